/** What of a roster has come in on paper, and what is still to come. Pure. */
import type { Policy } from '../../policy/shape.ts'
import type { PaperCode } from '../paper-code.ts'
import type { Nomination, Paper } from './dossier.ts'
import { recommendedOf } from './lines.ts'

export type Papers = Pick<Paper, 'rosters' | 'forms'>
type Counted = { readonly version: number; readonly paper?: (Papers & Pick<Paper, 'version'>) | undefined }
type Documents = Pick<Policy, 'documents'>

/** Sealed sheets of an earlier version don't count for the one that is frozen now; the forms stay. Until versions were told they counted for any. */
export const paperOf = ({ version, paper }: Counted): Papers => ({
  rosters: paper === undefined || (paper.version ?? version) !== version ? 0 : paper.rosters,
  forms: paper?.forms ?? 0,
})

/** So many copies of the roster, and of the form of everybody who is recommended on it. */
export const lackingOf = ({ documents }: Documents, people: number, paper: Papers): Papers => ({
  rosters: Math.max(0, documents.rosterCopies.value - paper.rosters),
  forms: Math.max(0, documents.formCopies.value * people - paper.forms),
})

/** What the dossier says after so many more have come, or fewer where one was counted by mistake. */
export const after = (dossier: Nomination, more: Papers, today: string): Paper => {
  const { rosters, forms } = paperOf(dossier)
  const { of } = dossier.paper ?? {}
  return { rosters: rosters + more.rosters, forms: forms + more.forms, on: today, version: dossier.version, ...(of && { of }) }
}

export const missingIn = ({ policy }: { readonly policy: Documents }, { lines }: Nomination, paper: Papers): Papers =>
  lackingOf(policy, recommendedOf(lines).length, paper)

type Copy = Pick<PaperCode, 'kind' | 'id'>

/** How many copies of what a code names have been ticked. */
export const copiesOf = (dossier: Nomination, { kind, id }: Copy): number =>
  kind === 'roster' ? paperOf(dossier).rosters : (dossier.paper?.of?.[id] ?? 0)

/** How many are wanted of it: none of somebody who is not recommended here. */
export const copiesWanted = ({ documents }: Documents, { lines }: Nomination, { kind, id }: Copy): number => {
  if (kind === 'roster') return documents.rosterCopies.value
  return recommendedOf(lines).some(({ application }) => application === id) ? documents.formCopies.value : 0
}

/** One copy more, or one fewer. */
export const ticked = (dossier: Nomination, copy: Copy, by: 1 | -1, today: string): Paper => {
  const isRoster = copy.kind === 'roster'
  const paper = after(dossier, { rosters: isRoster ? by : 0, forms: isRoster ? 0 : by }, today)
  return isRoster ? paper : { ...paper, of: { ...paper.of, [copy.id]: copiesOf(dossier, copy) + by } }
}
