/** The sealed words of an objection, for those who look into it and decide. */
import { Link } from '@tanstack/react-router'
import type { Answered } from '../../core/question.ts'
import { momentOf } from '../format.ts'
import { fieldsOf, textIn } from '../json.ts'
import { useAsk } from '../queries.ts'
import type { Saying } from '../say.ts'
import { objectionWords } from '../words/objections.ts'
import { Known } from './Waiting.tsx'

type Opened = Answered<'objection'>

function Said({ said: { kind, at, text, files }, saying }: { said: Opened['said'][number]; saying: Saying }) {
  const words = objectionWords[saying.texts.language]
  return (
    <li className="tight">
      <div className="row">
        <b>{words.kinds[kind]}</b> <span className="quiet small">{momentOf(at)}</span>
      </div>
      <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</p>
      {files.length > 0 && (
        <div className="row">
          {files.map((sha256, i) => (
            <a key={sha256} href={`/api/files/${sha256}`} target="_blank" rel="noreferrer">
              {words.file(i + 1)}
            </a>
          ))}
        </div>
      )}
    </li>
  )
}

function Who({ opened: { receipt, raisedBy }, saying }: { opened: Opened; saying: Saying }) {
  const words = objectionWords[saying.texts.language]
  return (
    <dl className="facts">
      <div>
        <dt>{words.raisedBy}</dt>
        <dd>{raisedBy ? `${raisedBy.name} ${raisedBy.phone}` : words.anonymous}</dd>
      </div>
      {receipt !== null && (
        <div>
          <dt>{words.receipt}</dt>
          <dd className="mono">{receipt}</dd>
        </div>
      )}
    </dl>
  )
}

export function ObjectionWords({ id, state, saying }: { id: string; state: unknown; saying: Saying }) {
  const asked = useAsk('objection', { id })
  const words = objectionWords[saying.texts.language]
  const application = textIn(fieldsOf(fieldsOf(state).against), 'application')
  return (
    <section className="block">
      <header>
        <h2>{words.words}</h2>
      </header>
      <div className="in stack">
        <p className="quiet small">{words.sealed}</p>
        <Known asked={asked}>
          {opened => (
            <>
              <Who opened={opened} saying={saying} />
              <ol className="tight">
                {opened.said.map(said => (
                  <Said key={said.at + said.kind} said={said} saying={saying} />
                ))}
              </ol>
            </>
          )}
        </Known>
        {application !== undefined && (
          <Link to="/app/dossier/$subject/$id" params={{ subject: 'application', id: application }}>
            {words.application}
          </Link>
        )}
      </div>
    </section>
  )
}
