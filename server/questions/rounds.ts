/** The rounds there are: the asker's own programmes first, then those that are under way, the newest before older ones. */
import { questions } from '../../core/question.ts'
import type { Law } from '../../policy/shape.ts'
import { type Asking, answering, organisationsWith, sitsAt } from './asking.ts'
import { allOf, anyOf, part, run } from './rows.ts'

type Read = { readonly id: string; readonly status: string; readonly law: string; readonly edition: string }
const text = `
select id, status, state ->> 'law' as law, state ->> 'edition' as edition from dossier where subject = 'round' order by id desc limit 100`

/** Rounds in which a person or an employer has a dossier. */
const withDossiers = async (asking: Asking): Promise<ReadonlySet<string>> => {
  const person = asking.session?.account.person
  const employers = organisationsWith(asking, 'employer')
  const mine = [...(person ? [part`person = ${person}`] : []), ...(employers.length > 0 ? [part`employer = any(${employers})`] : [])]
  if (mine.length === 0) return new Set()
  const rows = await run<{ round: string }>(
    asking.query,
    part`select distinct round from dossier where ${allOf([anyOf(mine), part`round is not null`])}`,
  )
  return new Set(rows.map(({ round }) => round))
}

/** The asker has to do with the programme of this law: in its office, among its bodies or its hosts, or as the ministry that places its people. */
const takesPart = (asking: Asking, law: Law): boolean => {
  const [bodies, hosts] = [organisationsWith(asking, 'body'), organisationsWith(asking, 'host')]
  return (
    sitsAt(asking, law, 'department', 'leader', 'finance', 'auditor') ||
    law.places.bodies.some(({ body }) => bodies.includes(body)) ||
    law.hosts.hosts.some(({ id }) => hosts.includes(id)) ||
    (organisationsWith(asking, 'ministry').length > 0 && Object.values(law.policy.tracks).some(t => t.placedBy.value === 'ministry'))
  )
}

/** What is under way comes before what is only announced, and that before what is over. */
const currency = (status: string) => (['open', 'closed', 'noticed'].includes(status) ? 2 : Number(status === 'published'))

export const rounds = answering(questions.rounds, async asking => {
  const rows = await asking.query<Read>(text)
  const own = await withDossiers(asking)
  const all = await Promise.all(
    rows.map(async ({ id, status, law: digest, edition }) => {
      const law = await asking.site.house.laws.read(asking.query, digest)
      if (!law) return []
      const { programme, year } = law.policy
      return [
        { id, programmeId: programme.id, programme: programme.name, year, edition, status, yours: own.has(id) || takesPart(asking, law) },
      ]
    }),
  )
  return all
    .flat()
    .toSorted(
      (a, b) => Number(b.yours) - Number(a.yours) || currency(b.status) - currency(a.status) || b.year - a.year || (a.id < b.id ? -1 : 1),
    )
})
