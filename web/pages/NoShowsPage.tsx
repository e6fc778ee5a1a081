/** Who did not come, and the reserves for their places: what the office does on the evening of an enrolment, in one place. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Answered } from '../../core/question.ts'
import { MissingList } from '../parts/hostday/MissingList.tsx'
import { ReserveLines } from '../parts/hostday/ReserveLines.tsx'
import { useHostDayWords } from '../parts/hostday/use-day.ts'
import { useSaying } from '../parts/law.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRound } from '../queries.ts'

function Whole({ answer, round }: { readonly answer: Answered<'noShows'>; readonly round: string }) {
  const words = useHostDayWords()
  const saying = useSaying(round)
  const [said, setSaid] = useState('')
  return (
    <>
      <p className={said === '' ? 'unseen' : 'saying good'} role="status">
        {said}
      </p>
      {answer.expected > 0 && <p className="saying">{words.stillExpected(answer.expected)}</p>}
      <MissingList people={answer.people} more={answer.more} saying={saying} onDone={setSaid} />
      <ReserveLines lines={answer.lines} saying={saying} onDone={setSaid} />
    </>
  )
}

export function NoShowsPage() {
  const words = useHostDayWords()
  const round = useRound()
  const asked = useAsk('noShows', { round: round ?? '' }, round !== undefined)
  return (
    <div className="page">
      <div className="head">
        <h1>{words.noShowsPage}</h1>
        <span className="tools">
          <Link to="/app/list/$subject" params={{ subject: 'training' }}>
            {words.allTrainings}
          </Link>
        </span>
      </div>
      {round !== undefined && <Known asked={asked}>{answer => <Whole key={round} answer={answer} round={round} />}</Known>}
    </div>
  )
}
