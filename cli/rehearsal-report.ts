/** A rehearsal's report as text: tables whose columns stand in line, Chinese characters counted as two. */

import { decimalYuan } from '../core/money.ts'
import { anyTrack, type Count, type Demand, type Report, type Split, type TrackReport } from '../core/rehearsal/index.ts'
import type { Law } from '../policy/shape.ts'
import { type RehearsalWords, rehearsalWords } from '../words/rehearsal.ts'
import { type Language, nameOfGroup, nameOfSplit, nameOfValue } from './rehearsal-names.ts'

type Telling = {
  readonly report: Report
  readonly before: Law
  readonly after: Law
  readonly language: Language
  readonly w: RehearsalWords
}

const isWide = (character: string) => (character.codePointAt(0) ?? 0) >= 0x2e80
const widthOf = (text: string) => [...text].reduce((sum, character) => sum + (isWide(character) ? 2 : 1), 0)
const pad = (text: string, width: number, left: boolean) => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)))
  return left ? text + space : space + text
}

/** The first column to the left, the others to the right. */
const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map(row => widthOf(row[i] ?? ''))))
  return rows.map(row => `  ${row.map((cell, i) => pad(cell, widths[i] ?? 0, i === 0)).join('  ')}`.trimEnd()).join('\n')
}

const signed = (n: number) => (n > 0 ? `+${n}` : String(n))
const trackName = ({ after, before, language, w }: Telling, track: string) =>
  track === anyTrack ? w.overall : ((after.policy.tracks[track] ?? before.policy.tracks[track])?.name[language] ?? track)

const countCells = (count: Count) => [
  ...(['before', 'after', 'enters', 'drops', 'stays', 'out', 'opens'] as const).map(change => String(count[change])),
]

const summary = (telling: Telling): string => {
  const { report, w } = telling
  const changes = [w.change.before, w.change.after, w.change.enters, w.change.drops, w.change.stays, w.change.out, w.change.opens]
  const rows = report.tracks.map(({ track, change, count }) => {
    const note = change === 'both' ? '' : `（${change === 'added' ? w.added : w.removed}）`
    return [trackName(telling, track) + note, ...countCells(count)]
  })
  return table([[w.track, ...changes], ...rows, [w.overall, ...countCells(report.overall)]])
}

const isFields = (x: unknown): x is Readonly<Record<string, unknown>> => typeof x === 'object' && x !== null && !Array.isArray(x)
const signs: Readonly<Record<string, string>> = { atLeast: '≥', atMost: '≤', is: '=', oneOf: '∈' }

/** What a leaf wants, after its label: a label may have been copied from another year with its number. */
const wantsText = (wants: unknown): string => {
  const [[form = '', bound] = []] = isFields(wants) ? Object.entries(wants) : []
  const sign = signs[form]
  return sign === undefined || isFields(bound) ? '' : ` [${sign} ${String(bound)}]`
}

const whys = (telling: Telling, { track, drops, enters, opens }: TrackReport): string => {
  const { w, language } = telling
  const part = (title: string, list: TrackReport['drops']) => {
    if (list.length === 0) return []
    const rows = list.map(one => [
      `${one.number ?? one.clause ?? ''} ${one.label?.[language] ?? ''}${one.unmet.length === 1 ? wantsText(one.unmet[0]?.wants) : ''}`.trim(),
      `${w.alone} ${one.alone}`,
      `${w.concerned} ${one.people}`,
    ])
    return [`${trackName(telling, track)} · ${title}\n${table(rows)}`]
  }
  return [...part(w.why.drops, drops), ...part(w.why.enters, enters), ...part(w.why.opens, opens)].join('\n')
}

const crossings = (telling: Telling): string => {
  const { report, w } = telling
  if (report.crossings.length === 0) return ''
  const names = (tracks: readonly string[]) => tracks.map(track => trackName(telling, track)).join(' + ')
  return `${w.crossings}\n${table(report.crossings.map(({ before, after, people }) => [w.against(names(before), names(after)), String(people)]))}`
}

const split = (telling: Telling, { by, groups }: Split): string => {
  const { w, language, after } = telling
  const rows = groups.map(({ value, counts }) => {
    const { before = 0, after: is = 0, enters = 0, drops = 0 } = counts[anyTrack] ?? {}
    return [nameOfGroup(after, by, value, language), String(before), String(is), signed(is - before), String(enters), String(drops)]
  })
  const head = [w.overall, w.change.before, w.change.after, w.difference, w.change.enters, w.change.drops]
  return `${nameOfSplit(after, by, language)}\n${table([head, ...rows])}`
}

const ratio = (part: number, whole: number) => (whole === 0 ? '—' : (part / whole).toFixed(1))
const percent = (part: number, whole: number) => (whole === 0 ? '—' : `${Math.round((100 * part) / whole)}%`)
const change = (was: string | number, is: string | number) => (was === is ? String(is) : `${was} → ${is}`)

const demandRow = (telling: Telling, { body, before, after }: Demand) => [
  body === undefined ? telling.w.sum : nameOfGroup(telling.after, 'body', body, telling.language),
  change(before.places, after.places),
  change(ratio(before.eligible, before.places), ratio(after.eligible, after.places)),
  change(before.empty, after.empty),
  change(percent(before.grassRoots, before.eligible), percent(after.grassRoots, after.eligible)),
]

const demand = (telling: Telling): string => {
  const { report, w } = telling
  const head = (track: string) => [trackName(telling, track), w.places, w.perPlace, w.empty, w.grassRoots]
  const byTrack = Map.groupBy(report.demand, ({ track }) => track)
  const tables = [...byTrack].map(([track, lines]) => table([head(track), ...lines.map(line => demandRow(telling, line))]))
  return tables.length === 0 ? '' : `${w.demand}\n${tables.join('\n\n')}`
}

/** How a line of the plan was worked out. */
const working = (w: RehearsalWords, line: Report['money']['lines'][number]['after']) => {
  if (line === undefined) return '—'
  const [rate, { persons, months, per }] = [decimalYuan(line.rateFen), line]
  if (per === 'month') return w.working(persons, rate, months)
  return per === 'personYear' ? w.workingYear(persons, rate, months) : w.workingOnce(persons, rate)
}

const money = (telling: Telling): string => {
  const { report, w, language } = telling
  const rows = report.money.lines.map(({ item, track, before, after, differenceFen }) => [
    `${nameOfValue(item, language)} · ${trackName(telling, track)}`,
    change(working(w, before), working(w, after)),
    decimalYuan(before?.amountFen ?? 0),
    decimalYuan(after?.amountFen ?? 0),
    decimalYuan(differenceFen),
  ])
  const { beforeFen, afterFen, differenceFen } = report.money
  const sum = [w.sum, '', decimalYuan(beforeFen), decimalYuan(afterFen), decimalYuan(differenceFen)]
  return `${w.money}\n${table([[w.item, '', w.side.before, w.side.after, w.difference], ...rows, sum])}`
}

const dateName = ({ after, w, language }: Telling, path: string): string => {
  const keys = path.split('.')
  const [last = path, fact] = [keys.at(-1), keys[1] === 'facts' ? after.policy.facts[keys[2] ?? ''] : undefined]
  if (fact) return `${fact.label[language]} · ${w.countedOn}`
  return new Map(Object.entries(w.days)).get(last) ?? nameOfValue(last, language)
}

const dates = (telling: Telling): string => {
  const { report, w } = telling
  const days = (side: Report['dates'][number]['before']) => {
    if (side === undefined) return '—'
    if (side.single) return side.from
    return `${side.from}–${side.to}${side.workingDays === undefined ? '' : ` ${w.workingDays(side.workingDays)}`}`
  }
  const rows = report.dates.map(({ path, before, after }) => [
    dateName(telling, path),
    days(before),
    days(after),
    (after?.conflicts ?? []).map(({ day, why }) => `${day} ${w.conflicts[why]}`).join('; '),
  ])
  return `${w.dates}\n${table([[w.step, w.side.before, w.side.after, ''], ...rows])}`
}

const unknown = ({ report, w, language }: Telling): string => {
  if (report.unknownFacts.length === 0) return ''
  return `${w.unknown}: ${report.unknownFacts.map(({ label, side }) => `${label[language]} (${w.side[side]})`).join(', ')}`
}

/** The whole report. `note` says what kind of people these are. */
export const tellReport = (report: Report, before: Law, after: Law, language: Language, note: string): string => {
  const w = rehearsalWords[language]
  const telling: Telling = { report, before, after, language, w }
  const head = `${w.title}  ${w.against(report.before.edition, report.after.edition)}  ${w.people(report.people)}\n${note}`
  const blocks = [
    head,
    unknown(telling),
    summary(telling),
    ...report.tracks.map(track => whys(telling, track)),
    crossings(telling),
    ...report.splits.map(one => split(telling, one)),
    demand(telling),
    money(telling),
    dates(telling),
  ]
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`
}
