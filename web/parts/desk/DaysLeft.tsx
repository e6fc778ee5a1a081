/** An answer day with the days that are left until it. */
import type { Row } from '../../../core/answer.ts'
import { useDeskWords } from './words.ts'

const dayMs = 86_400_000
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayMs)

export function DaysLeft({ row, today }: { row: Row; today: string }) {
  const words = useDeskWords()
  if (row.due === null || row.waitsFor === null || today === '') return null
  const days = daysBetween(today, row.due)
  return (
    <span className={days < 0 ? 'late' : undefined}>
      {row.due} <span className="small">{words.dueIn(days)}</span>
    </span>
  )
}
