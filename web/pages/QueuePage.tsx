/** The work list: who waits for me and whom I wait for, in the order of what needs doing. What narrows it stands in the address. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Input, Segmented, Select } from 'antd'
import type { Row } from '../../core/answer.ts'
import type { Answered } from '../../core/question.ts'
import { BatchStrip } from '../parts/desk/BatchStrip.tsx'
import { PlacesStrip } from '../parts/desk/PlacesStrip.tsx'
import { TickBar, useTicks } from '../parts/desk/Ticking.tsx'
import { useDeskWords } from '../parts/desk/words.ts'
import { useSaying } from '../parts/law.tsx'
import { EmptySeats } from '../parts/office/EmptySeats.tsx'
import { Rows } from '../parts/Rows.tsx'
import { useReviewWords } from '../parts/review/words.ts'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRound, useSession } from '../queries.ts'
import { type DeskSearch, type QueueSearch, queue as route } from '../router.tsx'
import type { Saying } from '../say.ts'

type Filters = { readonly search: QueueSearch; readonly saying: Saying; readonly onChange: (search: QueueSearch) => void }
type Choice = { readonly label: string; readonly value: string; readonly text: string }

/** Without the page: a new filter begins at the first one. */
const narrowed = (search: QueueSearch, key: keyof QueueSearch, value: string): QueueSearch => {
  const { after: _, trail: _trail, [key]: _old, ...rest } = search
  return value === '' ? rest : { ...rest, [key]: value }
}

function Choose({
  name,
  value,
  choices,
  onPick,
}: {
  name: string
  value: string | undefined
  choices: readonly Choice[]
  onPick: (value: string) => void
}) {
  const { t } = useSaying(undefined).texts
  return (
    <Select
      aria-label={name}
      value={value ?? ''}
      options={[{ value: '', label: `${name}：${t.list.all}` }, ...choices.map(({ value, label }) => ({ value, label }))]}
      onChange={onPick}
      popupMatchSelectWidth={false}
      style={{ minWidth: 132 }}
      showSearch={{ optionFilterProp: 'label' }}
    />
  )
}

const subjectsIn = ({ texts }: Saying): readonly Choice[] =>
  (['application', 'nomination', 'placement', 'training', 'obligation', 'payment', 'discipline'] as const).map(value => ({
    value,
    label: texts.w.subjects[value].name,
    text: value,
  }))

const statusesIn = ({ texts }: Saying, subject: QueueSearch['subject']): readonly Choice[] =>
  subject === undefined
    ? []
    : Object.entries(texts.w.subjects[subject].statuses).flatMap(([value, label]) =>
        value === 'none' ? [] : [{ value, label, text: value }],
      )

function FilterBar({ search, saying, onChange }: Filters) {
  const words = useDeskWords()
  const { texts, law } = saying
  const { t } = texts
  const set = (key: keyof QueueSearch) => (value: string) => onChange(narrowed(search, key, value))
  const tracks = Object.entries(law?.policy.tracks ?? {}).map(([value, { name }]) => ({ value, label: texts.pick(name), text: value }))
  const bodies = (law?.places.bodies ?? []).map(({ body, name }) => ({ value: body, label: texts.pick(name), text: body }))
  const subject = (value: string) => onChange(narrowed(narrowed(search, 'status', ''), 'subject', value))
  return (
    <search className="row noprint">
      <Segmented
        aria-label={words.queue}
        value={search.list ?? 'mine'}
        options={[
          { value: 'mine', label: words.mine },
          { value: 'others', label: words.others },
        ]}
        onChange={list => onChange(narrowed(search, 'list', list === 'others' ? list : ''))}
      />
      <Input.Search
        key={search.q}
        defaultValue={search.q}
        placeholder={words.search}
        aria-label={words.search}
        enterButton={t.list.find}
        allowClear
        onSearch={text => onChange(narrowed(search, 'q', text.trim()))}
        style={{ maxWidth: 420 }}
      />
      <Choose name={words.subject} value={search.subject} choices={subjectsIn(saying)} onPick={subject} />
      {search.subject && (
        <Choose name={t.list.status} value={search.status} choices={statusesIn(saying, search.subject)} onPick={set('status')} />
      )}
      <Choose name={t.list.track} value={search.track} choices={tracks} onPick={set('track')} />
      <Choose name={t.list.body} value={search.body} choices={bodies} onPick={set('body')} />
    </search>
  )
}

/** The cursors of the pages before, oldest first; the first page has none. */
const trailOf = ({ trail }: QueueSearch) => (trail === undefined ? [] : trail.split('~'))

function Pages({ search, next }: { search: QueueSearch; next: string | null }) {
  const { t } = useSaying(undefined).texts
  const trail = trailOf(search)
  const { after, trail: _, ...rest } = search
  const before = trail.at(-1)
  if (next === null && after === undefined) return null
  const back: QueueSearch = {
    ...rest,
    ...(before !== undefined && before !== '' && { after: before }),
    ...(trail.length > 1 && { trail: trail.slice(0, -1).join('~') }),
  }
  return (
    <nav className="in row noprint" aria-label={t.list.place(trail.length + 1)}>
      {after !== undefined && (
        <Link to="/app/queue" search={back} rel="prev">
          ← {t.list.previous}
        </Link>
      )}
      <span className="quiet">{t.list.place(trail.length + 1)}</span>
      {next !== null && (
        <Link to="/app/queue" search={{ ...rest, after: next, trail: [...trail, after ?? ''].join('~') }} rel="next">
          {t.list.next} →
        </Link>
      )}
    </nav>
  )
}

/** The desk goes through the same list. */
const deskOf = ({ status, track, body, q }: QueueSearch): DeskSearch => ({
  ...(status !== undefined && { status }),
  ...(track !== undefined && { track }),
  ...(body !== undefined && { body }),
  ...(q !== undefined && { q }),
})

type FoundProps = Filters & { readonly answer: Answered<'queue'> }

/** How many there are, and the way into the first of them. */
function FoundHead({ answer, search, first }: Pick<FoundProps, 'answer' | 'search'> & { first: Row | undefined }) {
  const [words, review] = [useDeskWords(), useReviewWords()]
  return (
    <header>
      <h2>{search.list === 'others' ? words.others : words.mine}</h2>
      <span className="quiet" role="status">
        {words.count(answer.count, answer.more)}
      </span>
      {first && (
        <Link to="/app/desk/$id" params={{ id: first.id }} search={deskOf(search)} className="noprint">
          {review.open} →
        </Link>
      )}
    </header>
  )
}

function Found({ answer, search, saying, onChange }: FoundProps) {
  const words = useDeskWords()
  const { t } = saying.texts
  const { list, after: _after, trail: _trail, ...narrowing } = search
  const page = useTicks(list === 'others' ? [] : answer.rows)
  return (
    <section className="block">
      <FoundHead answer={answer} search={search} first={page.open[0]} />
      <TickBar page={page} saying={saying} />
      {answer.rows.length === 0 ? (
        <div className="empty row">
          {words.none}
          {Object.keys(narrowing).length > 0 && <Button onClick={() => onChange(list ? { list } : {})}>{t.list.clear}</Button>}
        </div>
      ) : (
        <Rows
          rows={answer.rows}
          mixed
          label={words.queue}
          desk={list === 'others' ? undefined : deskOf(search)}
          ticks={page.open.length > 0 ? page.ticks : undefined}
        />
      )}
      <Pages search={search} next={answer.next} />
    </section>
  )
}

const judges = ['employer', 'body', 'department', 'leader']

export function QueuePage() {
  const words = useDeskWords()
  const search = route.useSearch()
  const navigate = useNavigate()
  const round = useRound()
  const saying = useSaying(round)
  const { data: session } = useSession()
  const { trail: _, ...wanted } = search
  const asked = useAsk('queue', { round: round ?? '', ...wanted }, round !== undefined)
  const change = (next: QueueSearch) => navigate({ to: '/app/queue', search: next })
  return (
    <div className="page flow">
      <div className="head">
        <h1>{words.queue}</h1>
      </div>
      <EmptySeats leads />
      <PlacesStrip />
      <BatchStrip saying={saying} judges={session?.seats.some(({ role }) => judges.includes(role)) === true} />
      <FilterBar search={search} saying={saying} onChange={change} />
      <Known asked={asked}>{answer => <Found answer={answer} search={search} saying={saying} onChange={change} />}</Known>
    </div>
  )
}
