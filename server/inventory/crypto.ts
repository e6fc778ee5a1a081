/** Where the program encrypts, signs, digests or draws by chance: the list of crypto.yaml, held against the code. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { Text } from '../../policy/words.ts'

const Uses = z.record(z.string(), z.strictObject({ about: Text, files: z.record(z.string(), z.array(z.string())) }))
export type Uses = z.infer<typeof Uses>

export const readUses = (): Uses => Uses.parse(parse(readFileSync(join(import.meta.dirname, 'crypto.yaml'), 'utf8')))

export type Source = { readonly path: string; readonly text: string }

const imported = /import\s*\{([^}]*)\}\s*from\s*['"](?:node:)?crypto['"]/g
/** In the browser, and wherever it is reached without naming what is taken. */
const reached = /(?:\bcrypto|webcrypto)\.(subtle\.\w+|getRandomValues|randomUUID)/g
const whole =
  /import\s+(?:\*\s+as\s+\w+|\w+)\s+from\s*['"](?:node:)?crypto['"]|require\(['"](?:node:)?crypto['"]\)|import\(['"](?:node:)?crypto['"]\)/g

/** What a source takes of cryptography, by name. Taking the whole of it says nothing, and is named so. */
export const takenBy = ({ text }: Source): readonly string[] => {
  const names = [...text.matchAll(imported)].flatMap(([, list = '']) => list.split(',').map(one => one.trim().replace(/\s+as\s+.*/, '')))
  const values = names.filter(name => name !== '' && !name.startsWith('type '))
  return [
    ...new Set([...values, ...[...text.matchAll(reached)].map(([, name = '']) => name), ...[...text.matchAll(whole)].map(() => '*')]),
  ].sort()
}

const algorithm =
  /['"`](aes-?\d[\w-]*|sm4-[\w-]+|(?:3)?des(?:-[\w-]+)?|chacha20[\w-]*|rc4|blowfish|camellia[\w-]*|aria-[\w-]+|sha-?\d+|sha512-256|sm3|md[245]|ripemd\w*|ed25519|argon2id|rsa(?:-[\w-]+)?|x25519)['"`]/gi
export const algorithmsIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(algorithm)].map(([, name = '']) => name.toLowerCase().replace('sha-', 'sha')))].sort()

/** What is strong enough today. Whatever else a source names is refused. */
const strong = ['aes-256-gcm', 'sm4-ctr', 'sm3', 'sha256', 'sha512', 'ed25519', 'argon2id']

/** What is wrong between the list and the sources. */
export const cryptoFaults = (uses: Uses, sources: readonly Source[]): readonly string[] => {
  const lines = Object.values(uses).flatMap(({ files }) => Object.entries(files))
  const listed = new Map(lines)
  const taking = sources.map(source => ({ ...source, taken: takenBy(source) })).filter(({ taken }) => taken.length > 0)
  const there = new Map(taking.map(({ path, taken }) => [path, taken]))
  return [
    ...taking.flatMap(({ path, taken }) =>
      taken.filter(name => !listed.get(path)?.includes(name)).map(name => `${path} takes ${name}, which has no line`),
    ),
    ...lines.flatMap(([path, names]) =>
      names.filter(name => !there.get(path)?.includes(name)).map(name => `${path} does not take ${name}`),
    ),
    ...lines.filter(([path], i) => lines.findIndex(([other]) => other === path) !== i).map(([path]) => `${path} has two lines`),
    ...taking.flatMap(({ path, text }) =>
      algorithmsIn(text)
        .filter(name => !strong.includes(name))
        .map(name => `${path} uses ${name}`),
    ),
  ]
}
