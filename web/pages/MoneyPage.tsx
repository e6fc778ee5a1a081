/** The money of a round: plan, promised, owed, paid and come back, each figure open to its people and transfers. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { columns } from '../../core/payment/columns.ts'
import type { Answered } from '../../core/question.ts'
import { yuanOf } from '../format.ts'
import { StatementsBlock, VoucherBlock } from '../parts/books/Vouchers.tsx'
import { Export } from '../parts/Export.tsx'
import { Clause, useSaying } from '../parts/law.tsx'
import { BudgetStrip } from '../parts/money/BudgetStrip.tsx'
import { Figure, type Where } from '../parts/money/Figure.tsx'
import { MoneyTotals } from '../parts/money/Totals.tsx'
import { Scroll } from '../parts/Scroll.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRound, useSession } from '../queries.ts'
import { type Saying, say } from '../say.ts'
import { moneyWords } from '../words/money.ts'
import { paymentWords } from '../words/payment.ts'

type Money = Answered<'money'>
type Sums = Money['sums']
type Part = { readonly money: Money; readonly round: string; readonly saying: Saying }

type Cells = { readonly sums: Sums; readonly of: string; readonly where: Omit<Where, 'column'>; readonly saying: Saying }
const Figures = ({ sums, of, where, saying }: Cells) =>
  columns.map(column => (
    <td key={column} className="n">
      <Figure fen={sums[column]} of={of} where={{ ...where, column }} saying={saying} />
    </td>
  ))

const Heads = ({ saying }: { readonly saying: Saying }) => {
  const words = moneyWords[saying.texts.language]
  return columns.map(column => (
    <th key={column} scope="col" className="n" title={words.means[column]}>
      {words.columns[column]}
    </th>
  ))
}

function MoneyRow({ line, round, saying }: { line: Money['lines'][number]; round: string; saying: Saying }) {
  const { item, track, planned, persons, rateFen, months, planFen, sums, forecastFen } = line
  const of = `${say(item, saying)} · ${say(track, saying)}`
  return (
    <tr>
      <th scope="row" style={{ minWidth: '9em' }}>
        {of}
        <div>
          <Clause id={line.clause} saying={saying} />
        </div>
        <div className="quiet small">{saying.texts.pick(line.why)}</div>
      </th>
      <td className="n">{planned}</td>
      <td className="n">{persons}</td>
      <td className="n">{yuanOf(rateFen)}</td>
      <td className="n">{months ?? '—'}</td>
      <td className="n">{yuanOf(planFen)}</td>
      <Figures sums={sums} of={of} where={{ round, item, track }} saying={saying} />
      <td className="n">{yuanOf(forecastFen)}</td>
    </tr>
  )
}

function LineHeads({ saying }: { readonly saying: Saying }) {
  const words = moneyWords[saying.texts.language]
  const plan = [words.planned, words.persons, words.rate, words.months, words.plan]
  return (
    <tr>
      <th scope="col">{words.item}</th>
      {plan.map(head => (
        <th key={head} scope="col" className="n">
          {head}
        </th>
      ))}
      <Heads saying={saying} />
      <th scope="col" className="n">
        {words.forecast}
      </th>
    </tr>
  )
}

function LineTable({ money, round, saying }: Part) {
  const words = moneyWords[saying.texts.language]
  return (
    <section className="block">
      <Scroll label={saying.texts.t.pages.money}>
        <table className="grid">
          <thead>
            <LineHeads saying={saying} />
          </thead>
          <tbody>
            {money.lines.map(line => (
              <MoneyRow key={`${line.item} ${line.track}`} line={line} round={round} saying={saying} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={5}>{words.total}</td>
              <td className="n">{yuanOf(money.planFen)}</td>
              <Figures sums={money.sums} of={words.total} where={{ round }} saying={saying} />
              <td className="n">{yuanOf(money.forecastFen)}</td>
            </tr>
          </tfoot>
        </table>
      </Scroll>
    </section>
  )
}

function HostTable({ money, round, saying }: Part) {
  const { pick, language } = saying.texts
  const words = moneyWords[language]
  if (money.hosts.length === 0) return null
  return (
    <section className="block">
      <header>
        <h2>{words.byHost}</h2>
      </header>
      <Scroll label={words.byHost}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{words.host}</th>
              <th scope="col" className="n">
                {words.persons}
              </th>
              <Heads saying={saying} />
            </tr>
          </thead>
          <tbody>
            {money.hosts.map(({ host, name, persons, sums }) => (
              <tr key={host}>
                <th scope="row">
                  <Link to="/app/payee" search={{ id: `${round}.${host}` }}>
                    {pick(name)}
                  </Link>
                </th>
                <td className="n">{persons}</td>
                <Figures sums={sums} of={pick(name)} where={{ round, host }} saying={saying} />
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}

function Downloads({ round, saying }: Omit<Part, 'money'>) {
  const { language } = saying.texts
  const words = moneyWords[language]
  const files = [
    ['xlsx', words.sheet],
    ['pdf', words.print],
  ] as const
  return (
    <div className="noprint row">
      {files.map(([as, name]) => (
        <Button key={as} href={`/api/money-sheets/${encodeURIComponent(round)}?as=${as}&language=${language}`}>
          {name}
        </Button>
      ))}
      <Export list="money" round={round} narrowing={{}} />
      <Link to="/app/ageing">
        <Button>{paymentWords[language].title}</Button>
      </Link>
    </div>
  )
}

/** What goes to the books: for finance, and to be looked at by the auditor. */
function Books({ round, saying }: Omit<Part, 'money'>) {
  const { data: session } = useSession()
  const holds = (...roles: readonly string[]) => session?.seats.some(({ role }) => roles.includes(role)) === true
  if (!session || !holds('finance', 'auditor')) return null
  return (
    <>
      <VoucherBlock round={round} saying={saying} />
      <StatementsBlock round={round} today={session.today} />
    </>
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
        {money => {
          const part = { money, round: round ?? '', saying }
          return (
            <>
              <MoneyTotals money={money} saying={saying} />
              <BudgetStrip round={part.round} saying={saying} />
              <Downloads {...part} />
              {money.lines.length === 0 ? <p className="quiet">{moneyWords[saying.texts.language].none}</p> : <LineTable {...part} />}
              <HostTable {...part} />
              <Books {...part} />
            </>
          )
        }}
      </Known>
    </div>
  )
}
