/** How many rosters have arrived, on the first page of those who wait for them. */
import { Link } from '@tanstack/react-router'
import { useSession } from '../../queries.ts'
import { countsIn } from './shown.ts'
import { useBodies, useBodiesWords } from './use-bodies.ts'

export function BodiesStrip() {
  const words = useBodiesWords()
  const { data: session } = useSession()
  const waits = session?.seats.some(({ role }) => role === 'department' || role === 'leader') === true
  const { data: rows = [] } = useBodies(waits)
  if (!waits || session === undefined || rows.length === 0) return null
  const { arrived, late, returned } = countsIn(rows, session.today)
  return (
    <p className={late > 0 ? 'saying warn' : 'saying'}>
      <Link to="/app/bodies">{words.strip(arrived, rows.length)}</Link> · {words.stripMore(late, returned)}
    </p>
  )
}
