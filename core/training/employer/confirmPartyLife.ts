/**
 * The host confirms, once a year, who took part in its Party life. Membership is personal: the list of trainings is sealed whole, the entry holds the
 * year and a digest, and it may lie on the file of any trainee of the host, member or not. Who is a member is read from the sealed forms when asked.
 */
import { z } from 'zod'
import type { Facts } from '../../facts.ts'
import { host } from '../../roles.ts'
import { ruleOfInput } from '../../rule.ts'
import { action, studying, type Training } from '../dossier.ts'

const input = z.strictObject({ year: z.int(), tookPart: z.array(z.string()), absent: z.array(z.string()) })
type Given = Facts<Training> & { readonly input: z.output<typeof input> }

const yearIsNew = ruleOfInput(
  'yearIsNew',
  ({ policy }, { dossier }: Given) => ({ ...policy.training.partyLife, value: { noneOf: dossier.partyLifeConfirmed } }),
  ({ noneOf }, facts) => !noneOf.includes(facts.input.year),
  facts => facts.input.year,
)
const yearHasBegun = ruleOfInput(
  'yearHasBegun',
  ({ policy }, { today }: Given) => ({ ...policy.training.partyLife, value: Number(today.slice(0, 4)) }),
  (year, facts) => facts.input.year <= year,
  facts => facts.input.year,
)

export const confirmPartyLife = action({
  by: [host],
  from: [...studying, 'passed', 'failed'],
  cites: ({ policy }) => policy.training.partyLife,
  input,
  rules: [yearIsNew, yearHasBegun],
  decide: (_law, facts) => ({ year: facts.input.year }),
  keeps: facts => ({ kind: 'partyLife', content: facts.input }),
  apply: ({ partyLifeConfirmed }, { fact }) => ({ partyLifeConfirmed: [...partyLifeConfirmed, fact.year] }),
})
