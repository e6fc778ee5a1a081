/** A difference of two editions in words: facts defined otherwise, and whom each track gains and loses, line by line. */
import type { Policy, Text } from '../../policy/shape.ts'
import type { Condition, Difference, FactDifference, Moved, Part, Shift, TrackDifference } from './difference.ts'
import { sayWish } from './words.ts'

const join = (texts: readonly Text[], zh: string, en: string): Text => ({
  zh: texts.map(text => text.zh).join(zh),
  en: texts.map(text => text.en).join(en),
})

const both = (text: string): Text => ({ zh: text, en: text })

const sayCondition = (policy: Policy, { fact, anyOf }: Condition): Text => {
  const label = policy.facts[fact]?.label ?? both(fact)
  const values = join(
    anyOf.map(wish => sayWish(policy, fact, wish)),
    '，或',
    ', or ',
  )
  return { zh: `${label.zh}${values.zh}`, en: `${label.en}: ${values.en}` }
}

/** All of these conditions at once: '学历硕士研究生，从事本专业年限5至7年'. */
export const sayConditions = (policy: Policy, conditions: readonly Condition[]): Text =>
  conditions.length === 0
    ? { zh: '所有人', en: 'everybody' }
    : join(
        conditions.map(one => sayCondition(policy, one)),
        '，',
        '; ',
      )

const sayMoved = (policy: Policy, { conditions, besides }: Moved): Text => {
  const own = sayConditions(policy, conditions.length > 0 ? conditions : besides)
  if (besides.length === 0 || conditions.length === 0) return own
  const rest = sayConditions(policy, besides)
  return { zh: `${own.zh}（另须：${rest.zh}）`, en: `${own.en} (and besides: ${rest.en})` }
}

const outcomes = {
  gained: { zh: '此前不符合，现在符合', en: 'before no, now yes' },
  lost: { zh: '此前符合，现在不符合', en: 'before yes, now no' },
} as const
const among = {
  gained: { zh: '简言之，现在符合的人中', en: 'in short, of those who are eligible now' },
  lost: { zh: '简言之，此前符合的人中', en: 'in short, of those who were eligible before' },
} as const

const sayShift = (policy: Policy, way: 'gained' | 'lost', { moved, short }: Shift): readonly Text[] => {
  const outcome = outcomes[way]
  const lines = moved.map((one): Text => {
    const who = sayMoved(policy, one)
    return { zh: `${who.zh}：${outcome.zh}`, en: `${who.en}: ${outcome.en}` }
  })
  // A short form is only worth a line where it is shorter than what it stands for.
  if (short.length >= moved.length) return lines
  const brief = join(
    short.map(conditions => sayConditions(policy, conditions)),
    '；或 ',
    '; or ',
  )
  return [{ zh: `${among[way].zh}：${brief.zh}`, en: `${among[way].en}: ${brief.en}` }, ...lines]
}

const sayTrack = (policy: Policy, difference: TrackDifference): readonly Text[] => {
  if (!('gained' in difference)) {
    return [difference.change === 'added' ? { zh: '新设类别', en: 'a new track' } : { zh: '取消类别', en: 'the track is gone' }]
  }
  if (difference.change === 'same') return [{ zh: '符合条件的人不变', en: 'the same people are eligible' }]
  return [...sayShift(policy, 'gained', difference.gained), ...sayShift(policy, 'lost', difference.lost)]
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '—'))

const sayPart = ({ path, before, after }: Part): Text => both(`${path} ${plain(before)} → ${plain(after)}`)

const sayFact = (policies: readonly Policy[], { fact, change, parts }: FactDifference): Text => {
  const label = policies.map(({ facts }) => facts[fact]?.label).find(found => found !== undefined) ?? both(fact)
  const changed = {
    added: { zh: '新增', en: 'added' },
    removed: { zh: '取消', en: 'removed' },
    redefined: { zh: '定义变更', en: 'defined otherwise' },
  }
  const what = join(parts.map(sayPart), '；', '; ')
  const tail = parts.length === 0 ? both('') : { zh: `：${what.zh}`, en: `: ${what.en}` }
  return { zh: `${label.zh}（${fact}）${changed[change].zh}${tail.zh}`, en: `${label.en} (${fact}) ${changed[change].en}${tail.en}` }
}

export type SaidDifference = {
  readonly facts: readonly Text[]
  readonly tracks: readonly { readonly track: string; readonly name: Text; readonly lines: readonly Text[] }[]
}

/** The difference from edition `a` to edition `b` in both languages. Labels and names are those of the newer edition where it has them. */
export const sayDifference = (a: Policy, b: Policy, { facts, tracks, joined }: Difference): SaidDifference => {
  const policy = { ...b, facts: joined }
  return {
    facts: facts.map(one => sayFact([b, a], one)),
    tracks: tracks.map(one => ({
      track: one.track,
      name: b.tracks[one.track]?.name ?? a.tracks[one.track]?.name ?? both(one.track),
      lines: sayTrack(policy, one),
    })),
  }
}
