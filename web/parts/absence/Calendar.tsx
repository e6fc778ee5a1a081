/** A host's calendar by person and day: exceptions only, a month at a time, by touch, mouse or arrow keys; it prints. */
import { Button } from 'antd'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import { useAsk } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { absenceWords } from '../../words/absence.ts'
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

function CalendarTable(props: Grid) {
  const { month, saying, today, onOpen } = props
  const words = absenceWords[saying.texts.language]
  const { calendar } = words
  const { at, setAt, table, onKeyDown } = useRoving(props)
  const cellOf = (row: Row, r: number, day: string, d: number, works: boolean) => {
    const mark = markOf(row, day)
    const inStudy = day >= row.from && day <= row.to
    const what = mark === 'pending' ? words.pending : mark ? words.what[mark] : calendar.present
    return (
      <td key={day} className={works ? undefined : 'off'}>
        {inStudy && (
          <button
            type="button"
            className="daycell"
            data-cell={`${r} ${d}`}
            tabIndex={at[0] === r && at[1] === d ? 0 : -1}
            aria-label={calendar.cell(row.name, day, mark ? `${calendar.marks[mark]} ${what}` : what)}
            onFocus={() => setAt([r, d])}
            onClick={() => (mark || canRecord(row, day, today)) && onOpen({ row, day })}
          >
            {mark ? calendar.marks[mark] : ''}
          </button>
        )}
      </td>
    )
  }
  return (
    <section className="scroll" aria-label={calendar.title}>
      <table className="grid month" ref={table} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">{calendar.person}</th>
            {month.days.map(({ day, works }) => (
              <th key={day} scope="col" className={works ? undefined : 'off'}>
                {Number(day.slice(8))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {month.rows.map((row, r) => (
            <tr key={row.training}>
              <th scope="row">{row.name}</th>
              {month.days.map(({ day, works }, d) => cellOf(row, r, day, d, works))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
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

export function Calendar({ round, today, saying, host, records }: Props) {
  const { calendar } = absenceWords[saying.texts.language]
  const [month, setMonth] = useState(today.slice(0, 7))
  const [after, setAfter] = useState<string>()
  const [cell, setCell] = useState<Cell>()
  const asked = useAsk('absences', { round, month, ...(host !== undefined && { host }), ...(after !== undefined && { after }) })
  const go = (by: number) => {
    setMonth(monthFrom(month, by))
    setAfter(undefined)
  }
  return (
    <section className="block" aria-label={calendar.title}>
      <header>
        <h2>{`${calendar.title} ${month}`}</h2>
        <span className="row noprint">
          <Button onClick={() => go(-1)}>{calendar.before}</Button>
          <Button onClick={() => go(1)}>{calendar.after}</Button>
          <Button autoInsertSpace={false} onClick={() => window.print()}>
            {calendar.print}
          </Button>
        </span>
      </header>
      <div className="in stack">
        <p className="quiet">{calendar.note}</p>
        <Known asked={asked}>
          {found => (
            <>
              {found.rows.length === 0 ? (
                <p className="empty">{calendar.empty}</p>
              ) : (
                <CalendarTable month={found} saying={saying} today={records ? today : ''} onOpen={setCell} />
              )}
              {found.next !== null && (
                <p className="noprint">
                  <Button onClick={() => setAfter(found.next ?? undefined)}>{calendar.more}</Button>
                </p>
              )}
            </>
          )}
        </Known>
        <p className="quiet small">{calendar.key}</p>
      </div>
      {cell && (
        <RecordDay
          row={cell.row}
          day={cell.day}
          open={records && markOf(cell.row, cell.day) === undefined && canRecord(cell.row, cell.day, today)}
          saying={saying}
          onClose={() => setCell(undefined)}
        />
      )}
    </section>
  )
}
