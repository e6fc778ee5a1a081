/** Whose duty it is, until when and how late: every party sees its own, body and department all that they look after, the most urgent first. */
import '../parts/bodies/bodies.css'
import { useNavigate } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { owers } from '../../core/duty/duties.ts'
import { dutyStates } from '../../core/duty/questions.ts'
import type { Answered } from '../../core/question.ts'
import { DutyList } from '../parts/duty/DutyList.tsx'
import { SaveSheet } from '../parts/duty/SaveSheet.tsx'
import { useDutyWords, whatOf } from '../parts/duty/use-duty.ts'
import { useSaying } from '../parts/law.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRound, useSession } from '../queries.ts'
import { duties as route } from '../router.tsx'
import type { Saying } from '../say.ts'
import type { DutiesSearch } from '../searches.ts'

type Found = Answered<'duties'>
type Part = {
  readonly found: Found
  readonly search: DutiesSearch
  readonly saying: Saying
  readonly onChange: (search: DutiesSearch) => void
}

/** A new filter begins at its first page. */
const narrowed = (
  { after: _a, trail: _t, ...search }: DutiesSearch,
  change: { readonly [K in keyof DutiesSearch]?: DutiesSearch[K] | undefined },
): DutiesSearch => Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined && value !== ''))

const sum = (counts: Found['counts'], key: 'open' | 'late' | 'soon' | 'told') => counts.reduce((total, one) => total + one[key], 0)

function Counts({ found: { counts }, search, onChange }: Part) {
  const words = useDutyWords()
  const of = search.who ? counts.filter(({ who }) => who === search.who) : counts
  const numbers = { late: sum(of, 'late'), soon: sum(of, 'soon'), undated: undefined, told: sum(of, 'told') }
  return (
    <fieldset className="counts">
      <legend className="unseen">{words.filters}</legend>
      <button type="button" aria-pressed={search.state === undefined} onClick={() => onChange(narrowed(search, { state: undefined }))}>
        <span>{words.all}</span> <b>{sum(of, 'open')}</b>
      </button>
      {dutyStates.map(state => (
        <button key={state} type="button" aria-pressed={search.state === state} onClick={() => onChange(narrowed(search, { state }))}>
          <span>{words.states[state]}</span> <b className={state === 'late' && numbers.late > 0 ? 'late' : undefined}>{numbers[state]}</b>
        </button>
      ))}
    </fieldset>
  )
}

function Filters({ found: { counts }, search, saying, onChange }: Part) {
  const words = useDutyWords()
  const { texts, law } = saying
  const all = (label: string) => ({ value: '', label: `${label}：${words.all}` })
  const whos = owers
    .filter(who => counts.some(one => one.who === who))
    .map(value => ({
      value,
      label: `${texts.role(value)} ${counts.find(one => one.who === value)?.late ?? 0}/${counts.find(one => one.who === value)?.open ?? 0}`,
    }))
  const bodies = (law?.places.bodies ?? []).map(({ body, name }) => ({ value: body, label: texts.pick(name) }))
  const set = (key: 'who' | 'body') => (value: string) => onChange(narrowed(search, { [key]: value }))
  return (
    <search className="row noprint">
      <Select
        aria-label={words.who}
        value={search.who ?? ''}
        options={[all(words.who), ...whos]}
        onChange={set('who')}
        popupMatchSelectWidth={false}
        style={{ minWidth: 160 }}
      />
      <Select
        aria-label={words.body}
        value={search.body ?? ''}
        options={[all(words.body), ...bodies]}
        onChange={set('body')}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        style={{ minWidth: 160 }}
      />
      {search.what && (
        <Button onClick={() => onChange(narrowed(search, { what: undefined, subject: undefined }))}>
          {whatOf({ subject: search.subject ?? 'training', what: search.what }, words, texts)} ×
        </Button>
      )}
    </search>
  )
}

function Paging({ found: { next }, search, saying, onChange }: Part) {
  const { t } = saying.texts
  const trail = search.trail === undefined ? [] : search.trail.split(',')
  if (next === null && trail.length === 0) return null
  const back = () => {
    const { after: _a, trail: _t, ...rest } = search
    const [after, before] = [trail.at(-1), trail.slice(0, -1)]
    onChange({ ...rest, ...(after ? { after } : {}), ...(before.length > 0 && { trail: before.join(',') }) })
  }
  return (
    <nav className="in row noprint" aria-label={t.list.place(trail.length + 1)}>
      {trail.length > 0 && <Button onClick={back}>{t.list.previous}</Button>}
      {next !== null && (
        <Button onClick={() => onChange({ ...search, after: next, trail: [...trail, search.after ?? ''].join(',') })}>{t.list.next}</Button>
      )}
    </nav>
  )
}

function Note({ saying }: { readonly saying: Saying }) {
  const words = useDutyWords()
  const escalation = saying.law?.policy.procedure.escalation?.value
  return (
    <p className="quiet small">
      {escalation ? words.note(escalation.afterWorkingDays, escalation.overAfterWorkingDays) : words.noEscalation}
    </p>
  )
}

function Whole(part: Part & { readonly round: string }) {
  const words = useDutyWords()
  const { found, search, saying, onChange, round } = part
  const { data: session } = useSession()
  const names = session?.seats.some(({ role }) => ['department', 'leader', 'auditor', 'body'].includes(role)) === true
  const { after: _a, trail: _t, ...narrowing } = search
  return (
    <>
      <Counts {...part} />
      {names && <Filters {...part} />}
      <section className="block">
        <header>
          <h2>{search.state ? words.states[search.state] : words.all}</h2>
          <div className="tools row noprint">
            <SaveSheet key={JSON.stringify(narrowing)} of="duties" asked={{ round, ...narrowing }} disabled={found.rows.length === 0} />
            <Button autoInsertSpace={false} onClick={() => window.print()}>
              {words.print}
            </Button>
          </div>
        </header>
        {found.rows.length === 0 ? (
          <div className="empty row">
            {words.none}
            {Object.keys(narrowing).length > 0 && <Button onClick={() => onChange({})}>{words.clear}</Button>}
          </div>
        ) : (
          <DutyList rows={found.rows} saying={saying} names={names} label={saying.texts.t.pages.duties} />
        )}
        <Paging {...part} />
      </section>
      <Note saying={saying} />
    </>
  )
}

export function DutiesPage() {
  const search = route.useSearch()
  const navigate = useNavigate()
  const round = useRound()
  const saying = useSaying(round)
  const { trail: _, ...asked } = search
  const answer = useAsk('duties', { round: round ?? '', ...asked, limit: 50 }, round !== undefined)
  const onChange = (next: DutiesSearch) => navigate({ to: '/app/duties', search: next })
  return (
    <div className="page">
      <div className="head">
        <h1>{saying.texts.t.pages.duties}</h1>
        <span className="quiet">{useSession().data?.today}</span>
      </div>
      <Known asked={answer}>
        {found => <Whole found={found} search={search} saying={saying} onChange={onChange} round={round ?? ''} />}
      </Known>
    </div>
  )
}
