/** The declarations of a training, one of them voided or settled. */
import type { Declaration, Training } from '../dossier.ts'

/** The declarations after the one of a milestone went from one state to another. */
export const withState = (
  { declarations }: Training,
  milestone: string,
  before: Declaration['state'],
  state: Declaration['state'],
  voidedOn?: string,
): { readonly declarations: readonly Declaration[] } => ({
  declarations: declarations.map(d =>
    d.milestone === milestone && d.state === before ? { ...d, state, ...(voidedOn !== undefined && { voidedOn }) } : d,
  ),
})
