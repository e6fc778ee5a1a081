/** A look at rows beyond the asker's own, for a question that tells less than it reads. */
import type { Query } from './database.ts'

const beforeText = "select coalesce(current_setting('tepei.everything', true), '') as everything"
const setText = "select set_config('tepei.everything', $1, true)"

/**
 * Widens the reach of a transaction for as long as the work lasts. It is done on the asker's own connection: were a second one waited for, as many
 * who ask at once as there are connections would wait for each other for ever. Nothing else may be asked on the connection meanwhile.
 */
export const everywhere = async <T>(query: Query, work: (query: Query) => Promise<T>): Promise<T> => {
  const [before] = await query<{ everything: string }>(beforeText)
  const narrow = () => query(setText, [before?.everything ?? ''])
  await query(setText, ['on'])
  try {
    const found = await work(query)
    await narrow()
    return found
  } catch (error) {
    // After a failed statement the transaction takes none, and ends with its reach.
    await narrow().catch(() => undefined)
    throw error
  }
}
