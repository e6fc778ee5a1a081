/** A read sheet: its columns, its rows, and what is done with them: good ones opened, bad ones given back, what was opened taken away again. */
import { Button, Popconfirm, Progress } from 'antd'
import { useEffect, useRef } from 'react'
import type { Grid } from '../../../core/twin/grid.ts'
import { useRefresh } from '../../queries.ts'
import { useTexts } from '../../texts.ts'
import { Back } from './Back.tsx'
import { Columns } from './Columns.tsx'
import { downloadBad } from './doors.ts'
import { JudgedRows, type Standing, standingOf } from './JudgedRows.tsx'
import { atCells, reasonsOf } from './said.ts'
import { type Job, type Opening, useOpening } from './use-opening.ts'
import { type Setting, type Sheet, useSheet } from './use-sheet.ts'
import { useTwinWords } from './words.ts'

const jobsOf = ({ judged, known }: Sheet, standing: Standing): readonly Job[] =>
  (judged?.rows ?? []).flatMap((row, i) => {
    const place = known?.places[i]
    return place && standingOf(row, place) === standing ? [{ row, place }] : []
  })
const isUntouched = ({ place }: Job) => place.held?.status === 'draft' && place.held.version === 1

function Going({ opening, onStop }: { opening: Opening; onStop: () => void }) {
  const words = useTwinWords()
  if (opening.state === 'idle') return null
  const failed = [...opening.outcomes.values()].filter(({ kind }) => kind !== 'done').length
  return (
    <div className="stack" role="status">
      {opening.state === 'going' && (
        <div className="row">
          <Progress
            percent={Math.round((opening.outcomes.size / Math.max(1, opening.of)) * 100)}
            style={{ maxWidth: 320 }}
            aria-label={words.goingOn(opening.done, opening.of)}
          />
          <span>{words.goingOn(opening.done, opening.of)}</span>
          <Button autoInsertSpace={false} onClick={onStop}>
            {words.stop}
          </Button>
        </div>
      )}
      {opening.state === 'over' && failed > 0 && <p className="late">{words.failed(failed)}</p>}
    </div>
  )
}

type ActsProps = { readonly sheet: Sheet; readonly opener: ReturnType<typeof useOpening>; readonly name: string }
function Acts({ sheet, opener, name }: ActsProps) {
  const words = useTwinWords()
  const texts = useTexts()
  const { opening, openAll, discardAll } = opener
  const going = opening.state === 'going'
  const good = jobsOf(sheet, 'good')
  const untouched = jobsOf(sheet, 'held').filter(isUntouched)
  const bad = (sheet.judged?.rows ?? []).filter(({ state }) => state === 'bad')
  const giveBack = () => {
    const cells = new Map(sheet.grid.rows.map(row => [row.n, row.cells] as const))
    const rows = bad.map(row => ({
      cells: (cells.get(row.n) ?? []).map(cell => cell?.text ?? ''),
      reason: reasonsOf(row, words, texts).join('；'),
      notes: atCells(row, words),
    }))
    return downloadBad(
      { title: words.badTitle, reason: words.badReason, heads: sheet.heads?.words ?? [], rows },
      `${name}-${words.badReason}.xlsx`,
    )
  }
  return (
    <div className="row">
      <Button type="primary" disabled={going || good.length === 0 || !sheet.known} onClick={() => openAll(good)}>
        {words.start(good.length)}
      </Button>
      {bad.length > 0 && <Button onClick={() => void giveBack()}>{words.bad(bad.length)}</Button>}
      {untouched.length > 0 && (
        <Popconfirm title={words.undoAsk} okText={words.yes} cancelText={words.no} onConfirm={() => void discardAll(untouched)}>
          <Button disabled={going}>{words.undo(untouched.length)}</Button>
        </Popconfirm>
      )}
    </div>
  )
}

function Rows({ sheet, setting, name }: { sheet: Sheet; setting: Setting; name: string }) {
  const words = useTwinWords()
  const refresh = useRefresh()
  const opener = useOpening(setting, () => {
    sheet.again()
    void refresh()
  })
  const count = (standing: Standing) => jobsOf(sheet, standing).length
  if (!sheet.judged) return null
  return (
    <section className="block">
      <header>
        <h2>{words.rows}</h2>
        <span className="quiet" role="status">
          {words.summary(count('good'), count('asked'), count('bad'), count('held'))} · {words.took(sheet.judged.rows.length, sheet.ms)}
        </span>
      </header>
      <div className="in stack">
        {sheet.failed && (
          <p className="late row" role="alert">
            {words.notCompared}{' '}
            <Button autoInsertSpace={false} onClick={sheet.again}>
              {words.retry}
            </Button>
          </p>
        )}
        <Acts sheet={sheet} opener={opener} name={name} />
        <Going opening={opener.opening} onStop={opener.stop} />
      </div>
      <JudgedRows sheet={sheet} opening={opener.opening} setting={setting} />
    </section>
  )
}

export function Found({ grid, setting, name }: { grid: Grid; setting: Setting; name: string }) {
  const sheet = useSheet(grid, setting)
  const here = useRef<HTMLDivElement>(null)
  // What was found stands below what was pasted: it comes into sight.
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'start', behavior: 'smooth' })
  }, [])
  const cameBack = sheet.mapping.includes('id') && sheet.mapping.includes('version')
  return (
    <div ref={here} className="stack">
      <Columns sheet={sheet} />
      {cameBack ? <Back sheet={sheet} setting={setting} /> : <Rows sheet={sheet} setting={setting} name={name} />}
    </div>
  )
}
