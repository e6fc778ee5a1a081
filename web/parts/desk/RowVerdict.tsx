/** The verdict on one row of a list: a word, and the clauses of what stands in the way. */
import type { Row } from '../../../core/answer.ts'
import { sayKey } from '../../say.ts'
import { useSaying } from '../law.tsx'
import { useDeskWords } from './words.ts'

const tones = { eligible: 'good', ineligible: 'bad', undetermined: 'warn' } as const

export function RowVerdict({ row }: { row: Row }) {
  const words = useDeskWords()
  const saying = useSaying(row.round ?? undefined)
  const { verdict } = row
  if (!verdict) return null
  const numbers = verdict.blocks.map(({ clause, fact }) => {
    const known = saying.law?.policy.clauses.find(({ id }) => id === clause)
    return { key: `${clause} ${fact}`, text: [sayKey(fact, saying), known?.number ?? clause].filter(part => part !== '').join(' ') }
  })
  return (
    <span>
      <span className={`tag ${tones[verdict.verdict]}`}>{words.verdict[verdict.verdict]}</span>
      {verdict.sameNumber === true && <span className="tag warn">{words.sameNumber}</span>}
      {verdict.verdict !== 'eligible' && (
        <span className="quiet small verdictwhy">
          {numbers.slice(0, 2).map(({ key, text }) => (
            <span key={key}>{text}</span>
          ))}
          {numbers.length > 2 && '…'}
        </span>
      )}
    </span>
  )
}
