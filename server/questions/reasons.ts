/** What officers wrote of an application, which lies sealed beside their entries: why a part came back, why it was declined. */
import { z } from 'zod'
import { placeOf } from '../seal.ts'
import type { Asking } from './asking.ts'

const Said = z.union([
  z.strictObject({ corrections: z.array(z.strictObject({ field: z.string(), reason: z.string() })) }),
  z.strictObject({ explanation: z.string() }),
])
type Said = z.infer<typeof Said>
/** By the number of the entry that it was said with. */
export type Reasons = ReadonlyMap<number, Said>

const sealedText = `
select n, kind, sealed from record where subject = 'application' and id = $1 and kind in ('sendBack', 'decline') order by n`

export const reasonsOn = async ({ query, site }: Asking, id: string): Promise<Reasons> => {
  const rows = await query<{ n: number; kind: string; sealed: Buffer }>(sealedText, [id])
  return new Map(
    rows.flatMap(({ n, kind, sealed }) => {
      const said = Said.safeParse(site.house.seals.open(placeOf('application', id, kind, n), sealed))
      return said.success ? [[n, said.data] as const] : []
    }),
  )
}

/** The fact of a line with what was said; a line of before keeps its own words. */
export const withReason = (fact: unknown, said: Said | undefined): unknown =>
  said === undefined || typeof fact !== 'object' || fact === null ? fact : { ...fact, ...said }

/** The state with why its parts came back: what was said when it was sent back last. */
export const withReasons = <S extends { readonly [key: string]: unknown }>(state: S, reasons: Reasons): S => {
  const last = [...reasons.values()].findLast(said => 'corrections' in said)
  if (!last || !('corrections' in last) || !Array.isArray(state.corrections)) return state
  const reasonOf = (field: unknown) => last.corrections.find(one => one.field === field)?.reason
  return {
    ...state,
    corrections: state.corrections.map(one => ({ ...one, reason: one.reason ?? reasonOf(one.field) })),
  }
}
