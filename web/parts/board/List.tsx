/** The board as a list: on a phone the way to work, on paper the plan, as a sheet what others calculate with. */
import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import { cell } from '../rehearsal/csv.ts'
import { Face, useFace } from './Card.tsx'
import type { Planning } from './context.ts'
import { usePlanning } from './context.ts'
import { type Filter, hostName, isMeant, type Lines, linesOf, programmeName, rankName, type State, seatName, wayName } from './telling.ts'

/** One line of the sheet for each person. */
const cellsOf = ({ one, person, seat, state }: Lines[number], { board, words, saying }: Planning): readonly string[] => {
  const planned = board.held.board.now.seats[one.id]
  const rank = rankName(one.rank, words) === words.noRank ? '' : String(one.rank)
  return [
    one.title,
    one.employer ? saying.texts.pick(one.employer) : '',
    one.body ? saying.texts.pick(one.body) : '',
    rank,
    one.grassRoots ? words.grassRoots : '',
    seat ? hostName(seat.host, saying) : '',
    seat ? programmeName(seat, saying) : '',
    seat ? wayName(person, seat, words) : '',
    state === 'done' ? saying.texts.status('placement', one.status) : words.states[state],
    planned ? words.by[planned.by] : '',
  ]
}

export const useLines = (): Lines => {
  const { board, people } = usePlanning()
  const { base, now } = board.held.board
  return useMemo(() => linesOf(board.ground, [...people.values()], base, now), [board.ground, people, base, now])
}

/** With a mark at its beginning, by which spreadsheets know that it is UTF-8. */
export const csvOf = (lines: Lines, planning: Planning): string => {
  const rows = [planning.words.sheet, ...lines.map(line => cellsOf(line, planning))]
  return `\uFEFF${rows.map(row => row.map(cell).join(',')).join('\r\n')}\r\n`
}

export const download = (text: string, name: string): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}

/** The whole plan on paper, and on paper only. */
export function Printed({ title }: { readonly title: string }) {
  const planning = usePlanning()
  const lines = useLines()
  return (
    <section className="boardprint">
      <h2>{title}</h2>
      <table className="grid">
        <thead>
          <tr>
            {planning.words.sheet.map(head => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <tr key={line.one.id}>
              {cellsOf(line, planning).map((text, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a line are known by their place
                <td key={i}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Item({ line }: { readonly line: Lines[number] }) {
  const { open, words, saying } = usePlanning()
  const face = useFace(line.one.id, line.seat)
  if (!face) return null
  return (
    <li>
      <button type="button" className="boardcard" data-card={line.one.id} onClick={() => open(line.one.id)}>
        <Face {...face} />
        <span className="small">{line.seat ? seatName(line.seat, saying) : words.states.undecided}</span>
      </button>
    </li>
  )
}

const page = 25
const states = ['undecided', 'staged', 'saved', 'done'] as const

export function List({ filter }: { readonly filter: Filter }) {
  const { words, saying } = usePlanning()
  const lines = useLines()
  const [state, setState] = useState<State | ''>('')
  const [shown, setShown] = useState(page)
  const meant = lines.filter(
    line =>
      (state === '' || line.state === state) &&
      isMeant(filter, line.one, saying) &&
      (filter.host === '' || line.seat?.host === filter.host),
  )
  const count = (of: State) => lines.filter(line => line.state === of).length
  return (
    <section className="stack noprint" aria-label={words.list}>
      <Select
        aria-label={words.show}
        value={state}
        onChange={setState}
        options={[
          { value: '', label: `${words.everybody}（${lines.length}）` },
          ...states.map(value => ({ value, label: `${words.states[value]}（${count(value)}）` })),
        ]}
      />
      {meant.length === 0 && <p className="quiet">{words.noneFound}</p>}
      <ul className="tight">
        {meant.slice(0, shown).map(line => (
          <Item key={line.one.id} line={line} />
        ))}
      </ul>
      {meant.length > shown && (
        <Button onClick={() => setShown(shown + page)}>{words.showMore(Math.min(page, meant.length - shown))}</Button>
      )}
    </section>
  )
}
