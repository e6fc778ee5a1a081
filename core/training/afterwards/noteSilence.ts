/** Employer or person have not answered for so long that the department writes down why, and stops asking at this time. */
import { z } from 'zod'
import { addDays } from '../../calendar.ts'
import type { Facts } from '../../facts.ts'
import { foreseen } from '../../foreseen.ts'
import { department } from '../../roles.ts'
import { ruleOfInput, ruleOfRecord } from '../../rule.ts'
import { action, type Training } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { sides, stillAsked } from './afterwards.ts'

const input = z.strictObject({ afterMonths: z.int(), side: z.enum(sides), reason: z.string() })
type Given = Facts<Training> & { readonly input: z.output<typeof input> }

const silenceIsForeseen = foreseen<Facts<Training>>(
  'silence',
  ({ policy }) => policy.training.followUp.value.silence && policy.training.followUp,
  ({ policy }) => policy.training.followUp,
)

/** The question that is named; before one is, any. */
const isMeant = (asked: Pick<Given['input'], 'afterMonths' | 'side'>, facts: Given) =>
  !('input' in facts) || (asked.afterMonths === facts.input.afterMonths && asked.side === facts.input.side)

const silentLongEnough = ruleOfRecord(
  'silentLongEnough',
  (law, { dossier }: Given) => {
    const { value, ...note } = law.policy.training.followUp
    const days = value.silence?.afterDays ?? 0
    return { ...note, value: stillAsked(law, dossier).map(({ on, ...asked }) => ({ ...asked, from: addDays(on, days) })) }
  },
  (asked, facts) => asked.some(a => a.from <= facts.today && isMeant(a, facts)),
  facts => ({ ...('input' in facts && { afterMonths: facts.input.afterMonths, side: facts.input.side }), today: facts.today }),
)
const silenceReasonIsListed = ruleOfInput(
  'silenceReasonIsListed',
  ({ policy }) => ({
    ...policy.training.followUp,
    value: (policy.training.followUp.value.silence?.reasons ?? []).map(({ code }) => code),
  }),
  (codes, facts: Given) => codes.includes(facts.input.reason),
  facts => facts.input.reason,
)

export const noteSilence = action({
  by: [department],
  from: ['passed'],
  cites: ({ policy }) => policy.training.followUp,
  input,
  rules: [silenceIsForeseen, silentLongEnough, silenceReasonIsListed],
  decide: (law, { input, dossier, today }) => {
    const silence = { ...input, on: today }
    return { silence, due: nextDue(law, dossier, { silences: [...dossier.silences, silence] }) }
  },
  apply: ({ silences }, { fact: { silence, due } }) => ({ silences: [...silences, silence], due }),
})
