/** The vouchers of a round: exported for a period by a chart of accounts, and what was exported before. And the statements of everybody. */
import { Input, Select } from 'antd'
import { useId, useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import { momentOf, yuanOf } from '../../format.ts'
import { useAsk, useSession } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { useBookWords } from '../../words/books.ts'
import { Export } from '../Export.tsx'
import { Known } from '../Waiting.tsx'

type Vouchers = Answered<'vouchers'>
type Period = { readonly from: string; readonly until: string; readonly chart: string }

function Day({ name, value, onDay }: { readonly name: string; readonly value: string; readonly onDay: (day: string) => void }) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{name}</label>
      <Input id={id} type="date" value={value} onChange={event => onDay(event.target.value)} />
    </div>
  )
}

/** The month before today's, which is over. */
const monthBefore = (today: string): Pick<Period, 'from' | 'until'> => {
  const [year = 2022, month = 1] = today.split('-').map(Number)
  const day = (date: Date) => date.toISOString().slice(0, 10)
  return { from: day(new Date(Date.UTC(year, month - 2, 1))), until: day(new Date(Date.UTC(year, month - 1, 0))) }
}

function Choosing({ found, round, today, saying }: { found: Vouchers; round: string; today: string; saying: Saying }) {
  const words = useBookWords()
  const id = useId()
  const [period, setPeriod] = useState<Period>({ ...monthBefore(today), chart: found.charts[0]?.code ?? '' })
  return (
    <div className="row in">
      <Day name={words.from} value={period.from} onDay={from => setPeriod({ ...period, from })} />
      <Day name={words.until} value={period.until} onDay={until => setPeriod({ ...period, until })} />
      <div>
        <label htmlFor={id}>{words.chart}</label>
        <div>
          <Select
            id={id}
            value={period.chart}
            options={found.charts.map(({ code, name }) => ({ value: code, label: saying.texts.pick(name) }))}
            onChange={chart => setPeriod({ ...period, chart })}
            style={{ minWidth: 200, maxWidth: '100%' }}
          />
        </div>
      </div>
      {period.from !== '' && period.until !== '' && <Export list="vouchers" round={round} narrowing={period} />}
    </div>
  )
}

export function VoucherBlock({ round, saying }: { readonly round: string; readonly saying: Saying }) {
  const words = useBookWords()
  const asked = useAsk('vouchers', { round })
  const { data: session } = useSession()
  return (
    <Known asked={asked}>
      {found => (
        <section className="block" aria-label={words.vouchers}>
          <header>
            <h2>{words.vouchers}</h2>
          </header>
          <p className="in quiet small">{words.vouchersNote}</p>
          {found.mine && session && <Choosing found={found} round={round} today={session.today} saying={saying} />}
          {found.exports.length === 0 && <p className="empty">{words.noExports}</p>}
          <ul className="cards">
            {found.exports.map(one => (
              <li key={one.n}>
                <div className="first">
                  <b>
                    {one.from} – {one.until}
                  </b>
                  <span>{words.exportLine(one.entries, one.fresh, yuanOf(one.sumFen))}</span>
                </div>
                <div className="quiet small">{words.exported(momentOf(one.at), saying.texts.pick(one.by))}</div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Known>
  )
}

export function StatementsBlock({ round, today }: { readonly round: string; readonly today: string }) {
  const words = useBookWords()
  const id = useId()
  const [year, setYear] = useState(today.slice(0, 4))
  return (
    <section className="block noprint" aria-label={words.statements}>
      <header>
        <h2>{words.statements}</h2>
      </header>
      <p className="in quiet small">{words.statementsNote}</p>
      <div className="row in">
        <div>
          <label htmlFor={id}>{words.yearLabel}</label>
          <Input
            id={id}
            inputMode="numeric"
            maxLength={4}
            value={year}
            onChange={event => setYear(event.target.value)}
            style={{ width: 100 }}
          />
        </div>
        {Number(year) >= 1990 && Number(year) <= 2200 && <Export list="statements" round={round} narrowing={{ year }} />}
      </div>
    </section>
  )
}
