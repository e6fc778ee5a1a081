/** The department answers an employer that asked for help. The words are for the two of them. */
import { z } from 'zod'
import type { Facts } from '../../facts.ts'
import { department } from '../../roles.ts'
import { namesOneOf } from '../../rule.ts'
import { action, studying, type Training } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { type Help, helpDays, openHelp } from './keeping-touch.ts'

const input = z.strictObject({ nth: z.int().positive(), text: z.string().trim().min(2).max(2000) })
type Given = Facts<Training> & { readonly input: z.output<typeof input> }

const helpIsOpen = namesOneOf(
  'helpIsOpen',
  (law, { dossier }: Given) => ({ ...helpDays(law), value: openHelp(dossier.help).map(h => h.nth) }),
  facts => facts.input.nth,
)

const answered = (help: readonly Help[], nth: number, on: string) => help.map(h => (h.nth === nth ? { ...h, answeredOn: on } : h))

export const answerHelp = action({
  by: [department],
  from: ['notified', ...studying, 'failed', 'passed', 'terminated'],
  cites: helpDays,
  input,
  rules: [helpIsOpen],
  decide: (_law, { input: { nth }, today }) => ({ nth, on: today }),
  keeps: ({ input: { text, nth } }) => ({ kind: 'helpAnswer', content: { nth, text } }),
  answerBy: (law, { dossier, input: { nth }, today }) => nextDue(law, dossier, { help: answered(dossier.help, nth, today) }),
  apply: ({ help }, { fact }) => ({ help: answered(help, fact.nth, fact.on) }),
  tells: ['employer'],
})
