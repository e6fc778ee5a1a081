/** The track that a dossier is on. */
import type { Law, Track } from '../policy/shape.ts'
import type { Related } from './facts.ts'

/** The law of the dossier's track. Throws for a dossier that is on none: that is a fault of ours, since every path to it names a track first. */
export const getTrack = ({ policy }: Law, { id, dossier }: { readonly id: string; readonly dossier: Related }): Track => {
  const track = policy.tracks[dossier.track ?? '']
  if (!track) throw new Error(`${id} is on no track of the policy of ${policy.edition}`)
  return track
}
