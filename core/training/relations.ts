/** Who stands in what relation to a training; every dossier that follows from it begins with the same. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'

export const Relations = z.strictObject({
  round: z.string(),
  track: z.string(),
  person: z.string(),
  employer: z.string(),
  body: z.string(),
  host: z.string(),
})
export type Relations = z.infer<typeof Relations>

/** The relations of a dossier that has them all; throws where one is missing, which no procedure allows. */
export const relationsOf = ({ subject, id, dossier }: Pick<Facts<object>, 'subject' | 'id' | 'dossier'>): Relations => {
  const { round, track, person, employer, body, host } = dossier
  const found = Relations.safeParse({ round, track, person, employer, body, host })
  if (!found.success) throw new Error(`${subject} ${id} lacks a relation: ${found.error.issues.map(i => i.path.join('.')).join(', ')}`)
  return found.data
}
