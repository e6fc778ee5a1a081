/** The verdict of the criteria on each application of a list, from the form that was handed in last, for those who judge it. */

import type { Row, RowVerdict } from '../../core/answer.ts'
import { blank } from '../../core/application/dossier.ts'
import { Form } from '../../core/application/form.ts'
import { rawFacts } from '../../core/application/register.ts'
import { verdictOf } from '../../core/criteria/index.ts'
import { asksRegister } from '../../core/past.ts'
import type { Law } from '../../policy/shape.ts'
import { everywhere } from '../everywhere.ts'
import { pastOf } from '../past.ts'
import { placeOf } from '../seal.ts'
import { type Asking, organisationsWith, sitsAt } from './asking.ts'
import { findRound } from './law.ts'

type Read = {
  readonly id: string
  readonly n: number
  readonly sealed: Buffer
  readonly state: { readonly status: string; readonly attested?: Readonly<Record<string, boolean>> } & Of
}
type Of = { readonly person?: string; readonly round?: string; readonly track?: string; readonly body?: string; readonly employer?: string }

const recordsText = `
select d.id, r.n, r.sealed, d.state from unnest($1::text[]) as asked(id) join dossier d on d.subject = 'application' and d.id = asked.id
cross join lateral (
  select r.n, r.sealed from record r where r.subject = 'application' and r.id = d.id and r.kind = 'form'
    and r.n <= (select max(n) from journal j where j.subject = 'application' and j.id = d.id and j.action = 'submit')
  order by r.n desc limit 1) r`

const judges = (asking: Asking, law: Law, { state }: Read) =>
  sitsAt(asking, law, 'department', 'leader') ||
  (['employer', 'body'] as const).some(role => organisationsWith(asking, role).some(organisation => organisation === state[role]))

const verdictIn = async (asking: Asking, law: Law, read: Read): Promise<RowVerdict | undefined> => {
  const { house } = asking.site
  const form = Form.safeParse(house.seals.open(placeOf('application', read.id, 'form', read.n), read.sealed))
  if (!form.success || !Object.hasOwn(law.policy.tracks, form.data.request.track)) return undefined
  const past = asksRegister(law.policy)
    ? await everywhere(asking.query, query => pastOf(house, query, law, read.state, asking.session?.actor ?? {}))
    : undefined
  const { verdict, criteria } = verdictOf(
    law.policy,
    form.data.request.track,
    rawFacts(law.policy, form.data, { dossier: { ...blank, ...read.state, status: 'submitted' }, past }),
  )
  const blocks = criteria.flatMap(({ blocks, clause = '', fact }) => (blocks ? [{ clause, fact }] : []))
  return { verdict, blocks }
}

const sameText = `
select d.id from unnest($1::text[]) as asked(id) join dossier d on d.subject = 'application' and d.id = asked.id join person p on p.id = d.person
where exists (
  select from person same join dossier other on other.person = same.id and other.subject = 'application' and other.round = d.round
    and other.status <> all (array['draft', 'withdrawn', 'declined', 'lapsed'])
  where same.citizen_index = p.citizen_index and same.id <> p.id)`

/** Which of these share a citizen number with another account's living application of the round, whoever may see that one. */
const sharing = async (asking: Asking, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const found = await everywhere(asking.query, query => query<{ id: string }>(sameText, [ids]))
  return new Set(found.map(({ id }) => id))
}

/** The rows with the verdict on each that the asker may judge. */
export const withVerdicts = async (asking: Asking, round: string, rows: readonly Row[]): Promise<Row[]> => {
  const ids = rows.flatMap(row => (row.subject === 'application' ? [row.id] : []))
  const found = ids.length === 0 ? undefined : await findRound(asking.site.house, asking.query, round)
  if (!found || !asking.session?.seats.some(({ role }) => ['employer', 'body', 'department', 'leader'].includes(role))) return [...rows]
  const { law } = found
  const read = await asking.query<Read>(recordsText, [ids])
  const judged = read.filter(one => judges(asking, law, one))
  const same = await sharing(
    asking,
    judged.map(({ id }) => id),
  )
  const verdicts = new Map<string, RowVerdict>()
  for (const one of judged) {
    const verdict = await verdictIn(asking, law, one)
    if (verdict) verdicts.set(one.id, { ...verdict, ...(same.has(one.id) && { sameNumber: true }) })
  }
  return rows.map(row => {
    const verdict = row.subject === 'application' ? verdicts.get(row.id) : undefined
    return verdict ? { ...row, verdict } : row
  })
}
