/**
 * Makes a decision again: the same law, the dossier as its entries leave it, what was laid before it, the same step. Whatever stands otherwise than it
 * follows is told by its name. Pure, and the same for every action of the catalogue.
 */
import type { Law } from '../policy/shape.ts'
import type { Cause, Entry, Transfer } from './action.ts'
import { type Basis, isLaid } from './basis.ts'
import { canonicalAsSent } from './canonical.ts'
import { type Facts, isSubjectName } from './facts.ts'
import type { Round } from './round/dossier.ts'
import { type Outcome, step } from './step.ts'

/** What was written down of a decision. `kept` is the personal content that came with it, opened. */
export type Wrote = {
  readonly entry: Entry
  readonly status: string
  readonly asSelf: boolean
  readonly transfers: readonly Transfer[]
  readonly kept?: unknown
}
export type Ground = {
  readonly law: Law
  readonly amendment?: Law | undefined
  readonly basis: Basis
  readonly dossier: Facts<{ readonly status: string }>['dossier']
  readonly round: Round
  readonly opened?: unknown
  /** What a decision may ask for and no entry holds: the digest of a text. */
  readonly sha256: (text: string) => string
}
/** `stands` is in the record, `follows` is what comes of it now. */
export type Unlike = { readonly part: string; readonly stands: unknown; readonly follows: unknown }
export type Remade = { readonly unlike: readonly Unlike[]; readonly causes: readonly Cause[] }

const textOf = (value: unknown) => canonicalAsSent({ value })
const compare = (part: string, stands: unknown, follows: unknown): readonly Unlike[] =>
  textOf(stands) === textOf(follows) ? [] : [{ part, stands, follows }]

const balanceIn =
  ({ balances }: Basis) =>
  (account: string): number => {
    const balance = balances[account]
    if (balance === undefined) throw new Error(`the balance of ${account} was not kept`)
    return balance
  }

const factsOf = ({ entry: { subject, id, at } }: Wrote, { basis, dossier, round, opened, amendment, sha256 }: Ground) => {
  if (!isSubjectName(subject) || !isLaid(basis.laid)) throw new Error(`${subject}/${id} was decided on what nobody knows`)
  const { input, actor, today, nonce, cause, changed } = basis
  return {
    ...basis.laid,
    ...{ subject, id, dossier, round, actor, at, today, opened, amendment, nonce, cause, input, sha256 },
    viewed: changed && { changed },
    balance: balanceIn(basis),
  }
}

type Done = Extract<Outcome, { readonly kind: 'done' }>
const parts = ['action', 'actor', 'role', 'actingFor', 'edition', 'fact', 'due'] as const

const unlikeIn = ({ entry, status, asSelf, transfers, kept }: Wrote, done: Done): readonly Unlike[] => [
  ...parts.flatMap(part => compare(part, entry[part], done.entry[part])),
  ...compare('status', status, done.dossier.status),
  ...compare('asSelf', asSelf, done.asSelf),
  ...compare('transfers', transfers, done.transfers),
  ...compare('kept', kept, done.kept?.content),
]

export const remake = (wrote: Wrote, ground: Ground): Remade => {
  const { entry } = wrote
  const around = { n: entry.n, edition: ground.law.policy.edition, seal: () => entry.kept ?? '', seen: entry.seen }
  const outcome = step(ground.law, entry.action, factsOf(wrote, ground), around)
  if (outcome.kind === 'done') return { unlike: unlikeIn(wrote, outcome), causes: outcome.causes }
  const why = outcome.kind === 'refused' ? outcome.refusals : outcome.issues
  return { unlike: [{ part: 'action', stands: entry.action, follows: why }], causes: [] }
}
