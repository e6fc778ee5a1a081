/** Nobody is forgotten: who stands still between the end of the training and the certificate and allowance, by where they stand. */
import { Link } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import { type UnfinishedKind, unfinishedKinds } from '../../../core/training/assessment/assessment-questions.ts'
import { useAsk } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { Known } from '../Waiting.tsx'
import { useAssessmentWords } from './words.ts'

type Answer = Answered<'unfinished'>

function Rows({ rows, saying }: { readonly rows: Answer['rows']; readonly saying: Saying }) {
  const words = useAssessmentWords()
  if (rows.length === 0) return <p className="empty">{words.none}</p>
  return (
    <ul className="tight">
      {rows.map(row => (
        <li key={row.id} className="row">
          <Link to="/app/dossier/$subject/$id" params={{ subject: 'training', id: row.id }}>
            {row.name}
          </Link>
          <span className="quiet small">{row.host && saying.texts.pick(row.host)}</span>
          <span className="tag warn">{words.kinds[row.kind]}</span>
          <span className="quiet small">{words.overOn(row.studyEnd)}</span>
        </li>
      ))}
    </ul>
  )
}

type Kinds = {
  readonly kind: UnfinishedKind | 'all'
  readonly counts: Answer['counts']
  readonly onNarrow: (kind: UnfinishedKind | 'all') => void
}
function Kinds({ kind, counts, onNarrow }: Kinds) {
  const words = useAssessmentWords()
  const options = [
    { value: 'all' as const, label: words.all },
    ...unfinishedKinds.map(value => ({ value, label: `${words.kinds[value]} ${counts[value] ?? 0}` })),
  ]
  return <Segmented className="scroll" aria-label={words.unfinished} value={kind} options={options} onChange={onNarrow} />
}

export function Unfinished({ round, saying }: { readonly round: string; readonly saying: Saying }) {
  const words = useAssessmentWords()
  const [kind, setKind] = useState<UnfinishedKind | 'all'>('all')
  const [after, setAfter] = useState<readonly string[]>([])
  const last = after.at(-1)
  const asked = useAsk('unfinished', { round, ...(kind !== 'all' && { kind }), ...(last !== undefined && { after: last }) })
  const narrow = (chosen: UnfinishedKind | 'all') => {
    setKind(chosen)
    setAfter([])
  }
  return (
    <section className="block">
      <header>
        <h2>{words.unfinished}</h2>
      </header>
      <div className="in stack">
        <p className="quiet small">{words.unfinishedAbout}</p>
        <Known asked={asked}>
          {({ counts, rows, next }) => (
            <>
              <Kinds kind={kind} counts={counts} onNarrow={narrow} />
              <Rows rows={rows} saying={saying} />
              <div className="row">
                {last !== undefined && <Button onClick={() => setAfter(after.slice(0, -1))}>{words.back}</Button>}
                {next !== null && <Button onClick={() => setAfter([...after, next])}>{words.more}</Button>}
              </div>
            </>
          )}
        </Known>
      </div>
    </section>
  )
}
