/** Reading values of unknown shape: a sealed record that was opened, an input as it came. */
export const partIn = (holder: unknown, key: string): unknown =>
  typeof holder === 'object' && holder !== null ? Reflect.get(holder, key) : undefined

export const textIn = (holder: unknown, key: string): string | undefined => {
  const found = partIn(holder, key)
  return typeof found === 'string' ? found : undefined
}
