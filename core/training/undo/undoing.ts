/** How a wrong act is undone: what it changed goes back, what it made due is annulled or asked back, its papers are withdrawn, and all of it stays on record. */
import type { Cited } from '../../../policy/words.ts'
import { fenOwed, fenPaid } from '../../accounts.ts'
import type { Cause } from '../../action.ts'
import type { Facts } from '../../facts.ts'
import { spentOn } from '../../payment/dossier.ts'
import type { Training } from '../dossier.ts'
import { relationsOf } from '../relations.ts'
import { demandOf, type Refund, refundsOf } from './back.ts'
import { type Act, type Linked, lastOf } from './traced.ts'
import { idOfRefund, idOfSum, type Undone } from './undone.ts'

export type F = Facts<Training>

/** The act that a verb undoes, as facts tell it: the last that stands. */
export const actOf = ({ traced }: F, verbs: readonly string[]): Act | undefined => lastOf(traced, verbs)

type Named = Linked & { readonly name: string }

/** What the act made due, and the months that were settled since, as payments that are there. */
export const sumsOf = ({ id, dossier, traced }: F, act: Act): readonly Named[] => {
  const later = traced?.acts.filter(a => a.n > act.n && a.action === 'settleMonths') ?? []
  const names = [...new Set([...act.sums, ...later.flatMap(a => a.sums)])]
  return names.flatMap(name => {
    const payment = traced?.payments.find(p => p.id === idOfSum(id, name, dossier.undone))
    return payment ? [{ ...payment, name }] : []
  })
}

/** The host was asked for the unused part of its fee. */
export const refundOf = ({ id, dossier, traced }: F, act: Act): Linked | undefined =>
  act.action === 'terminate' || act.action === 'withdraw' || act.action === 'lapse'
    ? traced?.payments.find(p => p.id === idOfRefund(id, dossier.undone))
    : undefined

const annullable = ['payable', 'prepared', 'claimed']
const isPaid = ({ status, payer }: Linked) => status === 'paid' && payer === 'fund'

/** What comes back of the sums that were paid, each no more than is still with its payee. */
const backOf = (facts: F, sums: readonly Named[]): readonly (Refund & { readonly name: string })[] => {
  const paid = sums.filter(isPaid)
  const asked = paid.map(({ id, item = '', amountFen, payer = '', payee = '' }) => ({ payment: id, item, amountFen, payer, payee }))
  return refundsOf(facts, asked).map(refund => ({ ...refund, name: paid.find(p => p.id === refund.payment)?.name ?? '' }))
}

/** Everything that follows from the undoing of an act, as it would be journalled now. */
export const following = (facts: F, act: Act) => {
  const sums = sumsOf(facts, act)
  const refund = refundOf(facts, act)
  const openRefund = refund && ['demanded', 'suspended', 'repaid'].includes(refund.status) ? refund.id : undefined
  return {
    annulled: sums.filter(s => annullable.includes(s.status)).map(s => s.id),
    refunds: backOf(facts, sums),
    kept: sums.filter(s => s.status === 'settled').map(s => s.name),
    names: sums.filter(s => s.status !== 'settled').map(s => s.name),
    ...(openRefund !== undefined && { dropped: openRefund, givesBackFen: facts.balance(fenPaid(openRefund)) }),
  }
}
export type Following = ReturnType<typeof following>

/** The accounts that it reads. */
export const countsUndoing = (facts: F, act: Act | undefined): readonly string[] => {
  if (act === undefined) return []
  const refund = refundOf(facts, act)
  return [
    ...sumsOf(facts, act).flatMap(s => [fenOwed(s.id), fenPaid(s.id), spentOn(facts.id, s.item ?? '')]),
    ...(refund ? [fenOwed(refund.id), fenPaid(refund.id)] : []),
  ]
}

/** Money that has left, or a certificate that somebody holds: then two people undo. */
export const needsTwo = (facts: F, act: Act): boolean => {
  const issued = isCompletion(act) && facts.traced?.certificate?.status === 'issued'
  const refund = refundOf(facts, act)
  return issued || sumsOf(facts, act).some(isPaid) || (refund !== undefined && facts.balance(fenPaid(refund.id)) > 0)
}

export const isCompletion = ({ action }: Act): boolean => action === 'pass'

/** Demands, annulments and what a host had given back. */
export const moneyCauses = (
  facts: F,
  { annulled, refunds, dropped, givesBackFen = 0 }: Following,
  clause: Cited<unknown>['clause'],
): readonly Cause[] => {
  const of = { ...relationsOf(facts), training: facts.id }
  const sum = { item: 'giveBack', amountFen: givesBackFen, working: { way: 'givenBack', receivedFen: givesBackFen } }
  const giveBack = { ...of, ...sum, payer: 'fund', payee: 'host', clause }
  const back = `${facts.id}.giveBack.${facts.dossier.undone.length + 1}`
  return [
    ...annulled.map((id): Cause => ({ subject: 'payment', id, action: 'annul', input: {} })),
    ...(dropped === undefined ? [] : [{ subject: 'payment', id: dropped, action: 'cancelDemand', input: {} } as const]),
    ...(givesBackFen > 0 ? [{ subject: 'payment', id: back, action: 'open', input: giveBack } as const] : []),
    ...refunds.map(refund => demandOf({ ...of, host: hostOf(facts, refund.payment) ?? of.host }, refund, clause)),
  ]
}

const hostOf = ({ traced }: F, payment: string) => traced?.payments.find(p => p.id === payment)?.host

/** The certificate of a pass, withdrawn while nobody holds it, and revoked with its number where somebody does; and the service, which nobody owes any more. */
export const paperCauses = ({ id, traced }: F, act: Act): readonly Cause[] => {
  if (!isCompletion(act)) return []
  const { certificate, obligation } = traced ?? {}
  const revoked: readonly Cause[] = certificate?.status === 'issued' ? revocation(certificate) : []
  return [
    ...(certificate?.status === 'ready' ? [{ subject: 'certificate', id: certificate.id, action: 'recall', input: {} } as const] : []),
    ...revoked,
    ...(obligation && obligation.status !== 'lifted' ? [{ subject: 'obligation', id, action: 'lift', input: {} } as const] : []),
  ]
}

const revocation = ({ id, numbering }: { readonly id: string; readonly numbering?: string | undefined }): readonly Cause[] => [
  { subject: 'certificate', id, action: 'revoke', input: { reason: 'issuedInError' } },
  ...(numbering === undefined ? [] : [{ subject: 'number', id: numbering, action: 'annul', input: { reason: 'withdrawn' } } as const]),
]

/** The dossier as it goes on: what the act changed is again as before it. */
const isBack = (back: object): back is Partial<Omit<Training, 'status'>> => !('status' in back)

export const changesBack = (facts: F, act: Act): { readonly back: object; readonly gone: readonly string[] } => {
  const settled = facts.traced?.acts.some(a => a.n > act.n && a.action === 'settleMonths') ? ['settled'] : []
  const keys = [...new Set([...act.changed, ...settled])]
  const had = keys.filter(key => Reflect.get(act.before, key) !== undefined)
  return { back: Object.fromEntries(had.map(key => [key, Reflect.get(act.before, key)])), gone: keys.filter(key => !had.includes(key)) }
}

type Fact = Following & {
  readonly undoes: number
  readonly act: string
  readonly on: string
  readonly back: object
  readonly gone: readonly string[]
  readonly revokes?: true | undefined
}

export const undoneBy = ({ undone }: Training, { undoes, act, on, names, kept, refunds, revokes }: Fact): readonly Undone[] => [
  ...undone,
  {
    ...{ act, n: undoes, on, names, kept },
    demands: refunds.map(({ name, payment }) => ({ name, payment: `${payment}.back` })),
    ...(revokes && { certificate: true as const }),
  },
]

export const applyBack = (dossier: Training, fact: Fact): Partial<Omit<Training, 'status'>> => {
  const changed = { ...fact.back, ...Object.fromEntries(fact.gone.map(key => [key, undefined])) }
  if (!isBack(changed)) throw new Error('an act has no other status to give back than its own')
  return { ...changed, undone: undoneBy(dossier, fact), undoAsked: undefined }
}

export const factOf = (facts: F, act: Act | undefined): Fact => {
  if (act === undefined) throw new Error(`training ${facts.id} has no such act to undo`)
  const revokes = isCompletion(act) && facts.traced?.certificate?.status === 'issued'
  return {
    ...{ undoes: act.n, act: act.action, on: facts.today },
    ...changesBack(facts, act),
    ...following(facts, act),
    ...(revokes && { revokes: true as const }),
  }
}
