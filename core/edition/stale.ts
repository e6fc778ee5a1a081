/** Texts that name a number which has been changed beside them: '45 or under' over an age of 42. A person is told, and offered the text with the new one. */
import { findAt, isRecord, keysOf } from './change.ts'
import { changesBetween } from './difference.ts'
import type { Folder } from './folder.ts'

/** `path` leads to one language of a text. */
export type Stale = { readonly path: string; readonly text: string; readonly instead: string }

const naming = (n: number) => new RegExp(`(?<![\\d.])${n}(?![\\d.]*\\d)`, 'g')

/** Whether the number stands anywhere in the part that the text describes: then the text may mean that one. */
const holds = (node: unknown, n: number): boolean => {
  if (Array.isArray(node)) return node.some(item => holds(item, n))
  return isRecord(node) ? Object.values(node).some(part => holds(part, n)) : node === n
}

const parentsOf = (path: string): readonly string[] => {
  const keys = keysOf(path)
  // The whole of a file describes nothing in particular.
  return keys.slice(2).map((_, i) => keys.slice(0, keys.length - 1 - i).join('.'))
}

type Numbers = { readonly before: number; readonly after: number }

/** The texts that stand directly in a part. */
const staleIn = (folder: Folder, parent: string, { before, after }: Numbers): readonly Stale[] => {
  const part = findAt(folder, parent)
  if (!isRecord(part) || holds(part, before)) return []
  return Object.entries(part).flatMap(([key, text]) =>
    ['zh', 'en'].flatMap(language => {
      const said = isRecord(text) ? text[language] : undefined
      if (typeof said !== 'string' || said.search(naming(before)) === -1) return []
      return [{ path: `${parent}.${key}.${language}`, text: said, instead: said.replace(naming(before), String(after)) }]
    }),
  )
}

/** Every text of the policy that still names the number of the law it was copied from, where that number stands no more. */
export const staleTexts = (source: Folder, folder: Folder): readonly Stale[] => {
  const found = changesBetween(source.policy, folder.policy).flatMap(({ change }) => {
    if ('to' in change || typeof change.before !== 'number' || typeof change.after !== 'number') return []
    const numbers = { before: change.before, after: change.after }
    return parentsOf(`policy.${change.path}`).flatMap(parent => staleIn(folder, parent, numbers))
  })
  return found.filter((one, i) => found.findIndex(({ path }) => path === one.path) === i)
}
