/**
 * Takes a round in from a package that was verified: journal, sealed records under this house's own key, files; what everybody sees is folded anew.
 * One transaction: a crash at any moment leaves no row of it, and the files that were laid down by then are taken away before the next try.
 */
import { appendFile, mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { z } from 'zod'
import { isWorld } from '../../core/accounts.ts'
import { canonical } from '../../core/canonical.ts'
import { jsonLines, jsonOf, readDossier } from '../../documents/archive-check/dossier.ts'
import { foldersIn } from '../../documents/archive-check/index.ts'
import { type DossierRecord, FileNote, type Line } from '../../documents/archive-check/shapes.ts'
import type { Zip } from '../../documents/archive-check/zip.ts'
import { Examples, Law, Silent } from '../../policy/shape.ts'
import { numberIn, numberIndex } from '../citizen.ts'
import type { Query } from '../database.ts'
import { pathOf, writeWhole } from '../files.ts'
import type { House } from '../house.ts'
import { digestOf, keepLaw } from '../laws.ts'
import { peopleOf } from '../people.ts'
import { foldLines, repair } from '../rebuild.ts'
import { placeOf } from '../seal.ts'
import { initialsOf, soundOf } from '../spelling.ts'

/** It can't be taken in, and why; nothing was changed. */
export class Refused extends Error {}

type Taking = { readonly house: House; readonly query: Query; readonly zip: Zip; readonly filesFolder: string }

const LawFile = z.strictObject({
  digest: z.string(),
  content: Law,
  examples: Examples.nullable(),
  silent: Silent.nullable(),
})
const Person = z.strictObject({ id: z.string(), name: z.string().nullable(), erased: z.literal(true).optional() })
const Account = z.strictObject({ id: z.string(), zh: z.string(), en: z.string(), person: z.string().nullable() })
const Organisation = z.strictObject({
  id: z.string(),
  kind: z.string(),
  zh: z.string(),
  en: z.string(),
  parent: z.string().nullable(),
  learnt: z.boolean(),
})

const takeLaws = async ({ query, zip }: Taking) => {
  for (const path of zip.paths.filter(one => /^laws\/[^/]+\.law\.json$/.test(one))) {
    const { digest, content, examples, silent } = jsonOf(path, await zip.read(path), LawFile)
    if (digestOf(content) !== digest) throw new Refused(`${path} is not the law that it is called by`)
    await keepLaw(query, examples && silent ? { ...content, examples, silent } : content)
  }
}

const takeOrganisations = async ({ query, zip }: Taking) => {
  const all = jsonLines('organisations.jsonl', await zip.read('organisations.jsonl'), Organisation)
  const text = 'insert into organisation (id, kind, zh, en, learnt) values ($1, $2, $3, $4, $5) on conflict (id) do nothing'
  for (const { id, kind, zh, en, learnt } of all) await query(text, [id, kind, zh, en, learnt])
  const parentText = `update organisation set parent = $2 where id = $1 and parent is null and exists (select from organisation where id = $2)`
  for (const { id, parent } of all) if (parent !== null) await query(parentText, [id, parent])
}

/** Whoever bears an id that is here already must be the same: else a name would stand under what another did. */
const takePeople = async ({ query, zip }: Taking) => {
  const text = `insert into person (id, name, pinyin, initials) values ($1, $2, $3, $4) on conflict (id) do nothing returning id`
  for (const { id, name } of jsonLines('people.jsonl', await zip.read('people.jsonl'), Person)) {
    if (name === null) continue
    const made = await query(text, [id, name, name === '' ? '' : soundOf(name), name === '' ? '' : initialsOf(name)])
    const same = made.length > 0 || (await query('select 1 from person where id = $1 and name = $2', [id, name])).length > 0
    if (!same) throw new Refused(`the person ${id} is here already under another name`)
  }
}

/** They come closed and without a password: names behind what was done, and nobody who could do more. */
const takeAccounts = async ({ query, zip }: Taking) => {
  const text = `insert into account (id, login, zh, en, person, disabled) values ($1, 'archive:' || $1, $2, $3, (select id from person where id = $4), true)
    on conflict (id) do nothing returning id`
  for (const { id, zh, en, person } of jsonLines('accounts.jsonl', await zip.read('accounts.jsonl'), Account)) {
    const made = await query(text, [id, zh, en, person])
    const same = made.length > 0 || (await query('select 1 from account where id = $1 and zh = $2 and en = $3', [id, zh, en])).length > 0
    if (!same) throw new Refused(`the account ${id} is here already under another name`)
  }
}

const presentText = 'select subject, id, hash from dossier where subject = $1 and id = $2'

/** A text that several rounds were made of may have come in with another of them; anything else that is here refuses the whole. */
const isHere = async ({ query }: Taking, { subject, id, head }: DossierRecord): Promise<boolean> => {
  const [found] = await query<{ hash: string }>(presentText, [subject, id])
  if (!found) return false
  if (subject === 'edition' && found.hash === head) return true
  throw new Refused(`${subject}/${id} is here already`)
}

const entryText = `
insert into journal (seq, tx, subject, id, n, action, actor, actor_person, role, as_self, at, edition, fact, kept, due, status, cause, prev, hash, seen, acting_for)
overriding system value values ($1, '1', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`
const postingText = 'insert into posting (entry, line, debit, credit, amount, clause) values ($1, $2, $3, $4, $5, $6)'
const orNull = (x: unknown) => x ?? null

/** Its transaction is older than any that the post has yet to read: nobody is told once more of what was told long ago. */
const writeLine = async (query: Query, base: number, { order, entry, ...line }: Line): Promise<void> => {
  const seq = base + order
  const { subject, id, n, action, actor, role, at, edition, fact, kept, due, seen, actingFor } = entry
  const who = [actor, line.actorPerson, role, line.asSelf, at, edition, canonical(fact), orNull(kept), orNull(due)]
  await query(entryText, [
    seq,
    subject,
    id,
    n,
    action,
    ...who,
    line.status,
    line.cause,
    line.prev,
    line.hash,
    orNull(seen),
    orNull(actingFor),
  ])
  for (const [i, { debit, credit, amount, clause }] of line.transfers.entries())
    await query(postingText, [seq, i + 1, debit, credit, amount, clause])
}

const recordText = 'insert into record (subject, id, n, kind, sealed) values ($1, $2, $3, $4, $5)'
const citizenText = 'insert into citizen (id, number_index) values ($1, $2) on conflict do nothing'
const citizenOfText = 'select id from citizen where number_index = $1'

/** The register's name for a citizen stands in ledgers and entries; the number behind it is in the form, and indexed under this house's key. */
const nameCitizens = async ({ house, query }: Taking, { state, records }: DossierRecord): Promise<void> => {
  const citizen = state.citizen
  const number = records
    .filter(({ kind }) => kind === 'form')
    .flatMap(({ content }) => numberIn(content) ?? [])
    .at(-1)
  if (typeof citizen !== 'string' || number === undefined) return
  const index = numberIndex(house.seals, number)
  await query(citizenText, [citizen, index])
  const [known] = await query<{ id: string }>(citizenOfText, [index])
  if (known?.id !== citizen) throw new Refused(`a citizen of ${citizen} is here already under another name`)
}

/** Sealed under this house's key with the salt of old, so that the digest in the entry stays true. */
const takeRecords = async (taking: Taking, record: DossierRecord): Promise<void> => {
  const { house, query } = taking
  const { subject, id, records } = record
  for (const { n, kind, salt, content } of records) {
    const { bytes } = house.seals.sealWith(Buffer.from(salt, 'hex'), placeOf(subject, id, kind, n), content)
    await query(recordText, [subject, id, n, kind, bytes])
  }
  const form = records.findLast(({ kind }) => kind === 'form')
  if (form) await peopleOf(house.seals).learn(query, form, record.state)
  await nameCitizens(taking, record)
}

const useText = 'insert into file_use (sha256, subject, id) values ($1, $2, $3) on conflict do nothing'
const recipientText = 'insert into circular_recipient (circular, person, application, by_phone) values ($1, $2, $3, $4)'

const takeDossier = async (taking: Taking, folder: string, base: number): Promise<void> => {
  const { query, zip } = taking
  const { record, lines } = await readDossier(zip, folder)
  if (await isHere(taking, record)) return
  for (const line of lines) await writeLine(query, base, line)
  await takeRecords(taking, record)
  const folded = foldLines(lines.map(({ entry, hash }) => ({ entry, hash })))
  await repair(query, folded)
  for (const sha256 of record.files) await query(useText, [sha256, record.subject, record.id])
  for (const { person, application, by_phone } of record.recipients ?? [])
    await query(recipientText, [record.id, person, application, by_phone])
}

/** Balances follow from the movements that came in. One that would fall below zero stops everything. */
const countersText = `
insert into counter (name, balance)
select name, sum(change) from (
  select debit as name, -amount as change from posting where entry between $1 and $2 union all select credit, amount from posting where entry between $1 and $2
) moved where split_part(name, '/', 2) <> $3 group by name
on conflict (name) do update set balance = counter.balance + excluded.balance`
const worldName = 'world'

const takeCounters = async ({ query }: Taking, base: number, entries: number) => {
  if (!isWorld(`x/${worldName}`)) throw new Error('the outside of a ledger is called otherwise')
  await query(countersText, [base + 1, base + entries, worldName])
}

const listOf = (filesFolder: string) => join(filesFolder, 'taking-in')

/** Files of a try that did not end: those that no row knows are taken away. */
export const sweepTakingIn = async ({ database }: Pick<House, 'database'>, filesFolder: string): Promise<number> => {
  const list = await readFile(listOf(filesFolder), 'utf8').catch(() => '')
  let swept = 0
  for (const sha256 of list.split('\n').filter(one => /^[0-9a-f]{64}$/.test(one))) {
    if ((await database.query('select 1 from file where sha256 = $1', [sha256])).length > 0) continue
    await rm(pathOf(filesFolder, sha256), { force: true })
    swept += 1
  }
  await rm(listOf(filesFolder), { force: true })
  return swept
}

const fileText = `insert into file (sha256, owner, size, type, at) values ($1, $2, $3, $4, $5) on conflict do nothing`
const scanText = 'insert into scan (sha256, codes, pictures) values ($1, $2, $3) on conflict do nothing'

const takeFiles = async ({ query, zip, filesFolder }: Taking) => {
  await mkdir(filesFolder, { recursive: true })
  const names = zip.within('files/')
  const byDigest = new Map(names.filter(name => !name.endsWith('.json')).map(name => [name.split('.')[0] ?? '', name]))
  for (const name of names.filter(one => one.endsWith('.json'))) {
    const { sha256, type, size, owners, scan } = jsonOf(`files/${name}`, await zip.read(`files/${name}`), FileNote)
    await appendFile(listOf(filesFolder), `${sha256}\n`, { flush: true })
    await writeWhole(filesFolder, sha256, await zip.read(`files/${byDigest.get(sha256)}`))
    for (const { owner, at } of owners) await query(fileText, [sha256, owner, size, type, at])
    if (scan) await query(scanText, [sha256, scan.codes, scan.pictures])
  }
}

/** The numbers of the journal that the entries get, in one piece; nobody else writes until the end. */
const reserve = async (query: Query, entries: number): Promise<number> => {
  const text =
    "select min(n) as first from (select nextval(pg_get_serial_sequence('journal', 'seq')) as n from generate_series(1, $1)) given"
  const [row] = await query<{ first: number }>(text, [entries])
  return (row?.first ?? 1) - 1
}

/** The post has read everything up to the transaction under which the entries come in. */
const pastText = `
insert into cursor (name, tx, seq) values ('post', '1', ${Number.MAX_SAFE_INTEGER})
on conflict (name) do update set tx = excluded.tx, seq = excluded.seq where (cursor.tx, cursor.seq) < (excluded.tx, excluded.seq)`

const takeAll = async (taking: Taking, entries: number): Promise<void> => {
  const { query, zip } = taking
  // What guards a decision as it is made was there when these were made; their chains were verified.
  await query('alter table journal disable trigger user')
  await query(pastText)
  const base = await reserve(query, entries)
  await takeLaws(taking)
  await takeOrganisations(taking)
  await takePeople(taking)
  await takeAccounts(taking)
  await takeFiles(taking)
  for (const folder of foldersIn(zip)) await takeDossier(taking, folder, base)
  await takeCounters(taking, base, entries)
  await query('alter table journal enable trigger user')
}

export type Taken = { readonly round: string; readonly dossiers: number; readonly entries: number }
type Of = { readonly of: { readonly kind: string; readonly id: string }; readonly dossiers: number; readonly entries: number }

/** `url` is the database's owner's: the tables are written as a migration writes them. */
export const importArchive = async (
  house: House,
  url: string,
  filesFolder: string,
  zip: Zip,
  { of, dossiers, entries }: Of,
): Promise<Taken> => {
  if (of.kind !== 'round') throw new Refused('a round can be taken in, and what a person had only with it')
  await sweepTakingIn(house, filesFolder)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const query: Query = async (text, values = []) => (await client.query(text, [...values])).rows
  try {
    await client.query('begin')
    await takeAll({ house, query, zip, filesFolder }, entries)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    await client.end().catch(() => undefined)
    await sweepTakingIn(house, filesFolder)
  }
  await house.laws.refresh(house.database.query)
  return { round: of.id, dossiers, entries }
}
