/** `tepei remake`: every decision is made again from what was kept of it, by the edition of its digest, and compared with what stands. */
import { isSubjectName, type SubjectName, subjectNames } from '../core/facts.ts'
import type { Unlike } from '../core/remake.ts'
import { waysOf } from '../core/ways.ts'
import { type Line, remakeAll } from '../server/remake.ts'
import { readSettings } from '../server/settings.ts'
import { openHouse } from '../server/start.ts'
import type { Io } from './io.ts'

const usage = 'tepei remake\n0: every decision comes out as it stands; 1: some do not, and are named; 2: this text\n'
type Counts = { readonly same: number; readonly notKept: number; readonly otherwise: number; readonly judged: number }
const none: Counts = { same: 0, notKept: 0, otherwise: 0, judged: 0 }

const shortOf = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 200)
const sayUnlike = ({ subject, id, n, action }: Line, { part, stands, follows }: Unlike) =>
  `${subject}/${id}/${n} ${action}, ${part}: ${shortOf(stands)} stands, ${shortOf(follows)} follows\n`

const unlikeIn = ({ made }: Line): readonly Unlike[] => (made.kind === 'otherwise' ? made.unlike : [])

const countOn = (counts: Counts, { subject, action, made }: Line): Counts => ({
  ...counts,
  [made.kind]: counts[made.kind] + 1,
  judged: counts.judged + (isSubjectName(subject) && waysOf(subject, action).includes('judged') ? 1 : 0),
})

const sayAll = (counts: ReadonlyMap<string, Counts>, io: Io): void => {
  for (const subject of subjectNames.filter((name: SubjectName) => counts.has(name))) {
    const { same, notKept, otherwise, judged } = counts.get(subject) ?? none
    io.out(
      `${subject}: ${same} as they stand, ${otherwise} otherwise, ${notKept} of which nothing was kept; ${judged} were a person’s judgement\n`,
    )
  }
}

export const remakeCommand = async (argv: readonly string[], io: Io): Promise<number> => {
  if (argv.length > 0) {
    io.err(usage)
    return 2
  }
  const { house, close } = await openHouse(readSettings(process.env))
  const counts = new Map<string, Counts>()
  try {
    for await (const line of remakeAll(house)) {
      counts.set(line.subject, countOn(counts.get(line.subject) ?? none, line))
      for (const unlike of unlikeIn(line)) io.out(sayUnlike(line, unlike))
    }
  } finally {
    await close()
  }
  sayAll(counts, io)
  return [...counts.values()].some(({ otherwise }) => otherwise > 0) ? 1 : 0
}
