/** Who waits for me, and whom I wait for, each with dates, the most urgent first; and where things stand. */
import { isSubjectName } from '../../core/facts.ts'
import { questions } from '../../core/question.ts'
import type { Law } from '../../policy/shape.ts'
import { type Asking, answering, organisationsWith, sitsAt } from './asking.ts'
import { findRound } from './law.ts'
import { countIn, readFirst, strandsOf } from './queue.ts'
import { allOf, anyOf, ministryTracks, type Part, part, relationOf, rowOf, run } from './rows.ts'
import { withVerdicts } from './verdicts.ts'

const shownMost = 20

/** Policies being written belong to no round: they wait for the office of the law that they were copied from, whatever round is looked at. */
const editionsFor = (asking: Asking): Part =>
  anyOf(
    (['department', 'leader'] as const).map(role => {
      const laws = asking.site.house.laws.all().flatMap(({ digest, law }) => (sitsAt(asking, law, role) ? [digest] : []))
      return part`(d.subject = 'edition' and d.waits_for = ${role} and d.state ->> 'law' = any(${laws}))`
    }),
  )

type Stand = { readonly subject: string; readonly status: string; readonly waits_for: string | null; readonly count: number }

const offices = ['department', 'leader', 'finance', 'auditor'] as const

/** What of the tally somebody sees who sees a whole round, all of a body's, or all of a track's; undefined where it must be counted row by row. */
const tallied = (asking: Asking, law: Law | undefined): Part | undefined => {
  const seats = asking.session?.seats ?? []
  if (seats.length === 0 || asking.session?.account.person) return undefined
  const all = (...roles: readonly string[]) => seats.every(({ role }) => roles.includes(role))
  if (all(...offices))
    return law && seats.every(({ organisation }) => organisation === law.policy.programme.office) ? part`true` : undefined
  // The round itself is public; who is not in its office doesn't wait for it.
  if (all('body')) return part`t.body = any(${organisationsWith(asking, 'body')}) and t.subject <> 'round'`
  return all('ministry') ? part`t.track = any(${ministryTracks(asking.site.house)}) and t.subject <> 'round'` : undefined
}

const tallyOf = (asking: Asking, round: string, seen: Part): Promise<readonly Stand[]> =>
  run<Stand>(
    asking.query,
    part`select t.subject, t.status, t.waits_for, sum(t.change)::bigint as count from tally t
      where t.round = ${round} and ${seen} group by 1, 2, 3 having sum(t.change) > 0 order by 1, 2, 3`,
  )

const countRows = (asking: Asking, round: string, law: Law | undefined): Promise<readonly Stand[]> => {
  const elsewhere = law && sitsAt(asking, law, ...offices) ? part`true` : part`d.subject <> 'round'`
  return run<Stand>(
    asking.query,
    part`select d.subject, d.status, d.waits_for, count(*) as count from dossier d
      where ${allOf([part`d.round = ${round}`, relationOf(asking) ?? elsewhere])} group by 1, 2, 3 order by 1, 2, 3`,
  )
}

const sum = (stands: readonly Stand[]) => stands.reduce((total, { count }) => total + count, 0)

/** The two counts by the tally: whoever waits for one of the hats, and whoever waits for anybody else. */
const countsBy = ({ session }: Asking, stands: readonly Stand[]) => {
  const roles = session?.seats.map(({ role }) => String(role)) ?? []
  const mine = stands.filter(s => s.waits_for !== null && roles.includes(s.waits_for))
  return { mine: sum(mine), others: sum(stands.filter(s => s.waits_for !== null)) - sum(mine) }
}

const listOf = async (asking: Asking, round: string, law: Law | undefined, list: 'mine' | 'others') => {
  const strands = strandsOf(asking, law, list)
  const rows = await readFirst(asking, strands, [part`d.round = ${round}`], shownMost)
  return { rows: await withVerdicts(asking, round, rows.map(rowOf)), strands }
}

const figuresOf = (standing: readonly Stand[]) => {
  const sums = new Map<string, number>()
  for (const { subject, status, count } of standing) sums.set(`${subject} ${status}`, (sums.get(`${subject} ${status}`) ?? 0) + count)
  return [...sums].flatMap(([key, count]) => {
    const [subject = '', status = ''] = key.split(' ')
    return isSubjectName(subject) ? [{ subject, status, count }] : []
  })
}

export const home = answering(questions.home, async (asking, { round }) => {
  const found = await findRound(asking.site.house, asking.query, round)
  const law = found?.law
  const editions = await readFirst(asking, [editionsFor(asking)], [], shownMost)
  const mine = await listOf(asking, round, law, 'mine')
  const others = await listOf(asking, round, law, 'others')
  const seen = tallied(asking, law)
  const stands = await (seen ? tallyOf(asking, round, seen) : countRows(asking, round, law))
  const counts = seen ? countsBy(asking, stands) : undefined
  const counted = async ({ rows, strands }: typeof mine) =>
    rows.length < shownMost ? rows.length : (await countIn(asking, strands, [part`d.round = ${round}`])).count
  return {
    waitsForMe: [...editions.map(rowOf), ...mine.rows],
    waitsForMeCount: editions.length + (counts?.mine ?? (await counted(mine))),
    iWaitFor: others.rows,
    iWaitForCount: counts?.others ?? (await counted(others)),
    figures: figuresOf(stands),
  }
})
