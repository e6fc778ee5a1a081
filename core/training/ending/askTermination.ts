/** Somebody can't go on, or does not want to: they, or their employer for them, ask to stop on a day. Why is sealed, for it is often illness. */
import { z } from 'zod'
import type { Facts } from '../../facts.ts'
import { employer, person } from '../../roles.ts'
import { ruleOfInput } from '../../rule.ts'
import { action, type Training } from '../dossier.ts'
import { studyOf } from '../rules.ts'
import { causeIsListed, proofIsBrought, whys } from './stops.ts'

const input = z.strictObject({
  lastDay: z.iso.date(),
  /** First whether they had to, then for what. */
  why: z.enum(whys),
  ground: z.string().max(40).optional(),
  mightReturn: z.boolean(),
  explanation: z.string().min(2).max(2000),
  evidence: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(20),
})
type Given = Facts<Training> & { readonly input: z.output<typeof input> }

const lastDayIsInStudy = ruleOfInput(
  'lastDayIsInStudy',
  ({ policy }, facts: Given) => ({ ...policy.training.termination, value: studyOf(facts) }),
  (study, facts) => facts.input.lastDay >= study.from && facts.input.lastDay < study.to,
  facts => facts.input.lastDay,
)

export const askTermination = action({
  by: [person, employer],
  from: ['enrolled'],
  to: 'stopAsked',
  cites: ({ policy }) => policy.training.termination,
  input,
  rules: [lastDayIsInStudy, causeIsListed, proofIsBrought],
  decide: (_law, { input: { lastDay, why, mightReturn } }) => ({ lastDay, why, mightReturn }),
  keeps: facts => ({ kind: 'termination', content: facts.input }),
  apply: (_dossier, { fact: { lastDay, why, mightReturn } }) => ({ stopsOn: lastDay, stop: { why, mightReturn } }),
  tells: ['host', 'department'],
})
