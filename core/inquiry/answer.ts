/** The department answers the person. For a report in confidence it says what it found; nobody else hears of either. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { department } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, type Inquiry } from './dossier.ts'
import { Files, onReports, termsOf, Words } from './terms.ts'

export const Finding = z.enum(['putRight', 'notTrue', 'goesOn'])
/** What came of a wish about somebody's data. `lawKeeps`: a law or the archive's term forbids it, and the words say which. */
export const dataOutcomes = ['done', 'partly', 'lawKeeps', 'notFound'] as const
export const Outcome = z.enum(dataOutcomes)
const input = z.strictObject({ text: Words, finding: Finding.optional(), outcome: Outcome.optional(), attachments: Files })
type Given = Facts<Inquiry> & { readonly input: z.output<typeof input> }

const reportGetsFinding = ruleOfInput(
  'reportGetsFinding',
  law => ({ ...onReports(law), value: Finding.options }),
  (_findings, { dossier: { kind }, input: { finding } }: Given) => (kind === 'report') === (finding !== undefined),
  ({ input }) => input.finding,
)
const dataGetsOutcome = ruleOfInput(
  'dataGetsOutcome',
  law => ({ ...termsOf(law), value: dataOutcomes }),
  (_outcomes, { dossier: { kind }, input: { outcome } }: Given) => (kind === 'data') === (outcome !== undefined),
  ({ input }) => input.outcome,
)

/** A wish for restriction that is carried out holds from then on by itself. */
const grants = ({ wish }: Inquiry, { outcome }: Given['input']) => wish === 'restrict' && (outcome === 'done' || outcome === 'partly')

export const answer = action({
  by: [department],
  from: ['asked'],
  to: 'answered',
  cites: termsOf,
  input,
  rules: [reportGetsFinding, dataGetsOutcome],
  decide: (_law, { today, dossier, input }) => ({ on: today, ...(grants(dossier, input) && { restricts: true }) }),
  keeps: ({ input: { attachments, ...words } }) => ({ kind: 'answer', content: { ...words, attachments: attachments ?? [] } }),
  apply: ({ answeredOn }, { fact }) => ({ answeredOn: [...answeredOn, fact.on], ...(fact.restricts === true && { restricts: true }) }),
  tells: ['person'],
})
