/** What surrounds every page: header with round, language and person, the menu, the demo's mark, and the door when the session ends. */
import { MenuOutlined } from '@ant-design/icons'
import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { Button, Drawer, Select } from 'antd'
import { useRef, useState } from 'react'
import type { Answered } from '../../core/question.ts'
import { SignInPage } from '../pages/SignInPage.tsx'
import { useRound, useRounds, useSession } from '../queries.ts'
import { remember } from '../settings.ts'
import { useTexts } from '../texts.ts'
import { ProofDialog } from './account/Proof.tsx'
import { QueuedActs } from './acts/QueuedActs.tsx'
import { Menu } from './Menu.tsx'
import { useOfficeWords } from './office/use-office.ts'
import { roundNameIn, yearIn } from './round-name.ts'
import { SignInAgain } from './SignInAgain.tsx'
import { SignOut } from './SignOut.tsx'
import { Loading, Trouble } from './Waiting.tsx'

type Session = Answered<'session'>

export function LanguageSwitch() {
  const { t, language } = useTexts()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <Button type="text" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => remember('language', other)}>
      {t.language}
    </Button>
  )
}

/** Programme and year, the years grouped under their programmes. */
function RoundSwitch() {
  const texts = useTexts()
  const { t, pick } = texts
  const { data } = useRounds()
  const round = useRound()
  if (!data || data.length === 0) return null
  const programmes = [...new Map(data.map(one => [one.programmeId, one.programme]))]
  const options = programmes.map(([id, programme]) => ({
    label: pick(programme),
    options: data
      .filter(one => one.programmeId === id)
      .toSorted((a, b) => b.year - a.year)
      .map(one => ({ value: one.id, label: yearIn(data, one) })),
  }))
  return (
    <Select
      className="rounds"
      aria-label={t.round}
      value={round}
      options={options}
      labelRender={({ value }) => roundNameIn(data, String(value), texts)}
      onChange={id => remember('round', id)}
      listHeight={480}
      popupMatchSelectWidth={false}
    />
  )
}

function Who({ account, seats }: Session) {
  const { pick, role } = useTexts()
  const words = useOfficeWords()
  if (!account) return null
  const [seat] = seats
  return (
    <>
      <span className="who roomy" title={seat && pick(seat.name)}>
        {pick(account.name)}
        <span className="quiet small">
          {' '}
          · {seat ? role(seat.role) : role('person')}
          {seat?.holder && `（${words.actingFor(pick(seat.holder))}）`}
        </span>
      </span>
      <SignOut account={account.id} />
    </>
  )
}

function DemoMark({ demo, told }: Session) {
  const { t } = useTexts()
  if (!demo) return null
  const telling = told !== null && told < 100
  return (
    <div className="demo" role="note">
      {t.demo}
      {telling && <span> · {t.told(told)}</span>}
    </div>
  )
}

function Header({ session }: { session: Session }) {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  return (
    <header className="top">
      {session.only === null && <Button className="narrow" icon={<MenuOutlined />} aria-label={t.menu} onClick={() => setOpen(true)} />}
      <Link to="/app" className="brand">
        {t.app}
      </Link>
      <span className="push" />
      {session.only === null && <RoundSwitch />}
      <span className="roomy">
        <LanguageSwitch />
      </span>
      <Who {...session} />
      <Drawer title={t.app} placement="left" open={open} onClose={() => setOpen(false)} extra={<LanguageSwitch />}>
        <Menu session={session} onGo={() => setOpen(false)} />
      </Drawer>
    </header>
  )
}

/** Whoever was here stays on the page when the session ends, so that nothing typed is lost; the door above it opens. */
const useKeptSession = () => {
  const { data, error, refetch } = useSession()
  const last = useRef<Session>(undefined)
  if (data?.account) last.current = data
  return { session: data?.account ? data : (last.current ?? data), error, refetch }
}

/** Whoever came by a link has the one page, and the clauses that it quotes; a host's contact also its day, an employer's contact also the follow-ups of its people. */
const pageOf = (only: string) => {
  if (only.startsWith('hosting/')) return '/app/host'
  if (only.startsWith('staff/')) return '/app/staff'
  return only.startsWith('training/') ? `/app/follow-up/${only.slice('training/'.length)}` : `/app/employer/${only}`
}
const isAt = (pathname: string, only: string) =>
  [pageOf(only), '/app/clauses'].includes(pathname) ||
  (only.startsWith('hosting/') && pathname === '/app/hosting-day') ||
  (only.startsWith('staff/') && pathname.startsWith('/app/follow-up/'))

export function Frame() {
  const { t } = useTexts()
  const { session, error, refetch } = useKeptSession()
  const { pathname } = useLocation()
  if (error && !session) return <Trouble error={error} again={refetch} />
  if (!session) return <Loading />
  if (!session.account) return <SignInPage />
  if (session.only !== null && !isAt(pathname, session.only)) return <Navigate to={pageOf(session.only)} replace />
  return (
    <>
      <a className="skip" href="#main">
        {t.skip}
      </a>
      <Header session={session} />
      <DemoMark {...session} />
      <div className={session.only === null ? 'body' : 'body alone'}>
        {session.only === null && (
          <div className="side">
            <Menu session={session} />
          </div>
        )}
        <main className="main" id="main">
          <QueuedActs />
          <Outlet />
        </main>
      </div>
      <SignInAgain login={session.account.id} byLink={session.only !== null} />
      {session.only === null && <ProofDialog />}
    </>
  )
}
