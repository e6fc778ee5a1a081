/** `tepei erase`: what has been kept as long as the law says. First shown; then, by two people and exactly as shown, erased for good. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Due, Reason } from '../server/erasing/due.ts'
import { carryOut, type Drawn, drawPlan } from '../server/erasing/plan.ts'
import { readSettings } from '../server/settings.ts'
import { type Opened, openHouse } from '../server/start.ts'
import { twoPeople } from './at-console.ts'
import type { Io } from './io.ts'

const usage = `Usage:
  tepei erase [--list FILE]   shows what is due by the terms of the law, and what stays and why; changes nothing. FILE gets each dossier, by id
  tepei erase --do DIGEST     erases exactly what was shown under that digest; department and leader show at the console who they are
`

const options = { list: { type: 'string' }, do: { type: 'string' } } as const

const reasons: Readonly<Record<Reason, string>> = {
  books: 'the books are kept longer',
  appeal: 'an objection, a review or a case is open',
  unpaid: 'money or service is still owed',
  inHand: 'something is still to be done',
}

const countsOf = (items: readonly string[]): string => {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return [...counts].map(([item, n]) => `${n} ${item}`).join(', ')
}

const roundLine = (round: string, due: readonly Due[]): string => {
  const kinds = countsOf(due.flatMap(({ dossiers }) => dossiers.map(({ subject }) => subject)))
  const since = due.map(one => one.since).reduce((a, b) => (a < b ? a : b))
  return `${round}: ${due.length} people (${kinds}), due since ${since}, clause ${[...new Set(due.map(({ clause }) => clause))].join(', ')}\n`
}

const tell = ({ today, due, stays, people, digest, more }: Drawn, io: Io): void => {
  io.out(`As of ${today}:\n`)
  for (const round of new Set(due.map(one => one.round)))
    io.out(
      roundLine(
        round,
        due.filter(one => one.round === round),
      ),
    )
  for (const why of new Set(stays.map(one => one.why))) {
    const those = stays.filter(one => one.why === why)
    const until = those.flatMap(one => one.until ?? []).reduce((a, b) => (a > b ? a : b), '')
    io.out(`stays, ${those.length} people: ${reasons[why]}${until === '' ? '' : `, until ${until} at the latest`}\n`)
  }
  if (more > 0) io.out(`${more} more people are due: erase these, npx tepei keys rotate, and look again\n`)
  if (due.length === 0) io.out('Nothing is due to be erased.\n')
  else
    io.out(`${people.length} people go whole. Entries, sums and the log of looks stay. To erase exactly this: tepei erase --do ${digest}\n`)
}

const carry = async ({ house, vault }: Opened, digest: string, io: Io): Promise<number> => {
  const settings = readSettings(process.env)
  if ((await drawPlan(house)).digest !== digest) {
    io.err('The house is not as it was when that was shown. Look again: tepei erase\n')
    return 1
  }
  const by = await twoPeople(house, io, ['department', 'leader'])
  const done = await carryOut(house, vault, join(settings.dataFolder, 'files'), { digest, by })
  if (!done) throw new Error('The house changed meanwhile, and nothing was erased. Look again: tepei erase')
  io.out(`${done.dossiers} dossiers, ${done.people} people and ${done.files} files are erased.\n`)
  io.out(
    `Copy ${settings.ringFile} and ${settings.shreddedFile} to where their copies lie, and destroy the copies before: an older ring could open what is erased.\n`,
  )
  return 0
}

/** Undefined for words that mean nothing. */
const findDeed = (argv: readonly string[]) => {
  try {
    const { values } = parseArgs({ args: [...argv], options, strict: true })
    return values.list !== undefined && values.do !== undefined ? undefined : values
  } catch {
    return undefined
  }
}

export const eraseCommand = async (argv: readonly string[], io: Io): Promise<number> => {
  const deed = findDeed(argv)
  if (!deed) {
    io.err(usage)
    return 2
  }
  const opened = await openHouse(readSettings(process.env))
  try {
    if (deed.do !== undefined) return await carry(opened, deed.do, io)
    const plan = await drawPlan(opened.house)
    tell(plan, io)
    if (deed.list !== undefined) writeFileSync(deed.list, `${JSON.stringify(plan, null, 2)}\n`)
    return 0
  } finally {
    await opened.close()
  }
}
