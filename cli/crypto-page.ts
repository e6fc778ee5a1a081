/** The page of what cryptography the program uses, where and for what: drawn from the inventory and from the code itself. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { algorithmsIn, type Uses } from '../server/inventory/crypto.ts'

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const head = (...cells: readonly string[]) => [row(cells), row(cells.map(() => '---'))].join('\n')

export const cryptoPage = (root: string, uses: Uses): string => {
  const parts = Object.entries(uses).map(([name, { about, files }]) => {
    const named = Object.entries(files)
    const used = new Set(named.flatMap(([file]) => algorithmsIn(readFileSync(join(root, file), 'utf8'))))
    return { name, about, files: named, used: [...used].sort() }
  })
  return [
    '# What cryptography is used for, by what and where',
    'A file that encrypts, signs, digests or draws by chance without a line here fails a test. Codes of an app are worked out by otpauth (HMAC-SHA-1, as RFC 6238 has it), passkeys by @simplewebauthn/server, single sign-on by openid-client; TLS ends at the proxy.',
    [
      head('use', '用途', 'for', 'algorithms'),
      ...parts.map(({ name, about, used }) => row([name, about.zh, about.en, used.join(', ')])),
    ].join('\n'),
    [
      head('use', 'file', 'takes'),
      ...parts.flatMap(({ name, files }) => files.map(([file, takes]) => row([name, file, takes.join(', ')]))),
    ].join('\n'),
  ].join('\n\n')
}
