/**
 * Radicals that stand for whole characters: fonts draw ⼀ and 一 by one glyph, so that a PDF, and what is copied from one, gives back the sign of the
 * radical. The Kangxi radicals decompose by Unicode (NFKC); those of the supplement that are characters by themselves are listed, by Unicode's
 * EquivalentUnifiedIdeograph.
 */

// biome-ignore format: a table
const supplement: ReadonlyMap<string, string> = new Map([
  ['⺁', '厂'], ['⺄', '乙'], ['⺈', '刀'], ['⺊', '卜'], ['⺌', '小'], ['⺎', '兀'], ['⺒', '巳'], ['⺓', '幺'], ['⺗', '心'], ['⺜', '日'], ['⺝', '月'],
  ['⺟', '母'], ['⺠', '民'], ['⺧', '牛'], ['⺩', '王'], ['⺫', '目'], ['⺬', '示'], ['⺮', '竹'], ['⺳', '网'], ['⺶', '羊'], ['⺻', '聿'], ['⺽', '臼'],
  ['⻁', '虎'], ['⻄', '西'], ['⻅', '见'], ['⻆', '角'], ['⻉', '贝'], ['⻋', '车'], ['⻑', '長'], ['⻓', '长'], ['⻔', '门'], ['⻗', '雨'], ['⻘', '青'],
  ['⻙', '韦'], ['⻚', '页'], ['⻛', '风'], ['⻜', '飞'], ['⻝', '食'], ['⻞', '食'], ['⻢', '马'], ['⻣', '骨'], ['⻤', '鬼'], ['⻥', '鱼'], ['⻦', '鸟'],
  ['⻧', '卤'], ['⻨', '麦'], ['⻩', '黄'], ['⻪', '黾'], ['⻬', '齐'], ['⻮', '齿'], ['⻰', '龙'], ['⻳', '龟'],
])

/** The same text with each such radical as the character that it stands for; as long as before. */
export const withoutRadicals = (text: string): string =>
  text.replace(/[⺀-⻳⼀-⿕]/gu, letter => supplement.get(letter) ?? (letter >= '⼀' ? letter.normalize('NFKC') : letter))
