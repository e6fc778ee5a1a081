/** One payment run: how far it is, what can be done with it now, its lines, the bank's file and the bank's answers. */
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../core/question.ts'
import { yuanOf } from '../format.ts'
import { fieldsOf, listIn, numberIn, textIn } from '../json.ts'
import { Offers } from '../parts/act/Offers.tsx'
import { useSaying } from '../parts/law.tsx'
import { BankAnswer } from '../parts/runs/BankAnswer.tsx'
import { Lines } from '../parts/runs/tables.tsx'
import { Timeline } from '../parts/Timeline.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useSession } from '../queries.ts'
import type { Saying } from '../say.ts'
import { useRunWords } from '../words/runs.ts'

const route = getRouteApi('/in/app/runs/$id')
type Kept = Answered<'runLines'>
type Dossier = Answered<'dossier'>

const wordIn = (words: Readonly<Record<string, string>>, key: string | null) =>
  key === null ? '' : (new Map(Object.entries(words)).get(key) ?? key)

function Progress({ kept: { waiting, states } }: { readonly kept: Kept }) {
  const words = useRunWords()
  return (
    <>
      {waiting > 0 && <p role="status">{words.progress(waiting)}</p>}
      <dl className="in sums" style={{ margin: 0 }}>
        {states.map(({ state, count, totalFen }) => (
          <div key={state}>
            <dt>{wordIn(words.states, state)}</dt>
            <dd>
              {count} · {yuanOf(totalFen)}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

const countIn = (result: unknown, key: string) => numberIn(fieldsOf(result)[key], 'count') ?? 0

function Papers({ id, state }: { readonly id: string; readonly state: unknown }) {
  const words = useRunWords()
  const { locked, sent: out } = fieldsOf(state)
  return (
    <div className="in stack">
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

function AllLines({ id, saying }: { readonly id: string; readonly saying: Saying }) {
  const words = useRunWords()
  const [after, goTo] = useState(0)
  const asked = useAsk('runLines', { id, after })
  return (
    <section className="block">
      <header>
        <h2>{words.lines}</h2>
      </header>
      <Known asked={asked}>
        {kept => (
          <>
            <Progress kept={kept} />
            <Lines
              label={words.lines}
              lines={kept.lines}
              heads={[words.line, words.state, words.reference, words.day]}
              more={({ line, state, reference, on, reason }) => [
                line,
                reason === null ? wordIn(words.states, state) : `${wordIn(words.states, state)}（${saying.texts.value(reason)}）`,
                reference ?? '',
                on ?? '',
              ]}
              saying={saying}
            />
            <div className="in row">
              {after > 0 && <Button onClick={() => goTo(0)}>{words.first}</Button>}
              {kept.lines.length === 100 && <Button onClick={() => goTo(kept.lines.at(-1)?.n ?? 0)}>{words.more}</Button>}
            </div>
          </>
        )}
      </Known>
    </section>
  )
}

function One({ id, dossier, saying }: { readonly id: string; readonly dossier: Dossier; readonly saying: Saying }) {
  const words = useRunWords()
  const { data: session } = useSession()
  const { state, offers, row, timeline } = dossier
  const isFinance = session?.seats.some(({ role }) => role === 'finance') === true
  const answers = isFinance && (row.status === 'sent' || row.status === 'closed')
  return (
    <>
      <h1>
        {words.run(numberIn(state, 'number') ?? 0)} <span className="tag">{saying.texts.status('run', row.status)}</span>
      </h1>
      <section className="block">
        <div className="in">
          <Offers
            subject="run"
            id={id}
            state={state}
            offers={offers}
            today={session?.today ?? ''}
            saying={saying}
            elsewhere={['readResult']}
          />
        </div>
        <Papers id={id} state={state} />
      </section>
      {answers && <BankAnswer id={id} saying={saying} />}
      <AllLines id={id} saying={saying} />
      <Timeline lines={timeline} subject="run" saying={saying} />
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
