/** The trainee's own page: where they are in the year, what is theirs to do next, and all that they do it with. */
import '../device.css'
import '../parts/year/year.css'
import { Link, useNavigate } from '@tanstack/react-router'
import { Select } from 'antd'
import type { Answered } from '../../core/question.ts'
import { textIn } from '../json.ts'
import { TimeBlock } from '../parts/absence/TimeBlock.tsx'
import { Offers } from '../parts/act/Offers.tsx'
import { ArrivalCode } from '../parts/hostday/ArrivalCode.tsx'
import { useSaying } from '../parts/law.tsx'
import { Status } from '../parts/Status.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useYearWords } from '../parts/year/common.tsx'
import { daysFor, NewInquiry, Threads } from '../parts/year/Inquiries.tsx'
import { Line, Next, type Year } from '../parts/year/Line.tsx'
import { Money } from '../parts/year/Money.tsx'
import { isOpen, StudyBlocks } from '../parts/year/StudyBlocks.tsx'
import { useAsk, useSession } from '../queries.ts'
import { year as route } from '../router.tsx'
import type { Saying } from '../say.ts'

/** What has a place of its own on this page. */
const elsewhere = ['plan', 'report', 'claimTravel', 'askLeave', 'reportBreach']

function Questions({ round, saying }: { round: string; saying: Saying }) {
  const words = useYearWords()
  const days = daysFor(saying, 'question')
  return (
    <section className="block" id="questions">
      <header>
        <h2>{words.askTitle}</h2>
      </header>
      <div className="in stack">
        {days !== undefined && <p className="quiet">{words.askNote(days)}</p>}
        <NewInquiry kind="question" round={round} saying={saying} />
        <Threads kind="question" after={undefined} none={words.noQuestions} saying={saying} />
        <p>
          <Link to="/app/quiet" search={{ round }}>
            {words.quietLink}
          </Link>
        </p>
      </div>
    </section>
  )
}

type Dossier = Answered<'dossier'>

function Matters({ dossier, today, saying }: { dossier: Dossier; today: string; saying: Saying }) {
  const words = useYearWords()
  return (
    <section className="block" id="matters">
      <header>
        <h2>{words.leaveTitle}</h2>
      </header>
      <div className="in stack">
        <Offers
          subject="training"
          id={dossier.row.id}
          state={dossier.state}
          offers={dossier.offers}
          today={today}
          saying={saying}
          elsewhere={elsewhere}
        />
      </div>
    </section>
  )
}

function Whole({ year, dossier, today }: { year: Year; dossier: Dossier; today: string }) {
  const saying = useSaying(year.round)
  return (
    <div className="stack">
      <Next year={year} saying={saying} />
      {year.status === 'notified' && (
        <div id="arrival">
          <ArrivalCode training={year.id} />
        </div>
      )}
      <Line year={year} />
      <StudyBlocks
        id={year.id}
        round={year.round}
        offers={dossier.offers}
        studyStart={textIn(dossier.state, 'studyStart')}
        today={today}
        saying={saying}
      />
      <TimeBlock dossier={dossier} today={today} saying={saying} />
      <Matters dossier={dossier} today={today} saying={saying} />
      <Money year={year} mayClaim={isOpen(dossier.offers, 'claimTravel')} saying={saying} />
      <Questions round={year.round} saying={saying} />
    </div>
  )
}

function Head({ year, years }: { year: Year; years: Answered<'myYear'>['years'] }) {
  const words = useYearWords()
  const navigate = useNavigate()
  const { texts } = useSaying(year.round)
  const names = [year.host && texts.pick(year.host), year.programme && texts.pick(year.programme)].filter(name => name !== null)
  return (
    <div className="head">
      <h1>{words.title}</h1>
      <span className="quiet">{names.join(' · ')}</span>
      <Status subject="training" status={year.status} />
      {years.length > 1 && (
        <Select
          aria-label={words.years}
          value={year.id}
          options={years.map(({ id, round, host }) => ({ value: id, label: `${round}${host ? ` · ${texts.pick(host)}` : ''}` }))}
          onChange={training => navigate({ to: '/app/year', search: { training } })}
        />
      )}
    </div>
  )
}

function One({ year, years }: { year: Year; years: Answered<'myYear'>['years'] }) {
  const asked = useAsk('dossier', { subject: 'training', id: year.id })
  const today = useSession().data?.today ?? ''
  return (
    <div className="page">
      <Head year={year} years={years} />
      <Known asked={asked}>{dossier => <Whole year={year} dossier={dossier} today={today} />}</Known>
    </div>
  )
}

export function MyYearPage() {
  const words = useYearWords()
  const { training } = route.useSearch()
  const asked = useAsk('myYear', training === undefined ? {} : { training })
  return (
    <Known asked={asked}>
      {({ year, years }) =>
        year ? (
          <One key={year.id} year={year} years={years} />
        ) : (
          <div className="page">
            <div className="head">
              <h1>{words.title}</h1>
            </div>
            <p className="empty">{words.none}</p>
          </div>
        )
      }
    </Known>
  )
}
