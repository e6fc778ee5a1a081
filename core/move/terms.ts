/** What the policy says of places that two bodies move by agreement. A law that was published before it could say so leaves the last word to the office. */
import type { Law } from '../../policy/shape.ts'

export const termsOf = ({ policy: { procedure } }: Law) =>
  procedure.moves ?? { ...procedure.returnPlacesUntil, value: { needApproval: true } }
