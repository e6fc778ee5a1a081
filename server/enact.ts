/** A published edition becomes a law in the transaction of its entry: written down under its digest, its organisations named. */
import { WholeFolder } from '../core/edition/folder.ts'
import type { Query } from './database.ts'
import { keepLaw } from './laws.ts'
import { nameOrganisations } from './organisations.ts'
import type { Request } from './perform.ts'

const takenText = 'select 1 from law where programme = $1 and year = $2 and edition = $3 and digest <> $4 limit 1'

/** A programme that has laws is another's, when none of them is of the office by whose law the text was begun. */
const foreignText = `select 1 from law where programme = $1 and digest <> $2
and not exists (select from law own join law source on source.digest = $3 and source.office = own.office where own.programme = $1 and own.digest <> $2) limit 1`

/** What stands in the way, if something does: another digest was asked for than the text's own, its number is another law's already, or its programme another office's. */
export const enact = async (
  query: Query,
  { subject, action }: Request,
  dossier: object,
): Promise<'digest' | 'edition' | 'programme' | undefined> => {
  if (subject !== 'edition' || action !== 'publish') return undefined
  const folder = WholeFolder.parse(Reflect.get(dossier, 'folder'))
  const { programme, year, edition } = folder.policy
  const digest = await keepLaw(query, folder)
  await nameOrganisations(query, [folder])
  if (digest !== Reflect.get(dossier, 'digest')) return 'digest'
  const taken = await query(takenText, [programme.id, year, edition, digest])
  if (taken.length > 0) return 'edition'
  const foreign = await query(foreignText, [programme.id, digest, Reflect.get(dossier, 'law')])
  return foreign.length > 0 ? 'programme' : undefined
}
