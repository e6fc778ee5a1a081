/** The people of the asker's organisations with their seats: give and end seats, name deputies, hand work on, close an account. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { agreesToRecovery, keepsAccounts, keepsRights, undivided } from '../../core/office/administrators.ts'
import type { Answered } from '../../core/question.ts'
import { InviteIdentity } from '../parts/account/InviteIdentity.tsx'
import { Recoveries } from '../parts/account/Recoveries.tsx'
import { Divide } from '../parts/office/Divide.tsx'
import { EmptySeats } from '../parts/office/EmptySeats.tsx'
import { Ending } from '../parts/office/Ending.tsx'
import { GiveSeat } from '../parts/office/GiveSeat.tsx'
import { NewAccounts } from '../parts/office/NewAccounts.tsx'
import { Seats } from '../parts/office/Seats.tsx'
import { useOfficeWords } from '../parts/office/use-office.ts'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useSession } from '../queries.ts'
import { type OfficeSearch, office as route } from '../router.tsx'
import { useTexts } from '../texts.ts'

type Office = Answered<'office'>
type Person = Office['rows'][number]

function Card({ person, offices, today }: { readonly person: Person; readonly offices: Office['offices']; readonly today: string }) {
  const { pick } = useTexts()
  const words = useOfficeWords()
  const { account, seats, left, you, login } = person
  const name = pick(person.name)
  const holds = seats.some(({ actingFor }) => actingFor === null)
  return (
    <li className="tight">
      <div className="first">
        <b>{name}</b>
        <span className="quiet small">{login}</span>
        {you && <span className="tag">{words.you}</span>}
        {left && <span className="tag bad">{words.left}</span>}
      </div>
      {!left && <Seats seats={seats} account={account} name={name} own={false} today={today} />}
      {!left && !you && (
        <div className="row">
          <GiveSeat account={account} name={name} offices={offices} today={today} />
          {holds && (
            <Link to="/app/office/$account" params={{ account }} aria-label={words.handOverOf(name)}>
              {words.handOver}
            </Link>
          )}
          <Ending deed="allowBulk" given={{ account }} label={words.allowBulk} title={words.allowBulkOf(name)} note={words.allowBulkNote} />
          <Ending deed="leave" given={{ account }} label={words.leave} title={words.leaveOf(name)} note={words.leaveNote} />
        </div>
      )}
    </li>
  )
}

function Pages({ search, next }: { readonly search: OfficeSearch; readonly next: string | null }) {
  const { t } = useTexts()
  const trail = search.trail === undefined ? [] : search.trail.split('~')
  const before = trail.at(-1)
  const rest = search.q === undefined ? {} : { q: search.q }
  const back = { ...rest, ...(before ? { after: before } : {}), ...(trail.length > 1 && { trail: trail.slice(0, -1).join('~') }) }
  if (next === null && search.after === undefined) return null
  return (
    <nav className="in row noprint" aria-label={t.list.place(trail.length + 1)}>
      {search.after !== undefined && (
        <Link to="/app/office" search={back} rel="prev">
          ← {t.list.previous}
        </Link>
      )}
      <span className="quiet">{t.list.place(trail.length + 1)}</span>
      {next !== null && (
        <Link to="/app/office" search={{ ...rest, after: next, trail: [...trail, search.after ?? ''].join('~') }} rel="next">
          {t.list.next} →
        </Link>
      )}
    </nav>
  )
}

function People({ answer, search, today }: { readonly answer: Office; readonly search: OfficeSearch; readonly today: string }) {
  const { t } = useTexts()
  const words = useOfficeWords()
  const navigate = useNavigate()
  return (
    <section className="block">
      {answer.rows.length === 0 && (
        <div className="empty row">
          {words.nobody}
          {search.q !== undefined && <Button onClick={() => navigate({ to: '/app/office', search: {} })}>{t.list.clear}</Button>}
        </div>
      )}
      <ul className="cards">
        {answer.rows.map(person => (
          <Card key={person.account} person={person} offices={answer.offices} today={today} />
        ))}
      </ul>
      <Pages search={search} next={answer.next} />
    </section>
  )
}

/** Who is there, and where to find somebody. */
function Staff({ today }: { readonly today: string }) {
  const { t } = useTexts()
  const words = useOfficeWords()
  const search = route.useSearch()
  const navigate = useNavigate()
  const { trail: _, ...wanted } = search
  const asked = useAsk('office', wanted)
  const find = (text: string) => navigate({ to: '/app/office', search: text.trim() === '' ? {} : { q: text.trim() } })
  return (
    <>
      <EmptySeats />
      <search className="row">
        <Input.Search
          key={search.q}
          defaultValue={search.q}
          placeholder={words.search}
          aria-label={words.search}
          enterButton={t.list.find}
          allowClear
          onSearch={find}
          style={{ maxWidth: 420 }}
        />
      </search>
      <Known asked={asked}>{answer => <People answer={answer} search={search} today={today} />}</Known>
    </>
  )
}

export function OfficePage() {
  const words = useOfficeWords()
  const { data: session } = useSession()
  const own = (session?.seats ?? []).filter(({ holder }) => holder === null)
  const gives = own.some(({ role }) => role === 'leader') || keepsRights(own)
  return (
    <div className="page">
      <div className="head">
        <h1>{words.office}</h1>
      </div>
      {own.some(({ role }) => role === undivided) && <Divide />}
      {gives && <Staff today={session?.today ?? ''} />}
      {agreesToRecovery(own) && <Recoveries starts={keepsRights(own)} />}
      {keepsRights(own) && <InviteIdentity />}
      {keepsAccounts(own) && <NewAccounts />}
    </div>
  )
}
