/** 'My months': a line for each month in plain words, what counts, what doesn't and why; what is still to come stands apart. */
import { Link } from '@tanstack/react-router'
import type { Answered } from '../../../core/question.ts'
import { yuanOf } from '../../format.ts'
import { useAsk } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { absenceWords } from '../../words/absence.ts'
import { Clause } from '../law.tsx'
import { Known } from '../Waiting.tsx'

type Months = Answered<'months'>
type Item = Months['items'][number]
type Month = Item['months'][number]
type Away = Month['away'][number]

const halves = (n: number) => (n % 2 === 0 ? String(n / 2) : `${(n - 1) / 2}.5`)
/** '400', or '387.10' where there are fen. */
const plain = (fen: number) => yuanOf(fen).replace(/\.00$/, '')

function AwayLine({ away, saying }: { away: Away; saying: Saying }) {
  const words = absenceWords[saying.texts.language]
  const kind = away.kind ? saying.texts.pick(away.kind) : words.what[away.what]
  const half = away.half ? ` ${words.half[away.half]}` : ''
  const cause = away.withCause === false ? `（${words.withoutCause}）` : ''
  return (
    <li>
      {`${kind} ${words.span(away.from, away.to)}${half}${cause}，${words.counts[away.counts]} `}
      <Clause id={away.clause} saying={saying} />
    </li>
  )
}

function Settled({ month, saying }: { month: Month; saying: Saying }) {
  const words = absenceWords[saying.texts.language]
  const { money, payment } = month
  if (!payment) return null
  return (
    <p className="quiet small">
      {words.paid(saying.texts.status('payment', payment.status), plain(payment.amountFen))}
      {money && money.amountFen !== payment.amountFen && ` ${words.differs(plain(payment.amountFen))}`}
    </p>
  )
}

function MonthLine({ month, saying }: { month: Month; saying: Saying }) {
  const words = absenceWords[saying.texts.language]
  const { money } = month
  const counted = 2 * month.trainedDays + (month.halfDay ? 1 : 0)
  const inside = counted + 2 * month.awayDays + (month.halfDay ? 1 : 0)
  const because = money && (money.because !== 'trainedWhole' || month.away.length > 0) ? `（${words.because[money.because]}）` : ''
  return (
    <li>
      <div>
        <b>{words.month(month.nth, month.from, month.to)}</b>
        {`：${words.days(halves(inside), halves(counted))}`}
        {money && `，${words.sum(plain(money.amountFen))}${because} `}
        {money && <Clause id={money.clause} saying={saying} />}
      </div>
      {month.state === 'running' && <p className="quiet small">{words.running}</p>}
      {month.away.length > 0 && (
        <ul className="tight small">
          {month.away.map(away => (
            <AwayLine key={`${away.what} ${away.nth} ${away.from}`} away={away} saying={saying} />
          ))}
        </ul>
      )}
      <Settled month={month} saying={saying} />
    </li>
  )
}

const sumOf = (months: readonly Month[]) => months.reduce((sum, { money }) => sum + (money?.amountFen ?? 0), 0)

function ItemMonths({ item, saying }: { item: Item; saying: Saying }) {
  const { texts } = saying
  const words = absenceWords[texts.language]
  const facts = item.months.filter(({ state }) => state !== 'ahead')
  const ahead = item.months.filter(({ state }) => state === 'ahead')
  const rate = item.months[0]?.money
  return (
    <div className="stack">
      {item.name && (
        <h3>
          {texts.pick(item.name)}
          {rate && <span className="quiet small"> {words.rate(plain(rate.rateFen))}</span>}
        </h3>
      )}
      {item.name && (
        <p>
          {words.total(plain(sumOf(facts)))}
          {!item.monthly &&
            ` ${item.whole ? words.paid(texts.status('payment', item.whole.status), plain(item.whole.amountFen)) : words.paidLater}`}
        </p>
      )}
      <ol className="tight plain">
        {facts.map(month => (
          <MonthLine key={month.nth} month={month} saying={saying} />
        ))}
      </ol>
      {ahead.length > 0 && (
        <details>
          <summary>{words.ahead}</summary>
          <ol className="tight plain quiet">
            {ahead.map(month => (
              <MonthLine key={month.nth} month={month} saying={saying} />
            ))}
          </ol>
          {item.name && <p className="quiet">{words.forecast(plain(sumOf(item.months)))}</p>}
        </details>
      )}
    </div>
  )
}

function Pending({ pending, saying }: { pending: Months['pending']; saying: Saying }) {
  const { texts } = saying
  const words = absenceWords[texts.language]
  if (pending.length === 0) return null
  return (
    <div>
      <h3>{words.pending}</h3>
      <ul className="tight">
        {pending.map(({ nth, from, to, half, kind, who, answerBy }) => (
          <li key={nth}>
            {`${kind ? texts.pick(kind) : words.what.leave} ${words.span(from, to)}${half ? ` ${words.half[half]}` : ''}，${words.waits(texts.role(who))}`}
            {answerBy && `，${words.answerBy(answerBy)}`}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** One line for each correction after the pass, with the sum that it moves; it opens to that sum. */
function Differences({ differences, saying }: { differences: Months['differences']; saying: Saying }) {
  const { texts } = saying
  const words = absenceWords[texts.language]
  if (differences.length === 0) return null
  return (
    <ul className="tight">
      {differences.map(({ on, name, kind, wasFen, nowFen, payment, status }) => (
        <li key={payment}>
          {words.difference[kind](on, texts.pick(name), plain(wasFen), plain(nowFen), plain(Math.abs(nowFen - wasFen)))}{' '}
          <Link to="/app/dossier/$subject/$id" params={{ subject: 'payment', id: payment }}>
            {status === null ? payment : texts.status('payment', status)}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Missed({ missed, saying }: { missed: Months['missed']; saying: Saying }) {
  const words = absenceWords[saying.texts.language]
  const { halfDays, onEndHalfDays, beyond, limit } = missed
  if (halfDays === 0) return null
  return (
    <div className={beyond ? 'saying' : 'quiet'}>
      <p>{words.missed(halves(halfDays), halves(onEndHalfDays))}</p>
      {beyond && <p>{words.beyond}</p>}
      {limit && (
        <p>
          {words.limit(limit.consecutiveDays, limit.totalDays)} <Clause id={limit.clause} saying={saying} />
        </p>
      )}
    </div>
  )
}

export function Months({ id, saying }: { readonly id: string; readonly saying: Saying }) {
  const words = absenceWords[saying.texts.language]
  const asked = useAsk('months', { id })
  return (
    <section className="block" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
      </header>
      <div className="in stack">
        <Known asked={asked}>
          {({ items, pending, differences, missed }) => (
            <>
              {items.length === 0 && <p className="empty">{words.none}</p>}
              <Pending pending={pending} saying={saying} />
              <Differences differences={differences} saying={saying} />
              <Missed missed={missed} saying={saying} />
              {items.map(item => (
                <ItemMonths key={item.item} item={item} saying={saying} />
              ))}
            </>
          )}
        </Known>
      </div>
    </section>
  )
}
