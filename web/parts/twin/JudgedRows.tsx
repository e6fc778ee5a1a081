/** The rows of a sheet with what was found of each: verdict with clauses, what is wrong by its cell, and what a person has to choose. */
import { Link } from '@tanstack/react-router'
import { Pagination, Segmented, Select } from 'antd'
import { useState } from 'react'
import { columnName } from '../../../core/twin/grid.ts'
import type { JudgedRow } from '../../../core/twin/judged.ts'
import type { Asked } from '../../../core/twin/row.ts'
import { useTexts } from '../../texts.ts'
import { Refusals } from '../act/Refusals.tsx'
import { useSaying } from '../law.tsx'
import { notesOf, reasonsOf } from './said.ts'
import type { Opening, Place } from './use-opening.ts'
import type { Setting, Sheet } from './use-sheet.ts'
import { useTwinWords } from './words.ts'

export type Standing = 'good' | 'asked' | 'bad' | 'held'
export const standingOf = (row: JudgedRow, place: Place | undefined): Standing => (row.state !== 'bad' && place?.held ? 'held' : row.state)
const tones = { eligible: 'good', ineligible: 'bad', undetermined: 'warn' } as const
const perPage = 20

function Ask({ asked, onAnswer }: { asked: Asked; onAnswer: Sheet['answer'] }) {
  const words = useTwinWords()
  const label = `${asked.at} ${words.columnNames[asked.code]}「${asked.found}」`
  return (
    <div className="row">
      <span>
        {label}：{words.why[asked.why]}
      </span>
      <Select
        aria-label={label}
        placeholder={words.choose}
        style={{ minWidth: 180 }}
        showSearch={{ optionFilterProp: 'label' }}
        options={asked.choices.map(({ value, zh }) => ({ value, label: zh }))}
        onChange={(value: string) => onAnswer(asked.key, value)}
      />
    </div>
  )
}

function Outcome({ row, opening, setting }: { row: JudgedRow; opening: Opening; setting: Setting }) {
  const words = useTwinWords()
  const saying = useSaying(setting.round)
  const outcome = opening.outcomes.get(row.n)
  if (!outcome || outcome.kind === 'done') return null
  return (
    <div role="alert">
      {outcome.kind === 'refused' && <Refusals refusals={outcome.refusals} subject="application" saying={saying} />}
      {outcome.kind === 'malformed' && outcome.issues.map(({ path, message }) => <p key={path}>{`${path} ${message}`}</p>)}
      {outcome.kind === 'signedOut' && <p>{words.signedOut}</p>}
      {outcome.kind === 'failed' && <p>{words.offline}</p>}
    </div>
  )
}

type OneProps = {
  readonly row: JudgedRow
  readonly place: Place | undefined
  readonly sheet: Sheet
  readonly opening: Opening
  readonly setting: Setting
}
function One({ row, place, sheet, opening, setting }: OneProps) {
  const words = useTwinWords()
  const texts = useTexts()
  const held = standingOf(row, place) === 'held' ? place?.held : undefined
  return (
    <li>
      <div className="first">
        <b>{row.name}</b>
        <span className="quiet small">{words.row(row.n)}</span>
        {row.verdict && <span className={`tag ${tones[row.verdict]}`}>{words.verdict[row.verdict]}</span>}
        {held && (
          <Link to="/app/form/$id" params={{ id: held.id }}>
            {words.held} · {words.open}
          </Link>
        )}
      </div>
      {reasonsOf(row, words, texts).map(reason => (
        <p key={reason} className="late small">
          {reason}
        </p>
      ))}
      {!held && row.asks.map(asked => <Ask key={asked.key + asked.at} asked={asked} onAnswer={sheet.answer} />)}
      {notesOf(row, words).map(note => (
        <p key={note} className="quiet small">
          {note}
        </p>
      ))}
      <Outcome row={row} opening={opening} setting={setting} />
    </li>
  )
}

/** What of the sheet is not among the rows, or could be overlooked. */
function Aside({ sheet }: { sheet: Sheet }) {
  const words = useTwinWords()
  const { judged, grid } = sheet
  if (!judged) return null
  return (
    <>
      {grid.others.length > 0 && <p className="saying warn">{words.otherSheets(grid.others.join('、'))}</p>}
      {judged.feet.length > 0 && <p className="quiet small">{words.feet(judged.feet.join('、'))}</p>}
      {judged.hiddenRows.length > 0 && <p className="saying warn">{words.hidden(judged.hiddenRows.join('、'))}</p>}
      {judged.hiddenColumns.length > 0 && (
        <p className="saying warn">{words.hiddenColumns(judged.hiddenColumns.map(columnName).join('、'))}</p>
      )}
    </>
  )
}

type Props = { readonly sheet: Sheet; readonly opening: Opening; readonly setting: Setting }
export function JudgedRows({ sheet, opening, setting }: Props) {
  const words = useTwinWords()
  const [filter, setFilter] = useState<Standing | 'all'>('all')
  const [page, setPage] = useState(1)
  const all = (sheet.judged?.rows ?? []).map((row, i) => ({ row, place: sheet.known?.places[i] }))
  const shown = all.filter(({ row, place }) => filter === 'all' || standingOf(row, place) === filter)
  const here = shown.slice((page - 1) * perPage, page * perPage)
  const options = (['all', 'good', 'asked', 'bad', 'held'] as const).map(value => ({ value, label: words.filter[value] }))
  const narrow = (value: Standing | 'all') => {
    setFilter(value)
    setPage(1)
  }
  return (
    <div className="in stack">
      <Aside sheet={sheet} />
      <Segmented aria-label={words.rows} value={filter} options={options} onChange={narrow} />
      {here.some(({ row }) => row.asks.length > 0) && <p className="quiet small">{words.sameForAll}</p>}
      {shown.length === 0 && <p className="empty">{words.empty}</p>}
      <ul className="cards">
        {here.map(({ row, place }) => (
          <One key={row.n} row={row} place={place} sheet={sheet} opening={opening} setting={setting} />
        ))}
      </ul>
      {shown.length > perPage && (
        <Pagination current={page} pageSize={perPage} total={shown.length} showSizeChanger={false} onChange={setPage} />
      )}
    </div>
  )
}
