/** A plan is carried out though a quota has fewer than it has to: by how many is on record, and why lies sealed, since it may be about somebody. */
import { z } from 'zod'
import { department } from '../roles.ts'
import { action } from './dossier.ts'
import { minimaAreMissed, minimaCounted, shortOf } from './minima.ts'
import { planIsNewest, planIsOfTrack } from './rules.ts'

const input = z.strictObject({
  round: z.string(),
  track: z.string(),
  version: z.int().positive(),
  /** Those who are put forward. */
  people: z.array(z.string()).min(1).max(1000).readonly(),
  why: z.string().trim().min(1).max(400),
})

export const allowShort = action({
  by: [department],
  from: ['saved'],
  cites: ({ policy }) => policy.placement.adjustment,
  input,
  rules: [planIsOfTrack, planIsNewest, minimaAreMissed],
  counts: (law, facts) => minimaCounted(law, facts.input),
  decide: (law, facts) => ({ version: facts.input.version, people: facts.input.people.length, short: shortOf(law, facts) }),
  keeps: ({ input: { why } }) => ({ kind: 'shortfall', content: { why } }),
})
