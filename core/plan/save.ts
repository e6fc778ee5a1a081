/** The plan of a track is saved as its next version, with who and why. Nothing leaves the office by it. Reasons may be about somebody's life and are sealed. */
import { z } from 'zod'
import { department, leader } from '../roles.ts'
import { action } from './dossier.ts'
import { Plan } from './plan.ts'
import { accountsOfPlan, limitsAreKnown, planIsNewest, planIsOfTrack, plannedSeatsHold, plannedWait } from './rules.ts'

const input = Plan.extend({
  round: z.string(),
  track: z.string(),
  /** The version that this one was made from. */
  version: z.int().nonnegative(),
  why: z.string().trim().min(1).max(400),
})

const boundsOf = (limits: Plan['limits']) =>
  Object.fromEntries(Object.entries(limits).map(([id, own]) => [id, own.map(({ kind, where }) => ({ kind, where }))]))
const reasonsOf = (limits: Plan['limits']) => Object.fromEntries(Object.entries(limits).map(([id, own]) => [id, own.map(({ why }) => why)]))

export const save = action({
  by: [department, leader],
  from: ['none', 'saved'],
  to: 'saved',
  cites: ({ policy }) => policy.placement.adjustment,
  input,
  rules: [planIsOfTrack, planIsNewest, plannedWait, limitsAreKnown, plannedSeatsHold],
  counts: (law, { input }) => accountsOfPlan(law, input),
  decide: (_law, { input: { round, track, version, seats, limits } }) => ({
    ...{ round, track, seats },
    version: version + 1,
    limits: boundsOf(limits),
  }),
  keeps: ({ input: { why, limits } }) => ({ kind: 'plan', content: { why, limits: reasonsOf(limits) } }),
  apply: (_dossier, { fact }) => fact,
})
