/** The ledger of one track: a line for each holder of places, and the sums; on a phone a card for each. */
import { Link } from '@tanstack/react-router'
import { rosterOf } from '../../../core/nomination/dossier.ts'
import type { Answered } from '../../../core/question.ts'
import { type Figure, figures } from '../../../core/round/figures.ts'
import type { Saying } from '../../say.ts'
import { placesWords } from '../../words/places.ts'
import { Clause } from '../law.tsx'
import { Scroll } from '../Scroll.tsx'
import { Status } from '../Status.tsx'
import { useWide } from '../use-wide.ts'
import { FigureButton } from './FigureButton.tsx'
import { nameOf } from './names.ts'
import { OfferPlaces } from './OfferPlaces.tsx'

type Places = Answered<'places'>
type Body = Places['bodies'][number]
type Reserved = Places['reserved'][number]
export type Part = {
  readonly places: Places
  readonly round: string
  readonly saying: Saying
  /** The reader's own bodies; whoever sits in the office opens every figure. */
  readonly own: readonly string[]
  readonly everything: boolean
}
type Line = { readonly holder: string; readonly body?: Body; readonly held?: Reserved; readonly counted: Body | Reserved }

const linesOf = ({ bodies, reserved }: Places, track: string): readonly Line[] => [
  ...reserved.filter(held => held.track === track).map(held => ({ holder: held.code, held, counted: held })),
  ...bodies.filter(body => body.track === track).map(body => ({ holder: body.body, body, counted: body })),
]

function Count({ line, figure, ...part }: Part & { line: Line; figure: Figure }) {
  const { round, saying, own, everything } = part
  const asked = { round, track: line.counted.track, holder: line.holder, figure }
  const opens = everything || own.includes(line.holder)
  return (
    <FigureButton count={line.counted[figure]} name={saying.texts.pick(line.counted.name)} asked={asked} opens={opens} saying={saying} />
  )
}

function Name({ line: { counted, held }, saying }: Pick<Part, 'saying'> & { line: Line }) {
  const { texts } = saying
  return (
    <>
      {texts.pick(counted.name)} {held && <span className="tag">{texts.t.places.reserved}</span>}
      {held && (
        <div>
          <Clause id={held.clause} saying={saying} />
        </div>
      )}
    </>
  )
}

/** The roster, and what the body can do with its free places. */
function Beside({ line: { body }, places, round, saying, own }: Part & { line: Line }) {
  if (!body) return <span className="quiet">—</span>
  const id = rosterOf(round, body.track, body.body)
  return (
    <>
      {body.rosterStatus === null ? (
        <span className="quiet">—</span>
      ) : (
        <Link to="/app/dossier/$subject/$id" params={{ subject: 'nomination', id }}>
          <Status subject="nomination" status={body.rosterStatus} />
        </Link>
      )}{' '}
      {places.offer && body.free > 0 && own.includes(body.body) && (
        <OfferPlaces body={body} round={round} track={nameOf(body.track, saying)} offer={places.offer} saying={saying} />
      )}
    </>
  )
}

const sum = (lines: readonly Line[], figure: Figure) => lines.reduce((total, { counted }) => total + counted[figure], 0)

function TableRow({ line, ...part }: Part & { line: Line }) {
  return (
    <tr>
      <td>
        <Name line={line} saying={part.saying} />
      </td>
      {figures.map(figure => (
        <td key={figure} className="n">
          <Count line={line} figure={figure} {...part} />
        </td>
      ))}
      <td>
        <Beside line={line} {...part} />
      </td>
    </tr>
  )
}

function Heads({ saying }: Pick<Part, 'saying'>) {
  const { t, language } = saying.texts
  return (
    <tr>
      <th scope="col">{t.list.body}</th>
      {figures.map(figure => (
        <th key={figure} scope="col" className="n">
          {placesWords[language].figures[figure]}
        </th>
      ))}
      <th scope="col">{t.places.roster}</th>
    </tr>
  )
}

function Table({ lines, track, ...part }: Part & { lines: readonly Line[]; track: string }) {
  const { saying } = part
  return (
    <Scroll label={nameOf(track, saying)}>
      <table className="grid">
        <thead>
          <Heads saying={saying} />
        </thead>
        <tbody>
          {lines.map(line => (
            <TableRow key={line.holder} line={line} {...part} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{saying.texts.t.places.sum}</td>
            {figures.map(figure => (
              <td key={figure} className="n">
                {sum(lines, figure)}
              </td>
            ))}
            <td />
          </tr>
        </tfoot>
      </table>
    </Scroll>
  )
}

function Cards({ lines, track, ...part }: Part & { lines: readonly Line[]; track: string }) {
  const words = placesWords[part.saying.texts.language]
  return (
    <ul className="cards" aria-label={nameOf(track, part.saying)}>
      {lines.map(line => (
        <li key={line.holder}>
          <div className="first">
            <span>
              <Name line={line} saying={part.saying} />
            </span>
            <span>
              <Beside line={line} {...part} />
            </span>
          </div>
          <div className="small">
            {figures
              .filter(figure => line.counted[figure] !== 0 || figure === 'issued' || figure === 'free')
              .map(figure => (
                <span key={figure} style={{ whiteSpace: 'nowrap', marginRight: 8 }}>
                  {words.figures[figure]} <Count line={line} figure={figure} {...part} />
                </span>
              ))}
          </div>
        </li>
      ))}
    </ul>
  )
}

export function TrackTable({ track, ...part }: Part & { track: string }) {
  const { places, saying, round, everything } = part
  const { t } = saying.texts
  const wide = useWide()
  const words = placesWords[saying.texts.language]
  const lines = linesOf(places, track)
  const pool = places.pools.find(one => one.track === track)
  const asked = { round, track, holder: 'pool', figure: 'free' } as const
  const Lines = wide ? Table : Cards
  return (
    <section className="block">
      <header>
        <h2>{nameOf(track, saying)}</h2>
        {pool && (
          <span className="quiet">
            {t.places.total} {pool.total} · {t.places.pool}{' '}
            <FigureButton count={pool.pool} name={words.pool} asked={asked} opens={everything} saying={saying} /> · {t.places.filled}{' '}
            {pool.filled}
          </span>
        )}
      </header>
      <Lines lines={lines} track={track} {...part} />
    </section>
  )
}
