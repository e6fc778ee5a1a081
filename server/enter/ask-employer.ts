/** A form that was handed in goes to its employer: the house learns what the employer is called, and the contact that the form names gets a link. */
import type { Query } from '../database.ts'
import type { House } from '../house.ts'
import { learnEmployer } from '../organisations.ts'
import type { Step } from '../step-texts.ts'
import { readHandedIn, sendLink } from './links.ts'

/** In the post's transaction. `publicUrl` is where links lead; without it none are sent. */
export const askEmployer = async (query: Query, house: House, step: Step, publicUrl: string | undefined): Promise<void> => {
  const { id, seq, subject, action } = step
  if (subject !== 'application' || action !== 'submit') return
  const handedIn = await readHandedIn(query, house.seals, id)
  if (!handedIn) return
  await learnEmployer(query, handedIn.employer.creditCode, handedIn.employer.name)
  const law = step.law === null ? undefined : await house.laws.read(query, step.law)
  if (law && publicUrl !== undefined) await sendLink(query, house, { id, by: `entry ${seq}`, law, publicUrl })
}
