/** One dossier of a package against itself: the chain, the records against their digests, the papers, the metadata. */
import { hash } from 'node:crypto'
import { SaxesParser } from 'saxes'
import type { z } from 'zod'
import { readPaper } from './pdf.ts'
import { DossierRecord, Line } from './shapes.ts'
import { Wrong } from './source.ts'
import type { Zip } from './zip.ts'

/** Canonical JSON (RFC 8785). */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const keys = Object.keys(value).sort()
  return `{${keys.map(key => `${JSON.stringify(key)}:${canonical(Reflect.get(value, key))}`).join(',')}}`
}

export const jsonOf = <T extends z.ZodType>(path: string, bytes: Buffer, shape: T): z.output<T> => {
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new Wrong(path, 'is no JSON')
  }
  const read = shape.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Wrong(path, `${issue?.path.join('.')}: ${issue?.message}`)
}

/** A file of JSON lines. */
export const jsonLines = <T extends z.ZodType>(path: string, bytes: Buffer, shape: T): readonly z.output<T>[] => {
  const texts = bytes.toString('utf8').split('\n')
  if (texts.pop() !== '') throw new Wrong(path, 'its last line is not whole')
  return texts.map((text, i) => jsonOf(`${path}:${i + 1}`, Buffer.from(text), shape))
}

/** Every entry over its own bytes and the one before. */
const mustChain = (path: string, record: DossierRecord, lines: readonly Line[]): void => {
  let before = ''
  for (const [i, { entry, prev, hash: given }] of lines.entries()) {
    const at = `${path}:${i + 1}`
    if (entry.subject !== record.subject || entry.id !== record.id) throw new Wrong(at, `is an entry of ${entry.subject}/${entry.id}`)
    if (entry.n !== i + 1) throw new Wrong(at, `is entry ${entry.n}, but ${i + 1} is the next`)
    if (prev !== before) throw new Wrong(at, 'does not follow from the entry before it')
    if (given !== hash('sha256', prev + canonical(entry), 'hex')) throw new Wrong(at, 'its hash is not that of what stands there')
    before = given
  }
  if (record.entries !== lines.length) throw new Wrong(path, `holds ${lines.length} entries, but the record says ${record.entries}`)
  if (record.head !== before) throw new Wrong(path, 'does not end with the entry that the record names')
}

/** What was sealed is what the entry was made with; what is gone is said to be erased, and nothing else. */
const mustKeep = (path: string, record: DossierRecord, lines: readonly Line[]): void => {
  const erased = new Set(record.erased)
  const found = new Map<string, string>()
  for (const { n, kind, salt, content } of record.records) {
    const digest = hash('sha256', Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(canonical(content))]), 'hex')
    const { kept, seen } = lines[n - 1]?.entry ?? {}
    const of = kind === 'seen' ? seen : kept
    if (of === undefined) throw new Wrong(path, `the record ${kind} belongs to no entry ${n}`)
    if (of !== digest) throw new Wrong(path, `the record ${kind} of entry ${n} is not what was written down with it`)
    found.set(`${n} ${kind === 'seen' ? 'seen' : 'kept'}`, digest)
  }
  for (const { entry } of lines)
    for (const part of ['kept', 'seen'] as const) {
      const lacks = entry[part] !== undefined && !found.has(`${entry.n} ${part}`)
      if (lacks && !erased.has(entry.n))
        throw new Wrong(path, `what was written down with entry ${entry.n} is missing, and nobody says that it was erased`)
    }
}

const wanted = [
  '聚合层次',
  '立档单位名称',
  '电子文件号',
  '年度',
  '保管期限',
  '题名',
  '责任者',
  '日期',
  '密级',
  '业务行为',
  '行为时间',
] as const

/** Well-formed, every element that has to be there is there, and the files are those of the folder with their sizes. */
const mustDescribe = async (zip: Zip, folder: string, id: string): Promise<void> => {
  const path = `${folder}metadata.xml`
  const found = new Map<string, string[]>()
  const open: { name: string; text: string }[] = []
  const parser = new SaxesParser()
  parser.on('error', error => {
    throw new Wrong(path, `is not well-formed: ${error.message.slice(0, 80)}`)
  })
  parser.on('opentag', ({ name }) => void open.push({ name, text: '' }))
  parser.on('text', words => {
    const last = open.at(-1)
    if (last) last.text += words
  })
  parser.on('closetag', () => {
    const last = open.pop()
    if (last) found.set(last.name, [...(found.get(last.name) ?? []), last.text])
  })
  parser.write((await zip.read(path)).toString('utf8')).close()
  for (const name of wanted) if (!found.has(name)) throw new Wrong(path, `lacks ${name}`)
  if (found.get('电子文件号')?.[0] !== id) throw new Wrong(path, `is of ${found.get('电子文件号')?.[0]}`)
  const names = found.get('计算机文件名') ?? []
  const sizes = found.get('计算机文件大小') ?? []
  for (const [i, name] of names.entries()) {
    const { length } = await zip.read(`${folder}${name}`)
    if (sizes[i] !== String(length)) throw new Wrong(path, `says that ${name} has ${sizes[i]} bytes, but it has ${length}`)
  }
  const beside = ['journal.jsonl', 'metadata.xml']
  const unnamed = zip.within(folder).find(name => !names.includes(name) && !beside.includes(name))
  if (unnamed !== undefined) throw new Wrong(`${folder}${unnamed}`, `is not named in ${path}`)
}

/** A paper of ours claims PDF/A-3 and bears exactly the record that lies beside it. */
export const mustBear = async (path: string, pdf: Buffer, record: Buffer): Promise<void> => {
  if (pdf.subarray(0, 5).toString('latin1') !== '%PDF-') throw new Wrong(path, 'is no PDF')
  const paper = await readPaper(pdf).catch(() => {
    throw new Wrong(path, "can't be read as a PDF")
  })
  if (paper.claims !== 'PDF/A-3B') throw new Wrong(path, `claims to be ${paper.claims ?? 'no PDF/A'}, not PDF/A-3B`)
  const embedded = paper.embedded.get('record.json')
  if (!embedded || !record.equals(embedded)) throw new Wrong(path, 'the data embedded in it are not those that lie beside it')
}

export type Checked = { readonly record: DossierRecord; readonly lines: readonly Line[]; readonly papers: number }

export const readDossier = async (zip: Zip, folder: string) => {
  const bytes = await zip.read(`${folder}record.json`)
  const record = jsonOf(`${folder}record.json`, bytes, DossierRecord)
  const lines = jsonLines(`${folder}journal.jsonl`, await zip.read(`${folder}journal.jsonl`), Line)
  return { bytes, record, lines }
}

export const checkDossier = async (zip: Zip, folder: string): Promise<Checked> => {
  const { bytes, record, lines } = await readDossier(zip, folder)
  if (folder !== `dossiers/${record.subject}/${encodeURIComponent(record.id)}/`)
    throw new Wrong(`${folder}record.json`, `is of ${record.subject}/${record.id}`)
  mustChain(`${folder}journal.jsonl`, record, lines)
  if (record.state.status !== lines.at(-1)?.status) throw new Wrong(`${folder}record.json`, 'its status is not that of the last entry')
  mustKeep(`${folder}record.json`, record, lines)
  await mustDescribe(zip, folder, `${record.subject}/${record.id}`)
  const names = zip.within(folder)
  const papers = names.filter(name => name.endsWith('.pdf'))
  if (papers.length === 0) throw new Wrong(folder, 'holds no paper')
  for (const name of papers) await mustBear(`${folder}${name}`, await zip.read(`${folder}${name}`), bytes)
  const sheets = names.filter(name => name.endsWith('.xlsx'))
  return { record, lines, papers: papers.length + sheets.length }
}
