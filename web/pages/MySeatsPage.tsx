/** The asker's own seats with those who act for them, and the seats that the asker holds for others. */
import type { SeatLine } from '../../core/office/questions.ts'
import { Seats } from '../parts/office/Seats.tsx'
import { useOfficeWords } from '../parts/office/use-office.ts'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useSession } from '../queries.ts'
import { useTexts } from '../texts.ts'

type Some = { readonly title: string; readonly note?: string; readonly none: string; readonly seats: readonly SeatLine[] }

function Group({ title, note, none, seats }: Some) {
  const { pick } = useTexts()
  const { data: session } = useSession()
  const account = session?.account
  return (
    <section className="block">
      <header>
        <h2>{title}</h2>
      </header>
      <div className="in stack">
        {note && <p className="quiet small">{note}</p>}
        {seats.length === 0 && <p className="quiet">{none}</p>}
        {account && seats.length > 0 && <Seats seats={seats} account={account.id} name={pick(account.name)} own today={session.today} />}
      </div>
    </section>
  )
}

export function MySeatsPage() {
  const words = useOfficeWords()
  const asked = useAsk('mySeats', {})
  return (
    <div className="page">
      <h1>{words.mySeats}</h1>
      <Known asked={asked}>
        {seats => (
          <>
            <Group title={words.mine} note={words.deputyNote} none={words.none} seats={seats.filter(one => one.actingFor === null)} />
            <Group title={words.forOthers} none={words.noneForOthers} seats={seats.filter(one => one.actingFor !== null)} />
          </>
        )}
      </Known>
    </div>
  )
}
