/** One payment run: how far it is, what can be done with it now, its lines, the bank's file and the bank's answers. */
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Answered } from '../../core/question.ts'
import { fieldsOf, listIn, numberIn, textIn } from '../json.ts'
import { Offers } from '../parts/act/Offers.tsx'
import { useSaying } from '../parts/law.tsx'
import { AllLines } from '../parts/runs/AllLines.tsx'
import { BankAnswer } from '../parts/runs/BankAnswer.tsx'
import { Difference } from '../parts/runs/Difference.tsx'
import { Progress } from '../parts/runs/Progress.tsx'
import { Timeline } from '../parts/Timeline.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useSession } from '../queries.ts'
import type { Saying } from '../say.ts'
import { useRunWords } from '../words/runs.ts'

const route = getRouteApi('/in/app/runs/$id')
type Dossier = Answered<'dossier'>

const countIn = (result: unknown, key: string) => numberIn(fieldsOf(result)[key], 'count') ?? 0

function Papers({ id, state }: { readonly id: string; readonly state: unknown }) {
  const words = useRunWords()
  const { locked, sent: out } = fieldsOf(state)
  return (
    <div className="in stack">
      <p className="row">
        <a href={`/api/runs/${encodeURIComponent(id)}/list.pdf`}>{words.listPdf}</a>
        <a href={`/api/runs/${encodeURIComponent(id)}/list.xlsx`}>{words.listSheet}</a>
      </p>
      {locked !== undefined && (
        <p className="small quiet">
          {words.digest}: <code style={{ overflowWrap: 'anywhere' }}>{textIn(locked, 'digest')}</code>
        </p>
      )}
      {out !== undefined && (
        <>
          <p>
            <a href={`/api/runs/${encodeURIComponent(id)}/file`}>{words.fetch}</a>
          </p>
          <p className="small quiet">
            {words.fileDigest}: <code style={{ overflowWrap: 'anywhere' }}>{textIn(out, 'sha256')}</code>
          </p>
        </>
      )}
      {listIn(state, 'results').map(result => (
        <p key={textIn(result, 'sha256')} className="small">
          {words.taken(countIn(result, 'paid'), countIn(result, 'rejected'), countIn(result, 'returned'))}
        </p>
      ))}
    </div>
  )
}

function One({ id, dossier, saying }: { readonly id: string; readonly dossier: Dossier; readonly saying: Saying }) {
  const words = useRunWords()
  const { data: session } = useSession()
  const { state, offers, row, timeline } = dossier
  const { data: known } = useAsk('runs', { round: row.round ?? '' }, row.round !== null)
  const isFinance = session?.seats.some(({ role }) => role === 'finance') === true
  const answers = isFinance && (row.status === 'sent' || row.status === 'closed')
  return (
    <>
      <h1>
        {words.run(numberIn(state, 'number') ?? 0)} <span className="tag">{saying.texts.status('run', row.status)}</span>
      </h1>
      <section className="block">
        <Progress id={id} state={state} offers={offers} saying={saying} />
        <div className="in">
          <Offers
            subject="run"
            id={id}
            state={{ ...fieldsOf(state), formats: known?.formats ?? [] }}
            offers={offers}
            today={session?.today ?? ''}
            saying={saying}
            elsewhere={['readResult']}
          />
        </div>
        <Papers id={id} state={state} />
      </section>
      {answers && <BankAnswer id={id} saying={saying} />}
      <Difference id={id} />
      <AllLines id={id} saying={saying} />
      <Timeline lines={timeline} subject="run" id={id} saying={saying} />
    </>
  )
}

export function RunPage() {
  const { id } = route.useParams()
  const words = useRunWords()
  const asked = useAsk('dossier', { subject: 'run', id })
  const saying = useSaying(asked.data?.row.round ?? undefined)
  return (
    <div className="page">
      <p>
        <Link to="/app/runs">{words.back}</Link>
      </p>
      <Known asked={asked}>{dossier => <One id={id} dossier={dossier} saying={saying} />}</Known>
    </div>
  )
}
