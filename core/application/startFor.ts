/** A clerk of the employer or of the body opens an application for a person who has no account; the record says on whose behalf. */
import { z } from 'zod'
import { applicationsOf, transfer, world } from '../accounts.ts'
import { action } from './dossier.ts'
import { Draft } from './form.ts'
import { forSomebodyElse, helperRoles, helpsForOwn, opener, pledgesAreOwn } from './helping.ts'
import { roundIsOpen, withinAnyWindow } from './rules.ts'

const isNamed = ({ identity }: Draft) => typeof identity?.name === 'string' && identity.name.trim() !== ''

/** A person of their own for each file: whether the number is known from elsewhere is told to nobody. */
const personFor = (application: string) => `of-${application}`

export const startFor = action({
  by: [opener('employer'), opener('body')],
  from: ['none'],
  to: 'draft',
  cites: ({ policy }) => policy.procedure.windows.apply,
  input: z.strictObject({
    round: z.string(),
    helper: z.strictObject({ role: z.enum(helperRoles), organisation: z.string().max(60) }),
    form: Draft.refine(isNamed, { path: ['identity', 'name'], message: 'is required' }),
  }),
  rules: [roundIsOpen, withinAnyWindow('apply'), helpsForOwn, forSomebodyElse, pledgesAreOwn],
  decide: (_law, { id, input: { round, helper } }) => ({ round, person: personFor(id), helper }),
  keeps: ({ input }) => ({ kind: 'form', content: input.form }),
  apply: (_dossier, { fact: { round, person, helper }, kept }) => ({
    round,
    person,
    helper,
    filledBy: 'helper' as const,
    [helper.role]: helper.organisation,
    version: 1,
    digest: kept,
  }),
  posts: ({ policy }, { id }, fact) => [
    transfer(world('applications'), applicationsOf(fact.round, personFor(id)), 1, policy.procedure.oneApplication.clause),
  ],
})
