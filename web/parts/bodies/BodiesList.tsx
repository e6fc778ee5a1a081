/** One row for each body and track: a table where there is room, else cards. */
import { Link } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import type { BodyRow } from '../../../core/nomination/questions.ts'
import { useSession } from '../../queries.ts'
import { type Saying, say } from '../../say.ts'
import type { BodiesWords } from '../../words/bodies.ts'
import { Scroll } from '../Scroll.tsx'
import { Status } from '../Status.tsx'
import { useWide } from '../use-wide.ts'
import { daysLate, dueIn, standsAs } from './shown.ts'
import { useBodiesWords } from './use-bodies.ts'

export type Ticks = { readonly has: (body: string) => boolean; readonly set: (body: string, on: boolean) => void }
type Shown = { readonly row: BodyRow; readonly today: string; readonly saying: Saying; readonly ticks: Ticks }

function Tick({ row, saying, ticks }: Shown) {
  const words = useBodiesWords()
  const label = words.tick(saying.texts.pick(row.name), say(row.track, saying))
  return <Checkbox aria-label={label} checked={ticks.has(row.body)} onChange={event => ticks.set(row.body, event.target.checked)} />
}

function Roster({ row, saying }: Shown) {
  const words = useBodiesWords()
  if (row.status === 'none') return <span className="quiet">{words.noRoster}</span>
  const name = words.openRoster(saying.texts.pick(row.name), say(row.track, saying))
  return (
    <>
      <Link
        to="/app/dossier/$subject/$id"
        params={{ subject: 'nomination', id: row.id }}
        aria-label={`${name}：${saying.texts.status('nomination', row.status)}`}
      >
        <Status subject="nomination" status={row.status} />
      </Link>{' '}
      <span className="quiet small">
        {words.people(row.people)}
        {row.version > 0 && ` · ${words.version(row.version)}`}
      </span>
      {row.returned !== null && <div className="small">{words.because(row.returned)}</div>}
    </>
  )
}

function Paper({ row, today }: Shown) {
  const words = useBodiesWords()
  const { paper, lacking } = row
  if (standsAs(row, today).includes('paperLacking') || lacking.rosters + lacking.forms > 0)
    return (
      <>
        <div>{words.paperLacks(lacking.rosters, lacking.forms)}</div>
        <div className="quiet small">{words.paperHas(paper.rosters, paper.forms)}</div>
      </>
    )
  return paper.rosters + paper.forms > 0 ? <span className="tag good">{words.paperComplete}</span> : <span className="quiet">—</span>
}

function Due({ row, today }: Shown) {
  const words = useBodiesWords()
  const says = dueIn(row, today, words)
  return (
    <span className={daysLate(row, today) > 0 ? 'late' : undefined}>
      {row.due} {row.extended && <span className="tag">{words.extended}</span>} {says !== '' && <span className="small">{says}</span>}
    </span>
  )
}

function Clerks({ row, saying }: Shown) {
  const words = useBodiesWords()
  if (row.clerks.length === 0) return <span className="tag warn">{words.nobody}</span>
  return <>{row.clerks.map(saying.texts.pick).join('、')}</>
}

function Line(shown: Shown) {
  const { row, saying } = shown
  return (
    <tr>
      <td>
        <Tick {...shown} />
      </td>
      <th scope="row">{saying.texts.pick(row.name)}</th>
      <td>{say(row.track, saying)}</td>
      <td className="n">
        {row.places.used} / {row.places.of}
      </td>
      <td className="n">
        {row.reserves.used} / {row.reserves.of}
      </td>
      <td>
        <Roster {...shown} />
      </td>
      <td>
        <Paper {...shown} />
      </td>
      <td>
        <Due {...shown} />
      </td>
      <td>
        <Clerks {...shown} />
      </td>
    </tr>
  )
}

function Card(shown: Shown) {
  const words = useBodiesWords()
  const { row, saying } = shown
  return (
    <li>
      <div className="first">
        <Tick {...shown} />
        <b>{saying.texts.pick(row.name)}</b>
        <span className="quiet">{say(row.track, saying)}</span>
      </div>
      <div>
        <Roster {...shown} />
      </div>
      <div>
        <span className="quiet">{words.due}</span> <Due {...shown} />
      </div>
      <div className="small">
        {words.places} {words.usedOf(row.places.used, row.places.of)} · {words.reserves} {words.usedOf(row.reserves.used, row.reserves.of)}
      </div>
      {row.status !== 'none' && (
        <div className="small">
          <Paper {...shown} />
        </div>
      )}
      <div className="small">
        <span className="quiet">{words.call}</span> <Clerks {...shown} />
      </div>
    </li>
  )
}

type List = { readonly rows: readonly BodyRow[]; readonly saying: Saying; readonly ticks: Ticks }

const headsOf = (words: BodiesWords): readonly (readonly [head: string, className?: string])[] => [
  [words.pick],
  [words.body],
  [words.track],
  [words.places, 'n'],
  [words.reserves, 'n'],
  [words.roster],
  [words.paper],
  [words.due],
  [words.call],
]

function Table({ rows, saying, today, ticks }: List & { readonly today: string }) {
  const words = useBodiesWords()
  return (
    <Scroll label={saying.texts.t.pages.bodies}>
      <table className="grid">
        <thead>
          <tr>
            {headsOf(words).map(([head, className]) => (
              <th key={head} scope="col" className={className}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Line key={row.id} row={row} today={today} saying={saying} ticks={ticks} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

export function BodiesList({ rows, saying, ticks }: List) {
  const wide = useWide()
  const today = useSession().data?.today ?? ''
  if (wide) return <Table rows={rows} saying={saying} today={today} ticks={ticks} />
  return (
    <ul className="cards" aria-label={saying.texts.t.pages.bodies}>
      {rows.map(row => (
        <Card key={row.id} row={row} today={today} saying={saying} ticks={ticks} />
      ))}
    </ul>
  )
}
