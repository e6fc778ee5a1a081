/** The law of a round, whole, with the round as it stands; and the laws that a round could be published by. */
import { questions } from '../../core/question.ts'
import type { Law } from '../../policy/shape.ts'
import type { Query } from '../database.ts'
import type { House } from '../house.ts'
import { answering } from './asking.ts'

type Read = { readonly state: Readonly<Record<string, unknown>> & { readonly law: string; readonly status: string } }

/** A round's state with the law that it is run by; undefined when there is no such round. */
export const findRound = async (
  house: House,
  query: Query,
  id: string,
): Promise<{ state: Read['state']; digest: string; law: Law } | undefined> => {
  const [row] = await query<Read>("select state from dossier where subject = 'round' and id = $1", [id])
  const law = row && (await house.laws.read(query, row.state.law))
  return row && law && { state: row.state, digest: row.state.law, law }
}

export const law = answering(questions.law, async ({ site, query }, { round }) => {
  const found = await findRound(site.house, query, round)
  if (!found) return undefined
  // Nobody's page shows the texts of papers, and they are as long as all the rest.
  const { papers: _, ...shown } = found.law
  return { digest: found.digest, law: shown, round: jsonOf(found.state) }
})

/** A value as it would go over the wire. */
export const jsonOf = (value: unknown) => JSON.parse(JSON.stringify(value))

export const laws = answering(questions.laws, async ({ site, query }) => {
  await site.house.laws.refresh(query)
  return site.house.laws.all().map(({ digest, law: { policy } }) => ({
    digest,
    programme: policy.programme.name,
    year: policy.year,
    edition: policy.edition,
  }))
})
