/** What was undone before: the sums, demands and papers of it keep their names, and what is done again is named anew. */

import type { Cause } from '../../action.ts'

/** An act that was undone: its sums by name, the demands by which paid ones come back, and whether a certificate was revoked with it. */
export type Undone = {
  readonly act: string
  readonly n: number
  readonly on: string
  readonly names: readonly string[]
  /** Sums that an employer had settled with the trainee: they stay paid, and nobody owes them a second time. */
  readonly kept: readonly string[]
  readonly demands: readonly { readonly name: string; readonly payment: string }[]
  readonly certificate?: true | undefined
}

const again = (base: string, times: number) => (times === 0 ? base : `${base}.${times + 1}`)

/** The payment of a sum: `a1.tuition`, and `a1.tuition.2` once the first was undone. */
export const idOfSum = (training: string, name: string, undone: readonly Undone[]): string =>
  again(`${training}.${name}`, undone.filter(u => u.names.includes(name)).length)

/** The demand by which the same sum was asked back when it was undone: what it leaves open can be set off against the new one. */
export const demandAgainst = (name: string, undone: readonly Undone[]): string | undefined =>
  undone.flatMap(u => u.demands.filter(d => d.name === name)).at(-1)?.payment

/** A training has one certificate that stands; a revoked one keeps its dossier, so that whoever verifies it hears that it is void. */
export const certificateOf = (training: string, undone: readonly Undone[], input: object): Cause => {
  const id = again(training, undone.filter(u => u.certificate === true).length)
  return { subject: 'certificate', id, action: 'open', input: { ...input, ...(id !== training && { training }) } }
}

/** The demand by which a host gives the unused part of its fee back. */
export const idOfRefund = (training: string, undone: readonly Undone[]): string => `${training}.refund${undone.length + 1}`
