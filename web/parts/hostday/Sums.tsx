/** What the fund owes the host: persons times the rate, as an invoice says it, beside what the payments say. */
import type { Answered } from '../../../core/question.ts'
import { yuanOf } from '../../format.ts'
import { useAsk } from '../../queries.ts'
import { say } from '../../say.ts'
import { useTexts } from '../../texts.ts'
import { Clause, useSaying } from '../law.tsx'
import { Scroll } from '../Scroll.tsx'
import { Known } from '../Waiting.tsx'
import { useHostDayWords } from './use-day.ts'

type Sum = Answered<'hostSums'>['sums'][number]

function SumLine({ sum }: { readonly sum: Sum }) {
  const words = useHostDayWords()
  const saying = useSaying(sum.round)
  const differs = sum.agreedFen !== sum.owedFen + sum.paidFen
  return (
    <tr>
      <td>
        {saying.law?.policy.year} · {say(sum.track, saying, 'track')} · {say(sum.item, saying, 'item')}{' '}
        <Clause id={sum.clause} saying={saying} />
        <div className={differs ? 'late small' : 'quiet small'}>{differs ? words.differs : words.sumsSame}</div>
      </td>
      <td>{sum.persons}</td>
      <td>{yuanOf(sum.rateFen)}</td>
      <td>{yuanOf(sum.agreedFen)}</td>
      <td>{yuanOf(sum.paidFen)}</td>
      <td>{yuanOf(sum.owedFen)}</td>
    </tr>
  )
}

function Table({ sums, owedFen, paidFen }: Answered<'hostSums'>) {
  const words = useHostDayWords()
  const { sumsHead: head } = words
  if (sums.length === 0) return <p className="empty">{words.noSums}</p>
  const agreed = sums.reduce((sum, { agreedFen }) => sum + agreedFen, 0)
  return (
    <Scroll label={words.sums}>
      <table>
        <thead>
          <tr>
            {[head.item, head.persons, head.rate, head.agreed, head.paid, head.owed].map((name, i) => (
              <th key={name}>
                {name}
                {i > 1 && `（${words.yuan}）`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sums.map(sum => (
            <SumLine key={`${sum.round} ${sum.track} ${sum.item}`} sum={sum} />
          ))}
          <tr>
            <td colSpan={3}>{words.total}</td>
            <td>{yuanOf(agreed)}</td>
            <td>{yuanOf(paidFen)}</td>
            <td>{yuanOf(owedFen)}</td>
          </tr>
        </tbody>
      </table>
    </Scroll>
  )
}

export function Sums() {
  const words = useHostDayWords()
  const asked = useAsk('hostSums', {})
  const { t } = useTexts()
  return (
    <section className="block" aria-label={words.sums}>
      <header>
        <h2>{words.sums}</h2>
        <span className="quiet small">{t.pages.money}</span>
      </header>
      <p className="in quiet small">{words.sumsNote}</p>
      <Known asked={asked}>{sums => <Table {...sums} />}</Known>
    </section>
  )
}
