/** A third person, a leader, releases a list that comes to as much as the law says. */
import { runsOf } from '../payee/dossier.ts'
import { leader } from '../roles.ts'
import { Signature, signed } from './approve.ts'
import { action } from './dossier.ts'
import { handIsNew, hasNoTie, linesAreAsLocked, nobodyStandsAside, payeeIsAnother, thirdIsWanted } from './rules.ts'

export const approveAgain = action({
  by: [leader],
  from: ['approved'],
  to: 'released',
  cites: runsOf,
  input: Signature,
  rules: [thirdIsWanted, handIsNew, payeeIsAnother, nobodyStandsAside, hasNoTie, linesAreAsLocked],
  apply: signed,
  tells: ['finance'],
})
