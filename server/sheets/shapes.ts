/** What is sent to the doors of the sheets. */
import { z } from 'zod'
import { helperRoles } from '../../core/application/helping.ts'
import { isColumn } from '../../core/twin/columns.ts'
import { limits } from '../../documents/xlsx-package.ts'

/** The most people that one sheet may bring. */
export const mostRows = 3000
export const Id = z.string().min(1).max(120)
const Line = z.string().max(60)
const Behalf = z.strictObject({ role: z.enum(helperRoles), organisation: Id })
export const Known = z.strictObject({
  round: Id,
  helper: Behalf,
  numbers: z.array(z.string().max(30)).max(mostRows),
  employers: z.array(z.string().max(80)).max(mostRows),
  heads: z.array(Line).max(limits.columns),
})
export const Heads = z.strictObject({
  helper: Behalf,
  heads: z.record(
    Line.min(1),
    z.string().refine(code => code === '' || isColumn(code)),
  ),
})
export const Versions = z.strictObject({
  round: Id,
  helper: Behalf,
  rows: z.array(z.strictObject({ id: Id, version: z.int().min(1) })).max(mostRows),
})
const Words = z.string().max(limits.cellCharacters)
/** What is said at single cells of a row. */
const Notes = z
  .array(
    z.strictObject({
      column: z
        .int()
        .min(0)
        .max(limits.columns - 1),
      words: z.string().max(400),
    }),
  )
  .max(limits.columns)
export const Bad = z.strictObject({
  title: Line,
  reason: Line,
  heads: z.array(Line).max(limits.columns),
  rows: z
    .array(z.strictObject({ cells: z.array(Words).max(limits.columns), reason: z.string().max(2000), notes: Notes.optional() }))
    .max(mostRows),
})
