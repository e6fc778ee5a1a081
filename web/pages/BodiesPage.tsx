/** All bodies on one page: whose roster has arrived, is missing, late or returned, in the order of whom to call first. */
import '../parts/bodies/bodies.css'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { standings } from '../../core/nomination/arrivals.ts'
import type { BodyRow } from '../../core/nomination/questions.ts'
import { BodiesList } from '../parts/bodies/BodiesList.tsx'
import { ExtendBar, useBodyTicks } from '../parts/bodies/ExtendBar.tsx'
import { countsIn, rowsFor, sheetOf } from '../parts/bodies/shown.ts'
import { useBodies, useBodiesWords } from '../parts/bodies/use-bodies.ts'
import { BatchStrip } from '../parts/desk/BatchStrip.tsx'
import { useSaying } from '../parts/law.tsx'
import { lastPage, Pages } from '../parts/Pages.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useRound, useSession } from '../queries.ts'
import { type BodiesSearch, bodies as route } from '../router.tsx'
import { save } from '../save.ts'
import type { Saying } from '../say.ts'

const pageRows = 50

type Part = {
  readonly rows: readonly BodyRow[]
  readonly search: BodiesSearch
  readonly today: string
  readonly saying: Saying
  readonly onChange: (search: BodiesSearch) => void
}

/** A new filter begins at its first page. */
const narrowed = ({ page: _, ...search }: BodiesSearch, key: 'stand' | 'track' | 'q', value: string | undefined): BodiesSearch => {
  const { [key]: _old, ...rest } = search
  return value === undefined || value === '' ? rest : { ...rest, [key]: value }
}

function Counts({ rows, search, today, onChange }: Part) {
  const words = useBodiesWords()
  const counts = countsIn(rows, today)
  const all = { stand: undefined, label: words.all, count: rows.length }
  const each = standings.map(stand => ({ stand, label: words.stands[stand], count: counts[stand] }))
  return (
    <fieldset className="counts">
      <legend className="unseen">{words.filters}</legend>
      {[all, ...each].map(({ stand, label, count }) => (
        <button key={label} type="button" aria-pressed={search.stand === stand} onClick={() => onChange(narrowed(search, 'stand', stand))}>
          <span>{label}</span> <b className={count > 0 && (stand === 'late' || stand === 'returned') ? 'late' : undefined}>{count}</b>
        </button>
      ))}
    </fieldset>
  )
}

function FilterBar({ search, saying, onChange }: Part) {
  const words = useBodiesWords()
  const { texts, law } = saying
  const tracks = Object.entries(law?.policy.tracks ?? {}).map(([value, { name }]) => ({ value, label: texts.pick(name) }))
  return (
    <search className="row noprint">
      <Input
        type="search"
        value={search.q ?? ''}
        placeholder={words.search}
        aria-label={words.search}
        allowClear
        onChange={event => onChange(narrowed(search, 'q', event.target.value))}
        style={{ maxWidth: 360 }}
      />
      <Select
        aria-label={words.track}
        value={search.track ?? ''}
        options={[{ value: '', label: `${words.track}：${words.all}` }, ...tracks]}
        onChange={track => onChange(narrowed(search, 'track', track))}
        popupMatchSelectWidth={false}
        style={{ minWidth: 132 }}
      />
    </search>
  )
}

function Sheet({ shown, today, saying }: Pick<Part, 'today' | 'saying'> & { readonly shown: readonly BodyRow[] }) {
  const words = useBodiesWords()
  const [saved, setSaved] = useState(0)
  const go = () => {
    save(new Blob([sheetOf(shown, today, words, saying)], { type: 'text/csv;charset=utf-8' }), `bodies-${today}.csv`)
    setSaved(shown.length)
  }
  return (
    <>
      <span role="status" className="quiet">
        {saved > 0 && words.saved(saved)}
      </span>
      <Button disabled={shown.length === 0} onClick={go}>
        {words.save}
      </Button>
    </>
  )
}

function Found({ rows, search, today, saying, onChange }: Part) {
  const words = useBodiesWords()
  const shown = rowsFor(rows, search, today)
  const page = Math.min(search.page ?? 1, lastPage(shown.length, pageRows))
  const ticking = useBodyTicks(shown)
  return (
    <section className="block">
      <header>
        <h2>{search.stand ? words.stands[search.stand] : words.all}</h2>
        <span className="quiet" role="status">
          {words.count(shown.length, rows.length)}
        </span>
        <div className="tools row noprint">
          <Sheet key={JSON.stringify(search)} shown={shown} today={today} saying={saying} />
        </div>
      </header>
      <ExtendBar page={ticking} saying={saying} />
      {shown.length === 0 ? (
        <div className="empty row">
          {rows.length === 0 ? words.noBodies : words.none}
          {rows.length > 0 && <Button onClick={() => onChange({})}>{words.clear}</Button>}
        </div>
      ) : (
        <BodiesList rows={shown.slice((page - 1) * pageRows, page * pageRows)} saying={saying} ticks={ticking.ticks} />
      )}
      <Pages page={page} shown={shown.length} pageRows={pageRows} label={words.page} onPage={to => onChange({ ...search, page: to })} />
    </section>
  )
}

export function BodiesPage() {
  const words = useBodiesWords()
  const search = route.useSearch()
  const navigate = useNavigate()
  const saying = useSaying(useRound())
  const today = useSession().data?.today ?? ''
  const asked = useBodies()
  const onChange = (next: BodiesSearch) => navigate({ to: '/app/bodies', search: next, replace: next.q !== search.q })
  const to = saying.law?.policy.procedure.windows.nominate.value.to
  return (
    <div className="page">
      <div className="head">
        <h1>{saying.texts.t.pages.bodies}</h1>
        {to && <span className="quiet">{words.deadline(to)}</span>}
      </div>
      <Known asked={asked}>
        {rows => {
          const part = { rows, search, today, saying, onChange }
          return (
            <>
              <BatchStrip saying={saying} judges />
              <Counts {...part} />
              <FilterBar {...part} />
              <Found {...part} />
            </>
          )
        }}
      </Known>
    </div>
  )
}
