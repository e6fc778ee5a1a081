/** Writes the archive package of a round or of a person: dossier by dossier from one unchanging view, so that memory holds one at a time. */
import { seriesOf } from '../../core/archive/series.ts'
import { seatRoles } from '../../core/facts.ts'
import { type Held, metadataXml } from '../../documents/archive/metadata.ts'
import { type Entry, pagesOf, readmeOf } from '../../documents/archive/pages.ts'
import type { Sink } from '../../documents/archive/zip.ts'
import { embedding, openPress, type Press } from '../../documents/pdf.ts'
import { Law } from '../../policy/shape.ts'
import type { Query } from '../database.ts'
import { readKept } from '../files.ts'
import type { Asking, Site } from '../questions/asking.ts'
import { findLook, type Look } from '../questions/look.ts'
import { dayOf, type Session } from '../session.ts'
import { type Collected, collect, dossiersOf, fileOf, lawsOf, namesOf, orderOf, type Place, type Scope } from './collect.ts'
import { jsonText, openPackage, type Package, signingKey } from './package.ts'
import { type Due, duePapers, historyPaper } from './papers.ts'
import { lawRegister, openRegisters, placesRegister, printRegister } from './registers.ts'
import { actionName, basisOf, keptName, moment, roleName, seriesName, seriesOn, statusName } from './words.ts'

export type Report = {
  readonly dossiers: number
  readonly entries: number
  readonly papers: number
  readonly files: number
  /** What could not be made or found; with any of these the package says that it is not whole. */
  readonly failures: readonly string[]
}
export type Asked = {
  readonly scope: Scope
  /** Who asked for it; every dossier that goes out is written down under this name. */
  readonly account: string
  readonly processes?: number
  /** Told after each dossier; false stops. */
  readonly progress?: (done: number, total: number) => Promise<boolean> | boolean
}

/** Nobody wants it any more; nothing of it is kept. */
export class Stopped extends Error {}
/** There is nothing of that name. */
export class NothingThere extends Error {}

type Gathered = {
  readonly site: Site
  readonly query: Query
  readonly out: Package
  readonly press: Press
  readonly session: Session
  readonly files: Map<string, Place[]>
  readonly people: Set<string>
  readonly accounts: Map<string, string>
  readonly organisations: Set<string>
  readonly failures: string[]
  readonly withoutPaper: string[]
  readonly entries: Entry[]
  readonly registers: ReturnType<typeof openRegisters>
  counted: { entries: number; papers: number }
}

const program = '特培计划管理系统 tepei'
const folderOf = ({ subject, id }: Place) => `dossiers/${subject}/${encodeURIComponent(id)}/`

/** What is written down on the way, as looks are, goes by a connection of its own: the view can't be written in. */
const writingAside =
  (site: Site, query: Query): Query =>
  (text, values) =>
    /^\s*insert\b/i.test(text) ? site.house.database.query(text, values) : query(text, values)

/** The archive reads as the department of the programme does. */
const archivist = (site: Site, account: string): Session => {
  const name = { zh: '归档', en: 'Archive' }
  const offices = [...new Set(site.house.laws.all().map(({ law }) => law.policy.programme.office))]
  const role = seatRoles.find(known => known === 'department') ?? 'department'
  const seats = offices.map(organisation => ({ role, organisation, name }))
  return { account: { id: account, name, person: null }, seats, actor: { id: account, seats } }
}

/** As of the last entry: so that the papers of a dossier are the same whenever and wherever it is packed. */
const askingOn = ({ site, query, session }: Gathered, { lines }: Collected): Asking => {
  const at = new Date(lines.at(-1)?.entry.at ?? 0)
  return { site, session, query: writingAside(site, query), at, today: dayOf(at) }
}

const failing = async <T>(failures: string[], path: string, work: () => Promise<T> | T): Promise<T | undefined> => {
  try {
    return await work()
  } catch (error) {
    failures.push(`${path}：${error instanceof Error ? error.message : error}`)
    return undefined
  }
}

type Printed = { readonly due: Due; readonly bytes: Uint8Array }
const printAll = async (
  { press, failures }: Gathered,
  folder: string,
  record: Uint8Array,
  due: readonly Due[],
): Promise<readonly Printed[]> => {
  const bearing = embedding(press, record)
  const printed = await Promise.all(
    due.map(async one => {
      const bytes = await failing(failures, `${folder}${one.name}`, () => one.print(bearing))
      return bytes ? [{ due: one, bytes }] : []
    }),
  )
  return printed.flat()
}

const describe = (look: Look, { lines, record }: Collected, held: readonly Held[], nameOf: (account: string) => string) => {
  const { law, subject, row } = look
  const series = seriesOn(subject)
  return metadataXml({
    id: `${subject}/${record.id}`,
    title: `${seriesName(series)}　${row.title}`,
    office: law.policy.notice.issuedBy.zh,
    year: law.policy.year,
    series: seriesName(series),
    kept: keptName(law, series),
    persons: look.state.person === undefined ? [] : [row.title],
    from: lines[0]?.entry.at ?? '',
    to: lines.at(-1)?.entry.at ?? '',
    number: law.policy.notice.number,
    program,
    held,
    done: lines.map(line => ({
      what: actionName(subject, line.entry.action),
      at: moment(line.entry.at),
      by: nameOf(line.entry.actor),
      role: roleName(line.entry.role),
      basis: basisOf(law, subject, line),
    })),
  })
}

const textsIn = (state: object, keys: readonly string[]) =>
  keys.flatMap(key => {
    const value: unknown = Reflect.get(state, key)
    return typeof value === 'string' ? [value] : []
  })

/** Whose names the package has to give beside this dossier. */
const remember = (gathered: Gathered, place: Place, { record, lines }: Collected) => {
  const against: unknown = Reflect.get(record.state, 'against') ?? Reflect.get(record.state, 'about')
  const persons = [
    ...textsIn(record.state, ['person']),
    ...textsIn(Object(against), ['person']),
    ...(record.recipients ?? []).map(r => r.person),
  ]
  for (const person of [...persons, ...lines.flatMap(({ actorPerson }) => actorPerson ?? [])]) gathered.people.add(person)
  for (const organisation of textsIn(record.state, ['employer', 'body', 'host', 'from'])) gathered.organisations.add(organisation)
  for (const sha256 of record.files) gathered.files.set(sha256, [...(gathered.files.get(sha256) ?? []), place])
}

const namesHere = async ({ query, accounts }: Gathered, { lines }: Collected) => {
  const ids = lines.flatMap(({ entry: { actor, actingFor } }) => [actor, ...(actingFor === undefined ? [] : [actingFor])])
  const unknown = [...new Set(ids)].filter(id => !accounts.has(id))
  if (unknown.length > 0) {
    const found = await query<{ id: string; zh: string }>('select id, zh from account where id = any($1)', [unknown])
    const names = new Map(found.map(({ id, zh }) => [id, zh]))
    for (const id of unknown) accounts.set(id, names.get(id) ?? id)
  }
  return (id: string) => accounts.get(id) ?? id
}

const addDossier = async (gathered: Gathered, place: Place, order: ReadonlyMap<number, number>): Promise<void> => {
  const { out, query, site, entries, registers, withoutPaper } = gathered
  const folder = folderOf(place)
  const collected = await collect(query, site.house, place, order)
  const asking = askingOn(gathered, collected)
  await asking.query("insert into access_log (account, asked, subject, id) values ($1, 'archive', $2, $3)", [
    gathered.session.account.id,
    place.subject,
    place.id,
  ])
  const look = await findLook(asking, place.subject, place.id)
  if (!look) throw new Error(`${place.subject}/${place.id} is not to be seen`)
  const nameOf = await namesHere(gathered, collected)
  const record = Buffer.from(jsonText(collected.record))
  const papers = await failing(gathered.failures, folder, () => duePapers(asking, look))
  withoutPaper.push(...(papers?.absent ?? []).map(name => `${folder}${name}`))
  const printed = await printAll(gathered, folder, record, [historyPaper(look, collected, nameOf), ...(papers?.due ?? [])])
  for (const { due, bytes } of printed) await out.add(`${folder}${due.name}`, bytes)
  await out.add(`${folder}record.json`, record)
  await out.lines(`${folder}journal.jsonl`, collected.lines)
  const held = printed.map(({ due, bytes }) => ({ path: due.name, bytes: bytes.length }))
  const all = [...held, { path: 'record.json', bytes: record.length }]
  await out.add(`${folder}metadata.xml`, describe(look, collected, all, nameOf))
  remember(gathered, place, collected)
  registers.take(look, collected)
  gathered.counted = { entries: gathered.counted.entries + collected.lines.length, papers: gathered.counted.papers + printed.length }
  entries.push({
    series: seriesOf[place.subject],
    seriesName: seriesName(seriesOn(place.subject)),
    kept: keptName(look.law, seriesOn(place.subject)),
    title: look.row.title,
    status: statusName(place.subject, collected.record.status),
    person: look.state.person === undefined ? undefined : look.row.title,
    folder,
    papers: printed.map(({ due: { name, title } }) => ({ path: `${folder}${name}`, title })),
  })
}

const extensions: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' }

/** A file that somebody brought, and beside it what is known of it. One that the disk no longer has is named, and the package isn't whole. */
const addFile = async ({ out, query, site, failures }: Gathered, sha256: string, uses: readonly Place[]): Promise<void> => {
  const { rows, scan } = await fileOf(query, sha256)
  const bytes = await readKept(site.filesFolder, sha256)
  const [first] = rows
  if (!bytes || !first) {
    failures.push(`files/${sha256}：文件已不在磁盘上`)
    return
  }
  const owners = rows.map(({ owner, at }) => ({ owner, at }))
  await out.add(`files/${sha256}.${extensions[first.type] ?? 'bin'}`, bytes)
  await out.json(`files/${sha256}.json`, { sha256, type: first.type, size: first.size, owners, uses, scan })
}

const addRegisters = async (gathered: Gathered, laws: ReadonlyMap<string, Law>, madeAt: string) => {
  const { out, press, failures, registers } = gathered
  const list: { title: string; path: string }[] = []
  const put = async (path: string, json: object, paper: Parameters<typeof printRegister>[0], law: Law) => {
    const text = jsonText(json)
    await out.add(`${path}.json`, text)
    const pdf = await failing(failures, `${path}.pdf`, () => printRegister(paper, law, madeAt, embedding(press, Buffer.from(text))))
    if (!pdf) return
    await out.add(`${path}.pdf`, pdf)
    list.push({ title: paper.title, path: `${path}.pdf` })
  }
  for (const [digest, law] of laws) {
    await put(`laws/${digest}`, { digest, law }, lawRegister(law), law)
    await put(`registers/places-${digest.slice(0, 12)}`, placesRegister(law), placesRegister(law), law)
  }
  const [law] = [...laws.values()].slice(-1)
  if (law)
    for (const register of registers.registers())
      if (register.rows.length > 0) await put(`registers/${register.name}`, register, register, law)
  return list
}

const addNames = async ({ out, query, people, accounts, organisations }: Gathered, laws: ReadonlyMap<string, Law>) => {
  const bodies = [...laws.values()].flatMap(law => law.places.bodies.map(({ body }) => body))
  const known = { people: [...people], accounts: [...accounts.keys()], organisations: [...new Set([...organisations, ...bodies])] }
  const names = await namesOf(query, known)
  await out.lines('people.jsonl', names.people)
  await out.lines('accounts.jsonl', names.accounts)
  await out.lines('organisations.jsonl', names.organisations)
}

const titleOf = ({ kind, id }: Scope, laws: ReadonlyMap<string, Law>, entries: readonly Entry[]) => {
  const [law] = [...laws.values()].slice(-1)
  const name = `${law?.policy.programme.name.zh ?? ''}${law ? `${law.policy.year}年度` : ''}`
  return kind === 'round' ? `${name}归档包（${id}）` : `${entries.find(({ person }) => person !== undefined)?.person ?? id}　个人归档包`
}

const addPages = async (
  gathered: Gathered,
  { scope }: Asked,
  laws: ReadonlyMap<string, Law>,
  registers: readonly { title: string; path: string }[],
) => {
  const { out, entries, failures } = gathered
  const [law] = [...laws.values()].slice(-1)
  const contents = { title: titleOf(scope, laws, entries), office: law?.policy.notice.issuedBy.zh ?? '', entries, registers, failures }
  for (const [path, text] of pagesOf(contents)) await out.add(path, text)
  // The mark by which Windows knows the encoding.
  await out.add('README.txt', `\uFEFF${readmeOf(contents).replaceAll('\n', '\r\n')}`)
}

const addAll = async (gathered: Gathered, asked: Asked): Promise<Report> => {
  const { query, out, failures, files } = gathered
  const places = await dossiersOf(query, asked.scope)
  if (places.length === 0) throw new NothingThere(`there is no ${asked.scope.kind} ${asked.scope.id}`)
  const [rows, order] = [await lawsOf(query, places), await orderOf(query, places)]
  const laws = new Map(rows.map(({ digest, content }) => [digest, Law.parse(content)]))
  const lastAt = await query<{ at: string }>(
    `select to_char(max(j.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from journal j where j.seq = any($1)`,
    [[...order.keys()].slice(-1)],
  )
  for (const [i, place] of places.entries()) {
    await addDossier(gathered, place, order)
    if ((await asked.progress?.(i + 1, places.length)) === false) throw new Stopped('stopped')
  }
  for (const [sha256, uses] of [...files].sort()) await addFile(gathered, sha256, uses)
  for (const { digest, content, examples, silent } of rows) await out.json(`laws/${digest}.law.json`, { digest, content, examples, silent })
  const registers = await addRegisters(gathered, laws, lastAt[0]?.at ?? '1970-01-01T00:00:00.000Z')
  await addNames(gathered, laws)
  await addPages(gathered, asked, laws, registers)
  const report = { dossiers: places.length, ...gathered.counted, files: files.size, failures }
  await addPackage(gathered, asked, report)
  return report
}

/** What the package says of itself; only this and the signature name the house that it comes from. */
const addPackage = async ({ out, site, withoutPaper }: Gathered, { scope, account }: Asked, report: Report) => {
  const [now] = await site.house.database.query<{ now: Date }>('select clock_timestamp() as now')
  const made = { at: now ? site.house.at(now.now).toISOString() : '', by: account, program }
  await out.json('package.json', { format: 1, of: scope, ...report, whole: report.failures.length === 0, withoutPaper, made })
}

const beginText = "insert into access_log (account, asked, subject, id, reason) values ($1, 'archive', $2, $3, 'begin')"
const endText = "insert into access_log (account, asked, subject, id, reason) values ($1, 'archive', $2, $3, $4)"

/** Writes a whole package into the sink. Throws `NothingThere`, or `Stopped` where progress says so; what was written by then is worth nothing. */
export const exportArchive = async (site: Site, asked: Asked, sink: Sink): Promise<Report> => {
  const { account, scope } = asked
  const press = openPress({ processes: asked.processes ?? 1 })
  const { query: direct } = site.house.database
  await direct(beginText, [account, scope.kind, scope.id])
  try {
    const out = openPackage(sink)
    const report = await site.house.database.snapshot(query =>
      addAll(
        {
          ...{ site, query, out, press, session: archivist(site, account) },
          ...{ files: new Map(), people: new Set(), accounts: new Map(), organisations: new Set() },
          ...{ failures: [], withoutPaper: [], entries: [], registers: openRegisters(), counted: { entries: 0, papers: 0 } },
        },
        asked,
      ),
    )
    await out.seal(signingKey(site.house.seals))
    await direct(endText, [account, scope.kind, scope.id, `${report.dossiers} dossiers, ${report.failures.length} failures`])
    return report
  } finally {
    press.close()
  }
}
