/** The people whom the host has accepted, with whom they work and where they live. */
import type { Guest } from '../../../core/hosting/questions.ts'
import { type Saying, say } from '../../say.ts'
import { useHostingWords } from './use-hosting.ts'

export function Coming({ guests, saying }: { readonly guests: readonly Guest[]; readonly saying: Saying }) {
  const words = useHostingWords()
  return (
    <section className="block">
      <header>
        <h2>{words.coming}</h2>
      </header>
      {guests.length === 0 && <p className="empty">{words.noneComing}</p>}
      <ul className="cards">
        {guests.map(guest => (
          <li key={guest.id}>
            <div className="first">
              <b>{guest.name}</b>
              <span className="tag">{saying.texts.status('placement', guest.status)}</span>
            </div>
            <div>
              {guest.employer && saying.texts.pick(guest.employer)} · {say(guest.programme, saying)}
            </div>
            <div className="quiet small">
              {guest.supervisor !== null && words.supervisorIs(guest.supervisor)}
              {guest.supervisor !== null && guest.room !== null && ' · '}
              {guest.room !== null && words.roomIs(guest.room)}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
