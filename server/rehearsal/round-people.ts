/** The people of a round without their names: only what the laws ask, body, and sex, from forms that were handed in. Each use is logged. */
import { Form, factsOf } from '../../core/application/form.ts'
import { type People, peopleOf } from '../../core/rehearsal/index.ts'
import { parseCitizenNumber } from '../../core/standards/index.ts'
import type { Law } from '../../policy/shape.ts'
import type { Query } from '../database.ts'
import type { House } from '../house.ts'
import { placeOf } from '../seal.ts'

type Handed = {
  readonly id: string
  readonly n: number
  readonly sealed: Buffer
  readonly body: string | null
  readonly attested: Readonly<Record<string, boolean>>
}

/** The last form that each applicant handed in; what was typed and never submitted is nobody's business. */
const handedText = `
select distinct on (d.id) d.id, r.n, r.sealed, d.body, coalesce(d.state -> 'attested', '{}'::jsonb) as attested
from dossier d join record r on r.subject = 'application' and r.id = d.id and r.kind = 'form'
where d.subject = 'application' and d.round = $1
  and r.n <= (select max(n) from journal where subject = 'application' and id = d.id and action = 'submit')
order by d.id, r.n desc`

/** What may leave a form: the facts that either law knows, and the two attributes that only splits need. */
const allowed = (laws: readonly Law[]): ReadonlySet<string> =>
  new Set(['body', 'sex', ...laws.flatMap(({ policy }) => Object.keys(policy.facts))])

/** Opened a few at a time, so that others are served in between. */
const atOnce = 50
const pause = () => new Promise<void>(resolve => setImmediate(resolve))

const recordOf = (house: House, { id, n, sealed, body, attested }: Handed, laws: readonly Law[], names: ReadonlySet<string>) => {
  const parsed = Form.safeParse(house.seals.open(placeOf('application', id, 'form', n), sealed))
  if (!parsed.success) return undefined
  const number = parseCitizenNumber(parsed.data.identity.citizenNumber)
  const facts = Object.assign({}, ...laws.map(({ policy }) => factsOf(policy, parsed.data, attested)))
  const known = { ...facts, ...(body !== null && { body }), ...(number.ok && { sex: number.sex }) }
  return Object.fromEntries(Object.entries(known).filter(([name, value]) => names.has(name) && value !== undefined))
}

/** The people in the order of what is known of them, which tells nothing of when or where they applied. */
export const roundPeople = async (
  house: House,
  query: Query,
  given: { readonly round: string; readonly laws: readonly Law[]; readonly account: string },
): Promise<People> => {
  const { round, laws, account } = given
  await query('insert into access_log (account, asked, subject, id) values ($1, $2, $3, $4)', [account, 'rehearsal', 'round', round])
  const handed = await query<Handed>(handedText, [round])
  const names = allowed(laws)
  const records: Readonly<Record<string, unknown>>[] = []
  for (const [i, one] of handed.entries()) {
    if (i % atOnce === atOnce - 1) await pause()
    const record = recordOf(house, one, laws, names)
    if (record) records.push(record)
  }
  const keyed = records.map(record => ({ record, key: JSON.stringify(Object.entries(record).sort(([a], [b]) => a.localeCompare(b))) }))
  return peopleOf(keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ record }) => record))
}
