/** The list of offers: how one is added, answered and ended. Nothing that was offered is ever forgotten. */
import type { Preference } from '../application/dossier.ts'
import type { Offer, Placement, Way } from './dossier.ts'

export const isWished = ({ wished }: Placement, { host, programme }: Preference): boolean =>
  wished.some(w => w.host === host && w.programme === programme)

export const wayOf = (dossier: Placement, seat: Preference): Way => (isWished(dossier, seat) ? 'wish' : 'adjustment')

/** What the last offer has become. */
export const answered = ({ offered }: Placement, answer: Partial<Offer>) => ({
  offered: offered.map((offer, i) => (i === offered.length - 1 ? { ...offer, ...answer } : offer)),
})

/** The last offer came to nothing, and the person is with no host again. */
export const ended = (dossier: Placement, end: NonNullable<Offer['ended']>) => ({
  ...answered(dossier, { ended: end }),
  host: undefined,
  programme: undefined,
})
