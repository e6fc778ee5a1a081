/** A host's calendar by person and day: exceptions only, a month at a time, by touch, mouse or arrow keys; it prints. */
import { Button } from 'antd'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import { useAsk } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { absenceWords } from '../../words/absence.ts'
import { Scroll } from '../Scroll.tsx'
import { Known } from '../Waiting.tsx'
import { canRecord, markOf, monthFrom, movedBy, type Row } from './cells.ts'
import { RecordDay } from './RecordDay.tsx'

type Month = Answered<'absences'>
type Cell = { readonly row: Row; readonly day: string }
type Grid = {
  readonly month: Month
  readonly saying: Saying
  /** The day up to which absence can be recorded. */
  readonly today: string
  readonly onOpen: (cell: Cell) => void
}

/** One cell can be reached by Tab, the others from it by arrow keys. */
const useRoving = ({ month: { rows, days } }: Grid) => {
  const [at, setAt] = useState<readonly [number, number]>([0, 0])
  const table = useRef<HTMLTableElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const next = movedBy(event.key, at, [rows.length, days.length])
    if (!next) return
    event.preventDefault()
    setAt(next)
    table.current?.querySelector<HTMLButtonElement>(`[data-cell="${next.join(' ')}"]`)?.focus()
  }
  return { at, setAt, table, onKeyDown }
}

type Day = { readonly row: Row; readonly day: string; readonly at: string; readonly tabs: boolean; readonly onFocus: () => void }

function DayCell({ row, day, at, tabs, onFocus, saying, today, onOpen }: Day & Pick<Grid, 'saying' | 'today' | 'onOpen'>) {
  const words = absenceWords[saying.texts.language]
  const { calendar } = words
  if (day < row.from || day > row.to) return null
  const mark = markOf(row, day)
  const sign = mark ? calendar.marks[mark] : ''
  const what = mark === 'pending' ? words.pending : mark ? words.what[mark] : calendar.present
  return (
    <button
      type="button"
      className="daycell"
      data-cell={at}
      tabIndex={tabs ? 0 : -1}
      aria-label={calendar.cell(row.name, day, mark ? `${sign} ${what}` : what)}
      onFocus={onFocus}
      onClick={() => (mark || canRecord(row, day, today)) && onOpen({ row, day })}
    >
      {sign}
    </button>
  )
}

function CalendarTable(props: Grid) {
  const { month, saying } = props
  const { calendar } = absenceWords[saying.texts.language]
  const { at, setAt, table, onKeyDown } = useRoving(props)
  const off = (works: boolean) => (works ? undefined : 'off')
  return (
    <Scroll label={calendar.title}>
      <table className="grid month" ref={table} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">{calendar.person}</th>
            {month.days.map(({ day, works }) => (
              <th key={day} scope="col" className={off(works)}>
                {Number(day.slice(8))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {month.rows.map((row, r) => (
            <tr key={row.training}>
              <th scope="row">{row.name}</th>
              {month.days.map(({ day, works }, d) => (
                <td key={day} className={off(works)}>
                  <DayCell {...{ ...props, row, day, at: `${r} ${d}`, tabs: at[0] === r && at[1] === d }} onFocus={() => setAt([r, d])} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

type Props = {
  readonly round: string
  readonly today: string
  readonly saying: Saying
  readonly host?: string
  /** The reader may record absence; others look. */
  readonly records: boolean
}

function Turning({ saying, go }: { saying: Saying; go: (by: number) => void }) {
  const { calendar } = absenceWords[saying.texts.language]
  return (
    <span className="row noprint">
      <Button onClick={() => go(-1)}>{calendar.before}</Button>
      <Button onClick={() => go(1)}>{calendar.after}</Button>
      <Button autoInsertSpace={false} onClick={() => window.print()}>
        {calendar.print}
      </Button>
    </span>
  )
}

type Found = { readonly month: Month; readonly saying: Saying; readonly today: string; readonly onMore: (after: string) => void }
function MonthFound({ month, saying, today, onMore, records }: Found & { records: boolean }) {
  const { calendar } = absenceWords[saying.texts.language]
  const [cell, setCell] = useState<Cell>()
  const { next } = month
  const isOpen = (one: Cell) => records && markOf(one.row, one.day) === undefined && canRecord(one.row, one.day, today)
  if (month.rows.length === 0) return <p className="empty">{calendar.empty}</p>
  return (
    <>
      <CalendarTable month={month} saying={saying} today={records ? today : ''} onOpen={setCell} />
      {next !== null && (
        <p className="noprint">
          <Button onClick={() => onMore(next)}>{calendar.more}</Button>
        </p>
      )}
      {cell && <RecordDay {...cell} open={isOpen(cell)} saying={saying} onClose={() => setCell(undefined)} />}
    </>
  )
}

export function Calendar({ round, today, saying, host, records }: Props) {
  const { calendar } = absenceWords[saying.texts.language]
  const [{ month, after }, setShown] = useState<{ readonly month: string; readonly after?: string }>({ month: today.slice(0, 7) })
  const asked = useAsk('absences', { round, month, ...(host !== undefined && { host }), ...(after !== undefined && { after }) })
  return (
    <section className="block" aria-label={calendar.title}>
      <header>
        <h2>{`${calendar.title} ${month}`}</h2>
        <Turning saying={saying} go={by => setShown({ month: monthFrom(month, by) })} />
      </header>
      <div className="in stack">
        <p className="quiet">{calendar.note}</p>
        <Known asked={asked}>
          {found => (
            <MonthFound month={found} saying={saying} today={today} records={records} onMore={next => setShown({ month, after: next })} />
          )}
        </Known>
        <p className="quiet small">{calendar.key}</p>
      </div>
    </section>
  )
}
