/** Host or department open a case on one of the policy's grounds, with evidence. What is told about the person is sealed. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { department, host } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, living, type Training } from './dossier.ts'
import { relationsOf } from './relations.ts'
import { noCaseIsOpen } from './rules.ts'

const input = z.strictObject({
  ground: z.string(),
  account: z.string().min(2).max(4000),
  evidence: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .min(1)
    .max(40),
})
type Given = Facts<Training> & { readonly input: z.output<typeof input> }

/** Who never came can't have stopped or broken a rule; who came can't be a no-show. */
const groundFitsTraining = ruleOfInput(
  'groundFitsTraining',
  ({ policy }, { dossier }: Given) => {
    const came = dossier.studyStart !== undefined
    return {
      ...policy.training.discipline.grounds,
      value: policy.training.discipline.grounds.value.map(g => g.code).filter(c => (c === 'noShow') !== came),
    }
  },
  (codes, facts) => codes.some(code => code === facts.input.ground),
  facts => facts.input.ground,
)

export const openCase = action({
  by: [host, department],
  from: living,
  cites: ({ policy }) => policy.training.discipline.grounds,
  input,
  rules: [groundFitsTraining, noCaseIsOpen],
  decide: (_law, { id, dossier: { cases }, input: { ground, evidence } }) => ({
    ground,
    evidence,
    nth: cases.length + 1,
    case: `${id}.case${cases.length + 1}`,
  }),
  keeps: facts => ({ kind: 'account', content: { account: facts.input.account } }),
  apply: ({ cases }, { fact }) => ({ cases: [...cases, { id: fact.case, ground: fact.ground, closed: false }] }),
  causes: (_law, facts, { case: id, ground, evidence, nth }) => [
    { subject: 'discipline', id, action: 'open', input: { ...relationsOf(facts), training: facts.id, ground, evidence, nth } },
  ],
  tells: ['person', 'employer', 'host', 'department'],
})
