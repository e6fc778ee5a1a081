/**
 * The person has signed the printed form: its scan stands for their pledges, for exactly the version that was printed. Whatever a helper changes
 * afterwards has to be signed again.
 */
import { afterConsents, agreeTo, consentKinds } from './consents.ts'
import { action } from './dossier.ts'
import { Draft } from './form.ts'
import { helper, pledged, withPledges } from './helping.ts'
import { builtOnNewest, formIsRight } from './rules.ts'
import { codesOn, signedPageIsOfForm } from './sealed-page.ts'
import { signedPageIsTied, signing } from './signed-page.ts'

/** All that the paper asks for stands on it, so that nobody signs half a form. */
const paperIsWhole: typeof formIsRight = formIsRight.map(rule => ({
  ...rule,
  broken: (law, facts) => rule.broken(law, { ...facts, opened: withPledges(facts.opened) }),
}))

export const signOnPaper = action({
  by: [helper],
  from: ['draft', 'returned'],
  cites: ({ policy }) => policy.documents.formCopies,
  input: signing,
  opens: 'form',
  rules: [builtOnNewest, ...paperIsWhole, signedPageIsOfForm, signedPageIsTied],
  decide: (law, facts) => {
    const { dossier, input } = facts
    const consents = agreeTo(law, facts, consentKinds)
    return {
      ...{ version: dossier.version + 1, signed: input.base, scan: input.scan, shown: codesOn(facts).length > 0 ? 'code' : 'typed' },
      ...(consents.length > 0 && { consents }),
    }
  },
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
  apply: (dossier, { fact, kept }) => ({
    version: fact.version,
    digest: kept,
    signedOnPaper: fact.signed,
    ...afterConsents(dossier, fact),
  }),
})
