/** A report as a sheet: one line for each figure, safe to open in a spreadsheet. Pure. */
import { changes, type Report } from '../../../core/rehearsal/index.ts'
import { say } from '../../say.ts'
import { dateName, daysOf, splitName, type Telling, trackName, valueName, workingOf } from './telling.ts'

type Cell = string | number

/** A text that a spreadsheet would take for a formula gets a mark before it; a number stays one. */
export const cell = (value: Cell): string => {
  const text = String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const yuan = (fen: number) => Number((fen / 100).toFixed(2))

const people = ({ splits, tracks, overall }: Report, telling: Telling): readonly (readonly Cell[])[] => {
  const { w } = telling
  const heads = changes.map(change => w.change[change])
  const whole = [...tracks.map(({ track, count }) => ({ track, count })), { track: 'any', count: overall }]
  return [
    [w.track, '', ...heads],
    ...whole.map(({ track, count }) => [trackName(telling, track), '', ...changes.map(change => count[change])]),
    ...splits.flatMap(({ by, groups }) => [
      [],
      [splitName(telling, by), w.track, ...heads],
      ...groups.flatMap(({ value, counts }) =>
        Object.entries(counts).map(([track, count]) => [
          valueName(telling, by, value),
          trackName(telling, track),
          ...changes.map(change => count[change]),
        ]),
      ),
    ]),
  ]
}

const reasons = ({ tracks }: Report, telling: Telling): readonly (readonly Cell[])[] => {
  const { w, texts } = telling
  const of = (track: Report['tracks'][number], kind: 'drops' | 'enters' | 'opens') =>
    track[kind].map(why => [
      trackName(telling, track.track),
      w.why[kind],
      why.number ?? '',
      why.label ? texts.pick(why.label) : '',
      why.alone,
      why.people,
    ])
  return [
    [w.track, '', telling.p.rule, '', w.alone, w.concerned],
    ...tracks.flatMap(t => [...of(t, 'drops'), ...of(t, 'enters'), ...of(t, 'opens')]),
  ]
}

const around = ({ demand, money, dates }: Report, telling: Telling): readonly (readonly Cell[])[] => {
  const { w } = telling
  const both = [w.side.before, w.side.after]
  return [
    [w.demand, w.splits.body, ...both.flatMap(side => [w.places, w.eligible, w.empty, w.grassRoots].map(head => `${head}（${side}）`))],
    ...demand.map(({ track, body, before, after }) => [
      trackName(telling, track),
      body === undefined ? w.sum : valueName(telling, 'body', body),
      ...[before, after].flatMap(({ places, eligible, empty, grassRoots }) => [places, eligible, empty, grassRoots]),
    ]),
    [],
    [w.money, w.track, ...both.map(side => `${w.workings}（${side}）`), ...both, w.difference],
    ...money.lines.map(({ item, track, before, after, differenceFen }) => [
      say(item, telling.saying),
      trackName(telling, track),
      workingOf(telling, before),
      workingOf(telling, after),
      yuan(before?.amountFen ?? 0),
      yuan(after?.amountFen ?? 0),
      yuan(differenceFen),
    ]),
    [],
    [w.dates, ...both, telling.p.conflict],
    ...dates.map(({ path, before, after }) => [
      dateName(telling, path),
      daysOf(telling, before),
      daysOf(telling, after),
      (after?.conflicts ?? []).map(({ day, why }) => `${day} ${w.conflicts[why]}`).join('; '),
    ]),
  ]
}

/** With a mark at its beginning, by which spreadsheets know that it is UTF-8. */
export const csvOf = (report: Report, telling: Telling): string => {
  const { w } = telling
  const head = [[w.title, w.against(report.before.edition, report.after.edition), report.people]]
  const rows: readonly (readonly Cell[])[] = [
    ...head,
    [],
    ...people(report, telling),
    [],
    ...reasons(report, telling),
    [],
    ...around(report, telling),
  ]
  return `\uFEFF${rows.map(row => row.map(cell).join(',')).join('\r\n')}\r\n`
}
