/** Somebody opens their application in a round. The id is chosen by the caller, so that a repeated request opens it once. */
import { z } from 'zod'
import { applicationsOf, transfer, world } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { newcomer } from '../roles.ts'
import { rule } from '../rule.ts'
import { afterConsents, consentsIn, healthAfterConsent } from './consents.ts'
import { type Application, action } from './dossier.ts'
import { Draft } from './form.ts'
import { roundIsOpen, withinAnyWindow } from './rules.ts'

const ownApplications = ({ round, actor, id }: Facts<Application>) => applicationsOf(round.round ?? '', actor.person ?? id)

const oneLivingApplication = rule(
  'oneLivingApplication',
  ({ policy }) => policy.procedure.oneApplication,
  (oneOnly, facts: Facts<Application>) => !oneOnly || facts.balance(ownApplications(facts)) === 0,
  facts => facts.balance(ownApplications(facts)),
)

export const start = action({
  by: [newcomer],
  from: ['none'],
  to: 'draft',
  cites: ({ policy }) => policy.procedure.windows.apply,
  input: z.strictObject({ round: z.string(), form: Draft }),
  rules: [roundIsOpen, withinAnyWindow('apply'), oneLivingApplication, healthAfterConsent],
  counts: (_law, facts) => [ownApplications(facts)],
  decide: (law, facts) => ({ round: facts.input.round, person: facts.actor.person, ...consentsIn(law, facts) }),
  keeps: ({ input }) => ({ kind: 'form', content: input.form }),
  apply: (dossier, { fact, kept }) => ({
    round: fact.round,
    person: fact.person,
    version: 1,
    digest: kept,
    ...afterConsents(dossier, fact),
  }),
  posts: ({ policy }, facts) => [transfer(world('applications'), ownApplications(facts), 1, policy.procedure.oneApplication.clause)],
})
