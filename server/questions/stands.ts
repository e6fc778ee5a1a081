/** Where things stand in a round, as one asker sees it: by the tally where it says enough, else counted row by row. */
import { isSubjectName } from '../../core/facts.ts'
import type { Law } from '../../policy/shape.ts'
import { type Asking, hasSeat, organisationsWith, sitsAt } from './asking.ts'
import { allOf, anyOf, givenBy, type Part, part, relationOf, run, withoutInquiries } from './rows.ts'

type Stand = { readonly subject: string; readonly status: string; readonly waits_for: string | null; readonly count: number }

const offices = ['department', 'leader', 'finance', 'auditor'] as const

/** What of the tally somebody sees who sees a whole round, all of a body's; undefined where it must be counted row by row. */
const tallied = (asking: Asking, law: Law | undefined): Part | undefined => {
  const seats = asking.session?.seats ?? []
  if (seats.length === 0 || asking.session?.account.person) return undefined
  const all = (...roles: readonly string[]) => seats.every(({ role }) => roles.includes(role))
  const seen = hasSeat(asking, 'department', 'leader') ? part`true` : part`t.subject <> 'inquiry'`
  if (all(...offices)) return law && seats.every(({ organisation }) => organisation === law.policy.programme.office) ? seen : undefined
  // The round itself is public; who is not in its office doesn't wait for it.
  return all('body') ? part`t.body = any(${organisationsWith(asking, 'body')}) and t.subject <> 'round'` : undefined
}

/** What a body has offered to others stands in the tally under those; whoever it waits for, it is another. */
const offeredBy = (asking: Asking, round: string): Part =>
  organisationsWith(asking, 'body').length === 0
    ? part``
    : part`union all select d.subject, d.status, case when d.waits_for is not null then 'another' end, 1 from dossier d
        where d.round = ${round} and ${givenBy(asking)} and not d.body = any(${organisationsWith(asking, 'body')})`

const tallyOf = (asking: Asking, round: string, seen: Part): Promise<readonly Stand[]> =>
  run<Stand>(
    asking.query,
    part`select s.subject, s.status, s.waits_for, sum(s.change)::bigint as count from (
        select t.subject, t.status, t.waits_for, t.change from tally t where t.round = ${round} and ${seen} ${offeredBy(asking, round)}) s
      group by 1, 2, 3 having sum(s.change) > 0 order by 1, 2, 3`,
  )

const countRows = (asking: Asking, round: string, law: Law | undefined): Promise<readonly Stand[]> => {
  const elsewhere = law && sitsAt(asking, law, ...offices) ? part`true` : part`d.subject <> 'round'`
  const relation = relationOf(asking)
  return run<Stand>(
    asking.query,
    part`select d.subject, d.status, d.waits_for, count(*) as count from dossier d
      where ${allOf([part`d.round = ${round}`, ...withoutInquiries(asking), relation ? anyOf([relation, givenBy(asking)]) : elsewhere])} group by 1, 2, 3 order by 1, 2, 3`,
  )
}

const sum = (stands: readonly Stand[]) => stands.reduce((total, { count }) => total + count, 0)

/** The two counts by the tally: whoever waits for one of the hats, and whoever waits for anybody else. */
const countsBy = ({ session }: Asking, stands: readonly Stand[]) => {
  const roles = session?.seats.map(({ role }) => String(role)) ?? []
  const mine = stands.filter(s => s.waits_for !== null && roles.includes(s.waits_for))
  return { mine: sum(mine), others: sum(stands.filter(s => s.waits_for !== null)) - sum(mine) }
}

export const figuresOf = (standing: readonly Stand[]) => {
  const sums = new Map<string, number>()
  for (const { subject, status, count } of standing) sums.set(`${subject} ${status}`, (sums.get(`${subject} ${status}`) ?? 0) + count)
  return [...sums].flatMap(([key, count]) => {
    const [subject = '', status = ''] = key.split(' ')
    return isSubjectName(subject) ? [{ subject, status, count }] : []
  })
}

/** How many stand where, and the counts of the asker's two lists where the tally tells them. */
export const standing = async (asking: Asking, round: string, law: Law | undefined) => {
  const seen = tallied(asking, law)
  const stands = await (seen ? tallyOf(asking, round, seen) : countRows(asking, round, law))
  return { stands, counts: seen ? countsBy(asking, stands) : undefined }
}

/** The counts of both lists; undefined where only counting row by row would tell them. */
export const findCounts = async (asking: Asking, round: string, law: Law | undefined) => {
  const seen = tallied(asking, law)
  return seen && countsBy(asking, await tallyOf(asking, round, seen))
}
