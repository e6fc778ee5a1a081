/** A published edition becomes a law in the transaction of its entry: written down under its digest, its organisations named. */
import { WholeFolder } from '../core/edition/folder.ts'
import type { Query } from './database.ts'
import { keepLaw } from './laws.ts'
import { nameOrganisations } from './organisations.ts'
import type { Request } from './perform.ts'

/** True when the digest asked for is the text's own, or nothing was to be enacted. */
export const enact = async (query: Query, { subject, action }: Request, dossier: object): Promise<boolean> => {
  if (subject !== 'edition' || action !== 'publish') return true
  const folder = WholeFolder.parse(Reflect.get(dossier, 'folder'))
  const digest = await keepLaw(query, folder)
  await nameOrganisations(query, [folder])
  return digest === Reflect.get(dossier, 'digest')
}
