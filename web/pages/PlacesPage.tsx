/** The ledger of places: what waits for an answer, what each holder was issued and has, each figure open to its movements, and the shares. */

import { Clause, useSaying } from '../parts/law.tsx'
import { Moves } from '../parts/places/Movements.tsx'
import { OpenMoves } from '../parts/places/OpenMoves.tsx'
import { type Part, TrackTable } from '../parts/places/TrackTable.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRound, useSession } from '../queries.ts'
import { type Saying, say } from '../say.ts'
import { placesWords } from '../words/places.ts'

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

function LastMoves({ places: { moves }, saying }: Pick<Part, 'places' | 'saying'>) {
  const { t } = saying.texts
  return (
    <section className="block">
      <header>
        <h2>{t.places.moves}</h2>
      </header>
      {moves.length === 0 && <p className="empty">{t.places.noMoves}</p>}
      <Moves moves={moves} saying={saying} />
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
        <span className="quiet">{placesWords[saying.texts.language].balanced}</span>
      </div>
      <Known asked={asked}>
        {places => {
          const shown = everything ? places : { ...places, bodies: places.bodies.filter(({ body }) => own.includes(body)) }
          return (
            <>
              {round !== undefined && <OpenMoves round={round} />}
              {places.pools.map(({ track }) => (
                <TrackTable
                  key={track}
                  track={track}
                  places={shown}
                  round={round ?? ''}
                  saying={saying}
                  own={own}
                  everything={everything}
                />
              ))}
              <Shares places={places} saying={saying} />
              <LastMoves places={places} saying={saying} />
            </>
          )
        }}
      </Known>
    </div>
  )
}
