/** `tepei release`: states what lies here, built, as the release of its commit, and signs it. */
import { execFileSync } from 'node:child_process'
import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Io } from '../io.ts'
import { bodyOf, digestIn, filesBelow, type Statement } from './statement.ts'

const usage = `tepei release KEY [--out FILE]
KEY is an Ed25519 key as PEM (openssl genpkey -algorithm ed25519 -out release.key), kept by who releases and nowhere else.
FILE is the statement, tepei-release.json by default. Every change has to be committed, and the pages built (npm run build).
`

const options = { out: { type: 'string', default: 'tepei-release.json' } } as const

const git = (root: string, ...asked: readonly string[]): string => execFileSync('git', asked, { cwd: root, encoding: 'utf8' })

/** What the tree says of itself; throws where something is not committed or not built. */
export const stated = (root: string): Statement => {
  if (git(root, 'status', '--porcelain', '--untracked-files=no') !== '') throw new TypeError('there are changes that are not committed')
  if (!existsSync(join(root, 'dist/web/index.html'))) throw new TypeError('the pages are not built: npm run build')
  const tracked = git(root, 'ls-files', '-z').split('\0').filter(Boolean)
  const paths = [...tracked, ...filesBelow(root, 'dist/web')]
  const [commit = '', at = ''] = git(root, 'log', '-1', '--format=%H %ct').trim().split(' ')
  return {
    commit,
    at: new Date(Number(at) * 1_000).toISOString().replace('.000', ''),
    node: process.version,
    files: new Map(paths.map(path => [path, digestIn(root, path)])),
  }
}

export const signedStatement = (statement: Statement, key: KeyObject): string => {
  const body = bodyOf(statement)
  return `${JSON.stringify({ body, signature: sign(null, Buffer.from(body), key).toString('base64url') })}\n`
}

export const publicHalf = (key: KeyObject): string => String(createPublicKey(key).export({ format: 'jwk' }).x)

const readKey = (file: string | undefined): KeyObject => {
  if (file === undefined || !existsSync(file)) throw new TypeError('KEY is wanted')
  const key = createPrivateKey(readFileSync(file))
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError(`${file} is no Ed25519 key`)
  return key
}

export const releaseCommand = async (argv: readonly string[], io: Io): Promise<number> => {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
    const key = readKey(positionals[0])
    const statement = stated(fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, ''))
    writeFileSync(values.out, signedStatement(statement, key))
    io.out(`${values.out}: ${statement.files.size} files of commit ${statement.commit}\nthe public key: ${publicHalf(key)}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    io.err(`${error.message}\n${usage}`)
    return 2
  }
}
