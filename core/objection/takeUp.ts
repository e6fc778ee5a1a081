/** An officer takes the objection up: from now on the place of the person it is about waits for the answer. */
import { z } from 'zod'
import { objectionsTakenUp, transfer, world } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { department, leader } from '../roles.ts'
import { action, type Objection } from './dossier.ts'
import { notAboutOneself } from './rules.ts'
import { aimOf } from './standing.ts'
import { termsOf } from './terms.ts'

/** Who was admitted or has left meanwhile has no place on the list that could wait. */
const freezes = ({ dossier: { against }, about }: Facts<Objection>) =>
  against === undefined || about?.status === 'accepted' || about?.status === 'contested'

export const takeUp = action({
  by: [department, leader],
  from: ['raised'],
  to: 'takenUp',
  cites: termsOf,
  input: z.strictObject({}),
  rules: [notAboutOneself],
  decide: (_law, facts) => ({ freezes: freezes(facts) }),
  answerBy: (_law, { dossier }) => dossier.due,
  apply: (_dossier, { fact: { freezes } }) => ({ freezes }),
  posts: (law, facts, { freezes }) =>
    freezes ? [transfer(world('objections'), objectionsTakenUp(aimOf(facts)), 1, termsOf(law).clause)] : [],
  causes: (_law, { id, dossier: { against, ground } }, { freezes }) =>
    freezes && against ? [{ subject: 'application', id: against.application, action: 'object', input: { objection: id, ground } }] : [],
  tells: ['leader'],
})
