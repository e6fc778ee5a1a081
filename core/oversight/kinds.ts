/** What an auditor looks for in the journal, by what was done. Names of actions stand here once; a test says where one is not there any more. */
export const oversightKinds = [
  'overrides',
  'lateActs',
  'extensions',
  'conflicts',
  'ownCase',
  'overtaken',
  'undone',
  'sumsChanged',
  'exports',
] as const
export type OversightKind = (typeof oversightKinds)[number]

/** Kinds that are lists of actions. The others are found otherwise: by the day on which it was done, by refusals, by exports. */
export const actionsOf: Readonly<Record<Exclude<OversightKind, 'lateActs' | 'ownCase' | 'overtaken' | 'exports'>, readonly string[]>> = {
  /** The rule allows it only by an act of its own, with a reason. */
  overrides: [
    'application.acceptAhead',
    'nomination.moveUp',
    'nomination.reopen',
    'round.movePlaces',
    'plan.allowShort',
    'placement.change',
    'placement.reinstate',
    'placement.restore',
    'training.excuse',
    'training.keepOn',
    'training.overlookAbsence',
    'training.excuseAbsence',
    'training.readmit',
    'training.restore',
    'review.voidScore',
    'review.reopen',
    'discipline.dismiss',
    'obligation.lift',
    'obligation.restore',
  ],
  extensions: ['round.extendFor', 'round.amend', 'training.defer', 'payment.spread', 'obligation.pause'],
  /** Whoever stepped back, or was replaced, because the case was too near. None can be waived here. */
  conflicts: ['review.recuse', 'review.drop'],
  undone: [
    'training.undoEnrolment',
    'training.undoNoShow',
    'training.undoRelease',
    'training.undoWithdrawal',
    'training.undoTermination',
    'training.undoPass',
    'training.undoFail',
    'training.undoRepeat',
    'training.undoMakeUp',
    'training.voidDeclaration',
    'discipline.correct',
    'discipline.takeDown',
    'certificate.revoke',
    'certificate.recall',
    'number.annul',
    'nomination.untickPaper',
    'run.abandon',
  ],
  sumsChanged: [
    'training.correctLeave',
    'training.correctAbsence',
    'training.voidDeclaration',
    'payment.annul',
    'payment.cancelDemand',
    'payment.setOff',
    'payment.reverse',
    'payment.redirect',
    'payment.waive',
    'payment.close',
  ],
}

/** The rules by which an attempt on one's own case is refused; each refusal by one of them is written down. */
export const ownCaseRules: readonly string[] = [
  'notInOwnCase',
  'notInCaseOfHolder',
  'notAboutOneself',
  'payeeIsAnother',
  'approvedByAnother',
  'handIsNew',
  'itemIsNotOwn',
]

/** The rules by which whoever decides second hears that another was first; of officials only, and not of the clock, which tries whatever is due. */
export const overtakenRules: readonly string[] = ['from', 'unchangedSinceSeen', 'builtOnNewest']
