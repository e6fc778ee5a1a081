/** Erases people and dossiers for good: their keys, their rows, their files. The log of looks says who decided it and by which clause, and nothing of the person. */
import { holdRing } from '../sealing/lock.ts'
import { listUnits, shredListed } from '../sealing/shred.ts'
import type { Vault } from '../sealing/vault.ts'
import { type Dossier, forgetDossiers, forgetPeople, unitsBeside } from './forget.ts'

export type Erasure = {
  readonly dossiers: readonly Dossier[]
  /** Those of whom nothing else is kept. */
  readonly people: readonly string[]
  /** Two accounts: who asked for it and who agreed. */
  readonly by: readonly [string, string]
  readonly clause: string
}

const logText = `
insert into access_log (account, asked, subject, id, reason) select $1, 'erased', s, i, $2 from unnest($3::text[], $4::text[]) as gone (s, i)`

const logged = (erasure: Erasure): readonly Dossier[] => [...erasure.dossiers, ...erasure.people.map(id => ({ subject: 'person', id }))]

/** What was sealed by the one key before there were trees can't be taken from it: such a house rotates first. Returns how many files went. */
export const erase = async (vault: Vault, filesFolder: string, erasure: Erasure): Promise<number> => {
  if (vault.ring.now().before)
    throw new Error('The house still has records sealed by its one old key, which can’t be destroyed for one person: npx tepei keys rotate')
  const [asker, agreed] = erasure.by
  const units = logged(erasure)
  const files = await vault.database.transaction('everything', async query => {
    await holdRing(query)
    const beside = await unitsBeside(query, erasure.dossiers, erasure.people)
    await listUnits(query, vault.ring.now(), [...units.map(({ subject, id }) => `${subject}/${id}`), ...beside])
    await query(logText, [asker, `${erasure.clause}; ${agreed}`, units.map(({ subject }) => subject), units.map(({ id }) => id)])
    return (await forgetDossiers(query, filesFolder, erasure.dossiers)) + (await forgetPeople(query, filesFolder, erasure.people))
  })
  await shredListed(vault)
  return files
}
