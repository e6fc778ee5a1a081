/** Figures in rows: a table where there is room, cards on a phone; each figure may open to what is behind it. */
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTexts } from '../../texts.ts'
import { rehearsalPageWords } from '../../words/rehearsal.ts'
import { Scroll } from '../Scroll'
import { useWide } from '../use-wide.ts'

export type FigureRow = { readonly key: string; readonly name: ReactNode; readonly cells: readonly ReactNode[]; readonly strong?: boolean }
export type FiguresGiven = {
  readonly label: string
  readonly first: string
  readonly heads: readonly string[]
  readonly rows: readonly FigureRow[]
}

/** On a phone a long list begins short; what is printed is whole. */
const firstRows = 6

function Cards(given: FiguresGiven) {
  const { rows } = given
  const [whole, setWhole] = useState(rows.length <= firstRows + 2)
  const p = rehearsalPageWords[useTexts().language]
  if (whole) return <CardList {...given} />
  return (
    <>
      <CardList {...given} rows={rows.filter(({ strong }, i) => i < firstRows || strong)} />
      <div className="in noprint" style={{ padding: '8px 16px' }}>
        <Button onClick={() => setWhole(true)}>{p.showAll(rows.length)}</Button>
      </div>
    </>
  )
}

function CardList({ label, heads, rows }: FiguresGiven) {
  return (
    <ul className="cards" aria-label={label}>
      {rows.map(({ key, name, cells }) => (
        <li key={key}>
          <b>{name}</b>
          <dl className="figurepairs">
            {heads.map((head, i) => (
              <div key={head}>
                <dt>{head}</dt>
                <dd>{cells[i]}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}

function Row({ row: { name, cells, strong = false }, heads }: { row: FigureRow; heads: readonly string[] }) {
  return (
    <tr>
      <th scope="row">{strong ? <b>{name}</b> : name}</th>
      {heads.map((head, i) => (
        <td key={head} className="n">
          {cells[i]}
        </td>
      ))}
    </tr>
  )
}

export function Figures(given: FiguresGiven) {
  const wide = useWide()
  if (!wide) return <Cards {...given} />
  const { label, first, heads, rows } = given
  return (
    <Scroll label={label}>
      <table className="grid">
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {heads.map(head => (
              <th key={head} scope="col" className="n">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Row key={row.key} row={row} heads={heads} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
