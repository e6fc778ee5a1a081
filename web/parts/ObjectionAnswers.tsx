/** What came of objections to a person, for themself: the ground and the answer, never who objected. */
import { useAsk } from '../queries.ts'
import { type Saying, say } from '../say.ts'
import { objectionWords } from '../words/objections.ts'

const isKnown = (status: string): status is keyof typeof objectionWords.zh.status => Object.hasOwn(objectionWords.zh.status, status)

export function ObjectionAnswers({ id, saying }: { id: string; saying: Saying }) {
  const { data = [] } = useAsk('objectionAnswers', { application: id })
  const words = objectionWords[saying.texts.language]
  if (data.length === 0) return null
  return (
    <section className="block">
      <header>
        <h2>{words.answers}</h2>
      </header>
      <div className="in stack">
        <p className="quiet">{words.answersHint}</p>
        <ol className="tight">
          {data.map(({ ground, on, status, answer }) => (
            <li key={on + ground}>
              <b>{say(ground, saying, 'ground')}</b> · {on} · {isKnown(status) ? words.status[status] : status}
              {answer !== null && <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{answer}</p>}
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}
