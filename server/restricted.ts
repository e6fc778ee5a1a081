/** Whether a restriction stands on what is held of somebody. */
import type { Query } from './database.ts'

export const isRestricted = async (query: Query, person: string | null | undefined): Promise<boolean> => {
  if (person === null || person === undefined) return false
  const [row] = await query<{ is: boolean }>('select restricted($1) as is', [person])
  return row?.is === true
}
