/** The sealed forms of applications, opened, and how papers say what stands in them. */
import { type Form, Form as FormShape } from '../core/application/form.ts'
import { fullYears } from '../core/criteria/years.ts'
import { parseCitizenNumber, sexName } from '../core/standards/index.ts'
import { printableIn } from '../documents/text.ts'
import type { Law } from '../policy/shape.ts'
import type { Query } from './database.ts'
import type { House } from './house.ts'
import { placeOf } from './seal.ts'

type Sealed = { readonly id: string; readonly sealed: Buffer; readonly n: number }
const formsText = `
select distinct on (id) id, sealed, n from record where subject = 'application' and kind = 'form' and id = any($1) order by id, n desc`

/** A form and the number of the record that holds it. */
export type Opened = { readonly form: Form; readonly n: number }

/** The newest forms of some applications, in words that a paper can hold; one that is not whole is left out. */
export const formsOf = async (query: Query, { seals }: House, ids: readonly string[]): Promise<ReadonlyMap<string, Opened>> => {
  const rows = await query<Sealed>(formsText, [ids])
  const opened = rows.map(
    ({ id, sealed, n }) =>
      [id, n, FormShape.safeParse(printableIn(seals.open(placeOf('application', id, 'form', n), sealed))).data] as const,
  )
  return new Map(opened.flatMap(([id, n, form]) => (form ? [[id, { form, n }]] : [])))
}

export const hostOf = ({ hosts }: Law, host: string | undefined, programme: string | undefined) => {
  const found = hosts.hosts.find(h => h.id === host)
  return { host: found?.name.zh ?? host ?? '', programme: found?.programmes.find(p => p.id === programme)?.name.zh ?? programme ?? '' }
}

export const trackName = ({ policy }: Law, track: string | undefined) => policy.tracks[track ?? '']?.name.zh ?? track ?? ''

export const sexIn = (form: Form) => {
  const parsed = parseCitizenNumber(form.identity.citizenNumber)
  return parsed.ok ? sexName(parsed.sex).zh : '未说明'
}

/** Full years in the profession, as the policy counts them; where it counts none, up to `today`. */
export const yearsIn = ({ policy }: Law, form: Form, today: string): number | undefined => {
  const work = form.history
  for (const definition of Object.values(policy.facts)) {
    if (definition.type !== 'integer' || definition.derived?.way !== 'fullYears' || definition.derived.of === 'employer') continue
    const { on, counting, of } = definition.derived
    return fullYears(work, on.value, counting.value, of)
  }
  return fullYears(work, today, 'wholeMonths', 'profession')
}
