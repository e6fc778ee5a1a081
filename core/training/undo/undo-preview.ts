/** What follows when an act is undone, line by line, before anybody does it. Pure. */
import type { Law } from '../../../policy/shape.ts'
import { fenOwed } from '../../accounts.ts'
import type { Act } from './traced.ts'
import { type Undoing, undoes } from './undoes.ts'
import { type F, following, isCompletion, needsTwo, sumsOf } from './undoing.ts'

/** One consequence. `from` is who gives money back, `number` that of a certificate. */
export type Follows = {
  readonly kind:
    | 'annul'
    | 'askBack'
    | 'dropDemand'
    | 'giveBack'
    | 'kept'
    | 'recall'
    | 'revoke'
    | 'numberVoid'
    | 'lift'
    | 'placeBack'
    | 'seatBack'
  readonly item?: string | undefined
  readonly amountFen?: number | undefined
  readonly from?: 'host' | 'person' | undefined
  readonly number?: string | undefined
  readonly months?: number | undefined
}

const money = (facts: F, act: Act): readonly Follows[] => {
  const { annulled, refunds, kept, dropped, givesBackFen = 0 } = following(facts, act)
  const sums = sumsOf(facts, act)
  return [
    ...sums.filter(s => annulled.includes(s.id)).map(({ item, amountFen }) => ({ kind: 'annul', item, amountFen }) as const),
    ...refunds.map(({ from, line }) => ({ kind: 'askBack', item: line.item, amountFen: line.amountFen, from }) as const),
    ...sums.filter(s => kept.includes(s.name)).map(({ item, amountFen }) => ({ kind: 'kept', item, amountFen }) as const),
    ...(dropped === undefined ? [] : [{ kind: 'dropDemand', item: 'refund', amountFen: facts.balance(fenOwed(dropped)) } as const]),
    ...(givesBackFen > 0 ? [{ kind: 'giveBack', amountFen: givesBackFen } as const] : []),
  ]
}

const papers = ({ traced }: F, act: Act): readonly Follows[] => {
  const { certificate, obligation } = traced ?? {}
  if (!isCompletion(act)) return []
  const number = certificate?.number
  return [
    ...(certificate?.status === 'ready' ? [{ kind: 'recall' } as const] : []),
    ...(certificate?.status === 'issued' ? [{ kind: 'revoke', number } as const, { kind: 'numberVoid', number } as const] : []),
    ...(obligation && obligation.status !== 'lifted' ? [{ kind: 'lift', months: obligation.owedMonths } as const] : []),
  ]
}

const places = ({ policy }: Law, { action }: Act): readonly Follows[] => {
  const returned = action === 'release' || (action !== 'terminate' && policy.training.deferral?.value.placeAfterwards === 'returned')
  const left = ['release', 'withdraw', 'lapse', 'terminate'].includes(action)
  return left ? [...(returned ? [{ kind: 'placeBack' } as const] : []), { kind: 'seatBack' } as const] : []
}

export type Foreseen = {
  readonly verb: Undoing
  readonly act: Act
  /** The status that the training goes back to. */
  readonly status: string
  readonly needsTwo: boolean
  readonly follows: readonly Follows[]
}

/** The one status that each leads to. */
export const statusAfter: Readonly<Record<Undoing, string>> = {
  undoEnrolment: 'notified',
  undoNoShow: 'notified',
  undoRelease: 'missed',
  undoWithdrawal: 'deferred',
  undoTermination: 'stopConfirmed',
  undoPass: 'enrolled',
  undoFail: 'enrolled',
  undoRepeat: 'failed',
}

const whereTo: Readonly<Partial<Record<string, readonly Undoing[]>>> = {
  enrolled: ['undoEnrolment'],
  missed: ['undoNoShow'],
  released: ['undoRelease'],
  withdrawn: ['undoWithdrawal'],
  terminated: ['undoTermination'],
  passed: ['undoPass', 'undoRepeat'],
  failed: ['undoFail', 'undoRepeat'],
}

/** The undoings that a training in its status could have; at most one act is the last that stands. */
export const foreseeUndo = (law: Law, facts: F): readonly Foreseen[] =>
  (whereTo[facts.dossier.status] ?? []).flatMap(verb => {
    const act = undoes[verb](facts)
    if (act === undefined) return []
    const follows = [...money(facts, act), ...papers(facts, act), ...places(law, act)]
    return [{ verb, act, status: statusAfter[verb], needsTwo: needsTwo(facts, act), follows }]
  })
