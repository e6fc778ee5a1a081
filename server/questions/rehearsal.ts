/** Rehearsals: the laws that can be tried, and one tried on the people of a round without their names. */
import { questions } from '../../core/question.ts'
import { rehearseAside } from '../rehearsal/aside.ts'
import { findLawFor, findShape } from '../rehearsal/find-law.ts'
import { roundPeople } from '../rehearsal/round-people.ts'
import { answering } from './asking.ts'
import { findRound, jsonOf } from './law.ts'

export const rehearsalLaw = answering(questions.rehearsalLaw, async (asking, { ref }) => {
  const law = await findLawFor(asking, ref)
  return law && { law, shape: findShape(law) }
})

export const rehearsal = answering(questions.rehearsal, async (asking, { round, before, after, change, ...narrowed }) => {
  const { site, session, query } = asking
  const [was, is, found] = [await findLawFor(asking, before), await findLawFor(asking, after), await findRound(site.house, query, round)]
  if (!session || !was || !is || !found) return undefined
  const people = await roundPeople(site.house, query, { round, laws: [was, is], account: session.account.id })
  const opening = change && { ...narrowed, change }
  return jsonOf(await rehearseAside({ before: was, after: is, people, opening }))
})
