/** How many hosts a person may wish for: the policy's number, as far as its way of finding a host leaves any choice. */
import type { Policy } from '../../policy/shape.ts'
import type { Cited } from '../../policy/words.ts'

/** One is named or has invited; nobody wishes where hosts are found centrally. */
const mostBy: Readonly<Record<Policy['placement']['way']['value'], number>> = {
  named: 1,
  invitation: 1,
  central: 0,
  ranked: Number.POSITIVE_INFINITY,
  mutual: Number.POSITIVE_INFINITY,
}

export const wishesAsked = ({ placement }: Policy): Cited<{ readonly min: number; readonly max: number }> => {
  const { value, ...note } = placement.preferences
  const most = mostBy[placement.way.value]
  return { ...note, value: { min: Math.min(value.min, most), max: Math.min(value.max, most) } }
}
