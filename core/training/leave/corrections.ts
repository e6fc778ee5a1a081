/** The verbs that correct attendance, for the payments that follow them after the pass. */
export const corrections = ['correctLeave', 'correctAbsence', 'excuseAbsence'] as const
