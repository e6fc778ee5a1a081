/** What of a roster has come in on paper, and what is still to come. Pure. */
import type { Policy } from '../../policy/shape.ts'

export type Papers = { readonly rosters: number; readonly forms: number }
type Counted = { readonly version: number; readonly paper?: (Papers & { readonly version?: number | undefined }) | undefined }

/** Sealed sheets of an earlier version don't count for the one that is frozen now; the forms stay. Until versions were told they counted for any. */
export const paperOf = ({ version, paper }: Counted): Papers => ({
  rosters: paper === undefined || (paper.version ?? version) !== version ? 0 : paper.rosters,
  forms: paper?.forms ?? 0,
})

/** So many copies of the roster, and of the form of everybody who is recommended on it. */
export const lackingOf = ({ documents }: Pick<Policy, 'documents'>, people: number, paper: Papers): Papers => ({
  rosters: Math.max(0, documents.rosterCopies.value - paper.rosters),
  forms: Math.max(0, documents.formCopies.value * people - paper.forms),
})
