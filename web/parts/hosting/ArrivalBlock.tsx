/** Where somebody whom a host has accepted reports, with whom they work and where they live. */
import { useAsk } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { Known } from '../Waiting.tsx'
import { useHostingWords } from './use-hosting.ts'

export function ArrivalBlock({ placement, saying }: { readonly placement: string; readonly saying: Saying }) {
  const words = useHostingWords()
  const asked = useAsk('arrival', { placement })
  return (
    <section className="block">
      <header>
        <h2>{words.arrivalTitle}</h2>
      </header>
      <Known asked={asked}>
        {({ supervisor, room, lodging, lodgingNote, from, to, where, contact }) => {
          const kind = lodging === null ? undefined : saying.texts.value(lodging)
          const lines = [
            [words.supervisors, supervisor],
            [words.arrival, from !== null && to !== null ? words.arrivalDays(from, to) : null],
            [saying.texts.field('where'), where],
            [words.lodging, [room, kind, lodgingNote].filter(Boolean).join(' · ') || null],
            [words.contact, contact && `${contact.name} ${contact.phone}`],
          ] as const
          const known = lines.filter(([, value]) => value !== null)
          if (known.length === 0) return <p className="empty">{words.notYet}</p>
          return (
            <dl className="in facts lines">
              {known.map(([label, value]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )
        }}
      </Known>
    </section>
  )
}
