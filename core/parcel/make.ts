/** The parcel is made and its people go to the ministry, in one transaction: whoever is in the file is handed over, and nobody else. */
import { department } from '../roles.ts'
import { handedOut } from './columns.ts'
import { action, numberIn } from './dossier.ts'
import { Made, packedAreRead, packedIn, packedWait, parcelIsNext, parcelIsOfTrack } from './rules.ts'

export const make = action({
  by: [department],
  from: ['none'],
  to: 'made',
  cites: handedOut,
  input: Made,
  rules: [parcelIsOfTrack, parcelIsNext, packedWait, packedAreRead],
  decide: (law, facts) => ({
    round: facts.input.round,
    track: facts.input.track,
    batch: numberIn(facts.id),
    on: facts.today,
    columns: handedOut(law).value,
    people: packedIn(facts).rows,
    digest: packedIn(facts).digest,
  }),
  keeps: facts => ({ kind: 'files', content: packedIn(facts).files }),
  apply: (_dossier, { fact: { on, ...parcel } }) => ({ ...parcel, madeOn: on }),
  causes: (_law, _facts, { batch, digest, people }) =>
    people.map(({ id, code }) => ({ subject: 'placement', id, action: 'handOver', input: { batch, digest, row: code } })),
})
