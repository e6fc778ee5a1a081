/** What was wished, what was offered with each answer, and what holds now: all three are kept for ever. */
import { fieldsOf, listIn, textIn } from '../json.ts'
import { type Saying, say } from '../say.ts'

const seat = (one: unknown, saying: Saying) => `${say(textIn(one, 'host'), saying)} · ${say(textIn(one, 'programme'), saying)}`

function Offered({ offer, saying }: { offer: unknown; saying: Saying }) {
  const { texts } = saying
  const { agreedOn, welcomedOn, ended, on, way } = fieldsOf(offer)
  return (
    <li>
      {seat(offer, saying)} <span className="tag">{say(way, saying)}</span>
      <div className="quiet small">
        {say(on, saying)}
        {agreedOn !== undefined && ` · ${texts.field('agreedOn')} ${say(agreedOn, saying)}`}
        {welcomedOn !== undefined && ` · ${texts.field('welcomedOn')} ${say(welcomedOn, saying)}`}
        {ended !== undefined && ` · ${texts.field('ended')}：${say(ended, saying)}`}
      </div>
    </li>
  )
}

export function PlacementHistory({ state, saying }: { state: unknown; saying: Saying }) {
  const { texts } = saying
  const wished = listIn(state, 'wished')
  const offered = listIn(state, 'offered')
  return (
    <section className="block">
      <header>
        <h2>{texts.field('preferences')}</h2>
      </header>
      <div className="in stack">
        <ol className="tight">
          {wished.map((wish, i) => (
            <li key={seat(wish, saying)}>
              {i + 1}. {seat(wish, saying)}
            </li>
          ))}
        </ol>
        {offered.length > 0 && (
          <div>
            <h3>{texts.field('offered')}</h3>
            <ol className="tight">
              {offered.map((offer, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: offers are only ever added
                <Offered key={i} offer={offer} saying={saying} />
              ))}
            </ol>
          </div>
        )}
      </div>
    </section>
  )
}
