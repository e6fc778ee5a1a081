/** A list with one item at another place. Pure. */
export const moved = <T>(list: readonly T[], from: number, to: number): readonly T[] => {
  const item = list.slice(from, from + 1)
  const rest = [...list.slice(0, from), ...list.slice(from + 1)]
  return [...rest.slice(0, to), ...item, ...rest.slice(to)]
}
