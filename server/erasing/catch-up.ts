/** At the start and every minute: what was erased stays erased, whatever was restored meanwhile. */
import { type Loop, startLoop } from '../loop.ts'
import { findCut, shredListed } from '../sealing/shred.ts'
import type { Vault } from '../sealing/vault.ts'
import { forgetDossiers, forgetPeople } from './forget.ts'

/** Before any door opens: rows that came back with a restored copy go again. Returns how many dossiers and people had come back. */
export const eraseAgain = async (vault: Vault, filesFolder: string): Promise<number> => {
  await shredListed(vault)
  return vault.database.transaction('everything', async query => {
    const { dossiers, people } = await findCut(query, vault.ring.now())
    if (dossiers.length > 0) await forgetDossiers(query, filesFolder, dossiers)
    if (people.length > 0) await forgetPeople(query, filesFolder, people)
    return dossiers.length + people.length
  })
}

/** Another server, with a ring of its own on another machine, may have erased somebody. */
export const startShredding = (vault: Vault): Loop => startLoop('shredding', 60_000, () => shredListed(vault))
