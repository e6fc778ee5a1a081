/** Chance that can be repeated: the number for a row of a stream is a function of the seed, so any row can be drawn alone and in any order. */

/** Wellons' lowbias32: a permutation of 32 bits whose bits each depend on all. */
const mix = (n: number): number => {
  let x = n
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97)
  return x ^ (x >>> 15)
}

const range = 2 ** 32

/** A stream of a seed: two keys. Streams of the same seed are told apart by name, so an attribute added in between moves no other. */
export type Stream = { readonly first: number; readonly second: number }

export const streamOf = (seed: number, name: string): Stream => {
  let [first, second] = [mix(seed ^ 0x9e3779b9), mix(Math.floor(seed / range) ^ 0x85ebca6b)]
  for (const character of name) {
    first = mix(first ^ (character.codePointAt(0) ?? 0))
    second = mix(second + first)
  }
  return { first, second }
}

/** The row's number of a stream: from 0 up to but without 1. */
export const chanceAt = ({ first, second }: Stream, row: number): number => (mix(mix(row + first) ^ second) >>> 0) / range
