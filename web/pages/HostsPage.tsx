/** All hosts of the round on one page: who has said what it offers, who is silent, whose people wait, and whom to call first. */
import '../parts/bodies/bodies.css'
import { useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { HostRow } from '../../core/hosting/questions.ts'
import { HostsList } from '../parts/hosting/HostsList.tsx'
import { InviteDialog } from '../parts/hosting/InviteDialog.tsx'
import { canBeAsked, type HostsSearch, shownOf, stands, standsOf } from '../parts/hosting/shown.ts'
import { useHostingWords } from '../parts/hosting/use-hosting.ts'
import { useSaying } from '../parts/law.tsx'
import { lastPage, Pages } from '../parts/Pages.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRound, useSession } from '../queries.ts'
import { hosts as route } from '../router.tsx'
import type { Saying } from '../say.ts'

const pageRows = 50

type Part = {
  readonly rows: readonly HostRow[]
  readonly search: HostsSearch
  readonly today: string
  readonly saying: Saying
  readonly onChange: (search: HostsSearch) => void
}

function Counts({ rows, search, today, onChange }: Part) {
  const { list } = useHostingWords()
  const all = { stand: undefined, label: list.all, count: rows.length }
  const each = stands.map(stand => ({
    stand,
    label: list.stands[stand],
    count: rows.filter(row => standsOf(row, today).includes(stand)).length,
  }))
  return (
    <fieldset className="counts">
      <legend className="unseen">{list.filters}</legend>
      {[all, ...each].map(({ stand, label, count }) => (
        <button
          key={label}
          type="button"
          aria-pressed={search.stand === stand}
          onClick={() => onChange({ ...(stand && { stand }), ...(search.q && { q: search.q }) })}
        >
          <span>{label}</span> <b className={count > 0 && (stand === 'call' || stand === 'waitingLate') ? 'late' : undefined}>{count}</b>
        </button>
      ))}
    </fieldset>
  )
}

function Asking({ rows, ticks, saying, onDone }: Pick<Part, 'rows' | 'saying'> & { ticks: readonly string[]; onDone: () => void }) {
  const { list } = useHostingWords()
  const round = useRound()
  const decides = useSession().data?.seats.some(({ role }) => role === 'department') === true
  const [open, setOpen] = useState<readonly HostRow[]>()
  const [asked, setAsked] = useState(0)
  const chosen = rows.filter(row => ticks.includes(row.host) && canBeAsked(row))
  if (!decides || round === undefined) return null
  return (
    <>
      <span role="status" className="quiet">
        {asked > 0 && list.sent(asked)}
      </span>
      <Button type="primary" disabled={chosen.length === 0} onClick={() => setOpen(chosen)}>
        {list.invite(chosen.length)}
      </Button>
      {open && (
        <InviteDialog
          round={round}
          rows={open}
          saying={saying}
          onDone={n => {
            setAsked(n)
            onDone()
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  )
}

type ToolsProps = Pick<Part, 'rows' | 'saying'> & {
  readonly shown: readonly HostRow[]
  readonly ticks: readonly string[]
  readonly onTicks: (ticks: readonly string[]) => void
}
function Tools({ rows, shown, ticks, saying, onTicks }: ToolsProps) {
  const { list } = useHostingWords()
  const askable = shown.filter(canBeAsked).map(({ host }) => host)
  return (
    <div className="tools row noprint">
      {askable.length > 0 && (
        <Checkbox checked={askable.every(host => ticks.includes(host))} onChange={event => onTicks(event.target.checked ? askable : [])}>
          {list.tickAll}
        </Checkbox>
      )}
      <Asking rows={rows} ticks={ticks} saying={saying} onDone={() => onTicks([])} />
    </div>
  )
}

function Found({ rows, search, today, saying, onChange }: Part) {
  const { list } = useHostingWords()
  const [ticks, setTicks] = useState<readonly string[]>([])
  const shown = shownOf(rows, search.stand, search.q ?? '', today)
  const page = Math.min(search.page ?? 1, lastPage(shown.length, pageRows))
  return (
    <section className="block">
      <header>
        <h2>{search.stand ? list.stands[search.stand] : list.all}</h2>
        <span className="quiet" role="status">
          {list.count(shown.length, rows.length)}
        </span>
        <Tools rows={rows} shown={shown} ticks={ticks} saying={saying} onTicks={setTicks} />
      </header>
      {shown.length === 0 ? (
        <div className="empty row">
          {rows.length === 0 ? list.noHosts : list.none}
          {rows.length > 0 && <Button onClick={() => onChange({})}>{list.clear}</Button>}
        </div>
      ) : (
        <HostsList
          rows={shown.slice((page - 1) * pageRows, page * pageRows)}
          today={today}
          saying={saying}
          ticks={ticks}
          onTick={(host, on) => setTicks(on ? [...ticks, host] : ticks.filter(one => one !== host))}
        />
      )}
      <Pages page={page} shown={shown.length} pageRows={pageRows} label={list.page} onPage={to => onChange({ ...search, page: to })} />
    </section>
  )
}

function Search({ search, onChange }: Part) {
  const { list } = useHostingWords()
  return (
    <search className="row noprint">
      <Input
        type="search"
        value={search.q ?? ''}
        placeholder={list.search}
        aria-label={list.search}
        allowClear
        onChange={event => onChange({ ...(search.stand && { stand: search.stand }), ...(event.target.value && { q: event.target.value }) })}
        style={{ maxWidth: 360 }}
      />
    </search>
  )
}

export function HostsPage() {
  const { list } = useHostingWords()
  const search = route.useSearch()
  const navigate = useNavigate()
  const round = useRound()
  const saying = useSaying(round)
  const today = useSession().data?.today ?? ''
  const asked = useAsk('hosts', { round: round ?? '' }, round !== undefined)
  const onChange = (next: HostsSearch) => navigate({ to: '/app/hosts', search: next, replace: next.q !== search.q })
  return (
    <div className="page">
      <div className="head">
        <h1>{saying.texts.t.pages.hosts}</h1>
        <span className="quiet">{list.note}</span>
      </div>
      <Known asked={asked}>
        {rows => {
          const part = { rows, search, today, saying, onChange }
          return (
            <>
              <Counts {...part} />
              <Search {...part} />
              <Found {...part} />
            </>
          )
        }}
      </Known>
    </div>
  )
}
