/** A policy being written, for tests: the copy of 2022 for 2023, and what is done to it. */
import { fileURLToPath } from 'node:url'
import type { Edition } from '../core/edition/dossier.ts'
import { readPolicyFiles } from '../policy/load.ts'
import { department, digest, law, leader } from './given.ts'
import { type Answer, actor, type World, world } from './world.ts'

const read = readPolicyFiles(fileURLToPath(new URL('../policy/nmg-tepei/2022', import.meta.url)))
if (!read.examples || !read.silent) throw new Error('the policy of 2022 is not whole')
export const folder2022 = { ...law, examples: read.examples, silent: read.silent }

export const id = 'nmg-tepei.2023.1'
export const writer = department
export const checker = actor('second officer', { role: 'department', organisation: 'department' })
export { leader }

export const copy = {
  law: digest('a'),
  programme: 'nmg-tepei',
  year: 2023,
  edition: '2023.1',
  examples: JSON.parse(JSON.stringify(folder2022.examples)),
  silent: JSON.parse(JSON.stringify(folder2022.silent)),
}

/** 2022 copied for 2023. */
export const drafted = (given: Partial<typeof copy> = {}): World => {
  const w = world(law)
  const wanted = { ...copy, ...given }
  w.must({ subject: 'edition', id: `${wanted.programme}.${wanted.edition}`, action: 'draft', by: writer, on: '2022-12-01', input: wanted })
  return w
}

export const editionOf = (w: World): Edition => w.dossier('edition', id)

export const onEdition = (w: World, action: string, input: unknown = {}, by = writer): Answer =>
  w.perform({ subject: 'edition', id, action, by, on: '2022-12-02', input })

/** Sets one value, having seen the newest text. */
export const setTo = (w: World, path: string, after: unknown, by = writer): Answer =>
  onEdition(w, 'set', { version: editionOf(w).version, edits: [{ path, after }], why: '新通知' }, by)

export const proposed = (): World => {
  const w = drafted()
  const answer = onEdition(w, 'propose', { version: editionOf(w).version })
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusals))
  return w
}
