/** The line to the ministry: whoever waits is handed over in a parcel, and its answer is read back row by row. The ministry's own desk sees its parcels here. */
import { useState } from 'react'
import { BatchStrip } from '../parts/desk/BatchStrip.tsx'
import { useSaying } from '../parts/law.tsx'
import { useMinistryWords } from '../parts/ministry/doors.ts'
import { Parcels } from '../parts/ministry/Parcels.tsx'
import { ToHandOver } from '../parts/ministry/ToHandOver.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRound, useSession } from '../queries.ts'

export function MinistryPage() {
  const words = useMinistryWords()
  const round = useRound()
  const saying = useSaying(round)
  const session = useSession().data
  const [made, setMade] = useState<number>()
  const asked = useAsk('parcels', { round: round ?? '' }, round !== undefined)
  const holds = (...roles: readonly string[]) => session?.seats.some(({ role }) => roles.includes(role)) === true
  const inOffice = holds('department', 'leader', 'auditor')
  return (
    <div className="page">
      <div className="head">
        <h1>{words.page}</h1>
        <span className="quiet">{inOffice ? words.note : words.noteMinistry}</span>
      </div>
      <BatchStrip saying={saying} judges={holds('department', 'leader', 'ministry')} />
      {made !== undefined && (
        <p className="saying good" role="status">
          {words.made(made)}
        </p>
      )}
      <Known asked={asked}>
        {({ parcels, tracks }) => (
          <>
            {round !== undefined &&
              tracks.map(track => (
                <ToHandOver key={track.id} round={round} track={track} saying={saying} decides={holds('department')} onMade={setMade} />
              ))}
            <Parcels
              parcels={parcels}
              saying={saying}
              fetches={holds('department', 'leader', 'ministry')}
              answers={holds('department', 'ministry')}
            />
          </>
        )}
      </Known>
    </div>
  )
}
