/** What a release is made of, as one text that is signed: the commit, what it was built from and with, and the digest of every file. */
import { hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Wrong } from '../../documents/log-check/index.ts'

export type Statement = {
  readonly commit: string
  /** When it was committed: a later build of the same commit states the same. */
  readonly at: string
  readonly node: string
  /** Digests by path, alphabetically. */
  readonly files: ReadonlyMap<string, string>
}

export const digestIn = (folder: string, path: string): string => hash('sha256', readFileSync(join(folder, path)), 'hex')
export const lockFile = 'package-lock.json'

/** The files below a folder, by paths from `root`. */
export const filesBelow = (root: string, folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(one => !one.isDirectory())
    .map(one => join(one.parentPath, one.name).slice(root.length + 1))

export const bodyOf = ({ commit, at, node, files }: Statement): string => {
  const head = [
    'tepei-release/1',
    `commit ${commit}`,
    `at ${at}`,
    `node ${node}`,
    `lock ${files.get(lockFile) ?? ''}`,
    `files ${files.size}`,
  ]
  const lines = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, digest]) => `${digest}  ${path}`)
  return `${[...head, ...lines].join('\n')}\n`
}

const headShape =
  /^tepei-release\/1\ncommit ([0-9a-f]{40})\nat (\d{4}-\d\d-\d\dT[\d:]{8}Z)\nnode (v[\d.]+)\nlock ([0-9a-f]{64})\nfiles (\d{1,6})\n/
const lineShape = /^([0-9a-f]{64}) {2}(.+)$/
/** A path that leads out of the folder would have something else looked at. */
const leadsOut = (path: string) => path.startsWith('/') || path.split(/[\\/]/).includes('..')

/** Throws `Wrong` where it is no such text. */
export const readBody = (place: string, body: string): Statement => {
  const [head = '', commit = '', at = '', node = '', lock, count] = headShape.exec(body) ?? []
  const lines = body.slice(head.length).split('\n').slice(0, -1)
  const files = new Map(
    lines.flatMap(line => {
      const [, digest = '', path = ''] = lineShape.exec(line) ?? []
      return path === '' || leadsOut(path) ? [] : [[path, digest] as const]
    }),
  )
  if (head === '' || files.size !== lines.length || files.size !== Number(count) || files.get(lockFile) !== lock)
    throw new Wrong(place, 'is no statement of a release')
  return { commit, at, node, files }
}
