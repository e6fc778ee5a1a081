/** `tepei log-term --dry-run`: what of the record would leave by a term, by kind and year. It deletes nothing, and there is nothing that would. */
import { leastDay, readTerms, type Term } from '../server/log-term.ts'
import { dayOf } from '../server/session.ts'
import { readSettings } from '../server/settings.ts'
import { openHouse } from '../server/start.ts'
import type { Io } from './io.ts'

const usage =
  'tepei log-term --dry-run   what of the record would leave by a term, by kind and year; nothing is deleted, with or without it\n'

const sayTerm = ({ kind, round, year, lines, last, leaves, until, clause }: Term): string => {
  const when = until === undefined ? 'stays while its round is open' : `${leaves ? 'would leave since' : 'stays until'} ${until}`
  return `${kind} ${round ?? 'of no round'} ${year}: ${lines} lines, the newest of ${last}; ${when}${clause === '' ? '' : ` (${clause})`}\n`
}

export const logTermCommand = async (argv: readonly string[], io: Io): Promise<number> => {
  if (argv.length !== 1 || argv[0] !== '--dry-run') {
    io.err(usage)
    return 2
  }
  const { house, close } = await openHouse(readSettings(process.env))
  try {
    const today = dayOf(house.at(new Date()))
    const terms = await readTerms(house, today)
    for (const term of terms) io.out(sayTerm(term))
    const going = terms.filter(({ leaves }) => leaves)
    const young = going.filter(({ last }) => last >= leastDay(today))
    io.out(
      `${going.reduce((sum, { lines }) => sum + lines, 0)} lines would leave, ${young.length} groups of them younger than six months. Nothing was deleted.\n`,
    )
    return young.length === 0 ? 0 : 1
  } finally {
    await close()
  }
}
