/** The quiet way: what a trainee says of the employer to the department, who sees it and who does not, and what comes back, all in one place. */
import '../device.css'
import '../parts/year/year.css'
import { Link } from '@tanstack/react-router'
import { useSaying } from '../parts/law.tsx'
import { useYearWords } from '../parts/year/common.tsx'
import { daysFor, NewInquiry, Threads } from '../parts/year/Inquiries.tsx'
import { useRound } from '../queries.ts'
import { quiet as route } from '../router.tsx'

export function QuietPage() {
  const words = useYearWords()
  const chosen = useRound()
  const round = route.useSearch().round ?? chosen
  const saying = useSaying(round)
  const days = daysFor(saying, 'report')
  return (
    <div className="page">
      <div className="head">
        <h1>{words.quietTitle}</h1>
        <Link to="/app/year">{words.back}</Link>
      </div>
      <section className="block">
        <header>
          <h2>{words.quietWho}</h2>
        </header>
        <div className="in tight">
          <p>{words.quietSees}</p>
          <p>{words.quietNot}</p>
          <h3>{words.quietNext}</h3>
          {days !== undefined && <p>{words.quietDays(days)}</p>}
          <p className="quiet">{words.quietCare}</p>
        </div>
      </section>
      <section className="block">
        <div className="in stack">
          {round !== undefined && <NewInquiry kind="report" round={round} saying={saying} />}
          <Threads kind="report" after={undefined} none={words.quietNone} saying={saying} />
        </div>
      </section>
    </div>
  )
}
