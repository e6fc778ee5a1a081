/** What is owed back and by whom: by how long it has been late, when they were told last, and what comes next. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Input, Select } from 'antd'
import { ages } from '../../core/payment/back-questions.ts'
import type { Answered } from '../../core/question.ts'
import { yuanOf } from '../format.ts'
import { Export } from '../parts/Export.tsx'
import { useSaying } from '../parts/law.tsx'
import { Scroll } from '../parts/Scroll.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRound } from '../queries.ts'
import { ageing as route } from '../router.tsx'
import type { Saying } from '../say.ts'
import type { AgeingSearch } from '../searches.ts'
import { paymentWords } from '../words/payment.ts'

type Ageing = Answered<'ageing'>
type Row = Ageing['rows'][number]
const wordsOf = ({ texts }: Saying) => paymentWords[texts.language]

type Go = (to: AgeingSearch) => void
type Narrow = { readonly search: AgeingSearch; readonly go: Go; readonly saying: Saying }

/** Without the page that it was on: what is narrowed begins anew. */
const without = (search: AgeingSearch, key: keyof AgeingSearch): AgeingSearch =>
  Object.fromEntries(Object.entries(search).filter(([name]) => ![key, 'after', 'trail'].includes(name)))

function ByAge({ search, go, saying }: Narrow) {
  const words = wordsOf(saying)
  const pick = (chosen: string) => {
    const age = ages.find(known => known === chosen)
    go({ ...without(search, 'age'), ...(age && { age }) })
  }
  const options = [{ value: '', label: words.all }, ...ages.map(age => ({ value: age, label: words.ages[age] }))]
  return (
    <Select
      aria-label={words.age}
      value={search.age ?? ''}
      options={options}
      onChange={pick}
      popupMatchSelectWidth={false}
      style={{ minWidth: '10em' }}
    />
  )
}

function ByPayer({ search, go, saying }: Narrow) {
  const words = wordsOf(saying)
  const pick = (payer: string) => go({ ...without(search, 'payer'), ...((payer === 'person' || payer === 'host') && { payer }) })
  const payers = (['person', 'host'] as const).map(value => ({ value, label: words.payers[value] }))
  const options = [{ value: '', label: words.all }, ...payers]
  return <Select aria-label={words.kind} value={search.payer ?? ''} options={options} onChange={pick} style={{ minWidth: '8em' }} />
}

function Filters({ search, saying }: { readonly search: AgeingSearch; readonly saying: Saying }) {
  const words = wordsOf(saying)
  const navigate = useNavigate()
  const go: Go = to => navigate({ to: '/app/ageing', search: to })
  const find = (typed: string) => {
    const q = typed.trim()
    go({ ...without(search, 'q'), ...(q !== '' && { q }) })
  }
  const narrow = { search, go, saying }
  return (
    <div className="row noprint">
      <ByAge {...narrow} />
      <ByPayer {...narrow} />
      <Input.Search
        aria-label={words.find}
        placeholder={words.find}
        defaultValue={search.q ?? ''}
        onSearch={find}
        style={{ maxWidth: '16em' }}
      />
      {Object.keys(search).length > 0 && <Button onClick={() => go({})}>{words.clear}</Button>}
    </div>
  )
}

function Line({ row, saying }: { readonly row: Row; readonly saying: Saying }) {
  const words = wordsOf(saying)
  const { name, payer, demands, openFen, oldest, remindedOn, times, next } = row
  return (
    <tr>
      <th scope="row">
        {saying.texts.pick(name)}
        <div className="quiet">{words.payers[payer]}</div>
      </th>
      <td className="n">
        {yuanOf(openFen)}
        {demands.map((id, i) => (
          <div key={id}>
            <Link to="/app/dossier/$subject/$id" params={{ subject: 'payment', id }}>
              {saying.texts.w.subjects.payment.name} {demands.length > 1 && i + 1}
              <span className="unseen">：{saying.texts.pick(name)}</span>
            </Link>
          </div>
        ))}
      </td>
      {ages.map(age => (
        <td key={age} className="n">
          {row.ages[age] === 0 ? words.never : yuanOf(row.ages[age])}
        </td>
      ))}
      <td>{oldest ?? words.never}</td>
      <td>{remindedOn === null ? words.never : `${remindedOn}${times > 1 ? words.times(times) : ''}`}</td>
      <td>{`${words.steps[next.step]}${next.on === null ? '' : ` ${next.on}`}`}</td>
    </tr>
  )
}

function Heads({ saying }: { readonly saying: Saying }) {
  const words = wordsOf(saying)
  return (
    <tr>
      <th scope="col">{words.debtor}</th>
      <th scope="col" className="n">
        {words.open}
      </th>
      {ages.map(age => (
        <th key={age} scope="col" className="n">
          {words.ages[age]}
        </th>
      ))}
      <th scope="col">{words.oldest}</th>
      <th scope="col">{words.reminded}</th>
      <th scope="col">{words.next}</th>
    </tr>
  )
}

function Table({ found, saying }: { readonly found: Ageing; readonly saying: Saying }) {
  const words = wordsOf(saying)
  return (
    <Scroll label={words.title}>
      <table className="grid">
        <thead>
          <Heads saying={saying} />
        </thead>
        <tbody>
          {found.rows.map(row => (
            <Line key={`${row.payer} ${row.debtor}`} row={row} saying={saying} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{words.total}</td>
            <td className="n">{yuanOf(found.openFen)}</td>
            {ages.map(age => (
              <td key={age} className="n">
                {yuanOf(found.totals[age])}
              </td>
            ))}
            <td colSpan={3}>{words.count(found.count)}</td>
          </tr>
        </tfoot>
      </table>
    </Scroll>
  )
}

function Steps({ found, search, saying }: { readonly found: Ageing; readonly search: AgeingSearch; readonly saying: Saying }) {
  const navigate = useNavigate()
  const { t } = saying.texts
  const { after, trail, ...narrowing } = search
  const seen = trail === undefined ? [] : trail.split(',')
  const go = (to: AgeingSearch) => navigate({ to: '/app/ageing', search: to })
  if (found.next === null && seen.length === 0) return null
  const back = () => {
    const [last, before] = [seen.at(-1), seen.slice(0, -1)]
    go({ ...narrowing, ...(last && { after: last }), ...(before.length > 0 && { trail: before.join(',') }) })
  }
  const on = { ...narrowing, ...(found.next !== null && { after: found.next }), trail: [...seen, after ?? ''].join(',') }
  return (
    <nav className="in row noprint" aria-label={t.list.place(seen.length + 1)}>
      {seen.length > 0 && <Button onClick={back}>{t.list.previous}</Button>}
      {found.next !== null && <Button onClick={() => go(on)}>{t.list.next}</Button>}
    </nav>
  )
}

export function AgeingPage() {
  const search = route.useSearch()
  const round = useRound()
  const saying = useSaying(round)
  const words = wordsOf(saying)
  const { trail: _, after, ...narrowing } = search
  const asked = useAsk('ageing', { round: round ?? '', ...narrowing, ...(after && { after }), limit: 50 }, round !== undefined)
  return (
    <div className="page">
      <h1>{words.title}</h1>
      <p className="quiet">{words.about}</p>
      <Filters search={search} saying={saying} />
      <Known asked={asked}>
        {found => (
          <section className="block">
            <div className="in row noprint">
              <Export list="ageing" round={round ?? ''} narrowing={narrowing} />
            </div>
            {found.rows.length === 0 ? <p className="empty">{words.none}</p> : <Table found={found} saying={saying} />}
            <Steps found={found} search={search} saying={saying} />
          </section>
        )}
      </Known>
    </div>
  )
}
