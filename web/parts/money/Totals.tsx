/** What the money of a round comes to: the plan, each column, and how it will end. */
import type { ReactNode } from 'react'
import { columns } from '../../../core/payment/columns.ts'
import type { Answered } from '../../../core/question.ts'
import { yuanOf } from '../../format.ts'
import type { Saying } from '../../say.ts'
import { moneyWords } from '../../words/money.ts'

type Props = { readonly money: Answered<'money'>; readonly saying: Saying; readonly title?: ReactNode }

export function MoneyTotals({ money, saying, title }: Props) {
  const words = moneyWords[saying.texts.language]
  const sums: readonly (readonly [string, number])[] = [
    [words.plan, money.planFen],
    ...columns.map(column => [words.columns[column], money.sums[column]] as const),
    [words.forecast, money.forecastFen],
    [words.unspent, money.planFen - money.forecastFen],
  ]
  return (
    <section className="block">
      {title && (
        <header>
          <h2>{title}</h2>
        </header>
      )}
      <dl className="in sums" style={{ margin: 0 }}>
        {sums.map(([name, fen]) => (
          <div key={name}>
            <dt>
              {name}（{saying.texts.t.act.yuan}）
            </dt>
            <dd>{yuanOf(fen)}</dd>
          </div>
        ))}
      </dl>
      <p className="in quiet small">{words.balanced}</p>
    </section>
  )
}
