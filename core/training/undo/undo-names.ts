/** The verbs that undo an act of a training, for the payments and papers that follow them. */
export const undoings = [
  'undoEnrolment',
  'undoNoShow',
  'undoRelease',
  'undoWithdrawal',
  'undoTermination',
  'undoPass',
  'undoFail',
  'undoRepeat',
] as const
