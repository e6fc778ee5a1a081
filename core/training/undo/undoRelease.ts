/** A place was given back by mistake: as long as no reserve has it, it is the person's again, and so is the seat. */
import { placeIsFree, placesBack, seatsBack, takesPlaceBack } from './place-back.ts'
import { Reason, undo } from './undo.ts'
import { undoes } from './undoes.ts'

const cites = ({ places }: Parameters<typeof placesBack>[0]) => ({ value: places.bodies, clause: places.clause })

export const undoRelease = undo({
  which: undoes.undoRelease,
  from: ['released'],
  to: 'missed',
  cites,
  input: Reason,
  rules: [placeIsFree(() => true)],
  counts: placesBack,
  posts: takesPlaceBack,
  causes: (_law, facts) => seatsBack(facts),
})
