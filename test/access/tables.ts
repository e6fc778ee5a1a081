/** Which tables are without row-level security, and why: they hold no rows of anybody, or what they hold says nothing of whom. */
import { withClient } from '../../server/postgres/check.ts'

export const withoutOwnRows: Readonly<Record<string, string>> = {
  law: 'texts of law, which are published',
  law_beside: 'the worked cases that come with a law',
  organisation: 'the register of organisations by their public names',
  account: 'whoever acted is named with every entry; the digest of the password is read by sign-in alone',
  seat: 'who holds which office on which day: the office’s own register, shown where an office is asked for',
  registry: 'the chain of what happened to seats and accounts, which anybody who audits may verify',
  citizen: 'a name drawn by chance beside a keyed index of the number: neither says who it is',
  counter: 'balances of places, numbers and sums by account; whoever decides counts all of them',
  posting: 'movements between such accounts; whose they are stands in the entry, which is under row-level security',
  tally: 'counts of dossiers by status',
  scan: 'codes found on a page, under the digest of the file, which is under row-level security',
  parcel_word: 'what a word in a column of the ministry’s sheets was said to mean',
  signing_key: 'public keys, and private ones sealed by the master key',
  page_report: 'counts of what browsers refused of the pages: no name, number or address of anybody is in them',
  cursor: 'how far the post has read',
  house_mark: 'which folder of files is the house’s, and which version may work on the database; read before anybody is in',
  migration: 'which migrations were made',
}

export type Table = { readonly name: string; readonly secured: boolean; readonly policies: number }

const tablesText = `
select c.relname as name, c.relrowsecurity as secured, (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`

export const tablesOf = (ownerUrl: string): Promise<readonly Table[]> =>
  withClient(ownerUrl, async client => (await client.query<Table>(tablesText)).rows)

/** The tables that have neither row-level security with a policy nor a reason; and the reasons that are of no such table. */
export const unguarded = (tables: readonly Table[], reasons = withoutOwnRows): readonly string[] => [
  ...tables.filter(({ name, secured, policies }) => !(secured && policies > 0) && !(name in reasons)).map(({ name }) => name),
  ...Object.keys(reasons).filter(name => !tables.some(table => table.name === name && !table.secured)),
]
