/** The department publishes the year: from here on its law is fixed, and every place, reserve and seat is in an account. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { department, leader } from '../roles.ts'
import { ruleOfInput, ruleOverMany } from '../rule.ts'
import { action, type Round } from './dossier.ts'
import { notRunYet } from './not-run-yet.ts'
import { countedTracks, givenOn, isOpenTo, issue, totalOn } from './places.ts'

const input = z.strictObject({ law: z.string().regex(/^[0-9a-f]{64}$/), edition: z.string() })

const editionIsTheLaws = ruleOfInput(
  'editionIsTheLaws',
  ({ policy, places }) => ({ value: policy.edition, clause: places.clause }),
  (edition, facts: Facts<Round> & { readonly input: z.output<typeof input> }) => facts.input.edition === edition,
  facts => facts.input.edition,
)

const tableFitsTracks = ruleOverMany<Facts<Round>>('tableFitsTracks', law =>
  countedTracks(law).map(track => {
    const [given, total] = [givenOn(law, track), totalOn(law, track)]
    return {
      clause: law.policy.tracks[track]?.places.clause ?? law.places.clause,
      holds: given <= total,
      found: { track, given },
      wants: total,
    }
  }),
)

const bodiesSuitTracks = ruleOverMany<Facts<Round>>('bodiesSuitTracks', ({ policy, places }) =>
  Object.entries(policy.tracks).flatMap(([id, track]) =>
    places.bodies.map(b => ({
      clause: track.employerLevels.clause,
      holds: (b.places[id] ?? 0) === 0 || isOpenTo(track, b),
      found: { track: id, body: b.body, places: b.places[id] },
      wants: track.employerLevels.value,
    })),
  ),
)

/** A policy may say more than this version runs; a round that is published by it would stop in the middle of the year. */
const everythingIsRun = ruleOverMany<Facts<Round>>('everythingIsRun', law => {
  const { clause } = law.places
  const settings = notRunYet(law).map(({ code, clause }) => ({ clause, holds: false, found: code, wants: 'everythingRuns' }))
  return settings.length > 0 ? settings : [{ clause, holds: true, found: 0, wants: 0 }]
})

export const publish = action({
  by: [department, leader],
  from: ['none'],
  to: 'published',
  cites: ({ places }) => ({ value: places.bodies, clause: places.clause }),
  input,
  rules: [editionIsTheLaws, tableFitsTracks, bodiesSuitTracks, everythingIsRun],
  apply: (_dossier, { id, fact }) => ({ ...fact, round: id }),
  posts: (law, { id }) => issue(law, id),
})
