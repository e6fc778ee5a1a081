/** The tracks that a notice speaks of, found by how it counts them or by headings that differ in one word; never by a fixed list of names. */
import type { Law } from '../../policy/shape.ts'
import type { Unit } from './reading.ts'

/** `word` is what tells the track from the others in the notice's sentences; '' where there is only one. */
export type NoticeTrack = { readonly key: string; readonly name: string; readonly word: string }

/** Which tracks a value is of; `stated` says that the sentence or a heading above names them. */
export type Scope = { readonly tracks: readonly NoticeTrack[]; readonly stated: boolean }

// biome-ignore format: a table
const usual: readonly (readonly [RegExp, string])[] = [
  [/^区外/, 'outside'], [/^区内/, 'inside'], [/^省外/, 'outside'], [/^省内/, 'inside'], [/^(?:国外|境外|出国)/, 'abroad'], [/^(?:国内|境内)/, 'domestic'],
  [/青年|后备/, 'young'], [/骨干/, 'backbone'], [/领军/, 'leading'], [/高级/, 'senior'], [/普通|一般|常规/, 'general'], [/访问|访学/, 'visiting'],
  [/基层/, 'grassroots'], [/管理/, 'managers'], [/技术/, 'technical'], [/紧缺/, 'scarce'], [/脱产/, 'fulltime'], [/在职/, 'parttime'],
  [/^甲|^A/, 'first'], [/^乙|^B/, 'second'], [/^丙|^C/, 'third'],
]
const byOrder = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth']
export const onlyTrack = 'general'

const counted = /(?:分为?|分成|设立?|设置|包括)([^,;。:]{3,60}?)(?:这)?(?:两|二|三|四|[234])(?:种|个?类|个?层次|个?方向|个?项目|条|个?渠道)/
const countedFirst = /(?:分为?|设立?|设置)(?:两|二|三|四|[234])(?:种|个?类(?:别|型)?|个?层次|个?方向|个?项目|个?渠道)[:,]([^;。]{3,60})/

const listed = (words: string): readonly string[] =>
  words
    .split(/[、和与及,]|以及/)
    .map(word => word.replace(/^(?:即|分别(?:为|是)|一类(?:为|是)|另一类(?:为|是)|为)/, '').trim())
    .filter(word => word.length >= 2 && word.length <= 12)

/** What is left of names when the letters that they end with in common are gone: 区外培养 and 区内培养 are 区外 and 区内. */
const cores = (names: readonly string[]): readonly string[] => {
  const [first = ''] = names
  let length = 0
  while (length < first.length && names.every(name => name.endsWith(first.slice(first.length - length - 1)))) length += 1
  const short = names.map(name => name.slice(0, name.length - length))
  return short.every(word => word.length >= 2) ? short : names
}

const named = (names: readonly string[]): readonly NoticeTrack[] => {
  const words = cores(names)
  const taken = new Set<string>()
  return names.map((name, i) => {
    const known = usual.find(([pattern]) => pattern.test(name))?.[1]
    const key = known !== undefined && !taken.has(known) ? known : (byOrder.find(word => !taken.has(word)) ?? `track${'x'.repeat(i)}`)
    taken.add(key)
    return { key, name, word: words[i] ?? name }
  })
}

const titled =
  /^[^A-Za-z一-鿿]*(?:[（(][一二三四五六七八九十]+[）)])?([^,;。:]{2,12}?)(?:学员|人员|申请人|申报人|人选|对象)?(?:的)?(?:必须|应当?|须|还应)?(?:具备|符合)?(?:以下|下列)?(?:选派|选拔|申报|基本)?条件/

/** Clauses beside each other whose headings name conditions, each of somebody else. */
const byHeadings = (units: readonly Unit[]): readonly string[] => {
  const found = new Map<string, string[]>()
  for (const { clause, text } of units) {
    const parent = clause.id.includes('.') ? clause.id.replace(/\.\d+$/, '') : undefined
    const name = parent === undefined ? undefined : titled.exec(text)?.[1]
    if (name === undefined || parent === undefined || /^(?:基本|其他|其它|资格|推荐|选拔|选派|申报|限制)$/.test(name)) continue
    found.set(parent, [...(found.get(parent) ?? []), name])
  }
  return (
    [...found.values()].find(names => names.length >= 2 && names.length <= byOrder.length && new Set(names).size === names.length) ?? []
  )
}

const known = (law: Law, units: readonly Unit[]): readonly NoticeTrack[] => {
  const tracks = Object.entries(law.policy.tracks).map(([key, track]) => ({ key, name: track.name.zh }))
  const words = cores(tracks.map(track => track.name))
  const all = tracks.map((track, i) => ({ ...track, word: tracks.length === 1 ? '' : (words[i] ?? track.name) }))
  return all.every(track => units.some(unit => unit.text.includes(track.word))) ? all : []
}

export const tracksIn = (units: readonly Unit[], like: Law | undefined): readonly NoticeTrack[] => {
  const before = like === undefined ? [] : known(like, units)
  if (before.length > 0) return before
  for (const { text } of units) {
    const names = listed((counted.exec(text) ?? countedFirst.exec(text))?.[1] ?? '')
    if (names.length >= 2 && names.length <= byOrder.length && /培养|学员|研修|访学|访问|选派|类|进修|培训|轮训|方式/.test(text))
      return named(names)
  }
  const names = byHeadings(units)
  return names.length >= 2 ? named(names) : [{ key: onlyTrack, name: '', word: '' }]
}
