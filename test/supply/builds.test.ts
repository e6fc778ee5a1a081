// R53: the pages are the same bytes, wherever, whenever and by whomever they are built; and what a release is made of is signed and can be checked without a network.
import { spawn } from 'node:child_process'
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bodyOf, digestIn, filesBelow, readBody } from '../../cli/release/statement.ts'
import { verifyRelease } from '../../cli/release/verify.ts'
import { publicHalf, signedStatement } from '../../cli/release/write.ts'
import { figure } from '../faults/figures.ts'

const root = join(import.meta.dirname, '../..')
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tepei-builds-')))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sources = ['web', 'core', 'policy', 'words', 'cli', 'package.json', 'package-lock.json', 'tsconfig.json']
type Place = { readonly name: string; readonly umask: string; readonly env: Readonly<Record<string, string>>; readonly touched?: Date }

/** The build that everybody runs, on a copy of the sources. */
const build = async ({ name, umask, env, touched }: Place): Promise<string> => {
  const at = join(folder, name)
  mkdirSync(at, { recursive: true })
  for (const source of sources) cpSync(join(root, source), join(at, source), { recursive: true, preserveTimestamps: touched === undefined })
  symlinkSync(realpathSync(join(root, 'node_modules')), join(at, 'node_modules'))
  if (touched) for (const file of filesBelow(at, 'web')) utimesSync(join(at, file), touched, touched)
  const child = spawn('sh', ['-c', `umask ${umask} && exec "${process.execPath}" cli/build.mjs`], {
    cwd: at,
    env: { PATH: process.env.PATH ?? '', HOME: at, ...env },
    stdio: 'ignore',
  })
  const code = await new Promise(resolve => child.on('close', resolve))
  expect([name, code]).toEqual([name, 0])
  return at
}

const digestsOf = (at: string) => new Map(filesBelow(at, 'dist').map(path => [path, digestIn(at, path)]))
/** Files that only one of them has, or that differ. */
const differing = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
  [...new Set([...one.keys(), ...other.keys()])].filter(path => one.get(path) !== other.get(path))

test('R53 two builds in other folders, times, languages and rights are the same bytes', { timeout: 180_000 }, async () => {
  const [one, other] = await Promise.all([
    build({ name: 'a', umask: '022', env: { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8' } }),
    build({
      ...{ name: 'another/folder, far below', umask: '077', touched: new Date('2001-01-01') },
      env: { TZ: 'America/St_Johns', LANG: 'C', LC_ALL: 'C', SOURCE_DATE_EPOCH: '1', CI: '1' },
    }),
  ])
  const [first, second] = [digestsOf(one ?? ''), digestsOf(other ?? '')]
  const wrong = differing(first, second)
  figure({ id: 'R53', what: 'files of two builds that differ', seed: 'none', n: first.size, wrong: wrong.length })
  expect(first.size).toBeGreaterThan(100)
  expect(wrong).toEqual([])
  // What would be of the folder or of the moment is found.
  writeFileSync(join(one ?? '', 'dist/web/index.html'), `<!-- built in ${one} -->`)
  expect(differing(digestsOf(one ?? ''), second)).toEqual(['dist/web/index.html'])
})

const { privateKey } = generateKeyPairSync('ed25519')
const other = generateKeyPairSync('ed25519').privateKey

/** A small release of three files. */
const release = (name: string, key: KeyObject = privateKey) => {
  const at = join(folder, name)
  mkdirSync(join(at, 'server'), { recursive: true })
  for (const [path, text] of [
    ['package-lock.json', '{}'],
    ['server/main.ts', 'start()'],
    ['README.md', 'read'],
  ] as const)
    writeFileSync(join(at, path), text)
  const files = new Map(['package-lock.json', 'server/main.ts', 'README.md'].map(path => [path, digestIn(at, path)]))
  const statement = { commit: 'a'.repeat(40), at: '2026-11-29T12:00:00Z', node: 'v24.1.0', files }
  const file = join(at, 'tepei-release.json')
  writeFileSync(file, signedStatement(statement, key))
  return { at, file, statement }
}
const verify = async ({ at, file }: { readonly at: string; readonly file: string }, key = publicHalf(privateKey)) => {
  const said: string[] = []
  const say = (text: string) => void said.push(text)
  const code = await verifyRelease([file, '--key', key, '--in', at], { out: say, err: say, input: process.stdin })
  return [code, said.join('')] as const
}

test('R53 a release is what was signed, file by file', async () => {
  const [code, said] = await verify(release('whole'))
  expect([code, said]).toEqual([0, expect.stringContaining(`3 files are those of commit ${'a'.repeat(40)}`)])
})

test.each<readonly [string, (at: string) => void, string]>([
  ['a file that was changed', at => writeFileSync(join(at, 'server/main.ts'), 'start(1)'), 'server/main.ts differs'],
  ['one that is missing', at => rmSync(join(at, 'README.md')), 'README.md is missing'],
  ['one that was put in', at => writeFileSync(join(at, 'server/more.ts'), ''), 'server/more.ts is not of the release'],
])('R53 %s is named', async (name, spoil, named) => {
  const made = release(name)
  spoil(made.at)
  expect(await verify(made)).toEqual([1, expect.stringContaining(named)])
})

test('R53 another key, a text that was changed after it was signed, and a call without a key are refused', async () => {
  expect(await verify(release('by another', other))).toEqual([1, expect.stringContaining('is not signed by this key')])
  const made = release('changed')
  writeFileSync(made.file, signedStatement(made.statement, privateKey).replace('a'.repeat(40), 'b'.repeat(40)))
  expect(await verify(made)).toEqual([1, expect.stringContaining('is not signed by this key')])
  expect((await verify(release('no key'), 'short'))[0]).toBe(1)
  expect(await verifyRelease([made.file], { out: () => {}, err: () => {}, input: process.stdin })).toBe(2)
})

test('R53 a signed text that is no statement, or leads out of the folder, is none', () => {
  const { statement } = release('read')
  expect(readBody('x', bodyOf(statement))).toEqual({ ...statement, files: new Map([...statement.files].sort()) })
  const out = bodyOf({ ...statement, files: new Map([...statement.files, ['../etc/passwd', 'a'.repeat(64)]]) })
  for (const body of ['', 'tepei-release/1\n', bodyOf(statement).replace('files 3', 'files 2'), out])
    expect(() => readBody('x', body)).toThrow('is no statement of a release')
})
