/** The statement of a host: what it is due, was paid and is owed; what it was asked back and gave; what is left. */
import { Link } from '@tanstack/react-router'
import type { Answered } from '../../../core/question.ts'
import { yuanOf } from '../../format.ts'
import { useAsk, useSession } from '../../queries.ts'
import { type Saying, say } from '../../say.ts'
import { useStatementWords } from '../../words/statement.ts'
import { PartyAccount } from '../books/PartyAccount.tsx'
import { Clause, useSaying } from '../law.tsx'
import { Scroll } from '../Scroll.tsx'
import { Known } from '../Waiting.tsx'

type Told = Answered<'hostStatement'>
type Part = { readonly told: Told; readonly saying: Saying }

function Heads({ words }: { readonly words: readonly string[] }) {
  return (
    <thead>
      <tr>
        {words.map((word, i) => (
          <th key={word} scope="col" className={i > 0 ? 'n' : ''}>
            {word}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function Sums({ of }: { readonly of: readonly (number | string)[] }) {
  return of.map((one, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two sums of a row may be equal
    <td key={i} className="n">
      {typeof one === 'number' ? yuanOf(one) : one}
    </td>
  ))
}

function Due({ told: { lines, totals }, saying }: Part) {
  const words = useStatementWords()
  if (lines.length === 0) return <p className="in quiet">{words.none}</p>
  return (
    <Scroll label={words.title}>
      <table className="grid">
        <Heads words={[words.line, words.rate, words.persons, words.agreed, words.paid, words.owed]} />
        <tbody>
          {lines.map(line => (
            <tr key={`${line.item} ${line.track}`}>
              <td>
                {say(line.item, saying, 'item')} · {say(line.track, saying, 'track')} <Clause id={line.clause} saying={saying} />
              </td>
              <Sums of={[line.rateFen, String(line.persons), line.agreedFen, line.paidFen, line.owedFen]} />
            </tr>
          ))}
          <tr>
            <td>
              <b>{words.total}</b>
            </td>
            <Sums of={['', '', totals.agreedFen, totals.paidFen, totals.owedFen]} />
          </tr>
        </tbody>
      </table>
    </Scroll>
  )
}

function Refunds({ told: { refunds, totals }, saying, linked }: Part & { readonly linked: boolean }) {
  const words = useStatementWords()
  if (refunds.length === 0) return <p className="in quiet">{words.noRefunds}</p>
  return (
    <Scroll label={words.refunds}>
      <table className="grid">
        <Heads words={[words.name, words.state, words.due, words.asked, words.received, words.open]} />
        <tbody>
          {refunds.map(({ payment, name, status, due, askedFen, receivedFen, openFen }) => (
            <tr key={payment}>
              <td>
                {linked ? (
                  <Link to="/app/dossier/$subject/$id" params={{ subject: 'payment', id: payment }}>
                    {name}
                  </Link>
                ) : (
                  name
                )}
              </td>
              <Sums of={[saying.texts.status('payment', status), due ?? '', askedFen, receivedFen, openFen]} />
            </tr>
          ))}
          <tr>
            <td>
              <b>{words.total}</b>
            </td>
            <Sums of={['', '', totals.askedFen, totals.receivedFen, totals.openFen]} />
          </tr>
        </tbody>
      </table>
    </Scroll>
  )
}

/** `linked`: the reader may open dossiers. */
export function Statement({ id, linked }: { readonly id: string; readonly linked: boolean }) {
  const words = useStatementWords()
  const asked = useAsk('hostStatement', { id })
  const saying = useSaying(asked.data?.round)
  const at = `/api/hosts/${encodeURIComponent(id)}/statement`
  return (
    <section className="block" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
      </header>
      <Known asked={asked}>
        {told => (
          <>
            <p className="in quiet small">{words.about}</p>
            <p className="in row">
              <a href={`${at}.pdf`}>{words.pdf}</a>
              <a href={`${at}.xlsx`}>{words.sheet}</a>
            </p>
            <Due told={told} saying={saying} />
            <h3 className="in">{words.refunds}</h3>
            <Refunds told={told} saying={saying} linked={linked} />
            <p className="in">
              <b>
                {words.balance}：{words.yuan(yuanOf(told.totals.balanceFen))}
              </b>
            </p>
            <PartyAccount account={told.account} />
          </>
        )}
      </Known>
    </section>
  )
}

/** Of each round, for whoever came by a link: an account has them on the page of the payee. */
export function Statements({ rounds }: { readonly rounds: readonly string[] }) {
  const { data: session } = useSession()
  const host = session?.seats.find(({ role }) => role === 'host')?.organisation
  if (host === undefined) return null
  return rounds.map(round => <Statement key={round} id={`${round}.${host}`} linked={false} />)
}
