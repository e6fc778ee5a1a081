/** The public reprimand, clause 6.6, as an official paper. */
import { z } from 'zod'
import { paperFields, paperOf } from './official.ts'
import { type Press, sharedPress } from './pdf.ts'
import { Day, dayInWords, Text, yuan } from './text.ts'

export const ReprimandFacts = z.strictObject({
  ...paperFields,
  year: z.int(),
  trackName: Text.min(1),
  person: z.strictObject({ name: Text.min(1), employer: Text.min(1), post: Text.optional(), host: Text.min(1) }),
  /** Paragraphs: what happened, established with evidence. */
  findings: z.array(Text.min(1)).min(1),
  basis: z.strictObject({ title: Text.min(1), number: Text.min(1) }),
  /** The notice's own number ('第六条第（六）项第1目') and words. */
  ground: z.strictObject({ clause: Text.min(1), words: Text.min(1) }),
  /** One sentence on how the person was heard. */
  hearing: Text.optional(),
  effectiveFrom: Day,
  clawback: z.strictObject({ amountFen: z.int().positive(), dueOn: Day }).optional(),
  appeal: z.strictObject({ to: Text.min(1), until: Day }).optional(),
})
export type ReprimandFacts = z.infer<typeof ReprimandFacts>

export const printReprimand = (given: ReprimandFacts, press: Press = sharedPress()): Promise<Uint8Array> => {
  const facts = ReprimandFacts.parse(given)
  const { clawback, appeal } = facts
  return press.print({
    template: 'reprimand',
    madeAt: facts.madeAt,
    data: {
      paper: paperOf(facts, [...facts.office.organs, `关于取消${facts.person.name}特培工作培养资格`, '并予以通报批评的决定'], []),
      year: String(facts.year),
      trackName: facts.trackName,
      person: facts.person,
      findings: facts.findings,
      basis: facts.basis,
      ground: facts.ground,
      hearing: facts.hearing,
      effectiveFrom: dayInWords(facts.effectiveFrom),
      clawback: clawback && { amount: yuan(clawback.amountFen), due: dayInWords(clawback.dueOn) },
      appeal: appeal && { to: appeal.to, until: dayInWords(appeal.until) },
    },
  })
}
