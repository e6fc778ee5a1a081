/** A status as a word, coloured by what it means for the reader: his turn, on the way, good end, bad end. */
import type { SubjectName } from '../../core/facts.ts'
import { useTexts } from '../texts.ts'

const good = ['admitted', 'confirmed', 'passed', 'issued', 'paid', 'received', 'announced', 'concluded', 'repaid', 'settled']
const bad = ['declined', 'lapsed', 'failed', 'missed', 'cancelled', 'terminated', 'revoked', 'refused', 'sanctioned', 'reprimanded']
const warn = ['returned', 'contested', 'stopAsked', 'stopConfirmed', 'suspended', 'demanded', 'appealed']
const still = ['draft', 'withdrawn', 'none', 'dismissed', 'released']

const toneOf = (status: string) => {
  if (good.includes(status)) return 'good'
  if (bad.includes(status)) return 'bad'
  if (warn.includes(status)) return 'warn'
  return still.includes(status) ? '' : 'go'
}

export function Status({ subject, status }: { subject: SubjectName; status: string }) {
  const texts = useTexts()
  return <span className={`tag ${toneOf(status)}`}>{texts.status(subject, status)}</span>
}
