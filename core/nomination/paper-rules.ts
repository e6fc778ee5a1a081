/** What must hold of a paper whose code was read, before it is ticked. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { findPaperCode, type PaperCode } from '../paper-code.ts'
import { ruleOfInput, ruleOverMany } from '../rule.ts'
import type { Nomination } from './dossier.ts'
import { copiesOf, copiesWanted } from './paper.ts'
import { isOurs, said } from './shown.ts'

/** What the QR of a page says. */
export const ticking = z.strictObject({
  paperCode: z
    .string()
    .max(200)
    .refine(text => findPaperCode(text) !== undefined, 'the code of a roster or a form'),
})
export type Ticking = Facts<Nomination> & { readonly input: z.output<typeof ticking> }

/** The input has been parsed, so that it holds a code. */
export const codeIn = ({ input: { paperCode } }: Pick<Ticking, 'input'>): PaperCode => {
  const found = findPaperCode(paperCode)
  if (!found) throw new Error(`${paperCode} is no code of a paper`)
  return found
}

/** The roster’s own sheet in the version that is frozen, or a form in the version that this one was made from. */
const isFrozenOne = (facts: Ticking, code: PaperCode): boolean =>
  code.kind === 'roster' ? isOurs(facts)(code) : facts.onPaper?.application === code.id && facts.onPaper.version === code.version

const paperIsOfFrozenVersion = ruleOverMany<Ticking>(
  'paperIsOfFrozenVersion',
  ({ policy: { documents } }, facts) => {
    const code = codeIn(facts)
    const { clause } = code.kind === 'roster' ? documents.rosterCopies : documents.formCopies
    const version = code.kind === 'roster' ? facts.dossier.version : (facts.onPaper?.version ?? 0)
    const id = code.kind === 'roster' ? facts.id : code.id
    return [{ clause, holds: isFrozenOne(facts, code), found: said(code), wants: { id, version } }]
  },
  true,
)

/** Each page bears a code, and a copy is counted once: by its first page. */
const firstPageCounts = ruleOfInput(
  'firstPageCounts',
  ({ policy }) => ({ ...policy.documents.rosterCopies, value: { part: 1, unit: 'page' } }),
  ({ part }, facts: Ticking) => codeIn(facts).page === part,
  facts => ({ part: codeIn(facts).page, of: codeIn(facts).pages, unit: 'page' }),
)

const copiesAreWanted = ruleOverMany<Ticking>(
  'copiesAreWanted',
  ({ policy }, facts) => {
    const code = codeIn(facts)
    const { clause } = code.kind === 'roster' ? policy.documents.rosterCopies : policy.documents.formCopies
    const [has, wants] = [copiesOf(facts.dossier, code), copiesWanted(policy, facts.dossier, code)]
    return [{ clause, holds: has < wants, found: { copies: has }, wants: { copies: wants } }]
  },
  true,
)

export const paperRules = [firstPageCounts, paperIsOfFrozenVersion, copiesAreWanted]

/** A sheet of an earlier version is not among those that count now. */
const countedNow = (facts: Ticking): number => {
  const code = codeIn(facts)
  return code.kind === 'form' || isOurs(facts)(code) ? copiesOf(facts.dossier, code) : 0
}

export const wasTicked = ruleOfInput(
  'wasTicked',
  ({ policy }) => ({ ...policy.documents.rosterCopies, value: { copies: 1 } }),
  ({ copies }, facts: Ticking) => countedNow(facts) >= copies,
  facts => ({ copies: countedNow(facts) }),
)
