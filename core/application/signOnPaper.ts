/**
 * The person has signed the printed form: its scan stands for their pledges, for exactly the version that was printed. Whatever a helper changes
 * afterwards has to be signed again.
 */
import { z } from 'zod'
import { action } from './dossier.ts'
import { Draft, FileRef } from './form.ts'
import { helper, pledged, withPledges } from './helping.ts'
import { builtOnNewest, formIsRight } from './rules.ts'

/** All that the paper asks for stands on it, so that nobody signs half a form. */
const paperIsWhole: typeof formIsRight = formIsRight.map(rule => ({
  ...rule,
  broken: (law, facts) => rule.broken(law, { ...facts, opened: withPledges(facts.opened) }),
}))

export const signOnPaper = action({
  by: [helper],
  from: ['draft', 'returned'],
  cites: ({ policy }) => policy.documents.formCopies,
  input: z.strictObject({ base: z.int(), scan: FileRef.shape.sha256 }),
  opens: 'form',
  rules: [builtOnNewest, ...paperIsWhole],
  decide: (_law, { dossier, input }) => ({ version: dossier.version + 1, signed: input.base, scan: input.scan }),
  keeps: ({ opened, input }) => {
    const form = Draft.parse(opened ?? {})
    const others = (form.proofs ?? []).filter(({ of }) => of !== 'signedForm')
    return {
      kind: 'form',
      content: {
        ...form,
        pledges: pledged,
        proofs: [...others, { of: 'signedForm', file: { sha256: input.scan, name: '本人签字的申报表' } }],
      },
    }
  },
  apply: (_dossier, { fact: { version, signed }, kept }) => ({ version, digest: kept, signedOnPaper: signed }),
})
