/** The warning that work waits for seats that nobody holds today. */
import { Link } from '@tanstack/react-router'
import { useAsk, useRound, useSession } from '../../queries.ts'
import { useTexts } from '../../texts.ts'
import { useOfficeWords } from './use-office.ts'

export function EmptySeats({ leads = false }: { readonly leads?: boolean }) {
  const { pick, role } = useTexts()
  const words = useOfficeWords()
  const round = useRound()
  const { data: session } = useSession()
  const hats = session?.seats.map(seat => seat.role) ?? []
  const asks = hats.some(hat => ['department', 'leader', 'administrator', 'security'].includes(hat))
  const { data } = useAsk('emptySeats', { round: round ?? '' }, asks && round !== undefined)
  if (!data || data.length === 0) return null
  const gives = session?.seats.some(seat => ['leader', 'administrator', 'security'].includes(seat.role) && seat.holder === null)
  return (
    <section className="saying warn tight" aria-label={words.empty}>
      <h2>{words.empty}</h2>
      <p>{words.emptyNote}</p>
      <ul className="tight">
        {data.map(one => (
          <li key={`${one.role} ${one.organisation}`}>
            {words.emptyLine(pick(one.name), role(one.role), (one.more ? words.moreItems : words.items)(one.count))}
          </li>
        ))}
      </ul>
      {leads && <p>{gives ? <Link to="/app/office">{words.office}</Link> : words.emptyAsk}</p>}
    </section>
  )
}
