/** Months and years after the return, employer and person each say what came of it: the post, titles, research, projects. */
import { z } from 'zod'
import { addMonths } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { employer, person } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, type Training } from './dossier.ts'
import { nextDue } from './dues.ts'
import { studyOf } from './rules.ts'

const Answer = z.enum(['yes', 'no', 'notYet'])
const input = z.strictObject({ afterMonths: z.int(), answers: z.record(z.string(), Answer), remark: z.string().max(2000).optional() })
type Given = Facts<Training> & { readonly input: z.output<typeof input> }

const sideOf = ({ actor, dossier }: Facts<Training>) =>
  actor.person !== undefined && actor.person === dossier.person ? 'person' : 'employer'

const timeHasCome = ruleOfInput(
  'timeHasCome',
  ({ policy }, facts: Given) => {
    const { value, ...note } = policy.training.followUp
    return { ...note, value: value.afterMonths.map(months => ({ months, from: addMonths(studyOf(facts).to, months) })) }
  },
  (times, { input: { afterMonths }, today }) => times.some(t => t.months === afterMonths && t.from <= today),
  ({ input: { afterMonths }, today }) => ({ afterMonths, today }),
)
const everyQuestionIsAnswered = ruleOfInput(
  'everyQuestionIsAnswered',
  ({ policy }) => ({ ...policy.training.followUp, value: policy.training.followUp.value.asks.map(a => a.code).sort() }),
  (codes, facts: Given) => codes.join() === Object.keys(facts.input.answers).sort().join(),
  facts => Object.keys(facts.input.answers),
)
const answeredOnce = ruleOfInput(
  'answeredOnce',
  ({ policy }) => ({ ...policy.training.followUp, value: 1 }),
  (_once, facts: Given) => !facts.dossier.followUps.some(f => f.afterMonths === facts.input.afterMonths && f.by === sideOf(facts)),
  facts => ({ afterMonths: facts.input.afterMonths, by: sideOf(facts) }),
)

export const followUp = action({
  by: [person, employer],
  from: ['passed'],
  cites: ({ policy }) => policy.training.followUp,
  input,
  rules: [timeHasCome, everyQuestionIsAnswered, answeredOnce],
  decide: (law, facts) => {
    const answer = { afterMonths: facts.input.afterMonths, by: sideOf(facts), answers: facts.input.answers }
    return { answer, due: nextDue(law, facts.dossier, { followUps: [...facts.dossier.followUps, answer] }) }
  },
  keeps: ({ input: { remark } }) => (remark === undefined ? undefined : { kind: 'followUp', content: { remark } }),
  apply: ({ followUps }, { fact: { answer, due } }) => ({ followUps: [...followUps, answer], due }),
  tells: ['department'],
})
