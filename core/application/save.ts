/**
 * The applicant, or who fills in for them, keeps what they have typed so far. Nothing is judged and nothing is lost: a save that does not know the newest version is
 * refused and merged where it was typed; the journal holds the digest, the form is sealed elsewhere.
 */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { person } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { afterConsents, consentsIn, healthAfterConsent } from './consents.ts'
import { type Application, action } from './dossier.ts'
import { Draft } from './form.ts'
import { forSomebodyElse, helper, pledgesAreOwn } from './helping.ts'
import { changedPlaces, isOpened, openedBy } from './opened.ts'
import { builtOnNewest } from './rules.ts'

const input = z.strictObject({ form: Draft, base: z.int().optional() })
type Given = Facts<Application> & { readonly input: z.output<typeof input> }

/** A consent is given or taken back whatever else was returned, and what is said of health goes with it. */
const alwaysOpen = ['pledges.informed', 'pledges.notice', 'pledges.health', 'identity.healthy']
/** The places where the form differs from the sealed one. */
const changed = ({ opened, input: { form } }: Given): readonly string[] =>
  changedPlaces(opened, form).filter(place => !alwaysOpen.includes(place))

/** A returned form opens only where it was returned: 'title' opens the part, 'identity.photo' the photograph, 'education.1' the second row. */
const onlyReturnedParts = ruleOfInput(
  'onlyReturnedParts',
  ({ policy }, { dossier }: Given) => ({
    ...policy.procedure.answerDays.correct,
    value: dossier.status === 'returned' ? openedBy(dossier.corrections.map(c => c.field)) : Object.keys(Draft.shape),
  }),
  (open, facts) => changed(facts).every(place => isOpened(open, place)),
  changed,
)

export const save = action({
  by: [person, helper],
  from: ['draft', 'returned'],
  cites: ({ policy }) => policy.procedure.windows.apply,
  input,
  opens: 'form',
  rules: [builtOnNewest, onlyReturnedParts, forSomebodyElse, pledgesAreOwn, healthAfterConsent],
  decide: (law, facts) => ({ version: facts.dossier.version + 1, ...consentsIn(law, facts) }),
  keeps: facts => ({ kind: 'form', content: facts.input.form }),
  apply: (dossier, { fact, kept, role }) => ({
    version: fact.version,
    digest: kept,
    ...afterConsents(dossier, fact),
    ...(dossier.helper && { filledBy: role === 'helper' ? ('helper' as const) : ('person' as const), signedOnPaper: undefined }),
  }),
})
