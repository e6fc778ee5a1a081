/** A body's places, used of how many on each track, always in view. */
import { useAsk, useRound, useSession } from '../../queries.ts'
import { useSaying } from '../law.tsx'
import { useDeskWords } from './words.ts'
import './desk.css'

export function PlacesStrip() {
  const words = useDeskWords()
  const round = useRound()
  const { law, texts } = useSaying(round)
  const { data: session } = useSession()
  const bodies = session?.seats.flatMap(({ role, organisation }) => (role === 'body' ? [organisation] : [])) ?? []
  const { data } = useAsk('places', { round: round ?? '' }, round !== undefined && bodies.length > 0)
  const lines = data?.bodies.filter(({ body }) => bodies.includes(body)) ?? []
  if (lines.length === 0) return null
  return (
    <section className="placesstrip noprint" aria-label={words.places}>
      {lines.map(({ body, name, track, used, free }) => {
        const tracked = law?.policy.tracks[track]
        return (
          <span key={`${body} ${track}`} className={free === 0 && used > 0 ? 'tag warn' : 'tag go'}>
            {bodies.length > 1 && `${texts.pick(name)} `}
            {tracked ? texts.pick(tracked.name) : texts.t.places.allTracks} <b>{words.used(used, used + free)}</b>
          </span>
        )
      })}
    </section>
  )
}
