/** The history of a dossier, the newest first: who, in which role, when, did what, by which clause; the fact on demand. */
import { Link } from '@tanstack/react-router'
import type { SubjectName } from '../../core/facts.ts'
import type { Line } from '../../core/question.ts'
import { momentOf } from '../format.ts'
import type { Saying } from '../say.ts'
import { FactView } from './FactView.tsx'
import { Clause } from './law.tsx'
import { useWho } from './office/use-office.ts'
import { EntryProof } from './oversight/EntryProof.tsx'
import { useReviewWords } from './review/words.ts'
import { Status } from './Status.tsx'

type Shown = {
  readonly line: Line
  readonly saying: Saying
  readonly seenOf: string | undefined
  readonly of: Pick<Shape, 'subject' | 'id'>
}
function Details({ line, saying, seenOf, of }: Shown) {
  const { t } = saying.texts
  const words = useReviewWords()
  return (
    <details>
      <summary>{t.dossier.fact}</summary>
      <div className="tight">
        <FactView fact={line.fact} saying={saying} all />
        {line.kept && <p className="small">{t.dossier.kept}</p>}
        {line.seen && seenOf !== undefined && (
          <p className="small">
            <Link to="/app/seen/$id/$n" params={{ id: seenOf, n: String(line.n) }}>
              {words.seen}
            </Link>
          </p>
        )}
        <p className="quiet small">
          {t.dossier.entry} {line.n} · {t.dossier.edition} {line.edition} · {t.dossier.digest}{' '}
          <span className="mono">{line.hash.slice(0, 16)}</span> <EntryProof subject={of.subject} id={of.id} n={line.n} />
        </p>
      </div>
    </details>
  )
}

type Shape = {
  readonly subject: SubjectName
  readonly id: string
  readonly lines: readonly Line[]
  readonly saying: Saying
  /** The application whose decisions the reader may see as they were on screen. */
  readonly seenOf?: string | undefined
}

export function Timeline({ subject, id, lines, saying, seenOf }: Shape) {
  const { texts } = saying
  const who = useWho()
  return (
    <ol className="line">
      {[...lines].reverse().map(line => (
        <li key={line.n}>
          <div className="row">
            <span className="did">{texts.action(subject, line.action)}</span>
            <Status subject={subject} status={line.status} />
          </div>
          <div className="quiet">
            {who(line.actor, line.actingFor)}
            {texts.role(line.role) !== '' && `（${texts.role(line.role)}）`} · {momentOf(line.at)}
          </div>
          <Clause id={line.clause} saying={saying} />
          <Details line={line} saying={saying} seenOf={seenOf} of={{ subject, id }} />
        </li>
      ))}
    </ol>
  )
}
