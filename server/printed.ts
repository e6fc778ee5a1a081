/** The short codes that printed forms bear, by which somebody says of which version a page is whose other code can't be read. */
import { findShortCode, shortCode } from '../core/paper-code.ts'
import type { Query } from './database.ts'
import type { Seals } from './seal.ts'

type Printed = { readonly id: string; readonly version: number }
const indexOf = (seals: Seals, id: string, code: string) => seals.mark(`printed/${id}/${code}`)

const rememberText = 'insert into printed (application, code, version) values ($1, $2, $3) on conflict do nothing'

/** `hash` is that of the content, as the pages bear it. */
export const rememberPrinted = (query: Query, seals: Seals, { id, version }: Printed, hash: string): Promise<unknown> =>
  query(rememberText, [id, indexOf(seals, id, shortCode(hash)), version])

/** Of this form only: another's code says nothing here. */
export const findPrinted = async (query: Query, seals: Seals, id: string, typed: string): Promise<number | undefined> => {
  const code = findShortCode(typed)
  if (code === undefined) return undefined
  const rows = await query<{ version: number }>('select version from printed where application = $1 and code = $2', [
    id,
    indexOf(seals, id, code),
  ])
  return rows[0]?.version
}
