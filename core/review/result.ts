/** The result of a panel: the mean of the scores that count, in whole hundredths, and how far the scores lie apart. Whole numbers only, so that it is the same everywhere. */
import type { Panel } from '../../policy/shape.ts'

export type Scored = { readonly expert: string; readonly score: number }
export type Result = {
  /** The mean in hundredths of a point, halves upwards. */
  readonly hundredths: number
  /** The mean of all scores, those left out included. */
  readonly allHundredths: number
  /** The highest less the lowest of all scores. */
  readonly spread: number
  readonly passes: boolean
  readonly scores: readonly (Scored & { readonly counts: boolean })[]
}

const sumOf = (scores: readonly number[]): number => scores.reduce((sum, score) => sum + score, 0)
const meanOf = (scores: readonly number[]): number => Math.floor((200 * sumOf(scores) + scores.length) / (2 * scores.length))

/** Where the highest and the lowest are left out, one of each: of equal ones whichever stands first, which changes no sum. */
const leftOut = ({ drops }: Pick<Panel, 'drops'>, scores: readonly Scored[]): readonly Scored[] => {
  if (drops === 'nothing') return []
  const inOrder = scores.toSorted((a, b) => a.score - b.score)
  return [...inOrder.slice(0, 1), ...inOrder.slice(-1)]
}

/** Whether the mean reaches the mark is asked of the sum, so that no rounding lifts anybody over it. */
export const resultOf = (panel: Pick<Panel, 'drops' | 'passes'>, scores: readonly Scored[]): Result => {
  const out = leftOut(panel, scores)
  const counted = scores.filter(one => !out.includes(one)).map(({ score }) => score)
  if (counted.length === 0) throw new Error('a panel of which no score counts has no result')
  const all = scores.map(({ score }) => score)
  return {
    hundredths: meanOf(counted),
    allHundredths: meanOf(all),
    spread: Math.max(...all) - Math.min(...all),
    passes: sumOf(counted) >= panel.passes * counted.length,
    scores: scores.map(one => ({ ...one, counts: !out.includes(one) })),
  }
}
