/** The money of a round by groups, for the finance office and the ministry: counts and sums with filters, and the same as a sheet. */
import { useNavigate } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useId } from 'react'
import { columns } from '../../core/payment/columns.ts'
import type { Answered, Asked } from '../../core/question.ts'
import { type Grouping, groupings } from '../../core/voucher/statistics.ts'
import { leastPeople } from '../../words/books.ts'
import { statistics as route } from '../book-routes.tsx'
import { yuanOf } from '../format.ts'
import { useSaying } from '../parts/law.tsx'
import { Scroll } from '../parts/Scroll.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRound } from '../queries.ts'
import type { Saying } from '../say.ts'
import type { StatisticsSearch } from '../searches.ts'
import { useBookWords } from '../words/books.ts'
import { moneyWords } from '../words/money.ts'

type Statistics = Answered<'statistics'>
type Line = Statistics['lines'][number]
type Asking = Asked<'statistics'>

type Choosing = {
  readonly name: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onPick: (value: string) => void
}
function Pick({ name, value, options, onPick }: Choosing) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{name}</label>
      <div>
        <Select
          id={id}
          value={value}
          options={[...options]}
          onChange={onPick}
          showSearch={{ optionFilterProp: 'label' }}
          style={{ minWidth: 150, maxWidth: '100%' }}
          popupMatchSelectWidth={false}
        />
      </div>
    </div>
  )
}

type Part = { readonly search: StatisticsSearch; readonly onChange: (search: StatisticsSearch) => void; readonly saying: Saying }

function Groups({ search, onChange }: Omit<Part, 'saying'>) {
  const words = useBookWords()
  const options = groupings.map(value => ({ value, label: words.groups[value] }))
  const { within: _, ...rest } = search
  const isGroup = (value: string): value is Grouping => groupings.some(known => known === value)
  return (
    <>
      <Pick name={words.by} value={search.by ?? 'item'} options={options} onPick={by => isGroup(by) && onChange({ ...search, by })} />
      <Pick
        name={words.within}
        value={search.within ?? ''}
        options={[{ value: '', label: words.noWithin }, ...options]}
        onPick={within => onChange(isGroup(within) ? { ...search, within } : rest)}
      />
    </>
  )
}

function Filters({ search, onChange, saying, choices }: Part & Pick<Statistics, 'choices'>) {
  const words = useBookWords()
  return (
    <section className="block noprint">
      <div className="in row">
        <Groups search={search} onChange={onChange} />
        {choices.map(({ by, values }) => {
          if (by === 'league') return null
          const { [by]: _, ...rest } = search
          const options = values.map(({ key, name }) => ({ value: key, label: saying.texts.pick(name) }))
          return (
            <Pick
              key={by}
              name={words.groups[by]}
              value={search[by] ?? ''}
              options={[{ value: '', label: words.every }, ...options]}
              onPick={value => onChange(value === '' ? rest : { ...search, [by]: value })}
            />
          )
        })}
      </div>
    </section>
  )
}

function Figures({ line }: { readonly line: Pick<Line, 'persons' | 'count' | 'sums'> }) {
  return (
    <>
      <td className="n">{line.persons}</td>
      <td className="n">{line.count}</td>
      {columns.map(column => (
        <td key={column} className="n">
          {yuanOf(line.sums[column])}
        </td>
      ))}
    </>
  )
}

function Table({ found, search, saying }: Omit<Part, 'onChange'> & { readonly found: Statistics }) {
  const words = useBookWords()
  const heads = moneyWords[saying.texts.language]
  const { pick } = saying.texts
  if (found.lines.length === 0) return <p className="empty">{words.nothingCounted}</p>
  return (
    <Scroll label={words.figures}>
      <table className="grid">
        <thead>
          <tr>
            <th scope="col">{words.groups[search.by ?? 'item']}</th>
            {search.within && <th scope="col">{words.groups[search.within]}</th>}
            {[words.persons, words.count, ...columns.map(column => heads.columns[column])].map(head => (
              <th key={head} scope="col" className="n">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.lines.map(line => (
            <tr key={`${line.key} ${line.within?.key}`}>
              <th scope="row">{pick(line.name)}</th>
              {line.within && <td>{pick(line.within.name)}</td>}
              <Figures line={line} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={search.within ? 2 : 1}>{words.total}</td>
            <Figures line={found} />
          </tr>
        </tfoot>
      </table>
    </Scroll>
  )
}

function Downloads({ round, search, saying }: Omit<Part, 'onChange'> & { readonly round: string }) {
  const words = useBookWords()
  const href = (outside: '0' | '1') =>
    `/api/statistics-sheets/${encodeURIComponent(round)}?${new URLSearchParams({ ...search, outside, language: saying.texts.language })}`
  return (
    <div className="row noprint">
      <Button href={href('0')} download>
        {words.sheet}
      </Button>
      <Button href={href('1')} download>
        {words.outside}
      </Button>
      <span className="quiet small">{words.outsideNote(leastPeople)}</span>
    </div>
  )
}

export function StatisticsPage() {
  const words = useBookWords()
  const round = useRound()
  const saying = useSaying(round)
  const search = route.useSearch()
  const navigate = useNavigate()
  const asking: Asking = { round: round ?? '', ...search }
  const asked = useAsk('statistics', asking, round !== undefined)
  const change = (next: StatisticsSearch) => navigate({ to: '/app/statistics', search: next })
  return (
    <div className="page">
      <h1>{words.figures}</h1>
      <p className="quiet">{words.figuresNote}</p>
      <Known asked={asked}>
        {found => (
          <>
            <Filters search={search} saying={saying} choices={found.choices} onChange={change} />
            <Downloads round={round ?? ''} search={search} saying={saying} />
            <section className="block">
              <Table found={found} search={search} saying={saying} />
            </section>
          </>
        )}
      </Known>
    </div>
  )
}
