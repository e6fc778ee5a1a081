/** A line enters the roster, or moves in it: somebody was recommended or listed as a reserve. It follows from that, nobody does it by hand. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { causedBy } from '../roles.ts'
import { lastDay } from '../round/windows.ts'
import { ruleOfInput } from '../rule.ts'
import { action, type Nomination, rosterOf } from './dossier.ts'
import { orderOf, placeOf, without } from './lines.ts'

const input = z.strictObject({
  round: z.string(),
  track: z.string(),
  body: z.string(),
  application: z.string(),
  grassRoots: z.boolean(),
  preferred: z.array(z.string()).optional(),
  as: z.enum(['recommended', 'reserved']),
})

type Given = Facts<Nomination> & { readonly input: z.output<typeof input> }

const oneRosterPerTrack = ruleOfInput(
  'oneRosterPerTrack',
  ({ policy }, { id }: Given) => ({ ...policy.procedure.rosterPerTrack, value: id }),
  (id, { input: { round, track, body } }: Given) => rosterOf(round, track, body) === id,
  ({ input: { round, track, body } }) => rosterOf(round, track, body),
)

/** A late file may enter a roster that was received: it is then frozen, sealed and received again for its new lines only. */
export const enter = action({
  by: [causedBy('application', 'recommend', 'reserve')],
  from: ['none', 'compiled', 'returned', 'received'],
  to: 'compiled',
  cites: ({ policy }) => policy.procedure.rosterPerTrack,
  input,
  rules: [oneRosterPerTrack],
  decide: (law, { input, dossier }) => {
    const others = without(dossier.lines, input.application)
    const { application, grassRoots, preferred, as } = input
    return {
      ...input,
      place: placeOf(others, { application, grassRoots, preferred, as }, orderOf(law)),
    }
  },
  answerBy: ({ policy }, { round, input }) => lastDay(policy.procedure.windows.nominate.value.to, round, 'nominate', input.body),
  apply: ({ lines }, { fact: { round, track, body, application, grassRoots, preferred, as, place } }) => ({
    round,
    track,
    body,
    lines: without(lines, application).toSpliced(place, 0, { application, grassRoots, ...(preferred && { preferred }), as }),
  }),
})
