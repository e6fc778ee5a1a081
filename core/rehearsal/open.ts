/** Opening a number of a report: the people behind it, as rows, and what is known of each without saying who they are. */
import { anyTrack, type Change, waysWith } from './moves.ts'
import { personAt } from './people.ts'
import type { Rehearsed } from './rehearse.ts'
import { blockedBy } from './why.ts'

/** Which number: the change on a track or over all, in a group of a split, or those in whose way a criterion stands. */
export type Opening = {
  readonly track: string
  readonly change: Change
  readonly by?: string | undefined
  /** The group's value; with `by` and without a value it is those of whom it is not known. */
  readonly value?: string | undefined
  /** The path of a criterion, of the old law for those who enter and of the new one for the rest. */
  readonly criterion?: string | undefined
}

const inGroup = ({ splits }: Rehearsed, { by, value }: Opening): ((row: number) => boolean) => {
  if (by === undefined) return () => true
  const column = splits.get(by)
  if (column === undefined) return () => false
  const place = value === undefined ? -1 : column.values.findIndex(one => String(one) === value)
  return place < 0 && value !== undefined ? () => false : row => column.at[row] === place
}

const inTheWay = ({ before, after }: Rehearsed, { track, change, criterion }: Opening): ((row: number) => boolean) => {
  if (criterion === undefined || track === anyTrack) return () => true
  return blockedBy(change === 'enters' ? before : after, track, criterion)
}

/** The rows of all people behind a number, in order. */
export const rowsOf = (rehearsed: Rehearsed, opening: Opening): readonly number[] => {
  const { moves } = rehearsed
  const wanted = waysWith(moves, opening.track, opening.change)
  const [belongs, blocked] = [inGroup(rehearsed, opening), inTheWay(rehearsed, opening)]
  const rows: number[] = []
  for (let row = 0; row < moves.people; row++) if (wanted[moves.way[row] ?? 0] === 1 && belongs(row) && blocked(row)) rows.push(row)
  return rows
}

const isMonths = (value: unknown): value is readonly { readonly from: string; readonly sameProfession: boolean }[] =>
  Array.isArray(value) && value.every(one => typeof one === 'object' && one !== null && 'from' in one)

/** A day becomes its month, and a work history the month in which it began: enough to follow the rule, too little to find somebody. */
const coarse = (value: unknown): string | boolean | number | undefined => {
  if (typeof value === 'boolean' || typeof value === 'number') return value
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value.slice(0, 7) : value
  if (!isMonths(value)) return undefined
  return [...value.map(({ from }) => from)].sort()[0]
}

export type Anonymous = { readonly row: number; readonly facts: Readonly<Record<string, string | boolean | number>> }
export type Opened = { readonly people: number; readonly shown: readonly Anonymous[]; readonly tooFew: boolean }

/**
 * The first `most` people behind a number. Of a group smaller than `fewest` nobody is shown: with real people that would come close to naming them.
 */
export const open = (
  rehearsed: Rehearsed,
  opening: Opening,
  { most, fewest }: { readonly most: number; readonly fewest: number },
): Opened => {
  const rows = rowsOf(rehearsed, opening)
  const tooFew = rows.length > 0 && rows.length < fewest
  const shown = (tooFew ? [] : rows.slice(0, most)).map((row): Anonymous => {
    const facts = Object.entries(personAt(rehearsed.people, row)).flatMap(([name, value]) => {
      const told = coarse(value)
      return told === undefined ? [] : [[name, told] as const]
    })
    return { row, facts: Object.fromEntries(facts) }
  })
  return { people: rows.length, shown, tooFew }
}
