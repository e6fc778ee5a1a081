/** A list of dossiers: search, filters, pages by key. What narrows it stands in the address. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Input, Select } from 'antd'
import { jobKindOf } from '../../core/desk/paper-job.ts'
import type { SubjectName } from '../../core/facts.ts'
import type { Answered } from '../../core/question.ts'
import { BatchStrip } from '../parts/desk/BatchStrip.tsx'
import { useTicks } from '../parts/desk/Ticking.tsx'
import { Export } from '../parts/Export.tsx'
import { useSaying } from '../parts/law.tsx'
import { ListTools } from '../parts/papers/ListTools.tsx'
import { PaperStrip } from '../parts/papers/PaperStrip.tsx'
import { Rows } from '../parts/Rows.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRound, useSession } from '../queries.ts'
import { type ListSearch, list } from '../router.tsx'
import type { Saying } from '../say.ts'
import { circularWords } from '../words/circular.ts'
import { objectionWords } from '../words/objections.ts'

type Filters = {
  readonly subject: SubjectName
  readonly search: ListSearch
  readonly saying: Saying
  readonly onChange: (search: ListSearch) => void
}
type Choice = {
  readonly label: string
  readonly value: string | undefined
  readonly options: { value: string; label: string }[]
  readonly onPick: (value: string) => void
}

function Choose({ label, value, options, onPick }: Choice) {
  return (
    <Select
      aria-label={label}
      value={value ?? ''}
      options={options}
      onChange={onPick}
      popupMatchSelectWidth={false}
      style={{ minWidth: 132 }}
      showSearch={{ optionFilterProp: 'label' }}
    />
  )
}

/** Without the page: a new filter begins at the first one. */
const narrowed = (search: ListSearch, key: keyof ListSearch, value: string): ListSearch => {
  const { after: _, trail: _trail, [key]: _old, ...rest } = search
  return value === '' ? rest : { ...rest, [key]: value }
}

function Search({ search, saying, onChange }: Filters) {
  const { t } = saying.texts
  return (
    <Input.Search
      key={search.q}
      defaultValue={search.q}
      placeholder={t.list.search}
      aria-label={t.list.search}
      enterButton={t.list.find}
      allowClear
      onSearch={text => onChange(narrowed(search, 'q', text.trim()))}
      style={{ maxWidth: 340 }}
    />
  )
}

function FilterBar(props: Filters) {
  const { subject, search, saying, onChange } = props
  const { texts, law } = saying
  const { t } = texts
  const set = (key: keyof ListSearch) => (value: string) => onChange(narrowed(search, key, value))
  const all = (name: string) => ({ value: '', label: `${name}：${t.list.all}` })
  const statuses = Object.entries(texts.w.subjects[subject].statuses).flatMap(([value, label]) =>
    value === 'none' ? [] : [{ value, label }],
  )
  const tracks = Object.entries(law?.policy.tracks ?? {}).map(([value, { name }]) => ({ value, label: texts.pick(name) }))
  const bodies = (law?.places.bodies ?? []).map(({ body, name }) => ({ value: body, label: texts.pick(name) }))
  const sorts = (['id', 'due', 'since'] as const).map(value => ({ value: value === 'id' ? '' : value, label: t.list.sorts[value] }))
  return (
    <search className="row noprint">
      <Search {...props} />
      <Choose label={t.list.status} value={search.status} options={[all(t.list.status), ...statuses]} onPick={set('status')} />
      {subject !== 'round' && (
        <Choose label={t.list.track} value={search.track} options={[all(t.list.track), ...tracks]} onPick={set('track')} />
      )}
      {subject !== 'round' && (
        <Choose label={t.list.body} value={search.body} options={[all(t.list.body), ...bodies]} onPick={set('body')} />
      )}
      <Choose label={t.list.sort} value={search.sort} options={sorts} onPick={set('sort')} />
    </search>
  )
}

/** The cursors of the pages before, oldest first; the first page has none. */
const trailOf = ({ trail }: ListSearch) => (trail === undefined ? [] : trail.split('~'))

function Pages({ subject, search, next, saying }: Omit<Filters, 'onChange'> & { next: string | null }) {
  const { t } = saying.texts
  const trail = trailOf(search)
  const { after, trail: _, ...rest } = search
  const before = trail.at(-1)
  const back: ListSearch = {
    ...rest,
    ...(before !== undefined && before !== '' && { after: before }),
    ...(trail.length > 1 && { trail: trail.slice(0, -1).join('~') }),
  }
  const on: ListSearch = { ...rest, ...(next !== null && { after: next }), trail: [...trail, after ?? ''].join('~') }
  if (next === null && after === undefined) return null
  return (
    <nav className="in row noprint" aria-label={t.list.place(trail.length + 1)}>
      {after !== undefined && (
        <Link to="/app/list/$subject" params={{ subject }} search={back} rel="prev">
          ← {t.list.previous}
        </Link>
      )}
      <span className="quiet">{t.list.place(trail.length + 1)}</span>
      {next !== null && (
        <Link to="/app/list/$subject" params={{ subject }} search={on} rel="next">
          {t.list.next} →
        </Link>
      )}
    </nav>
  )
}

/** What narrows the list, whatever its order and page. */
const narrowingOf = ({ status, track, body, q }: ListSearch) => ({
  ...(status && { status }),
  ...(track && { track }),
  ...(body && { body }),
  ...(q && { q }),
})

type FoundProps = Filters & { readonly round: string; readonly answer: Answered<'dossiers'> }

function Found({ answer, round, ...rest }: FoundProps) {
  const { saying, search, subject, onChange } = rest
  const hasPapers = jobKindOf(subject) !== undefined
  const page = useTicks(answer.rows, () => hasPapers)
  const { t } = saying.texts
  const narrowedDown = Object.keys(search).length > 0
  return (
    <section className="block">
      <ListTools subject={subject} round={round} narrowing={narrowingOf(search)} page={page} saying={saying} />
      {answer.rows.length === 0 ? (
        <div className="empty row">
          {t.list.none}
          {narrowedDown && <Button onClick={() => onChange({})}>{t.list.clear}</Button>}
        </div>
      ) : (
        <Rows rows={answer.rows} label={t.subjects[subject]} ticks={hasPapers ? page.ticks : undefined} />
      )}
      <Pages {...rest} next={answer.next} />
    </section>
  )
}

export function ListPage() {
  const { subject } = list.useParams()
  const search = list.useSearch()
  const navigate = useNavigate()
  const round = useRound()
  const saying = useSaying(round)
  const { data: session } = useSession()
  const { trail: _, ...wanted } = search
  const asked = useAsk('dossiers', { round: round ?? '', subject, ...wanted }, round !== undefined)
  const change = (next: ListSearch) => navigate({ to: '/app/list/$subject', params: { subject }, search: next })
  const acts = (subject === 'training' || subject === 'certificate') && session?.seats.some(({ role }) => role === 'department') === true
  const filters = { subject, search, saying, onChange: change }
  return (
    <div className="page">
      <div className="head">
        <h1>{saying.texts.t.subjects[subject]}</h1>
        {subject === 'circular' && (
          <Link to="/app/circular">
            <Button>{circularWords[saying.texts.language].write}</Button>
          </Link>
        )}
        {subject === 'objection' && (
          <Link to="/app/objection">
            <Button>{objectionWords[saying.texts.language].register}</Button>
          </Link>
        )}
        {subject === 'application' && round !== undefined && (
          <span className="tools noprint">
            <Export list="applications" round={round} narrowing={narrowingOf(search)} />
          </span>
        )}
      </div>
      {acts && <BatchStrip saying={saying} judges />}
      {jobKindOf(subject) !== undefined && <PaperStrip />}
      <FilterBar {...filters} />
      <Known asked={asked}>{answer => <Found {...filters} round={round ?? ''} answer={answer} />}</Known>
    </div>
  )
}
