/** How a report is said on the page: tracks, groups, criteria and days by their names. */
import { ageBand, anyTrack, type Report } from '../../../core/rehearsal/index.ts'
import { sexCodes, sexName } from '../../../core/standards/index.ts'
import type { Law } from '../../../policy/shape.ts'
import { type RehearsalWords, rehearsalWords } from '../../../words/rehearsal.ts'
import { yuanOf } from '../../format.ts'
import { type Saying, say, sayKey } from '../../say.ts'
import type { Texts } from '../../texts.ts'
import { type RehearsalPageWords, rehearsalPageWords } from '../../words/rehearsal.ts'

export type Telling = {
  readonly texts: Texts
  readonly saying: Saying
  readonly before: Law
  readonly after: Law
  readonly w: RehearsalWords
  readonly p: RehearsalPageWords
}

export const tellingOf = (texts: Texts, before: Law, after: Law): Telling => ({
  texts,
  before,
  after,
  saying: { texts, law: after },
  w: rehearsalWords[texts.language],
  p: rehearsalPageWords[texts.language],
})

export const trackName = ({ texts, before, after, w }: Telling, track: string): string => {
  if (track === anyTrack) return w.overall
  const name = (after.policy.tracks[track] ?? before.policy.tracks[track])?.name
  return name ? texts.pick(name) : track
}

export const splitName = ({ w, saying }: Telling, by: string): string => new Map(Object.entries(w.splits)).get(by) ?? sayKey(by, saying)

const bandName = ({ ageTo, ageFrom, ageBand: between }: RehearsalWords, value: string): string => {
  const [from = '', to = ''] = value.split('-')
  if (from === '') return ageTo(to)
  return to === '' ? ageFrom(from) : between(from, to)
}

/** A value of a fact or of a split. */
export const valueName = ({ texts, saying, w }: Telling, by: string, value: unknown): string => {
  if (value === undefined) return w.notKnown
  if (by === ageBand) return bandName(w, String(value))
  const sex = by === 'sex' ? sexCodes.find(code => code === value) : undefined
  return sex ? texts.pick(sexName(sex)) : say(value, saying, by)
}

export const factName = ({ w, saying }: Telling, name: string): string =>
  new Map(Object.entries(w.splits)).get(name) ?? sayKey(name, saying)

export type Line = NonNullable<Report['money']['lines'][number]['after']>
export const workingOf = ({ w }: Telling, line: Line | undefined): string => {
  if (line === undefined) return '—'
  const [rate, { persons, months, per }] = [yuanOf(line.rateFen), line]
  if (per === 'month') return w.working(persons, rate, months)
  return per === 'personYear' ? w.workingYear(persons, rate, months) : w.workingOnce(persons, rate)
}

/** 'policy.procedure.windows.apply' by its last word that has one; a counting day by the fact that is counted. */
export const dateName = (telling: Telling, path: string): string => {
  const keys = path.split('.')
  const fact = keys[1] === 'facts' ? keys[2] : undefined
  const { texts, saying } = telling
  if (fact !== undefined) return `${sayKey(fact, saying)} · ${telling.w.countedOn}`
  const last = keys.at(-1) ?? path
  const known = new Map(Object.entries(telling.w.days)).get(last)
  if (known !== undefined) return known
  return texts.value(last) === last ? texts.field(last) : texts.value(last)
}

export type Side = NonNullable<Report['dates'][number]['after']>
export const daysOf = ({ w }: Telling, side: Side | undefined): string => {
  if (side === undefined) return '—'
  if (side.single) return side.from
  return `${side.from} – ${side.to}${side.workingDays === undefined ? '' : `（${w.workingDays(side.workingDays)}）`}`
}

export const ratio = (part: number, whole: number): string => (whole === 0 ? '—' : (part / whole).toFixed(1))
export const percent = (part: number, whole: number): string => (whole === 0 ? '—' : `${Math.round((100 * part) / whole)}%`)
export const turned = (was: string | number, is: string | number): string => (was === is ? String(is) : `${was} → ${is}`)
export const signed = (n: number): string => (n > 0 ? `+${n.toLocaleString('en')}` : n.toLocaleString('en'))
