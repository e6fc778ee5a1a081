/** Chance that can be told again: the same seed throws the same dice on every machine. */

export type Dice = {
  /** A whole number from 0 to n − 1. */
  readonly below: (n: number) => number
  readonly between: (from: number, to: number) => number
  readonly one: <T>(choices: readonly T[]) => T
  readonly chance: (percent: number) => boolean
  /** A version-4 UUID of these dice. */
  readonly uuid: () => string
}

/** mulberry32: small, even enough for stories, and not for secrets. */
export const diceOf = (seed: number): Dice => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  }
  const below = (n: number) => next() % n
  const one = <T>(choices: readonly T[]): T => {
    const chosen = choices[below(choices.length)]
    if (chosen === undefined) throw new Error('nothing to choose from')
    return chosen
  }
  const hex = () => next().toString(16).padStart(8, '0')
  const uuid = () => {
    const [a, b, c, d] = [hex(), hex(), hex(), hex()]
    return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${d}`
  }
  return { below, between: (from, to) => from + below(to - from + 1), one, chance: percent => below(100) < percent, uuid }
}
