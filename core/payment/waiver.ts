/** Giving up what is still open of a demand: one person asks for it with a reason and a document, another decides, and neither opened the case. */
import type { Law } from '../../policy/shape.ts'
import { fenOwed, fenWaived, transfer, world } from '../accounts.ts'
import { isAmong } from '../acting.ts'
import type { Role } from '../action.ts'
import type { Facts } from '../facts.ts'
import type { Fen } from '../money.ts'
import { tieRules } from '../payee/ties.ts'
import { rule } from '../rule.ts'
import { leftOf, type Payment } from './dossier.ts'
import { accruedOn } from './interest.ts'

/** A wish that waits for its decision. The reason is sealed. */
export type WaiverAsked = {
  readonly amountFen: Fen
  readonly by: string
  readonly actingFor?: string | undefined
  readonly on: string
  readonly evidence: readonly string[]
  /** The entry beside which the reason lies sealed. */
  readonly n: number
}
export type Waived = { readonly amountFen: Fen; readonly on: string; readonly n: number }

type F = Facts<Payment>

export const waiverOf = ({ policy }: Law) =>
  policy.training.discipline.waiver ?? { ...policy.training.discipline.clawback, value: undefined }

/** A hat that counts only where the policy lets it ask for a waiver, or decide on one. */
export const whereAllowed = (to: 'askedBy' | 'decidedBy', role: Role<F>): Role<F> => ({
  ...role,
  is: (facts, law) => role.is(facts, law) && (waiverOf(law).value?.[to].some(name => name === role.name) ?? true),
})

export const waiverIsForeseen = rule(
  'waiverIsForeseen',
  law => ({ ...waiverOf(law), value: waiverOf(law).value !== undefined }),
  (foreseen, _facts: F) => foreseen,
  () => false,
)

export const noWaiverIsAsked = rule(
  'noWaiverIsAsked',
  law => ({ ...waiverOf(law), value: 'none' }),
  (_none, { dossier }: F) => dossier.waiverAsked === undefined,
  ({ dossier }) => dossier.waiverAsked?.on,
)

export const waiverIsAsked = rule(
  'waiverIsAsked',
  law => ({ ...waiverOf(law), value: 'asked' }),
  (_asked, { dossier }: F) => dossier.waiverAsked !== undefined,
  ({ dossier }) => dossier.waiverAsked?.on ?? 'none',
)

export const waivedByAnother = rule(
  'waivedByAnother',
  law => ({ ...waiverOf(law), value: true }),
  (_another, { actor, dossier: { waiverAsked } }: F) => !isAmong(actor, [waiverAsked?.by, waiverAsked?.actingFor]),
  ({ dossier }) => dossier.waiverAsked?.by,
)

export const openerIsAnother = rule(
  'openerIsAnother',
  law => ({ ...waiverOf(law), value: true }),
  (_another, { actor, dossier }: F) => !isAmong(actor, dossier.caseBy ?? []),
  ({ dossier }) => dossier.caseBy ?? [],
)

/** Who asks for it and who decides has no tie to the debtor. */
export const { nobodyStandsAside, hasNoTie } = tieRules(waiverOf)

/** All that is open today, with the interest up to it. */
export const openNow = (facts: F): Fen => leftOf(facts) + accruedOn(facts.dossier, facts.today)

/** What was asked for when more was open is not given up twice: what came in since counts. */
export const stillOpen = rule(
  'stillOpen',
  (law, facts: F) => ({ ...waiverOf(law), value: { leftFen: openNow(facts) } }),
  ({ leftFen }, { dossier: { waiverAsked } }) => waiverAsked === undefined || waiverAsked.amountFen <= leftFen,
  ({ dossier }) => dossier.waiverAsked?.amountFen,
)

/** Interest up to the day is charged first, so that the whole can be given up with it. */
export const waivedAway = (
  id: string,
  { amountFen, interestFen = 0 }: { readonly amountFen: Fen; readonly interestFen?: Fen },
  clause: string,
) => [
  ...(interestFen > 0 ? [transfer(world('fen'), fenOwed(id), interestFen, clause)] : []),
  transfer(fenOwed(id), fenWaived(id), amountFen, clause),
]
