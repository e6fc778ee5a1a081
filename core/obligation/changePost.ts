/** The service goes on in another post, as far as the policy lets it: with the same employer, in the same body's reach, or anywhere in the region. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { body, department } from '../roles.ts'
import { ruleOverMany } from '../rule.ts'
import { isCreditCode } from '../standards/social-credit-code.ts'
import { action, living, type Obligation } from './dossier.ts'
import { term } from './terms.ts'

const input = z.strictObject({ employer: z.string().refine(isCreditCode, 'GB 32100'), body: z.string(), on: z.iso.date() })
type Given = Facts<Obligation> & { readonly input: z.output<typeof input> }

const postIsWithin = ruleOverMany(
  'postIsWithin',
  (law, { dossier, input: to }: Given) => {
    const { value: where, clause } = term('where')(law)
    const listed = law.places.bodies.some(b => b.body === to.body)
    const holds =
      where === 'employer' ? to.employer === dossier.employer : where === 'body' ? to.body === dossier.body : where === 'region' && listed
    return [{ clause, holds, found: { employer: to.employer, body: to.body }, wants: { where } }]
  },
  true,
)
const notInFuture = ruleOverMany(
  'notInFuture',
  (law, { input: { on }, today }: Given) => [{ clause: term('where')(law).clause, holds: on <= today, found: on, wants: today }],
  true,
)

export const changePost = action({
  by: [body, department],
  from: living,
  cites: term('where'),
  input,
  rules: [postIsWithin, notInFuture],
  apply: (_dossier, { fact }) => ({ employer: fact.employer, body: fact.body }),
  tells: ['person', 'employer', 'body', 'department'],
})
