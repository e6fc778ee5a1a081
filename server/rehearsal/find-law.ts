/** The one place where a law to rehearse is found: published under its digest, or still being written as an edition. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { findLaw } from '../../core/edition/folder.ts'
import type { Law } from '../../policy/shape.ts'
import type { Asking } from '../questions/asking.ts'

const writtenText = "select state -> 'folder' as folder from dossier where subject = 'edition' and id = $1"
type Written = { readonly folder: { readonly policy: unknown; readonly places: unknown; readonly hosts: unknown } }

/** Undefined when there is none, or when what is being written has not the form of a law yet. */
export const findLawFor = async ({ site, query }: Asking, ref: string): Promise<Law | undefined> => {
  const published = /^[0-9a-f]{64}$/.test(ref) ? await site.house.laws.read(query, ref) : undefined
  if (published) return published
  const [written] = await query<Written>(writtenText, [ref])
  return written && findLaw({ examples: undefined, silent: undefined, ...written.folder })
}

const policyFolder = join(import.meta.dirname, '../../policy')
const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/** The shape beside the law's year, else that of the newest year of the programme which has one. */
export const findShape = ({ policy: { programme, year } }: Law): string | null => {
  const own = join(policyFolder, programme.id)
  if (!isFolder(own)) return null
  const years = readdirSync(own).sort().reverse()
  const found = [String(year), ...years].map(name => join(own, name, 'population.yaml')).find(isFile)
  return found === undefined ? null : readFileSync(found, 'utf8')
}
