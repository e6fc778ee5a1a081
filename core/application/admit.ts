/** The department admits: the notice period is over, nothing stands against the person, and the track still has a place. */
import { z } from 'zod'
import { objectionsOpen, objectionsTakenUp, placesFilled, transfer } from '../accounts.ts'
import { countsLine, withinBudgetLine } from '../budget/within.ts'
import type { Facts } from '../facts.ts'
import { leader } from '../roles.ts'
import { capsCounted, capsOn, enterShares, orNoShare } from '../round/shares.ts'
import { rule, ruleOverMany } from '../rule.ts'
import { getTrack } from '../track.ts'
import { type Application, action } from './dossier.ts'
import { changesOf, listIsAsShown, noticeIsOver } from './list.ts'
import { countsPanel, passedPanel } from './panel.ts'
import { seatOf, usedBy } from './places.ts'

/** Nothing is unanswered against the person, and no objection to the list as a whole is being looked into. */
const objectionsAreAnswered = ruleOverMany<Facts<Application>>('objectionsAreAnswered', ({ policy }, facts) => {
  const { clause } = policy.procedure.publicNotice
  const found = objectionsHolding(facts).map(facts.balance)
  return [{ clause, holds: found.every(open => open === 0), found: Math.max(...found), wants: 0 }]
})

const objectionsHolding = (facts: Facts<Application>) => [objectionsOpen(facts.id), objectionsTakenUp(seatOf(facts).round)]

const trackHasPlaces = rule(
  'trackHasPlaces',
  (law, facts: Facts<Application>) => getTrack(law, facts).places,
  (places, facts) => facts.balance(placesFilled(seatOf(facts).round, seatOf(facts).track)) < places,
  facts => facts.balance(placesFilled(seatOf(facts).round, seatOf(facts).track)),
)

const withinShares = ruleOverMany<Facts<Application>>('withinShares', (law, facts) =>
  orNoShare(law, capsOn({ ...facts, law }, 'admitted', seatOf(facts), facts.dossier.kinds ?? [])),
)

export const admit = action({
  by: [leader],
  from: ['accepted'],
  to: 'admitted',
  cites: ({ policy }) => policy.procedure.windows.review,
  input: z.strictObject({}),
  rules: [noticeIsOver, listIsAsShown, objectionsAreAnswered, trackHasPlaces, withinShares, withinBudgetLine, passedPanel],
  counts: (law, facts) => [
    placesFilled(seatOf(facts).round, seatOf(facts).track),
    changesOf(facts),
    ...objectionsHolding(facts),
    ...capsCounted(law, 'admitted', seatOf(facts)),
    ...countsLine(law, facts),
    ...countsPanel(law, facts),
  ],
  posts: (law, facts) => {
    const seat = seatOf(facts)
    const place = transfer(usedBy(law, facts), placesFilled(seat.round, seat.track), 1, law.places.clause)
    return [place, ...enterShares(law, 'admitted', seat, facts.dossier.kinds ?? [])]
  },
  causes: (_law, { id, dossier }) => {
    const { round, track, person, employer, body, preferences, willing, scope, field, setAside, kinds, grassRoots } = dossier
    const input = { round, track, person, employer, body, preferences, willing, scope, field, setAside, kinds, grassRoots }
    return [{ subject: 'placement', id, action: 'open', input }]
  },
  tells: ['person', 'employer', 'body'],
})
