/** Who waits for me, and whom I wait for, each with dates, the most urgent first. */

import { isSubjectName } from '../../core/facts.ts'
import type { Row } from '../../core/question.ts'
import { questions } from '../../core/question.ts'
import type { Law } from '../../policy/shape.ts'
import { type Asking, answering, hasSeat, organisationsWith, sitsAt } from './asking.ts'
import { findRound } from './law.ts'
import { allOf, anyOf, ministryTracks, type Part, part, type RowRead, relationOf, rowColumns, rowJoins, rowOf, run } from './rows.ts'

const shownMost = 20

/** One part for each of the asker's hats: what waits for that hat, there where it is worn. */
const waitingFor = (asking: Asking, law: Law | undefined): readonly Part[] => {
  const person = asking.session?.account.person
  const related = (['employer', 'body', 'host'] as const).flatMap(role => {
    const organisations = organisationsWith(asking, role)
    return organisations.length === 0 ? [] : [part`d.waits_for = ${role} and d.${part.ref(role)} = any(${organisations})`]
  })
  const anywhere = (['department', 'leader', 'finance'] as const).flatMap(role =>
    law && sitsAt(asking, law, role) ? [part`d.waits_for = ${role}`] : [],
  )
  return [
    ...(person ? [part`d.waits_for = 'person' and d.person = ${person}`] : []),
    ...related,
    ...anywhere,
    ...(hasSeat(asking, 'ministry') ? [part`d.waits_for = 'ministry' and d.track = any(${ministryTracks(asking.site.house)})`] : []),
  ]
}

const mostUrgent = async (asking: Asking, wanted: Part): Promise<{ readonly rows: Row[]; readonly count: number }> => {
  const rows = await run<RowRead>(
    asking.query,
    part`select ${rowColumns} from (select * from dossier d where ${wanted} order by d.due, d.since, d.id limit ${shownMost}) d ${rowJoins}
      order by d.due, d.since, d.id`,
  )
  if (rows.length < shownMost) return { rows: rows.map(rowOf), count: rows.length }
  const [counted] = await run<{ count: number }>(asking.query, part`select count(*) as count from dossier d where ${wanted}`)
  return { rows: rows.map(rowOf), count: counted?.count ?? 0 }
}

/** Policies being written belong to no round: they wait for the office of the law that they were copied from, whatever round is looked at. */
const editionsFor = (asking: Asking): Part =>
  anyOf(
    (['department', 'leader'] as const).map(role => {
      const laws = asking.site.house.laws.all().flatMap(({ digest, law }) => (sitsAt(asking, law, role) ? [digest] : []))
      return part`(d.subject = 'edition' and d.waits_for = ${role} and d.state ->> 'law' = any(${laws}))`
    }),
  )

export const home = answering(questions.home, async (asking, { round }) => {
  const found = await findRound(asking.site.house, asking.query, round)
  const mine = anyOf(waitingFor(asking, found?.law))
  const relation = relationOf(asking)
  const inRound = part`d.round = ${round}`
  // The round itself is public; who is not in its office doesn't wait for it.
  const elsewhere = found && sitsAt(asking, found.law, 'department', 'leader', 'finance', 'auditor') ? [] : [part`d.subject <> 'round'`]
  const related = allOf([inRound, ...(relation ? [relation] : elsewhere)])
  const forMe = await mostUrgent(asking, allOf([inRound, mine]))
  const editions = await mostUrgent(asking, editionsFor(asking))
  const forOthers = await mostUrgent(asking, allOf([related, part`d.waits_for is not null`, part`not ${mine}`]))
  const figures = await run<{ subject: string; status: string; count: number }>(
    asking.query,
    part`select d.subject, d.status, count(*) as count from dossier d where ${related} group by d.subject, d.status order by d.subject, d.status`,
  )
  return {
    waitsForMe: [...editions.rows, ...forMe.rows],
    waitsForMeCount: editions.count + forMe.count,
    iWaitFor: forOthers.rows,
    iWaitForCount: forOthers.count,
    figures: figures.flatMap(({ subject, status, count }) => (isSubjectName(subject) ? [{ subject, status, count }] : [])),
  }
})
