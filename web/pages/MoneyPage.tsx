/** Plan and actuals, line by line, each open to its payments. */
import { Link } from '@tanstack/react-router'
import type { Answered } from '../../core/question.ts'
import { yuanOf } from '../format.ts'
import { Clause, useSaying } from '../parts/law.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRound } from '../queries.ts'
import { type Saying, say } from '../say.ts'

type Money = Answered<'money'>
type Part = { readonly money: Money; readonly saying: Saying }

function Totals({ money, saying }: Part) {
  const { t } = saying.texts
  const sums: readonly (readonly [string, number])[] = [
    [t.money.plan, money.planFen],
    [t.money.paid, money.paidFen],
    [t.money.owed, money.owedFen],
    [t.money.returned, money.returnedFen],
  ]
  return (
    <section className="block">
      <dl className="in sums" style={{ margin: 0 }}>
        {sums.map(([name, fen]) => (
          <div key={name}>
            <dt>
              {name}（{t.act.yuan}）
            </dt>
            <dd>{yuanOf(fen)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function MoneyRow({ line, saying }: { line: Money['lines'][number]; saying: Saying }) {
  const { texts } = saying
  return (
    <tr>
      <td>
        <Link to="/app/list/$subject" params={{ subject: 'payment' }} search={{ track: line.track }} title={texts.t.money.open}>
          {say(line.item, saying)} · {say(line.track, saying)}
        </Link>
        <div>
          <Clause id={line.clause} saying={saying} />
        </div>
      </td>
      <td className="n">{line.persons}</td>
      <td className="n">{yuanOf(line.rateFen)}</td>
      <td className="n">{line.months ?? '—'}</td>
      <td className="n">{yuanOf(line.planFen)}</td>
      <td className="n">{yuanOf(line.paidFen)}</td>
      <td className="n">{yuanOf(line.owedFen)}</td>
      <td className="n">{yuanOf(line.returnedFen)}</td>
      <td>{texts.pick(line.why)}</td>
    </tr>
  )
}

function LineTable({ money, saying }: Part) {
  const { t } = saying.texts
  const heads = [t.money.persons, t.money.rate, t.money.months, t.money.plan, t.money.paid, t.money.owed, t.money.returned]
  return (
    <section className="block">
      <section className="scroll" aria-label={t.pages.money}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{t.money.item}</th>
              {heads.map(head => (
                <th key={head} scope="col" className="n">
                  {head}
                </th>
              ))}
              <th scope="col">{t.money.why}</th>
            </tr>
          </thead>
          <tbody>
            {money.lines.map(line => (
              <MoneyRow key={`${line.item} ${line.track}`} line={line} saying={saying} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={4}>{t.money.total}</td>
              <td className="n">{yuanOf(money.planFen)}</td>
              <td className="n">{yuanOf(money.paidFen)}</td>
              <td className="n">{yuanOf(money.owedFen)}</td>
              <td className="n">{yuanOf(money.returnedFen)}</td>
              <td />
            </tr>
          </tfoot>
        </table>
      </section>
    </section>
  )
}

function HostTable({ money, saying }: Part) {
  const { t, pick } = saying.texts
  if (money.hosts.length === 0) return null
  return (
    <section className="block">
      <header>
        <h2>{t.money.byHost}</h2>
      </header>
      <section className="scroll" aria-label={t.money.byHost}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{t.list.host}</th>
              {[t.money.persons, t.money.paid, t.money.owed].map(head => (
                <th key={head} scope="col" className="n">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {money.hosts.map(({ host, name, persons, paidFen, owedFen }) => (
              <tr key={host}>
                <td>
                  <Link to="/app/list/$subject" params={{ subject: 'payment' }} search={{ host }}>
                    {pick(name)}
                  </Link>
                </td>
                <td className="n">{persons}</td>
                <td className="n">{yuanOf(paidFen)}</td>
                <td className="n">{yuanOf(owedFen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

export function MoneyPage() {
  const round = useRound()
  const saying = useSaying(round)
  const asked = useAsk('money', { round: round ?? '' }, round !== undefined)
  return (
    <div className="page">
      <h1>{saying.texts.t.pages.money}</h1>
      <Known asked={asked}>
        {money => (
          <>
            <Totals money={money} saying={saying} />
            {money.lines.length === 0 ? <p className="quiet">{saying.texts.t.money.none}</p> : <LineTable money={money} saying={saying} />}
            <HostTable money={money} saying={saying} />
          </>
        )}
      </Known>
    </div>
  )
}
