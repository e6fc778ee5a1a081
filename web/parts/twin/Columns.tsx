/** What each column of the sheet is taken for, to be set right by hand; the choice is remembered for the organisation. */
import { InputNumber, Select } from 'antd'
import { columnCodes, isColumn } from '../../../core/twin/columns.ts'
import { columnName } from '../../../core/twin/grid.ts'
import type { Sheet } from './use-sheet.ts'
import { useTwinWords } from './words.ts'

const sampleOf = ({ grid, heads }: Sheet, column: number) =>
  grid.rows
    .filter(({ n }) => n > (heads?.last ?? 0))
    .flatMap(({ cells }) => cells[column]?.text ?? [])
    .slice(0, 2)
    .join('、')

function One({ sheet, column, head }: { sheet: Sheet; column: number; head: string }) {
  const words = useTwinWords()
  const code = sheet.mapping[column]
  const label = words.column(columnName(column), head)
  const options = [
    { value: '', label: words.ignore },
    ...columnCodes.map(value => ({ value: String(value), label: words.columnNames[value] })),
  ]
  return (
    <li className="row">
      <span className="grow">
        {label} <span className="quiet small">{words.sample(sampleOf(sheet, column))}</span>
      </span>
      <Select
        aria-label={label}
        value={code ?? ''}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        style={{ minWidth: 200 }}
        onChange={(picked: string) => sheet.pick(head, isColumn(picked) ? picked : '')}
      />
    </li>
  )
}

export function Columns({ sheet }: { sheet: Sheet }) {
  const words = useTwinWords()
  const { heads } = sheet
  return (
    <section className="block">
      <header>
        <h2>{words.columns}</h2>
      </header>
      <div className="in stack">
        {!heads && <p role="alert">{words.noHeads}</p>}
        {!heads && <InputNumber aria-label={words.headRow} min={1} max={3000} onChange={n => typeof n === 'number' && sheet.headRow(n)} />}
        {heads && (
          <details>
            <summary>
              {heads.words.flatMap((head, i) => (head !== '' && sheet.mapping[i] ? [words.columnNames[sheet.mapping[i]]] : [])).join('、')}
            </summary>
            <p className="quiet small">{words.columnsAbout}</p>
            <ul className="tight">
              {heads.words.map((head, i) => (head === '' ? null : <One key={columnName(i)} sheet={sheet} column={i} head={head} />))}
            </ul>
          </details>
        )}
      </div>
    </section>
  )
}
