/** The first page: who waits for me, whom I wait for, and where things stand. */
import { Link } from '@tanstack/react-router'
import type { SeatRole, SubjectName } from '../../core/facts.ts'
import type { Answered, Row } from '../../core/question.ts'
import { BodiesStrip } from '../parts/bodies/BodiesStrip.tsx'
import { PlacesStrip } from '../parts/desk/PlacesStrip.tsx'
import { OwnApplication } from '../parts/OwnApplication.tsx'
import { useOfficeWords } from '../parts/office/use-office.ts'
import { MyFiles } from '../parts/panel/MyFiles.tsx'
import { Rows } from '../parts/Rows.tsx'
import { Known } from '../parts/Waiting.tsx'
import { OwnYear } from '../parts/year/OwnYear.tsx'
import { useAsk, useRound, useSession } from '../queries.ts'
import { useTexts } from '../texts.ts'
import { administratorWords } from '../words/administrators.ts'

type Home = Answered<'home'>

type Turn = {
  readonly title: string
  readonly rows: readonly Row[]
  readonly count: number
  readonly none: string
  readonly list: 'mine' | 'others'
}
function Turns({ title, rows, count, none, list }: Turn) {
  const { t } = useTexts()
  return (
    <section className="block">
      <header>
        <h2>{title}</h2>
        <span className="quiet">{count}</span>
      </header>
      {rows.length === 0 ? <p className="empty">{none}</p> : <Rows rows={rows} mixed label={title} />}
      {count > rows.length && (
        <p className="in">
          <Link to="/app/queue" search={list === 'others' ? { list } : {}}>
            {t.home.more(count)}
          </Link>
        </p>
      )}
    </section>
  )
}

function FigureGroup({ subject, figures }: { subject: SubjectName; figures: Home['figures'] }) {
  const texts = useTexts()
  const total = figures.reduce((sum, { count }) => sum + count, 0)
  return (
    <div>
      <h3>
        <Link to="/app/list/$subject" params={{ subject }}>
          {texts.w.subjects[subject].name} <b>{total}</b>
        </Link>
      </h3>
      <ul>
        {figures.map(({ status, count }) => (
          <li key={status}>
            <Link to="/app/list/$subject" params={{ subject }} search={{ status }}>
              {texts.status(subject, status)} <b>{count}</b>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Figures({ figures }: { figures: Home['figures'] }) {
  const { t } = useTexts()
  const subjects = [...new Set(figures.map(({ subject }) => subject))]
  if (subjects.length === 0) return null
  return (
    <section className="block">
      <header>
        <h2>{t.home.figures}</h2>
      </header>
      <div className="in figures">
        {subjects.map(subject => (
          <FigureGroup key={subject} subject={subject} figures={figures.filter(figure => figure.subject === subject)} />
        ))}
      </div>
    </section>
  )
}

/** What somebody who keeps the house itself does, who has no dossier to show. */
function Keepers({ role }: { readonly role: SeatRole | undefined }) {
  const { t, language } = useTexts()
  if (role === 'administrator') return <p className="saying">{t.home.administrator}</p>
  if (role !== 'system' && role !== 'security') return null
  return <p className="saying">{administratorWords[language].home[role]}</p>
}

export function HomePage() {
  const words = useOfficeWords()
  const { t, pick, role } = useTexts()
  const round = useRound()
  const { data: session } = useSession()
  const asked = useAsk('home', { round: round ?? '' }, round !== undefined)
  const [seat] = session?.seats ?? []
  // For an expert nothing else waits than their files.
  const scoresOnly = seat !== undefined && session?.account?.person === null && session.seats.every(({ role }) => role === 'expert')
  return (
    <div className="page">
      <div className="head">
        <h1>{session?.account && pick(session.account.name)}</h1>
        <span className="quiet">
          {seat
            ? `${role(seat.role)} · ${pick(seat.name)}${seat.holder ? ` · ${words.actingFor(pick(seat.holder))}` : ''}`
            : role('person')}{' '}
          · {session?.today}
        </span>
      </div>
      {session?.seats.some(({ role }) => role === 'expert') && <MyFiles today={session.today} />}
      <PlacesStrip />
      <BodiesStrip />
      <Keepers role={seat?.role} />
      {session?.account?.person && <OwnYear />}
      {session?.account?.person && round !== undefined && <OwnApplication round={round} />}
      {round !== undefined && !scoresOnly && (
        <Known asked={asked}>
          {home => (
            <>
              <Turns title={t.home.forMe} rows={home.waitsForMe} count={home.waitsForMeCount} none={t.home.nobodyWaits} list="mine" />
              <Turns title={t.home.forOthers} rows={home.iWaitFor} count={home.iWaitForCount} none={t.home.nothingAwaited} list="others" />
              <Figures figures={home.figures} />
            </>
          )}
        </Known>
      )}
    </div>
  )
}
