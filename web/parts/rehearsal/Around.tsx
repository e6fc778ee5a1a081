/** What goes with the people: places, money and days, before and after. */
import { yuanOf } from '../../format.ts'
import { say } from '../../say.ts'
import { type FigureRow, Figures } from './Figures.tsx'
import type { Given } from './People.tsx'
import { dateName, daysOf, percent, ratio, signed, trackName, turned, valueName, workingOf } from './telling.ts'

type Part = Pick<Given, 'report' | 'telling'>

function Demand({ report, telling }: Part) {
  const { w } = telling
  const tracks = [...new Set(report.demand.map(({ track }) => track))]
  return tracks.map(track => {
    const rows = report.demand
      .filter(line => line.track === track)
      .map(
        ({ body, before, after }): FigureRow => ({
          key: body ?? '',
          name: body === undefined ? w.sum : valueName(telling, 'body', body),
          strong: body === undefined,
          cells: [
            turned(before.places, after.places),
            turned(before.eligible, after.eligible),
            turned(ratio(before.eligible, before.places), ratio(after.eligible, after.places)),
            turned(before.empty, after.empty),
            turned(percent(before.grassRoots, before.eligible), percent(after.grassRoots, after.eligible)),
          ],
        }),
      )
    const title = `${w.demand} · ${trackName(telling, track)}`
    return (
      <section className="block" key={track}>
        <header>
          <h2>{title}</h2>
        </header>
        <Figures label={title} first={w.splits.body} heads={[w.places, w.eligible, w.perPlace, w.empty, w.grassRoots]} rows={rows} />
      </section>
    )
  })
}

function Money({ report: { money }, telling }: Part) {
  const { w, texts } = telling
  const rows = money.lines.map(
    ({ item, track, before, after, differenceFen }): FigureRow => ({
      key: `${item}/${track}`,
      name: `${say(item, telling.saying)} · ${trackName(telling, track)}`,
      cells: [
        workingOf(telling, before),
        workingOf(telling, after),
        yuanOf(before?.amountFen ?? 0),
        yuanOf(after?.amountFen ?? 0),
        yuanOf(differenceFen),
      ],
    }),
  )
  const sum = {
    key: '',
    name: w.sum,
    strong: true,
    cells: ['', '', yuanOf(money.beforeFen), yuanOf(money.afterFen), yuanOf(money.differenceFen)],
  }
  const heads = [`${w.workings}（${w.side.before}）`, `${w.workings}（${w.side.after}）`, w.side.before, w.side.after, w.difference]
  return (
    <section className="block">
      <header>
        <h2>
          {w.money}（{texts.t.act.yuan}）
        </h2>
      </header>
      <Figures label={w.money} first={w.item} heads={heads} rows={[...rows, sum]} />
    </section>
  )
}

function Dates({ report, telling }: Part) {
  const { w, p } = telling
  const rows = report.dates.map(({ path, before, after }): FigureRow => {
    const conflicts = (after?.conflicts ?? []).map(({ day, why }) => `${day} ${w.conflicts[why]}`)
    const found = conflicts.length === 0 ? p.noConflicts : <b key="found">{conflicts.join('；')}</b>
    const more = (after?.workingDays ?? 0) - (before?.workingDays ?? 0)
    const longer =
      before && after && !after.single && before.workingDays !== undefined && after.workingDays !== undefined ? signed(more) : '—'
    return { key: path, name: dateName(telling, path), cells: [daysOf(telling, before), daysOf(telling, after), longer, found] }
  })
  return (
    <section className="block">
      <header>
        <h2>{w.dates}</h2>
      </header>
      <Figures label={w.dates} first={w.step} heads={[w.side.before, w.side.after, w.difference, p.conflict]} rows={rows} />
    </section>
  )
}

export function Around(given: Part) {
  return (
    <>
      <Demand {...given} />
      <Money {...given} />
      <Dates {...given} />
    </>
  )
}
