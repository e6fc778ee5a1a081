/** Months and years after the return, employer and person each say what came of it: what the policy asks, in codes and numbers, and in words that are sealed. */
import { z } from 'zod'
import { addMonths } from '../../calendar.ts'
import type { Facts } from '../../facts.ts'
import { employer, person } from '../../roles.ts'
import { ruleOfInput, ruleOverMany } from '../../rule.ts'
import { action, type Training } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { studyOf } from '../rules.ts'
import { amissIn, sideOf } from './afterwards.ts'

/** A code or a number, never somebody's words: those are sealed. */
const Answer = z.union([z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/), z.int().min(0).max(1_000_000)])
const input = z.strictObject({
  afterMonths: z.int(),
  answers: z.record(z.string(), Answer),
  texts: z.record(z.string(), z.string().trim().min(1).max(2000)).optional(),
  remark: z.string().max(2000).optional(),
})
type Given = Facts<Training> & { readonly input: z.output<typeof input> }

const timeHasCome = ruleOfInput(
  'timeHasCome',
  ({ policy }, facts: Given) => {
    const { value, ...note } = policy.training.followUp
    return { ...note, value: value.afterMonths.map(months => ({ months, from: addMonths(studyOf(facts).to, months) })) }
  },
  (times, { input: { afterMonths }, today }) => times.some(t => t.months === afterMonths && t.from <= today),
  ({ input: { afterMonths }, today }) => ({ afterMonths, today }),
)
const everyQuestionIsAnswered = ruleOverMany(
  'everyQuestionIsAnswered',
  ({ policy }, { input: { answers, texts = {} } }: Given) => {
    const { value, clause } = policy.training.followUp
    const amiss = amissIn(value.asks, answers, texts)
    return [{ clause, holds: amiss.length === 0, found: amiss, wants: value.asks.map(a => a.code) }]
  },
  true,
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
  keeps: ({ input: { afterMonths, remark, texts = {} } }) =>
    remark === undefined && Object.keys(texts).length === 0
      ? undefined
      : { kind: 'followUp', content: { afterMonths, texts, ...(remark !== undefined && { remark }) } },
  apply: ({ followUps }, { fact: { answer, due } }) => ({ followUps: [...followUps, answer], due }),
  tells: ['department'],
})
