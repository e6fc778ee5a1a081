/** When an act can be undone: it stands, nothing else stands on it, no bank is busy with its money, and where money left two people undo it. */
import type { Law } from '../../../policy/shape.ts'
import type { Cited } from '../../../policy/words.ts'
import { isAmong } from '../../acting.ts'
import { canonical } from '../../canonical.ts'
import { type Rule, rule } from '../../rule.ts'
import { noCaseIsOpen } from '../rules.ts'
import type { Act } from './traced.ts'
import { actOf, type F, isCompletion, needsTwo, sumsOf } from './undoing.ts'

type Cites = (law: Law) => Cited<unknown>
/** The act in question, if there is one. */
export type Which = (facts: F) => Act | undefined

/** The act of a verb; `fits` tells apart what a first and a repeated assessment leave. */
export const whichOf =
  (verbs: readonly string[], fits: (act: Act) => boolean = () => true): Which =>
  facts => {
    const act = actOf(facts, verbs)
    return act && fits(act) ? act : undefined
  }

const actStands = (which: Which, cites: Cites): Rule<F> =>
  rule<F, true>(
    'actStands',
    law => ({ ...cites(law), value: true }),
    (_wanted, facts) => which(facts) !== undefined,
    facts => which(facts) !== undefined,
  )

/** What decides how a training goes on. Reports, remarks, confirmations and reminders are true or not whatever was wrong before them. */
const decisive = [
  ...['leaves', 'leavesAsked', 'absences', 'madeUp', 'deferralAsked', 'deferrals', 'change', 'host', 'programme', 'cohort', 'enrolUntil'],
  ...['studyStart', 'studyEnd', 'stopsOn', 'attempts', 'journeys', 'cancelledOn'],
]

const isSame = (one: unknown, other: unknown) => canonical({ is: one }) === canonical({ is: other })

/** Fields as they stand now, against those right after the act; a declaration that was voided meanwhile stands no more. */
const stillMoved = ({ dossier, traced }: F, act: Act) => {
  const next = traced?.acts.find(a => a.n > act.n)?.before
  if (next === undefined) return []
  const declared = (of: typeof dossier) => of.declarations.filter(d => d.state === 'declared').length
  return [
    ...decisive.filter(key => !isSame(Reflect.get(next, key), Reflect.get(dossier, key))),
    ...(declared(dossier) > declared(next) ? ['declarations'] : []),
  ]
}

const standingOn = (facts: F, act: Act | undefined): readonly { readonly act: string; readonly on: string }[] => {
  if (act === undefined) return []
  const moved = stillMoved(facts, act)
  const later = facts.traced?.acts.filter(a => a.n > act.n && a.changed.some(key => moved.includes(key))) ?? []
  return later.map(({ action, on }) => ({ act: action, on }))
}

const nothingStandsOnIt = (which: Which, cites: Cites): Rule<F> =>
  rule<F, readonly string[]>(
    'nothingStandsOnIt',
    law => ({ ...cites(law), value: [] }),
    (_none, facts) => standingOn(facts, which(facts)).length === 0,
    facts => standingOn(facts, which(facts)),
  )

const atTheBank = (facts: F, which: Which): readonly string[] => {
  const act = which(facts)
  return act ? sumsOf(facts, act).flatMap(s => (s.status === 'approved' || s.status === 'held' ? [s.id] : [])) : []
}

/** A payment that was released is the bank's until it says that it was paid or comes back. */
const noBankIsBusy = (which: Which): Rule<F> =>
  rule<F, string>(
    'noBankIsBusy',
    ({ policy }) => ({ ...policy.money.approvedByAnother, value: 'paid' }),
    (_paid, facts) => atTheBank(facts, which).length === 0,
    facts => atTheBank(facts, which),
  )

const decided = ['discharged', 'breached']
const serviceOf = (facts: F, which: Which) => {
  const act = which(facts)
  return act && isCompletion(act) ? facts.traced?.obligation?.status : undefined
}

/** A service that was discharged, or broken off by a sanction, was decided on; that is looked at first. */
const serviceIsOpen = (which: Which, cites: Cites): Rule<F> =>
  rule<F, string>(
    'serviceIsOpen',
    law => ({ ...cites(law), value: 'owed' }),
    (_open, facts) => !decided.includes(serviceOf(facts, which) ?? ''),
    facts => serviceOf(facts, which),
  )

/** Where money has left or a certificate is out, another than the one who undoes it has asked for it. */
const askedByAnother = (which: Which): Rule<F> =>
  rule<F, true>(
    'askedByAnother',
    ({ policy }) => policy.money.approvedByAnother,
    (_another, facts) => {
      const act = which(facts)
      const { undoAsked } = facts.dossier
      if (act === undefined || !needsTwo(facts, act)) return true
      return undoAsked?.n === act.n && !isAmong(facts.actor, [undoAsked.by, undoAsked.actingFor])
    },
    ({ dossier }) => ({ askedBy: dossier.undoAsked?.by ?? 'nobody' }),
  )

/** Nobody undoes alone what they did themself, once it has moved money or papers. */
const undoneByAnother = (which: Which): Rule<F> =>
  rule<F, true>(
    'undoneByAnother',
    ({ policy }) => policy.money.approvedByAnother,
    (_another, facts) => {
      const act = which(facts)
      return act === undefined || !needsTwo(facts, act) || !isAmong(facts.actor, [act.by, act.actingFor])
    },
    facts => ({ doneBy: which(facts)?.by }),
  )

/** What holds of every undoing. */
export const guards = (which: Which, cites: Cites): readonly Rule<F>[] => [
  actStands(which, cites),
  noCaseIsOpen,
  nothingStandsOnIt(which, cites),
  noBankIsBusy(which),
  serviceIsOpen(which, cites),
  askedByAnother(which),
  undoneByAnother(which),
]
