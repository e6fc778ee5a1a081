/** The figures of a holder's line in the places ledger: what was issued, what came and went since, and where it is now. The first four sum to the last four. */
export const figures = ['issued', 'moved', 'returned', 'expired', 'free', 'offered', 'used', 'filled'] as const
export type Figure = (typeof figures)[number]
