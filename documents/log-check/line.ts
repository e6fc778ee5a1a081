/** One line of the record: an entry of a dossier with its transfers, a line of the registry of seats, or a look at something sensitive. */
import { createHash } from 'node:crypto'
import { canonical, type Fields, fieldsOf, numberIn, textIn } from './json.ts'
import { Wrong } from './wrong.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The place of a line in a chain of hashes; a look stands in none. */
export type Link = { readonly chain: string; readonly n: number; readonly prev: string; readonly hash: string }

export type Line = {
  readonly name: string
  readonly at: string
  readonly link: Link | undefined
  /** What a checkpoint lists of it. */
  readonly leaf: string
}

/** The entry as it was hashed: what it did not say was left out. */
const entryIn = (place: string, fields: Fields): string => {
  const { subject, id, n, action, actor, role, actingFor, at, edition, kept, seen, due } = fields
  const entry = { subject, id, n, action, actor, role, actingFor, at, edition, kept, seen, due }
  const said = Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null))
  return canonical({ ...said, fact: JSON.parse(textIn(place, fields, 'fact')) })
}

const linkOf = (chain: string, n: number, content: string, fields: Fields): Link => {
  const place = `${chain}/${n}`
  const prev = textIn(place, fields, 'prev')
  const hash = textIn(place, fields, 'hash')
  if (hash !== sha256(prev + content)) throw new Wrong(place, 'its hash is not that of what stands there')
  return { chain, n, prev, hash }
}

/** Where the line stands, as far as it says so; its chain is not looked at. */
export const nameOf = (place: string, fields: Fields): string => {
  const kind = textIn(place, fields, 'kind')
  if (kind === 'entry') return `${textIn(place, fields, 'subject')}/${textIn(place, fields, 'id')}/${numberIn(place, fields, 'n')}`
  if (kind === 'registry') return `registry/${numberIn(place, fields, 'n')}`
  if (kind === 'look') return `look/${numberIn(place, fields, 'seq')}`
  if (kind === 'slipped') throw new Wrong(textIn(place, fields, 'name'), 'was put in among the old: all of that time was signed without it')
  throw new Wrong(place, 'is of no kind that is known')
}

export const leafOf = (place: string, text: string): { readonly name: string; readonly leaf: string; readonly fields: Fields } => {
  const fields = fieldsOf(place, text)
  const name = nameOf(place, fields)
  const hash = fields.kind === 'look' ? '-' : textIn(name, fields, 'hash')
  return { name, leaf: `${name} ${hash} ${sha256(text)}`, fields }
}

/** Throws where the hash of an entry, or of a line of the registry, is not that of its bytes. */
export const lineOf = (place: string, text: string): Line => {
  const { name, leaf, fields } = leafOf(place, text)
  const at = textIn(name, fields, 'at')
  if (fields.kind === 'look') return { name, at, leaf, link: undefined }
  const n = numberIn(name, fields, 'n')
  const content = fields.kind === 'entry' ? entryIn(name, fields) : textIn(name, fields, 'line')
  return { name, at, leaf, link: linkOf(name.slice(0, name.lastIndexOf('/')), n, content, fields) }
}
