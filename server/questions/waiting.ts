/** Who waits for whom: the lists of one asker, each in strands that an index serves from the first row on. */
import type { Law } from '../../policy/shape.ts'
import { type Asking, hasSeat, organisationsWith, sitsAt } from './asking.ts'
import { allOf, anyOf, ministryTracks, type Part, part, withoutInquiries } from './rows.ts'

const related = ['employer', 'body', 'host'] as const
const office = ['department', 'leader', 'finance'] as const
/** Everybody whose turn it can be. */
const parties = ['person', ...related, ...office, 'ministry'] as const

/** One strand for each of the asker's hats: what waits for that hat, there where it is worn. */
export const mineIn = (asking: Asking, law: Law | undefined): readonly Part[] => {
  const person = asking.session?.account.person
  const own = related.flatMap(role =>
    organisationsWith(asking, role).map(organisation => part`d.waits_for = ${role} and d.${part.ref(role)} = ${organisation}`),
  )
  const anywhere = office.flatMap(role => (law && sitsAt(asking, law, role) ? [part`d.waits_for = ${role}`] : []))
  return [
    ...(person ? [part`d.waits_for = 'person' and d.person = ${person}`] : []),
    ...own,
    ...anywhere,
    ...(hasSeat(asking, 'ministry') ? [part`d.waits_for = 'ministry' and d.track = any(${ministryTracks(asking.site.house)})`] : []),
  ]
}

type Relation = { readonly rows: Part; readonly turns: readonly string[] }
/** Whoever has offered places waits for the other body, or for the department. */
const neverForOffers = parties.filter(party => party !== 'body' && party !== 'department')

/** The rows that the asker stands in a relation to, and whose turn among them is the asker's own: there is nobody else to wait for. */
const relations = (asking: Asking, law: Law | undefined): readonly Relation[] => {
  if (hasSeat(asking, 'department', 'leader', 'finance', 'auditor'))
    return [{ rows: allOf(withoutInquiries(asking)), turns: office.filter(role => law && sitsAt(asking, law, role)) }]
  const person = asking.session?.account.person
  return [
    ...related.flatMap(role =>
      organisationsWith(asking, role).map(organisation => ({ rows: part`d.${part.ref(role)} = ${organisation}`, turns: [role] })),
    ),
    ...organisationsWith(asking, 'body').map(body => ({ rows: part`d.giver = ${body}`, turns: neverForOffers })),
    ...(person ? [{ rows: part`d.person = ${person}`, turns: ['person'] }] : []),
    ...(hasSeat(asking, 'ministry') ? [{ rows: part`d.track = any(${ministryTracks(asking.site.house)})`, turns: ['ministry'] }] : []),
  ]
}

/** What waits for somebody else and the asker waits for. */
export const othersIn = (asking: Asking, law: Law | undefined): readonly Part[] => {
  const mine = anyOf(mineIn(asking, law))
  // The round itself is public; who is not in its office doesn't wait for it.
  const elsewhere = law && sitsAt(asking, law, ...office, 'auditor') ? [] : [part`d.subject <> 'round'`]
  return relations(asking, law).flatMap(({ rows, turns }) =>
    parties
      .filter(party => !turns.includes(party))
      .map(party => allOf([part`d.waits_for = ${party}`, rows, ...elsewhere, part`not ${mine}`])),
  )
}

const never = '9999-12-31'
/** Overdue, due soon, without a day; then whoever has waited longest. */
export const byNeed = part`coalesce(d.due, '9999-12-31'::date), d.since, d.id, d.subject`

export type Place = { readonly due: string; readonly since: string; readonly id: string; readonly subject: string }
export const placeOfRow = ({ due, since, id, subject }: { due: string | null; since: string; id: string; subject: string }): Place => ({
  due: due ?? never,
  since,
  id,
  subject,
})
export const beyond = ({ due, since, id, subject }: Place): Part =>
  part`(coalesce(d.due, '9999-12-31'::date), d.since, d.id, d.subject) > (${due}::date, ${since}::timestamptz, ${id}, ${subject})`

/** The first rows of several strands together, each read no further than needed. */
export const firstOf = (strands: readonly Part[], wanted: readonly Part[], most: number): Part => {
  const reads = strands.map(
    strand => part`(select d.* from dossier d where ${allOf([strand, ...wanted])} order by ${byNeed} limit ${most})`,
  )
  const all = reads.length === 0 ? part`select d.* from dossier d where false` : part.join([...reads], part` union all `)
  return part`select distinct on (${byNeed}) d.* from (${all}) d order by ${byNeed} limit ${most}`
}

/** How many there are together, counted no further than `most`. A row of two strands would count twice; the strands of one list share none. */
export const countOf = (strands: readonly Part[], wanted: readonly Part[], most: number): Part => {
  const reads = strands.map(strand => part`(select d.subject, d.id from dossier d where ${allOf([strand, ...wanted])} limit ${most})`)
  const all = reads.length === 0 ? part`select d.subject, d.id from dossier d where false` : part.join([...reads], part` union `)
  return part`select count(*) as count from (select 1 from (${all}) a limit ${most}) n`
}
