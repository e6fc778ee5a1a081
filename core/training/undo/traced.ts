/** What the server lays before the undoing of an act: the acts of the training that stand, each with the dossier before it, and what hangs on them. */
import type { Related } from '../../facts.ts'
import type { Payment } from '../../payment/dossier.ts'
import type { Training } from '../dossier.ts'

/** One entry that was not undone. `changed` names what it changed in the dossier, `sums` what it made due. */
export type Act = {
  readonly action: string
  readonly n: number
  readonly on: string
  readonly by: string
  readonly actingFor?: string | undefined
  readonly before: Training & Related
  readonly changed: readonly string[]
  readonly sums: readonly string[]
}

export type Linked = Pick<Payment, 'status' | 'amountFen' | 'item' | 'payer' | 'payee' | 'host'> & { readonly id: string }

export type Traced = {
  /** In the order of the journal, the undone ones and their undoing left out. */
  readonly acts: readonly Act[]
  /** All payments of the training. */
  readonly payments: readonly Linked[]
  /** Its certificate that stands or waits; `numbering` is the dossier of its number. */
  readonly certificate?:
    | { readonly id: string; readonly status: string; readonly number?: string | undefined; readonly numbering?: string | undefined }
    | undefined
  readonly obligation?: { readonly status: string; readonly owedMonths: number } | undefined
}

/** The last act that stands of those that a verb undoes. */
export const lastOf = (traced: Traced | undefined, verbs: readonly string[]): Act | undefined =>
  traced?.acts.findLast(({ action }) => verbs.includes(action))
