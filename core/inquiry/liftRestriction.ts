/** A restriction that was granted is lifted: by the person who wanted it, or by the office, which says why. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { department, person } from '../roles.ts'
import { ruleOfInput, ruleOfRecord } from '../rule.ts'
import { action, type Inquiry } from './dossier.ts'
import { termsOf, Words } from './terms.ts'

const restrictionStands = ruleOfRecord(
  'restrictionStands',
  law => ({ ...termsOf(law), value: true }),
  (stands, { dossier: { restricts } }: Facts<Inquiry>) => restricts === stands,
  ({ dossier }) => dossier.restricts === true,
)

const input = z.strictObject({ text: Words.optional() })
type Given = Facts<Inquiry> & { readonly input: z.output<typeof input> }

/** Whoever asked for it owes no reason; the office does. */
const officeSaysWhy = ruleOfInput(
  'officeSaysWhy',
  law => ({ ...termsOf(law), value: true }),
  (_why, { actor, dossier, input: { text } }: Given) =>
    text !== undefined || (actor.person !== undefined && actor.person === dossier.person),
  ({ input }) => input.text !== undefined,
)

export const liftRestriction = action({
  by: [person, department],
  from: ['asked', 'answered', 'closed'],
  cites: termsOf,
  input,
  rules: [restrictionStands, officeSaysWhy],
  decide: (_law, { today }) => ({ on: today }),
  keeps: ({ input }) => (input.text === undefined ? undefined : { kind: 'lifted', content: input }),
  apply: () => ({ restricts: undefined }),
  tells: ['person', 'department'],
})
