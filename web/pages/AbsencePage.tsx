/** The calendar of absence of a host's trainees; the department looks at all. */
import { Calendar } from '../parts/absence/Calendar.tsx'
import { useSaying } from '../parts/law.tsx'
import { useRound, useSession } from '../queries.ts'
import { absenceWords } from '../words/absence.ts'

export function AbsencePage() {
  const round = useRound()
  const saying = useSaying(round)
  const { data: session } = useSession()
  const words = absenceWords[saying.texts.language]
  if (round === undefined || session === undefined) return null
  return (
    <div className="page">
      <h1>{words.calendar.title}</h1>
      <Calendar
        key={round}
        round={round}
        today={session.today}
        saying={saying}
        records={session.seats.some(({ role }) => role === 'host')}
      />
    </div>
  )
}
