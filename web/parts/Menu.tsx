/** The menu: only what the person's hats make use of. */
import { Link, type LinkProps } from '@tanstack/react-router'
import type { SubjectName } from '../../core/facts.ts'
import type { Answered } from '../../core/question.ts'
import { useAsk, useLaw, useRound } from '../queries.ts'
import { useTexts } from '../texts.ts'
import { useBookWords } from '../words/books.ts'
import { useMineWords } from '../words/mine.ts'
import { useOversightWords } from '../words/oversight.ts'
import { useRunWords } from '../words/runs.ts'
import { useAccountWords } from './account/use-step.ts'
import { useDeskWords } from './desk/words.ts'
import { SeatLinks } from './office/SeatLinks.tsx'
import { usePanelWords } from './panel/words.ts'
import { useTwinWords } from './twin/words.ts'
import { useYearWords } from './year/common.tsx'

type Session = Answered<'session'>

const everything: readonly SubjectName[] = [
  'round',
  'application',
  'objection',
  'nomination',
  'move',
  'hosting',
  'placement',
  'training',
  'inquiry',
  'obligation',
  'discipline',
  'certificate',
  'payment',
  'circular',
]
const listsOf: Readonly<Record<string, readonly SubjectName[]>> = {
  person: ['application', 'placement', 'training', 'obligation', 'certificate', 'payment'],
  employer: ['application', 'training', 'obligation', 'payment'],
  body: ['application', 'nomination', 'move', 'placement', 'training', 'obligation'],
  host: ['placement', 'training', 'payment'],
  department: everything,
  leader: everything,
  finance: ['payment', 'training'],
  ministry: ['placement'],
  auditor: everything.filter(subject => !['objection', 'circular', 'inquiry'].includes(subject)),
  administrator: [],
  system: [],
  security: [],
  expert: [],
}

type Page = {
  readonly to: LinkProps['to']
  readonly name:
    | 'studio'
    | 'bodies'
    | 'hosts'
    | 'host'
    | 'hostDay'
    | 'noShows'
    | 'arrivals'
    | 'placing'
    | 'ministry'
    | 'places'
    | 'money'
    | 'party'
    | 'duties'
    | 'roundState'
    | 'staff'
    | 'followUps'
    | 'absences'
    | 'numbers'
    | 'rehearsal'
    | 'assessment'
  readonly by: readonly string[]
}
const ledgers: readonly Page[] = [
  { to: '/app/round', name: 'roundState', by: ['department', 'leader', 'auditor', 'body'] },
  { to: '/app/duties', name: 'duties', by: ['person', 'employer', 'body', 'host', 'department', 'leader', 'finance', 'auditor'] },
  { to: '/app/staff', name: 'staff', by: ['employer'] },
  { to: '/app/studio', name: 'studio', by: ['department', 'leader', 'auditor'] },
  { to: '/app/bodies', name: 'bodies', by: ['department', 'leader'] },
  { to: '/app/arrivals', name: 'arrivals', by: ['department'] },
  { to: '/app/hosts', name: 'hosts', by: ['department', 'leader'] },
  { to: '/app/hosting-day', name: 'hostDay', by: ['host'] },
  { to: '/app/host', name: 'host', by: ['host'] },
  { to: '/app/no-shows', name: 'noShows', by: ['department', 'leader'] },
  { to: '/app/placing', name: 'placing', by: ['department', 'leader'] },
  { to: '/app/ministry', name: 'ministry', by: ['department', 'leader', 'ministry', 'auditor'] },
  { to: '/app/places', name: 'places', by: ['department', 'leader', 'body', 'auditor'] },
  { to: '/app/money', name: 'money', by: ['department', 'leader', 'finance', 'auditor'] },
  { to: '/app/absences', name: 'absences', by: ['host', 'department'] },
  { to: '/app/party', name: 'party', by: ['host', 'department'] },
  { to: '/app/follow-ups', name: 'followUps', by: ['department', 'leader', 'auditor', 'body'] },
  { to: '/app/assessment', name: 'assessment', by: ['host', 'department', 'leader'] },
  { to: '/app/numbers', name: 'numbers', by: ['department', 'leader', 'auditor'] },
  { to: '/app/rehearsal', name: 'rehearsal', by: ['department', 'leader', 'auditor'] },
]

/** Those who judge files have a work list. */
const judges = ['employer', 'body', 'department', 'leader']

/** Those who may fill in for somebody. */
const fillers = ['employer', 'body']

/** The hats worn, 'person' among them. */
export const hatsOf = ({ account, seats }: Session): readonly string[] => [
  ...new Set([...(account?.person ? ['person'] : []), ...seats.map(({ role }) => role)]),
]

function Unread() {
  const { data } = useAsk('messages', { limit: 1 })
  return data && data.unread > 0 ? <span className="tag mine">{data.unread > 999 ? '999+' : data.unread}</span> : null
}

/** Only where the policy of the round has files scored by experts. */
function PanelLink({ hats, onGo }: { hats: readonly string[]; onGo?: (() => void) | undefined }) {
  const words = usePanelWords()
  const { data } = useLaw(useRound())
  if (!data?.law.policy.procedure.panel || !['department', 'leader', 'auditor'].some(role => hats.includes(role))) return null
  return (
    <Link to="/app/panel" activeOptions={{ includeSearch: false }} onClick={onGo}>
      {words.page}
    </Link>
  )
}

function Ledgers({ hats, onGo }: { hats: readonly string[]; onGo?: (() => void) | undefined }) {
  const { t } = useTexts()
  const mine = ledgers.filter(({ by }) => by.some(role => hats.includes(role)))
  if (mine.length === 0 && !hats.includes('person')) return null
  return (
    <>
      {mine.length > 0 && <h2>{t.nav.ledgers}</h2>}
      {mine.map(({ to, name }) => (
        <Link key={name} to={to} onClick={onGo}>
          {t.pages[name]}
        </Link>
      ))}
      <PanelLink hats={hats} onGo={onGo} />
      <RunsLink hats={hats} onGo={onGo} />
      <BookLinks hats={hats} onGo={onGo} />
    </>
  )
}

/** Where the round's policy pays by runs: the runs for the office, the account for whoever is paid. */
function RunsLink({ hats, onGo }: { hats: readonly string[]; onGo?: (() => void) | undefined }) {
  const words = useRunWords()
  const { data } = useLaw(useRound())
  const worn = (...roles: readonly string[]) => roles.some(role => hats.includes(role))
  if (!data?.law.policy.money.runs) return null
  return (
    <>
      {worn('finance', 'leader', 'department', 'auditor') && (
        <Link to="/app/runs" onClick={onGo}>
          {words.page}
        </Link>
      )}
      {worn('person', 'host') && (
        <Link to="/app/payee" activeOptions={{ includeSearch: false }} onClick={onGo}>
          {words.account}
        </Link>
      )}
    </>
  )
}

/** Figures for the office, the own statement for a person, and the auditor's workspace. */
function BookLinks({ hats, onGo }: { hats: readonly string[]; onGo?: (() => void) | undefined }) {
  const [words, audit] = [useBookWords(), useOversightWords()]
  const worn = (...roles: readonly string[]) => roles.some(role => hats.includes(role))
  return (
    <>
      {worn('department', 'leader', 'finance', 'auditor') && (
        <Link to="/app/statistics" activeOptions={{ includeSearch: false }} onClick={onGo}>
          {words.figures}
        </Link>
      )}
      {worn('person') && (
        <Link to="/app/statement" onClick={onGo}>
          {words.mine}
        </Link>
      )}
      {worn('auditor', 'leader') && (
        <Link to="/app/audit" activeOptions={{ includeSearch: false }} onClick={onGo}>
          {audit.page}
        </Link>
      )}
    </>
  )
}

function Filling({ hats, onGo }: { hats: readonly string[]; onGo?: (() => void) | undefined }) {
  const words = useTwinWords()
  if (!fillers.some(role => hats.includes(role))) return null
  return (
    <Link to="/app/import" onClick={onGo}>
      {words.page}
    </Link>
  )
}

/** For whoever has been in training. */
function OwnYearLink({ onGo }: { onGo: (() => void) | undefined }) {
  const words = useYearWords()
  const { data } = useAsk('myYear', {})
  if (!data?.year) return null
  return (
    <Link to="/app/year" onClick={onGo}>
      {words.title}
    </Link>
  )
}

/** What is everybody's own. */
function Own({ hats, onGo }: { hats: readonly string[]; onGo: (() => void) | undefined }) {
  const { t } = useTexts()
  const mine = useMineWords()
  const { page } = useAccountWords()
  return (
    <>
      <Link to="/app/messages" onClick={onGo}>
        {t.nav.messages} <Unread />
      </Link>
      <Link to="/app/account" onClick={onGo}>
        {page}
      </Link>
      {hats.includes('person') && (
        <Link to="/app/my-data" onClick={onGo}>
          {mine.page}
        </Link>
      )}
    </>
  )
}

export function Menu({ session, onGo }: { session: Session; onGo?: () => void }) {
  const { t } = useTexts()
  const words = useDeskWords()
  const hats = hatsOf(session)
  const lists = everything.filter(subject => hats.some(hat => listsOf[hat]?.includes(subject)))
  return (
    <nav className="menu" aria-label={t.menu}>
      <Link to="/app" activeOptions={{ exact: true }} onClick={onGo}>
        {t.nav.home}
      </Link>
      {judges.some(role => hats.includes(role)) && (
        <Link to="/app/queue" activeOptions={{ includeSearch: false }} onClick={onGo}>
          {words.queue}
        </Link>
      )}
      {hats.includes('person') && <OwnYearLink onGo={onGo} />}
      <Filling hats={hats} onGo={onGo} />
      <Own hats={hats} onGo={onGo} />
      {lists.length > 0 && <h2>{t.nav.dossiers}</h2>}
      {lists.map(subject => (
        <Link key={subject} to="/app/list/$subject" params={{ subject }} activeOptions={{ includeSearch: false }} onClick={onGo}>
          {t.subjects[subject]}
        </Link>
      ))}
      <Ledgers hats={hats} onGo={onGo} />
      <SeatLinks session={session} hats={hats} onGo={onGo} />
      <h2>{t.nav.basis}</h2>
      <Link to="/app/clauses" onClick={onGo}>
        {t.pages.clauses}
      </Link>
      <a href="/">{t.pages.public}</a>
      <a href="/self-check">{t.pages.selfCheck}</a>
      <a href="/certificate">{t.pages.certificate}</a>
    </nav>
  )
}
