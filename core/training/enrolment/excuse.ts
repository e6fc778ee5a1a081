/** Somebody had cause not to come in time: the department gives them a later day. The cause is sealed, for it may be illness. */
import { z } from 'zod'
import type { Facts } from '../../facts.ts'
import { department } from '../../roles.ts'
import { ruleOfInput } from '../../rule.ts'
import { action, type Training } from '../dossier.ts'
import { noCaseIsOpen } from '../rules.ts'

const input = z.strictObject({ until: z.iso.date(), cause: z.string().min(2).max(1000) })

const laterThanToday = ruleOfInput(
  'laterThanToday',
  ({ policy }, { today }: Facts<Training> & { readonly input: z.output<typeof input> }) => ({ ...policy.training.enrolment, value: today }),
  (today, facts) => facts.input.until >= today,
  facts => facts.input.until,
)

export const excuse = action({
  by: [department],
  from: ['missed'],
  to: 'notified',
  cites: ({ policy }) => policy.training.enrolment,
  input,
  rules: [laterThanToday, noCaseIsOpen],
  decide: (_law, facts) => ({ until: facts.input.until }),
  keeps: facts => ({ kind: 'excuse', content: facts.input }),
  answerBy: (_law, facts) => facts.input.until,
  apply: (_dossier, { fact }) => ({ enrolUntil: fact.until }),
  tells: ['person', 'employer', 'host'],
})
