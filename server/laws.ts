/** The laws that rounds are run by: read from their folders or from the database, frozen under their digest. */
import { hash } from 'node:crypto'
import { canonical } from '../core/canonical.ts'
import { Law } from '../policy/shape.ts'
import type { Database } from './database.ts'

export type Laws = {
  readonly find: (digest: string) => Law | undefined
  readonly all: () => readonly { readonly digest: string; readonly law: Law }[]
}

export const digestOf = (law: Law) => hash('sha256', canonical(law), 'hex')

/** Keeps every law given and every law that the database already holds: a cohort keeps its round's policy for life. */
export const keepLaws = async (database: Database, given: readonly Law[]): Promise<Laws> => {
  for (const law of given) {
    const { programme, year, edition } = law.policy
    await database.query('insert into law (digest, programme, year, edition, content) values ($1, $2, $3, $4, $5) on conflict do nothing', [
      digestOf(law),
      programme.id,
      year,
      edition,
      JSON.stringify(law),
    ])
  }
  const rows = await database.query<{ digest: string; content: unknown }>(
    'select digest, content from law order by year desc, edition desc',
  )
  const laws = new Map(rows.map(({ digest, content }) => [digest, Law.parse(content)]))
  return { find: digest => laws.get(digest), all: () => [...laws].map(([digest, law]) => ({ digest, law })) }
}
