/** The laws that rounds are run by: read from their folders or from the database, frozen under their digest. */
import { hash } from 'node:crypto'
import { z } from 'zod'
import { canonical } from '../core/canonical.ts'
import type { WholeFolder } from '../core/edition/folder.ts'
import { Examples, Law, Silent } from '../policy/shape.ts'
import type { Database, Query } from './database.ts'
import { partIn } from './reading.ts'

export type Laws = {
  readonly find: (digest: string) => Law | undefined
  readonly all: () => readonly { readonly digest: string; readonly law: Law }[]
  /** The same as find, but looks into the database too: a law may have been published since, here or by another server. */
  readonly read: (query: Query, digest: string) => Promise<Law | undefined>
  /** Learns every law that the database has and this server has not seen. */
  readonly refresh: (query: Query) => Promise<void>
}

export const digestOf = ({ policy, places, hosts, papers }: Law) => hash('sha256', canonical({ policy, places, hosts, papers }), 'hex')
/** Of a law as its bytes lie in the database: a shape that has grown since does not change it. */
export const digestOfStored = (content: unknown): string => {
  const [policy, places, hosts, papers] = ['policy', 'places', 'hosts', 'papers'].map(part => partIn(content, part))
  return sha256(canonical({ policy, places, hosts, papers }))
}
export const sha256 = (text: string): string => hash('sha256', text, 'hex')

/** The digest that a law had before the texts of its papers were a part of it. */
export const digestWithoutPapers = ({ policy, places, hosts }: Law) => digestOf({ policy, places, hosts })

const keepText = 'insert into law (digest, programme, year, edition, content) values ($1, $2, $3, $4, $5) on conflict do nothing'
const besideText = `insert into law_beside (digest, examples, silent) values ($1, $2, $3)
on conflict (digest) do update set examples = excluded.examples, silent = excluded.silent`

/** Writes a law down under its digest, with its worked cases and silent clauses when they come with it. */
export const keepLaw = async (query: Query, given: Law | WholeFolder): Promise<string> => {
  const { policy, places, hosts, papers } = given
  const digest = digestOf(given)
  await query(keepText, [digest, policy.programme.id, policy.year, policy.edition, JSON.stringify({ policy, places, hosts, papers })])
  if ('examples' in given) await query(besideText, [digest, JSON.stringify(given.examples), JSON.stringify(given.silent)])
  return digest
}

const Beside = z.object({ examples: Examples, silent: Silent })
export type Beside = z.infer<typeof Beside>

/** The worked cases and silent clauses that came with a law; none when nobody gave any. */
export const besideOf = async (query: Query, digest: string): Promise<Beside> => {
  const [row] = await query('select examples, silent from law_beside where digest = $1', [digest])
  return row ? Beside.parse(row) : { examples: [], silent: [] }
}

type Row = { readonly digest: string; readonly content: unknown }
const oneText = 'select digest, content from law where digest = $1'
const newText = 'select digest, content from law where not digest = any($1)'

const newestFirst = (a: Law, b: Law) => b.policy.year - a.policy.year || (a.policy.edition < b.policy.edition ? 1 : -1)

const isKeptText = 'select 1 from law where digest = $1'

/** Held since before papers were a part of laws, and the same but for them: it is not written down a second time. */
const isHeldWithoutPapers = async (query: Query, law: Law): Promise<boolean> =>
  law.papers !== undefined && (await query(isKeptText, [digestWithoutPapers(law)])).length > 0

/** A law of before papers were a part of it has the texts that come with the program for its programme and year: nobody is left without them. */
const papersFor = (law: Law, texts: readonly Law[]): Law['papers'] =>
  law.papers ??
  texts.find(({ policy: { programme, year } }) => programme.id === law.policy.programme.id && year === law.policy.year)?.papers

/** Keeps every law given and every law that the database already holds: a cohort keeps its round's policy for life. `texts` lend their papers. */
export const keepLaws = async (database: Database, given: readonly (Law | WholeFolder)[], texts: readonly Law[] = given): Promise<Laws> => {
  for (const law of given) if (!(await isHeldWithoutPapers(database.query, law))) await keepLaw(database.query, law)
  const known = new Map<string, Law>()
  const learn = (rows: readonly Row[]) => {
    for (const { digest, content } of rows) {
      const law = Law.parse(content)
      known.set(digest, { ...law, papers: papersFor(law, texts) })
    }
  }
  const refresh = async (query: Query) => learn(await query<Row>(newText, [[...known.keys()]]))
  await refresh(database.query)
  return {
    find: digest => known.get(digest),
    all: () => [...known].map(([digest, law]) => ({ digest, law })).sort((a, b) => newestFirst(a.law, b.law)),
    read: async (query, digest) => {
      if (!known.has(digest)) learn(await query<Row>(oneText, [digest]))
      return known.get(digest)
    },
    refresh,
  }
}
