/** How well somebody fits a programme that they didn't wish for: points of the policy, part by part, so that each can be shown. */
import type { Policy } from '../../../../policy/shape.ts'
import { findDiscipline } from '../../../standards/disciplines.ts'

export type Points = NonNullable<Policy['placement']['fit']>['value']

/** `field`, and those of `wished`, are codes of GB/T 13745 at any level; `askedBy` are hosts that asked for the person; `place` is where they live or work. */
export type Fitting = {
  readonly field?: string | undefined
  readonly place?: string | undefined
  readonly wished: readonly { readonly host: string; readonly field?: string | undefined }[]
  readonly askedBy: readonly string[]
}
export type Opening = { readonly host: string; readonly field?: string | undefined; readonly place?: string | undefined }

export type Fit = { readonly total: number; readonly parts: Readonly<Partial<Record<keyof Points, number>>> }

/** First-level codes; words that are no code are a field of their own. */
const levelOf = (field: string | undefined) => (field === undefined ? undefined : (findDiscipline(field)?.code ?? field))
const divisionOf = (field: string | undefined) => (field === undefined ? undefined : findDiscipline(field)?.division)
const same = (a: string | undefined, b: string | undefined) => a !== undefined && a === b

/** The parts that speak for it. A near field counts only where it isn't the very field. */
const speaksFor = ({ field, place, wished, askedBy }: Fitting, opening: Opening): Readonly<Record<keyof Points, boolean>> => {
  const ownField = same(levelOf(field), levelOf(opening.field))
  return {
    ownField,
    nearField: !ownField && same(divisionOf(field), divisionOf(opening.field)),
    wishedField: wished.some(w => same(levelOf(w.field), levelOf(opening.field))),
    wishedHost: wished.some(w => w.host === opening.host),
    hostAsks: askedBy.includes(opening.host),
    samePlace: same(place, opening.place),
  }
}

/** Without points in the policy everything that is open to somebody fits them alike. */
export const fitOf = (points: Points | undefined, person: Fitting, opening: Opening): Fit => {
  if (!points) return { total: 0, parts: {} }
  const speaks = speaksFor(person, opening)
  const parts = (['ownField', 'nearField', 'wishedField', 'wishedHost', 'hostAsks', 'samePlace'] as const).filter(
    part => speaks[part] && points[part] > 0,
  )
  return { total: parts.reduce((sum, part) => sum + points[part], 0), parts: Object.fromEntries(parts.map(part => [part, points[part]])) }
}
