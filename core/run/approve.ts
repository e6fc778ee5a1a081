/** A second person releases the list: neither who made it, nor anybody whom it pays or their kin. */
import { z } from 'zod'
import { finance, leader } from '../roles.ts'
import { action } from './dossier.ts'
import { handIsNew, hasNoTie, linesAreAsLocked, nobodyStandsAside, payeeIsAnother } from './rules.ts'

export const Signature = z.strictObject({ noKin: z.boolean() })
export const signed = (
  { hands }: { readonly hands: readonly string[] },
  { actor, actingFor }: { readonly actor: string; readonly actingFor?: string | undefined },
) => ({
  hands: [...hands, actor, ...(actingFor === undefined ? [] : [actingFor])],
})

export const approve = action({
  by: [leader, finance],
  from: ['locked'],
  to: 'approved',
  cites: ({ policy }) => policy.money.approvedByAnother,
  input: Signature,
  rules: [handIsNew, payeeIsAnother, nobodyStandsAside, hasNoTie, linesAreAsLocked],
  apply: signed,
  tells: ['finance', 'leader'],
})
