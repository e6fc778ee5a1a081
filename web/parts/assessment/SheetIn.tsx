/** A sheet of grades, pasted or as a file: good rows go into the cells, bad ones come back with the person's name and the reason. */
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { headOf, type ReadSheet, readGrades, type SheetRow } from '../../../core/training/assessment/assessment-sheet.ts'
import { type Grid, readDelimited } from '../../../core/twin/grid.ts'
import { useLanguage } from '../../settings.ts'
import { downloadBad, readFile } from '../twin/doors.ts'
import type { Grades, Here } from './use-grades.ts'
import { useAssessmentWords } from './words.ts'

type Props = { readonly grades: Grades; readonly here: Here; readonly round: string }
type Came = { readonly kind: 'read'; readonly sheet: ReadSheet } | { readonly kind: 'not'; readonly because: string }

const isGood = (row: SheetRow): row is SheetRow & { readonly id: string } =>
  row.id !== undefined && row.why === undefined && Object.keys(row.wrong).length === 0

const useReasons = ({ grades, here }: Props) => {
  const words = useAssessmentWords()
  return ({ why, wrong }: SheetRow): string => {
    const cells = Object.entries(wrong).map(([key, its]) => {
      const column = grades.columns.find(one => one.key === key)
      return words.inCell(column ? headOf(column, here.people) : key, words.wrong[its])
    })
    return [...(why ? [words.whyNot[why]] : []), ...cells].join('；')
  }
}

function Bad({ rows, ...props }: Props & { readonly rows: readonly SheetRow[] }) {
  const words = useAssessmentWords()
  const reasonOf = useReasons(props)
  const { columns } = props.grades
  if (rows.length === 0) return null
  const heads = [words.name, ...columns.map(column => headOf(column, props.here.people))]
  const sheet = {
    title: words.badTitle,
    reason: words.badReason,
    heads,
    rows: rows.map(row => ({ cells: [row.name, ...columns.map(({ key }) => row.cells[key] ?? '')], reason: reasonOf(row), notes: [] })),
  }
  return (
    <div className="saying warn tight" role="alert">
      <b>{words.bad(rows.length)}</b>
      <ul className="tight">
        {rows.map(row => (
          <li key={row.n}>
            {words.row(row.n, row.name)}：{reasonOf(row)}
          </li>
        ))}
      </ul>
      <p>
        <Button onClick={() => void downloadBad(sheet, `${words.badTitle}.xlsx`)}>{words.downloadBad}</Button>
      </p>
    </div>
  )
}

function Taken({ came, ...props }: Props & { readonly came: Came }) {
  const words = useAssessmentWords()
  if (came.kind === 'not')
    return (
      <p className="saying bad" role="alert">
        {came.because}
      </p>
    )
  const { rows, strange } = came.sheet
  const good = rows.filter(isGood)
  return (
    <>
      <p className="saying good" role="status">
        {words.took(good.length)}
      </p>
      {strange.length > 0 && <p className="quiet small">{words.strange(strange.join('、'))}</p>}
      <Bad {...props} rows={rows.filter(row => !isGood(row))} />
    </>
  )
}

const useSheet = ({ grades, here }: Props) => {
  const words = useAssessmentWords()
  const language = useLanguage()
  const [came, setCame] = useState<Came>()
  const take = (grid: Grid) => {
    if (!grades.parts) return
    const sheet = readGrades(grid, grades.columns, grades.parts, here.people)
    if (!sheet) return setCame({ kind: 'not', because: words.noHeads })
    grades.fill(sheet.rows.filter(isGood))
    setCame({ kind: 'read', sheet })
  }
  const bring = async (file: File | undefined) => {
    if (!file) return
    try {
      const read = await readFile(file, language)
      if (read.kind === 'grid') return take(read.grid)
      setCame({ kind: 'not', because: read.kind === 'refused' ? read.because : words.severalSheets })
    } catch {
      setCame({ kind: 'not', because: words.trouble })
    }
  }
  return { came, take, bring }
}

function FileIn({ onFile }: { readonly onFile: (file: File | undefined) => void }) {
  const words = useAssessmentWords()
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{words.file}</label>
      <input
        id={id}
        type="file"
        accept=".xlsx,.csv"
        onChange={({ target }) => {
          onFile(target.files?.[0])
          target.value = ''
        }}
      />
    </>
  )
}

export function SheetIn(props: Props) {
  const words = useAssessmentWords()
  const { came, take, bring } = useSheet(props)
  const { here, round } = props
  return (
    <section className="block">
      <header>
        <h2>{words.sheet}</h2>
      </header>
      <div className="in stack">
        <p className="quiet small">{words.sheetAbout}</p>
        <div className="row">
          <a href={`/api/assessment/sheet?${new URLSearchParams({ round, host: here.host })}`}>{words.download}</a>
          <FileIn onFile={file => void bring(file)} />
        </div>
        <Input.TextArea
          rows={3}
          aria-label={words.paste}
          placeholder={words.paste}
          value=""
          onChange={({ target: { value } }) => value.trim() !== '' && take(readDelimited(value))}
        />
        {came && <Taken {...props} came={came} />}
      </div>
    </section>
  )
}
