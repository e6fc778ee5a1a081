/** `tepei keys`: the keys that certificates are signed by, with the fingerprints to be printed and read out; `new` begins another. */
import { parseArgs } from 'node:util'
import type { Keys } from '../core/certificate/signed.ts'
import { readSettings } from '../server/settings.ts'
import { changeKey, keysNow } from '../server/signing.ts'
import { openHouse } from '../server/start.ts'
import { fingerprintOf } from '../server/trust.ts'
import type { Io } from './io.ts'
import { rotateKeys } from './keys-rotate.ts'

const usage = `tepei keys                   the keys with their fingerprints, oldest first; what is signed today is signed by the last
tepei keys --json            the same as the office publishes it at /.well-known/tepei-keys.json
tepei keys new [--withdraw]  begins a new key; --withdraw declares those before it void, as when somebody may have stolen them
tepei keys rotate [--master] [--index] [--wait SECONDS]  seals all personal data by another key, while the server works; --master changes the master key too,
                             --index the key by which numbers are looked up; --wait: until all servers have read the ring (65 with several)
`

const options = { json: { type: 'boolean', default: false }, withdraw: { type: 'boolean', default: false } } as const

const told = ({ keys }: Keys): string =>
  keys
    .map(({ kid, x, since, withdrawn }) => {
      const until = withdrawn === undefined ? '' : `  withdrawn ${withdrawn}`
      return `${kid}  since ${since}${until}\n  ${fingerprintOf(Buffer.from(x, 'base64url'))}\n`
    })
    .join('')

/** Undefined for words that mean nothing. */
const findDeed = (argv: readonly string[]) => {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
    const begins = positionals[0] === 'new'
    return positionals.length > (begins ? 1 : 0) || (values.withdraw && !begins) ? undefined : { begins, ...values }
  } catch {
    return undefined
  }
}

const tellUsage = (io: Io): number => {
  io.err(usage)
  return 2
}

export const keysCommand = async (argv: readonly string[], io: Io): Promise<number> => {
  if (argv[0] === 'rotate') return (await rotateKeys(argv.slice(1), io)) ?? tellUsage(io)
  const deed = findDeed(argv)
  if (!deed) return tellUsage(io)
  const opened = await openHouse(readSettings(process.env))
  try {
    const keys = deed.begins ? await changeKey(opened.house, deed.withdraw) : await keysNow(opened.house)
    io.out(deed.json ? `${JSON.stringify(keys, null, 2)}\n` : told(keys))
    return 0
  } finally {
    await opened.close()
  }
}
