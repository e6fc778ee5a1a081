/** Somebody is not gone who was said to have withdrawn, or whom the clock had given up: they are deferred as before, with some days to come back. */
import type { Law } from '../../../policy/shape.ts'
import { addDays } from '../../calendar.ts'
import { onDeferral } from '../deferral/deferral.ts'
import { countsFunding, givenBack } from '../money/funding.ts'
import { placeIsFree, placesBack, seatsBack, takesPlaceBack } from './place-back.ts'
import { Reason, undo } from './undo.ts'
import { undoes } from './undoes.ts'

const gaveBack = ({ policy }: Law) => policy.training.deferral?.value.placeAfterwards === 'returned'

export const undoWithdrawal = undo({
  which: undoes.undoWithdrawal,
  from: ['withdrawn'],
  to: 'deferred',
  cites: onDeferral,
  input: Reason,
  rules: [placeIsFree(gaveBack)],
  counts: (law, facts) => [...(gaveBack(law) ? placesBack(law, facts) : []), ...countsFunding(law, facts)],
  posts: (law, facts) => [
    ...(gaveBack(law) ? takesPlaceBack(law, facts) : []),
    ...givenBack(law, facts).map(t => ({ ...t, debit: t.credit, credit: t.debit })),
  ],
  causes: (_law, facts) => seatsBack(facts),
  besides: ({ policy }, { today }, { deferrals }) => {
    const day = addDays(today, policy.procedure.answerDays.correct.value)
    return { deferrals: deferrals.map((d, i) => (i === deferrals.length - 1 && d.lastDay < day ? { ...d, lastDay: day } : d)) }
  },
})
