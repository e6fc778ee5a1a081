/** Host or department open a case on one of the policy's grounds, with evidence. What is told about the person is sealed. */
import { z } from 'zod'
import { spanDays } from '../../calendar.ts'
import type { Facts } from '../../facts.ts'
import { department, host } from '../../roles.ts'
import { ruleOfInput } from '../../rule.ts'
import { action, living, type Training } from '../dossier.ts'
import { relationsOf } from '../relations.ts'
import { noCaseIsOpen } from '../rules.ts'

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
    const stage = dossier.studyStart === undefined ? 'enrolment' : 'study'
    return {
      ...policy.training.discipline.grounds,
      value: policy.training.discipline.grounds.value.filter(g => g.stage === stage).map(g => g.code),
    }
  },
  (codes, facts) => codes.some(code => code === facts.input.ground),
  facts => facts.input.ground,
)

/** The days of the study that were still to come: all of it for who never began. */
const unstudied = ({ studyStart, studyEnd }: Training, today: string) => {
  if (studyStart === undefined || studyEnd === undefined) return { part: 1, of: 1, unit: 'day' }
  return { part: spanDays({ from: today, to: studyEnd }), of: spanDays({ from: studyStart, to: studyEnd }), unit: 'day' }
}

export const openCase = action({
  by: [host, department],
  from: living,
  cites: ({ policy }) => policy.training.discipline.grounds,
  input,
  rules: [groundFitsTraining, noCaseIsOpen],
  decide: (_law, facts) => {
    const { id, dossier, input: given, today } = facts
    const nth = dossier.cases.length + 1
    const found = { nth, case: `${id}.case${nth}`, unfulfilled: unstudied(dossier, today) }
    return { ground: given.ground, evidence: given.evidence, ...found, ...(dossier.status === 'released' && { released: true as const }) }
  },
  keeps: facts => ({ kind: 'account', content: { account: facts.input.account } }),
  apply: ({ cases }, { fact }) => ({ cases: [...cases, { id: fact.case, ground: fact.ground, closed: false }] }),
  causes: (_law, facts, { case: id, ...fact }) => [
    { subject: 'discipline', id, action: 'open', input: { ...relationsOf(facts), training: facts.id, about: 'training', ...fact } },
  ],
  tells: ['person', 'employer', 'host', 'department'],
})
