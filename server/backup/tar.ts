/** A tar (POSIX ustar) as it is written and read, one block after another, so that whoever opens the seal can use any tar. */
const block = 512

export type Head = { readonly path: string; readonly size: number; readonly folder: boolean }

const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`

/** A long path is cut at a slash: at most 155 bytes before it, 100 after. */
const cutPath = (path: string): readonly [string, string] => {
  if (Buffer.byteLength(path) <= 100) return ['', path]
  const at = [...path.matchAll(/\//g)].map(({ index }) => index).find(i => Buffer.byteLength(path.slice(i + 1)) <= 100) ?? 0
  if (at === 0 || Buffer.byteLength(path.slice(0, at)) > 155) throw new Error(`${path} is too long a path for a backup`)
  return [path.slice(0, at), path.slice(at + 1)]
}

const sumOf = (bytes: Buffer): number => bytes.reduce((sum, byte, i) => sum + (i >= 148 && i < 156 ? 32 : byte), 0)

export const headBytes = ({ path, size, folder }: Head): Buffer => {
  const bytes = Buffer.alloc(block)
  const [prefix, name] = cutPath(folder ? `${path}/` : path)
  bytes.write(name, 0)
  bytes.write(folder ? octal(0o700, 8) : octal(0o600, 8), 100)
  bytes.write(octal(0, 8), 108)
  bytes.write(octal(0, 8), 116)
  bytes.write(octal(size, 12), 124)
  bytes.write(octal(0, 12), 136)
  bytes.write(folder ? '5' : '0', 156)
  bytes.write('ustar\x0000', 257)
  bytes.write(prefix, 345)
  bytes.write(`${sumOf(bytes).toString(8).padStart(6, '0')}\0 `, 148)
  return bytes
}

/** What follows a file's bytes up to the next block. */
export const paddingOf = (size: number): number => (block - (size % block)) % block
export const endBytes = Buffer.alloc(2 * block)

const textAt = (bytes: Buffer, from: number, length: number) => bytes.toString('utf8', from, from + length).replace(/\0.*$/s, '')

/** Undefined at the end of the tar. */
export const readHead = (bytes: Buffer): Head | undefined => {
  if (bytes.every(byte => byte === 0)) return undefined
  if (Number.parseInt(textAt(bytes, 148, 8), 8) !== sumOf(bytes)) throw new Error('the backup holds a head that is none of its own')
  const [prefix, name] = [textAt(bytes, 345, 155), textAt(bytes, 0, 100)]
  const path = (prefix === '' ? name : `${prefix}/${name}`).replace(/\/$/, '')
  if (path === '' || path.startsWith('/') || path.split('/').includes('..')) throw new Error(`${path} leads out of the backup`)
  return { path, size: Number.parseInt(textAt(bytes, 124, 12), 8), folder: textAt(bytes, 156, 1) === '5' }
}

export const headLength = block
