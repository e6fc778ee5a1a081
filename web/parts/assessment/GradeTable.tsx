/** People and parts: a cell for each grade, the result beside it as it would be, and one button that records all that was changed. */
import { Link } from '@tanstack/react-router'
import { Button, Input, Pagination, Popconfirm } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { marksOf } from '../../../core/training/assessment/assessment.ts'
import { type Column, headOf, shutBecause } from '../../../core/training/assessment/assessment-sheet.ts'
import type { InParts } from '../../../policy/assessment.ts'
import type { Saying } from '../../say.ts'
import { Scroll } from '../Scroll.tsx'
import { useWide } from '../use-wide.ts'
import { DayInput } from './DayInput.tsx'
import { EachNote } from './EachNote.tsx'
import { useEach } from './use-each.ts'
import type { Grades, Here, Line } from './use-grades.ts'
import { useAssessmentWords } from './words.ts'

export const perPage = 50

type Props = { readonly grades: Grades; readonly here: Here; readonly today: string; readonly saying: Saying }

/** Enter and the arrows go up and down in a column, as in a sheet. */
const toNextRow = (event: KeyboardEvent<HTMLInputElement>) => {
  const step = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const { column } = event.currentTarget.dataset
  const cells = [...document.querySelectorAll<HTMLInputElement>(`input[data-column="${column}"]:not(:disabled)`)]
  cells[cells.indexOf(event.currentTarget) + step]?.focus()
}

type CellProps = {
  readonly line: Line
  readonly column: Column
  readonly parts: InParts
  readonly here: Here
  readonly onType: (text: string) => void
}
function Cell({ line: { person, cells, typed }, column, parts, here, onType }: CellProps) {
  const words = useAssessmentWords()
  const shut = here.mine ? shutBecause(person, column, parts) : 'over'
  const value = cells[column.key] ?? ''
  if (shut !== undefined) return <span className={value === '' ? 'quiet small' : ''}>{value === '' ? words.shut[shut] : value}</span>
  const wrong = typed.wrong[column.key]
  const label = words.cell(person.name, headOf(column, here.people))
  return (
    <>
      <Input
        size="small"
        aria-label={label}
        aria-invalid={wrong !== undefined}
        data-column={column.key}
        value={value}
        maxLength={12}
        status={wrong ? 'error' : ''}
        style={{ minWidth: 76 }}
        onChange={({ target }) => onType(target.value)}
        onKeyDown={toNextRow}
      />
      {wrong && (
        <span className="late small" role="alert">
          {words.wrong[wrong]}
        </span>
      )}
    </>
  )
}

function Outcome({ line: { result } }: { line: Line }) {
  const words = useAssessmentWords()
  if (!result) return <span className="quiet">{words.incomplete}</span>
  return (
    <>
      {result.hundredths !== undefined && <b>{marksOf(result.hundredths)} </b>}
      <span className={`tag ${result.passed ? 'good' : 'bad'}`}>{result.passed ? words.passes : words.passesNot}</span>
    </>
  )
}

function Name({ line: { person } }: { line: Line }) {
  return (
    <Link to="/app/dossier/$subject/$id" params={{ subject: 'training', id: person.id }}>
      {person.name}
    </Link>
  )
}

type RowsProps = Pick<Props, 'grades' | 'here' | 'saying'> & { readonly lines: readonly Line[]; readonly parts: InParts }
function Table({ grades, here, lines, parts, saying }: RowsProps) {
  const words = useAssessmentWords()
  const { columns, type } = grades
  return (
    <Scroll label={words.grades}>
      <table className="grid">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            {columns.map(column => (
              <th key={column.key} scope="col">
                {saying.texts.language === 'zh' || column.seat !== undefined ? headOf(column, here.people) : column.part.name.en}
              </th>
            ))}
            <th scope="col">{words.result}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <tr key={line.person.id}>
              <th scope="row">
                <Name line={line} />
                <div className="quiet small">{line.person.employer && saying.texts.pick(line.person.employer)}</div>
              </th>
              {columns.map(column => (
                <td key={column.key}>
                  <Cell {...{ line, column, parts, here }} onType={text => type(line.person.id, column.key, text)} />
                </td>
              ))}
              <td>
                <Outcome line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Cards({ grades, here, lines, parts }: RowsProps) {
  const { columns, type } = grades
  return (
    <ul className="cards">
      {lines.map(line => (
        <li key={line.person.id}>
          <div className="first">
            <b>
              <Name line={line} />
            </b>
            <Outcome line={line} />
          </div>
          {columns.map(column => (
            <div key={column.key} className="row">
              <span className="grow">{headOf(column, here.people)}</span>
              <span style={{ maxWidth: 140 }}>
                <Cell {...{ line, column, parts, here }} onType={text => type(line.person.id, column.key, text)} />
              </span>
            </div>
          ))}
        </li>
      ))}
    </ul>
  )
}

function Record({ grades, today, saying }: Pick<Props, 'grades' | 'today' | 'saying'>) {
  const words = useAssessmentWords()
  const { each, go, busy } = useEach('recordMarks')
  const [on, setOn] = useState(today)
  const { changed, touched, drop } = grades
  const wrong = grades.lines.some(({ typed }) => Object.keys(typed.wrong).length > 0)
  const save = async () =>
    drop(await go(changed.map(({ person, typed }) => ({ id: person.id, name: person.name, input: { on, marks: typed.marks } }))))
  return (
    <>
      <div className="row">
        <DayInput value={on} max={today} onChange={setOn} />
        <Button type="primary" disabled={changed.length === 0 || wrong || on === ''} loading={busy} onClick={() => void save()}>
          {words.save(changed.length)}
        </Button>
        {touched && (
          <Popconfirm
            title={words.drop}
            okText={saying.texts.t.act.confirm}
            cancelText={saying.texts.t.act.cancel}
            onConfirm={() => drop()}
          >
            <Button disabled={busy}>{words.drop}</Button>
          </Popconfirm>
        )}
      </div>
      {touched && !busy && <p className="quiet small">{words.kept}</p>}
      <EachNote each={each} said={words.saved} saying={saying} />
    </>
  )
}

export function GradeTable(props: Props) {
  const words = useAssessmentWords()
  const wide = useWide()
  const [page, setPage] = useState(1)
  const { grades, here } = props
  const { parts, lines } = grades
  if (!parts) return null
  const rows = { ...props, parts, lines: lines.slice((page - 1) * perPage, page * perPage) }
  return (
    <section className="block">
      <header>
        <h2>{words.grades}</h2>
      </header>
      {here.mine && (
        <div className="in stack">
          <p className="quiet small">{words.gradesAbout}</p>
          <Record {...props} />
        </div>
      )}
      {wide ? <Table {...rows} /> : <Cards {...rows} />}
      {lines.length > perPage && (
        <div className="in">
          <Pagination current={page} pageSize={perPage} total={lines.length} showSizeChanger={false} onChange={setPage} />
        </div>
      )}
    </section>
  )
}
