/** Takes away what the house holds of dossiers and people whose keys are destroyed: records, files, links, drafts, names and ways in. Entries and sums stay. */
import { rm } from 'node:fs/promises'
import type { Query } from '../database.ts'
import { heldFolder, holdFile, pathOf } from '../files.ts'
import { dropApart } from '../intake/apart.ts'

export type Dossier = { readonly subject: string; readonly id: string }

const dossiersOf = 'unnest($1::text[], $2::text[]) as gone (subject, id)'
/** Texts to somebody about a round, and to their employer's contact. */
const textsOf = `
select o.key from outgoing o join dossier d on o.party = d.person and o.round = d.round join ${dossiersOf} on (d.subject, d.id) = (gone.subject, gone.id)
union select 'link/' || l.id from link l join ${dossiersOf} on (gone.subject, gone.id) in (('application', l.application), ('training', l.training))`
const usesText = `select distinct u.sha256 from file_use u join ${dossiersOf} using (subject, id)`
const steps = [
  `delete from outgoing where key in (${textsOf})`,
  `delete from record using ${dossiersOf} where record.subject = gone.subject and record.id = gone.id`,
  `delete from basis using ${dossiersOf} where basis.subject = gone.subject and basis.id = gone.id`,
  `delete from file_use using ${dossiersOf} where file_use.subject = gone.subject and file_use.id = gone.id`,
  `delete from session using link l, ${dossiersOf}
   where session.link = l.id and (gone.subject, gone.id) in (('application', l.application), ('training', l.training))`,
  `delete from link l using ${dossiersOf} where (gone.subject, gone.id) in (('application', l.application), ('training', l.training))`,
  `delete from printed using ${dossiersOf} where gone.subject = 'application' and printed.application = gone.id`,
]

const dropFileText = `
delete from file f where f.sha256 = $1 and not exists (select from file_use u where u.sha256 = f.sha256) returning 1`

/** A file that something else names stays. It goes from the disk before the transaction ends: stopped between, the whole is done again. */
const dropFiles = async (query: Query, filesFolder: string, digests: readonly string[]): Promise<number> => {
  let dropped = 0
  for (const sha256 of digests) {
    await holdFile(query, sha256)
    if ((await query(dropFileText, [sha256])).length === 0) continue
    for (const folder of [filesFolder, heldFolder(filesFolder)]) await rm(pathOf(folder, sha256), { force: true })
    dropped += 1
  }
  return dropped
}

/** What is sealed apart from their dossiers: the texts that went to them, and what they were writing. */
export const unitsBeside = async (query: Query, dossiers: readonly Dossier[], people: readonly string[]): Promise<readonly string[]> => {
  const values = [dossiers.map(({ subject }) => subject), dossiers.map(({ id }) => id)]
  const texts = await query<{ key: string }>(textsOf, values)
  const own = await query<{ key: string }>(`select key from outgoing where ${theirText}`, [people])
  const writing = await query<{ account: string }>(`select distinct account from draft where account in ${accountsOf}`, [people])
  return [...new Set([...texts, ...own].map(({ key }) => `outgoing/${key}/text/0`)), ...writing.map(({ account }) => `draft/${account}`)]
}

/** Returns how many files went. */
export const forgetDossiers = async (query: Query, filesFolder: string, dossiers: readonly Dossier[]): Promise<number> => {
  const values = [dossiers.map(({ subject }) => subject), dossiers.map(({ id }) => id)]
  const used = await query<{ sha256: string }>(usesText, values)
  for (const step of steps) await query(step, values)
  return dropFiles(
    query,
    filesFolder,
    used.map(({ sha256 }) => sha256),
  )
}

const accountsOf = '(select id from account where person = any($1))'
/** Two may share a phone: what names its party is that party's. */
const theirText = '(party = any($1) or (party is null and phone_index in (select phone_index from person where id = any($1))))'
const personSteps = [
  `delete from outgoing where ${theirText}`,
  `delete from draft where account in ${accountsOf}`,
  `delete from refused_file where owner in ${accountsOf}`,
  `delete from passkey where account in ${accountsOf}`,
  `delete from identity where account in ${accountsOf}`,
  `delete from recovery_code where account in ${accountsOf}`,
  `delete from totp where account in ${accountsOf}`,
  `delete from former_password where account in ${accountsOf}`,
  `delete from session where account in ${accountsOf}`,
  `update account set login = id, zh = '已删除', en = 'erased', password = null, phone_index = null, disabled = true where person = any($1)`,
  `update person set name = '', pinyin = '', initials = '', citizen_index = null, phone_index = null where id = any($1)`,
]
const refusedText = `select id from refused_file where owner in ${accountsOf}`
const ownFilesText = `
select f.sha256 from file f join account a on a.id = f.owner
where a.person = any($1) and not exists (select from file_use u where u.sha256 = f.sha256)`
/** A name of the register is by chance: once its row is gone nobody is meant by it. */
const citizensText = `
delete from citizen c where c.id in (select d.state ->> 'citizen' from dossier d where d.subject = 'application' and d.person = any($1))
  and not exists (select from dossier o where o.subject = 'application' and o.state ->> 'citizen' = c.id and o.person <> all($1))`

export const forgetPeople = async (query: Query, filesFolder: string, people: readonly string[]): Promise<number> => {
  const own = await query<{ sha256: string }>(ownFilesText, [people])
  await query(citizensText, [people])
  const refused = await query<{ id: string }>(refusedText, [people])
  for (const step of personSteps) await query(step, [people])
  for (const { id } of refused) await dropApart(filesFolder, id)
  return dropFiles(
    query,
    filesFolder,
    own.map(({ sha256 }) => sha256),
  )
}
