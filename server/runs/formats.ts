/** The forms of banks: those that come with the program, and the office's own from a folder. A file that is none stops the start, not the first run. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { BankFormat } from '../../core/run/format.ts'

const shipped = join(import.meta.dirname, '../../documents/banks')

export type Formats = ReadonlyMap<string, BankFormat>

const readFolder = (folder: string): readonly (readonly [string, BankFormat])[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => {
      const read = BankFormat.safeParse(parse(readFileSync(join(folder, name), 'utf8')))
      if (read.success) return [name.slice(0, -'.yaml'.length), read.data]
      const [first] = read.error.issues
      throw new Error(`${join(folder, name)} is no form of a bank: ${first?.path.join('.')}: ${first?.message}`)
    })

/** By the name of the file; one of the office's own takes the place of one that came. */
export const readFormats = (own?: string): Formats =>
  new Map([...readFolder(shipped), ...(own !== undefined && existsSync(own) ? readFolder(own) : [])])

const came: { formats?: Formats } = {}
/** The forms that a house knows. */
export const formatsOf = ({ banks }: { readonly banks?: Formats | undefined }): Formats => {
  came.formats ??= readFormats()
  return banks ?? came.formats
}
