/** What an approved stop would do to the money: for whoever thinks of it, and for those who decide on it. */
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import { yuanOf } from '../../format.ts'
import { useAsk } from '../../queries.ts'
import { type Saying, say } from '../../say.ts'
import { endingWords } from '../../words/ending.ts'
import { Clause } from '../law.tsx'

type Shown = Answered<'stopping'>
type Of = { readonly shown: Shown; readonly saying: Saying }

function Fees({ shown, saying }: Of) {
  const words = endingWords[saying.texts.language]
  const paid = shown.fees.filter(fee => fee.paidFen > 0)
  if (paid.length === 0) return <p>{words.nothingPaid}</p>
  return (
    <div className="scrolls">
      <table>
        <thead>
          <tr>
            {[words.item, words.paid, words.days, words.kept, words.back].map(head => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {paid.map(({ item, paidFen, servedDays, ofDays, keptFen, backFen }) => (
            <tr key={item}>
              <th scope="row">{say(item, saying, 'item')}</th>
              <td>{yuanOf(paidFen)}</td>
              <td>{words.daysOf(servedDays, ofDays)}</td>
              <td>{yuanOf(keptFen)}</td>
              <td>{yuanOf(backFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Due({ shown, saying }: Of) {
  const words = endingWords[saying.texts.language]
  return (
    <div>
      <h3>{words.due}</h3>
      {shown.due.length === 0 && <p>{shown.terminationAllowance === 'none' ? words.none : words.nothingDue}</p>}
      <ul className="tight">
        {shown.due.map(({ item, amountFen, clause }) => (
          <li key={`${item} ${amountFen}`} className="row">
            {`${say(item, saying, 'item')} ${yuanOf(amountFen)} ${words.yuan}`} <Clause id={clause} saying={saying} />
          </li>
        ))}
      </ul>
      <Clause id={shown.allowanceClause} saying={saying} />
    </div>
  )
}

function Consequences({ shown, saying }: Of) {
  const words = endingWords[saying.texts.language]
  return (
    <div className="stack">
      {shown.why && (
        <p>
          <b>{words.why[shown.why]}</b> {shown.mightReturn && words.mightReturn}
        </p>
      )}
      <p className="saying">
        {shown.sanction ? words.sanction : words.noSanction} <Clause id={shown.sanctionClause} saying={saying} />
        {shown.chosenStop === 'case' && <span> {words.chosenCase}</span>}
      </p>
      <Fees shown={shown} saying={saying} />
      <p>
        {shown.unusedTuition === 'asked back' ? words.person : words.unusedKept} <Clause id={shown.unusedClause} saying={saying} />
      </p>
      <Due shown={shown} saying={saying} />
    </div>
  )
}

/** Open where a stop is asked for; folded for somebody who only thinks of it. */
export function EndingBlock({ id, asked, saying }: { readonly id: string; readonly asked: boolean; readonly saying: Saying }) {
  const words = endingWords[saying.texts.language]
  const field = useId()
  const [open, setOpen] = useState(asked)
  const [lastDay, setLastDay] = useState<string>()
  const { data } = useAsk('stopping', { training: id, ...(lastDay && { lastDay }) }, open)
  return (
    <section className="block">
      <header>
        <h2>{words.title}</h2>
      </header>
      <div className="in stack">
        {!open && (
          <Button className="noprint" onClick={() => setOpen(true)}>
            {words.ask}
          </Button>
        )}
        {open && data && (
          <label htmlFor={field} className="row">
            {words.lastDay}
            <Input
              id={field}
              type="date"
              style={{ width: 170 }}
              disabled={asked}
              min={data.from}
              max={data.to}
              value={data.lastDay}
              onChange={event => event.target.value && setLastDay(event.target.value)}
            />
          </label>
        )}
        {open && data && <Consequences shown={data} saying={saying} />}
      </div>
    </section>
  )
}
