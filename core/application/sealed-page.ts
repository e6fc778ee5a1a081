/** The page with the employer's seal that goes with a consent: who must put it up. And that a page, sealed or signed, is one of this very form. */
import { z } from 'zod'
import type { Law, Policy } from '../../policy/shape.ts'
import type { Cited } from '../../policy/words.ts'
import type { Facts } from '../facts.ts'
import { findPaperCode, type PaperCode } from '../paper-code.ts'
import { type Rule, ruleOfInput, ruleOverMany } from '../rule.ts'
import type { Application } from './dossier.ts'

export const SealedPage = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .optional()

type Own = Facts<Application>
type F = Own & { readonly input: { readonly sealedPage?: string | undefined } }

/** Where the policy says nothing: whoever comes by a link was named by the applicant, so the seal speaks for the employer. */
const wantedBy = ({ documents }: Policy): Cited<'never' | 'byLink' | 'always'> =>
  documents.sealedConsent ?? { value: 'byLink', clause: documents.formCopies.clause }

const isBrought = ({ scanned = [] }: F) => scanned.length > 0

/** A page is there when a file of it is: one that whoever names it has brought. */
export const sealedPageIsThere: Rule<F> = ruleOfInput(
  'sealedPageIsThere',
  ({ policy }: Law, _facts: F) => wantedBy(policy),
  (wanted, facts) =>
    facts.input.sealedPage === undefined ? wanted === 'never' || (wanted === 'byLink' && facts.actor.only === undefined) : isBrought(facts),
  ({ input }) => input.sealedPage ?? null,
)

export const codesOn = ({ scanned = [] }: Own): readonly PaperCode[] =>
  scanned.flatMap(({ codes }) => codes.flatMap(text => findPaperCode(text) ?? []))

const isOurs = ({ id, dossier }: Own, code: PaperCode) => code.kind === 'form' && code.id === id && code.version === dossier.version

/** A page of another form, or of a version that was corrected since, says nothing about this one; and what we printed ourselves bears no seal. */
const pageIsOfForm = (name: string, cites: (policy: Policy) => Cited<unknown>): Rule<Own> =>
  ruleOverMany(
    name,
    ({ policy }, facts) => {
      const { clause } = cites(policy)
      const wants = { paper: 'form', id: facts.id, version: facts.dossier.version }
      const others = codesOn(facts).filter(code => !isOurs(facts, code))
      const unscanned = (facts.scanned ?? []).filter(({ pictures }) => pictures === 0)
      return [
        ...others.map(({ kind, id, version }) => ({ clause, holds: false, found: { paper: kind, id, version }, wants })),
        ...unscanned.map(() => ({ clause, holds: false, found: 'unscanned', wants })),
      ]
    },
    true,
  )

export const sealedPageIsOfForm = pageIsOfForm('sealedPageIsOfForm', wantedBy)
export const signedPageIsOfForm = pageIsOfForm('signedPageIsOfForm', ({ documents }) => documents.formCopies)

/** What the entry says of the page: that its code was read, or that a person has to look. */
export const sealedPageIn = (facts: F): { readonly sealedPage?: string; readonly pageRead?: boolean } => {
  const { sealedPage } = facts.input
  return sealedPage === undefined ? {} : { sealedPage, pageRead: codesOn(facts).some(code => isOurs(facts, code)) }
}
