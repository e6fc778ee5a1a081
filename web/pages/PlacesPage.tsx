/** The ledger of places: by body and track what was issued, is free, used and filled, and every movement. */
import { Link } from '@tanstack/react-router'
import { isSubjectName } from '../../core/facts.ts'
import { rosterOf } from '../../core/nomination/dossier.ts'
import type { Answered } from '../../core/question.ts'
import { momentOf } from '../format.ts'
import { Clause, useSaying } from '../parts/law.tsx'
import { OfferPlaces } from '../parts/places/OfferPlaces.tsx'
import { OpenMoves } from '../parts/places/OpenMoves.tsx'
import { Status } from '../parts/Status.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRound, useSession } from '../queries.ts'
import { type Saying, say } from '../say.ts'

type Places = Answered<'places'>
type Body = Places['bodies'][number]
type Reserved = Places['reserved'][number]
type Counted = Pick<Body, 'issued' | 'free' | 'used' | 'filled'>
type Part = { readonly places: Places; readonly round: string; readonly saying: Saying; readonly own: readonly string[] }

const sum = (lines: readonly Counted[], of: (line: Counted) => number) => lines.reduce((total, line) => total + of(line), 0)

function BodyRow({ body, round, saying, places, own }: Part & { body: Body }) {
  const { texts } = saying
  const id = rosterOf(round, body.track, body.body)
  return (
    <tr>
      <td>{texts.pick(body.name)}</td>
      <td className="n">{body.issued}</td>
      <td className="n">{body.free}</td>
      <td className="n">{body.used}</td>
      <td className="n">{body.filled}</td>
      <td>
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
      </td>
    </tr>
  )
}

function ReservedRow({ held, saying }: { held: Reserved; saying: Saying }) {
  const { texts } = saying
  return (
    <tr>
      <td>
        {texts.pick(held.name)} <span className="tag">{texts.t.places.reserved}</span>
        <div>
          <Clause id={held.clause} saying={saying} />
        </div>
      </td>
      <td className="n">{held.issued}</td>
      <td className="n">{held.free}</td>
      <td className="n">{held.used}</td>
      <td className="n">{held.filled}</td>
      <td>
        <span className="quiet">—</span>
      </td>
    </tr>
  )
}

/** Where the places of a body are counted over all tracks, they stand under one heading. */
const nameOf = (track: string, saying: Saying) => (track === 'all' ? saying.texts.t.places.allTracks : say(track, saying))

function TrackTable({ track, ...part }: Part & { track: string }) {
  const { places, saying } = part
  const { t } = saying.texts
  const bodies = places.bodies.filter(body => body.track === track)
  const reserved = places.reserved.filter(held => held.track === track)
  const lines = [...reserved, ...bodies]
  const pool = places.pools.find(one => one.track === track)
  return (
    <section className="block">
      <header>
        <h2>{nameOf(track, saying)}</h2>
        {pool && (
          <span className="quiet">
            {t.places.total} {pool.total} · {t.places.pool} {pool.pool} · {t.places.filled} {pool.filled}
          </span>
        )}
      </header>
      <section className="scroll" aria-label={nameOf(track, saying)}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{t.list.body}</th>
              {[t.places.issued, t.places.free, t.places.used, t.places.filled].map(head => (
                <th key={head} scope="col" className="n">
                  {head}
                </th>
              ))}
              <th scope="col">{t.places.roster}</th>
            </tr>
          </thead>
          <tbody>
            {reserved.map(held => (
              <ReservedRow key={held.code} held={held} saying={saying} />
            ))}
            {bodies.map(body => (
              <BodyRow key={body.body} body={body} {...part} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td>{t.places.sum}</td>
              <td className="n">{sum(lines, l => l.issued)}</td>
              <td className="n">{sum(lines, l => l.free)}</td>
              <td className="n">{sum(lines, l => l.used)}</td>
              <td className="n">{sum(lines, l => l.filled)}</td>
              <td />
            </tr>
          </tfoot>
        </table>
      </section>
    </section>
  )
}

/** A body, a track, or both; the whole round has no name of its own. */
const sayGroup = (group: string, saying: Saying): string =>
  group === 'round'
    ? saying.texts.t.places.wholeRound
    : group
        .split('.')
        .map(part => say(part, saying))
        .join(' · ')

function Shares({ places: { shares }, saying }: Pick<Part, 'places' | 'saying'>) {
  const { t, pick } = saying.texts
  if (shares.length === 0) return null
  const labelOf = (code: string) => saying.law?.policy.procedure.shares?.find(share => share.code === code)?.label
  return (
    <section className="block">
      <header>
        <h2>{t.places.shares}</h2>
      </header>
      <ul className="cards">
        {shares.map(({ share, clause, group, taken, places, bound, wants, holds }) => {
          const label = labelOf(share)
          return (
            <li key={`${share} ${group}`}>
              <div>
                {label ? pick(label) : share} · {sayGroup(group, saying)}{' '}
                <span className={holds ? 'tag good' : 'tag warn'}>{holds ? t.places.holds : t.places.fallsShort}</span>
              </div>
              <div className="quiet small">
                {t.places.taken(taken, places)} · {bound === 'atMost' ? t.places.mayBe(wants) : t.places.hasToBe(wants)} ·{' '}
                <Clause id={clause} saying={saying} />
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** 'places/<round>/inside/150100/free' → '呼和浩特市 可用'. */
const sayAccount = (account: string, saying: Saying): string => {
  const { t } = saying.texts
  const [, , , at = '', state] = account.split('/')
  if (account.split('/')[1] === 'world') return t.places.total
  if (at === 'pool') return t.places.pool
  if (at === 'filled') return t.places.filled
  const names: Readonly<Record<string, string>> = { free: t.places.free, used: t.places.used, offered: t.places.offered }
  return `${say(at, saying)} ${names[state ?? ''] ?? ''}`
}

function Moves({ places: { moves }, saying }: Pick<Part, 'places' | 'saying'>) {
  const { t, action } = saying.texts
  return (
    <section className="block">
      <header>
        <h2>{t.places.moves}</h2>
      </header>
      {moves.length === 0 && <p className="empty">{t.places.noMoves}</p>}
      <ul className="cards">
        {moves.map(({ at, debit, credit, amount, clause, subject, id, action: name }) => (
          <li key={`${at} ${subject} ${id} ${debit} ${credit}`}>
            <div>
              {sayAccount(debit, saying)} → {sayAccount(credit, saying)}：<b>{amount}</b>
            </div>
            <div className="quiet small">
              {isSubjectName(subject) && (
                <Link to="/app/dossier/$subject/$id" params={{ subject, id }}>
                  {action(subject, name)}
                </Link>
              )}{' '}
              · {momentOf(at)} · <Clause id={clause} saying={saying} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function PlacesPage() {
  const round = useRound()
  const saying = useSaying(round)
  const { t } = saying.texts
  const { data: session } = useSession()
  const asked = useAsk('places', { round: round ?? '' }, round !== undefined)
  const own = session?.seats.filter(({ role }) => role === 'body').map(({ organisation }) => organisation) ?? []
  const everything = session?.seats.some(({ role }) => role !== 'body') ?? false
  return (
    <div className="page">
      <div className="head">
        <h1>{t.pages.places}</h1>
        <span className="quiet">{t.places.balanced}</span>
      </div>
      <Known asked={asked}>
        {places => {
          const shown = everything ? places : { ...places, bodies: places.bodies.filter(({ body }) => own.includes(body)) }
          return (
            <>
              {round !== undefined && <OpenMoves round={round} />}
              {places.pools.map(({ track }) => (
                <TrackTable key={track} track={track} places={shown} round={round ?? ''} saying={saying} own={own} />
              ))}
              <Shares places={places} saying={saying} />
              <Moves places={places} saying={saying} />
            </>
          )
        }}
      </Known>
    </div>
  )
}
