/** The budget lines of the round, by year, beside plan and forecast; finance enters the next one here. */
import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { yuan } from '../../../core/money.ts'
import type { Answered } from '../../../core/question.ts'
import { act, newId, type Outcome } from '../../client.ts'
import { yuanOf } from '../../format.ts'
import { useAsk, useRefresh } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { budgetWords } from '../../words/budget.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { Scroll } from '../Scroll.tsx'
import { Known } from '../Waiting.tsx'

type Lines = Answered<'budgetLines'>
type Part = { readonly budget: Lines; readonly saying: Saying }

const fenIn = (typed: string): number | undefined => {
  try {
    const fen = yuan(typed)
    return fen > 0 ? fen : undefined
  } catch {
    return undefined
  }
}

const isCode = (typed: string) => /^[\w-]{2,30}$/.test(typed)

function Field({
  name,
  value,
  wrong,
  onChange,
}: {
  name: string
  value: string
  wrong: string | undefined
  onChange: (v: string) => void
}) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{name}</label>
      <Input
        id={id}
        value={value}
        status={wrong ? 'error' : ''}
        aria-invalid={wrong !== undefined}
        aria-describedby={wrong && `${id}-wrong`}
        onChange={event => onChange(event.target.value)}
      />
      {wrong && (
        <div id={`${id}-wrong`} className="error small">
          {wrong}
        </div>
      )}
    </div>
  )
}

type Typed = { readonly code: string; readonly sum: string }

function Fields({ typed, tried, saying, onChange }: { typed: Typed; tried: boolean; saying: Saying; onChange: (typed: Typed) => void }) {
  const words = budgetWords[saying.texts.language]
  return (
    <div className="row">
      <Field
        name={words.code}
        value={typed.code}
        wrong={tried && !isCode(typed.code) ? words.notCode : undefined}
        onChange={code => onChange({ ...typed, code })}
      />
      <Field
        name={words.yuan}
        value={typed.sum}
        wrong={tried && fenIn(typed.sum) === undefined ? words.notAmount : undefined}
        onChange={sum => onChange({ ...typed, sum })}
      />
    </div>
  )
}

function Proposing({ budget: { next: year }, round, saying }: Part & { readonly round: string }) {
  const words = budgetWords[saying.texts.language]
  const refresh = useRefresh()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState<Typed>({ code: '', sum: '' })
  const [tried, setTried] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()
  if (!open) return <Button onClick={() => setOpen(true)}>{words.propose(year)}</Button>
  const send = async () => {
    setTried(true)
    const amountFen = fenIn(typed.sum)
    if (amountFen === undefined || !isCode(typed.code)) return
    const came = await act('budget', `${round}.${year}`, 'propose', { round, year, lineCode: typed.code, amountFen }, newId())
    setOutcome(came)
    if (came.kind !== 'done') return
    setOpen(false)
    refresh()
  }
  return (
    <section className="stack" aria-label={words.propose(year)}>
      <Fields typed={typed} tried={tried} saying={saying} onChange={setTyped} />
      {outcome && <OutcomeNote outcome={outcome} subject="budget" saying={saying} />}
      <div className="row">
        <Button type="primary" onClick={() => void send()}>
          {words.submit}
        </Button>
        <Button autoInsertSpace={false} onClick={() => setOpen(false)}>
          {saying.texts.t.act.cancel}
        </Button>
      </div>
    </section>
  )
}

function LineRow({ line, saying }: { readonly line: Lines['lines'][number]; readonly saying: Saying }) {
  const words = budgetWords[saying.texts.language]
  const { id, year, code, status, amountFen, carriedFen, advancedFen, paidFen, returnedFen, restFen, rest } = line
  return (
    <tr>
      <th scope="row">
        <Link to="/app/dossier/$subject/$id" params={{ subject: 'budget', id }}>
          {year}
        </Link>
      </th>
      <td>{code}</td>
      {[amountFen, carriedFen, advancedFen, paidFen, returnedFen, restFen].map((fen, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns stand still
        <td key={i} className="n">
          {yuanOf(fen)}
        </td>
      ))}
      <td>
        {saying.texts.status('budget', status)}
        {rest !== null && restFen > 0 && <div className="quiet small">{words.became[rest]}</div>}
      </td>
    </tr>
  )
}

function LineTable({ budget, saying }: Part) {
  const words = budgetWords[saying.texts.language]
  if (budget.lines.length === 0) return <p className="in quiet">{words.none}</p>
  const sums = [words.amount, words.carried, words.advanced, words.paid, words.returned, words.rest]
  return (
    <Scroll label={words.title}>
      <table className="grid">
        <thead>
          <tr>
            <th scope="col">{words.year}</th>
            <th scope="col">{words.code}</th>
            {sums.map(sum => (
              <th key={sum} scope="col" className="n">
                {sum}
              </th>
            ))}
            <th scope="col">{words.state}</th>
          </tr>
        </thead>
        <tbody>
          {budget.lines.map(line => (
            <LineRow key={line.id} line={line} saying={saying} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Standing({ budget, saying }: Part) {
  const words = budgetWords[saying.texts.language]
  const { planFen, grantedFen, forecastFen } = budget
  const short = grantedFen > 0 && forecastFen > grantedFen
  return (
    <p className="in">
      {[words.plan(yuanOf(planFen)), words.granted(yuanOf(grantedFen)), words.forecast(yuanOf(forecastFen))].join(' · ')}
      {short && <strong className="error"> {words.short(yuanOf(forecastFen - grantedFen))}</strong>}
    </p>
  )
}

export function BudgetStrip({ round, saying }: { readonly round: string; readonly saying: Saying }) {
  const words = budgetWords[saying.texts.language]
  const asked = useAsk('budgetLines', { round }, round !== '')
  return (
    <Known asked={asked}>
      {budget =>
        budget.foreseen ? (
          <section className="block">
            <header>
              <h2>{words.title}</h2>
            </header>
            <Standing budget={budget} saying={saying} />
            <LineTable budget={budget} saying={saying} />
            <p className="in quiet small">{words.about}</p>
            {budget.mine && (
              <div className="in noprint">
                <Proposing budget={budget} round={round} saying={saying} />
              </div>
            )}
          </section>
        ) : null
      }
    </Known>
  )
}
