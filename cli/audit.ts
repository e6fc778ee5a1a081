/** `tepei audit`: the record can't be altered unseen. Writes it out, verifies it against the checkpoints, proves an entry. */

import { once } from 'node:events'
import { createWriteStream, existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { checkLog, checkProof } from '../documents/log-check/files.ts'
import { keyOf, publicOf, shortOf } from '../server/checkpoints/body.ts'
import { recordLines } from '../server/checkpoints/export.ts'
import { checkpointOnce } from '../server/checkpoints/loop.ts'
import { findProof } from '../server/checkpoints/proof.ts'
import { resume } from '../server/checkpoints/resume.ts'
import { verifyHouse } from '../server/checkpoints/verify.ts'
import type { House } from '../server/house.ts'
import { readSettings, type Settings } from '../server/settings.ts'
import { openHouse } from '../server/start.ts'
import type { Io } from './io.ts'

const usage = `Usage:
  tepei audit verify                                       in the house: chains, registry, and the record against the file of checkpoints
  tepei audit export FILE                                  writes the record, a line for each entry, look and line of the registry
  tepei audit verify FILE --checkpoints FILE --key KEY     such an export, on any machine, without a network
  tepei audit checkpoint                                   makes a checkpoint now
  tepei audit key                                          the key that checkpoints are signed by, with its fingerprint
  tepei audit prove SUBJECT/ID/N                           the proof that an entry stands in the record
  tepei audit verify PROOF --key KEY                       such a proof, on any machine, without a network
  tepei audit resume --because TEXT                        after a backup was put back: goes on, and says so in the checkpoints
KEY is the 43 characters that 'audit key' prints, or a file with them.
0: whole and right; 1: something is wrong, and named; 2: this text; 3: right, and there is something to look at.
`

const options = { checkpoints: { type: 'string' }, key: { type: 'string' }, because: { type: 'string' } } as const
type Values = Readonly<{ [K in keyof typeof options]?: string }>
type Called = { readonly values: Values; readonly given: readonly string[]; readonly io: Io }

const tellUsage = (io: Io): number => {
  io.err(usage)
  return 2
}

const inHouse = async (work: (house: House, settings: Settings) => Promise<number>): Promise<number> => {
  const settings = readSettings(process.env)
  const opened = await openHouse(settings)
  return work(opened.house, settings).finally(opened.close)
}

const sayTo =
  ({ out }: Io) =>
  (text: string) =>
    out(`${text}\n`)

const verifyCommand = async ({ values, given: [file], io }: Called): Promise<number> => {
  const { checkpoints, key } = values
  const say = sayTo(io)
  if (file === undefined) return inHouse((house, { checkpointsFile }) => verifyHouse(house, checkpointsFile, say))
  if (key === undefined) return tellUsage(io)
  return checkpoints === undefined ? checkProof(file, key, say) : checkLog({ log: file, checkpoints, key }, say)
}

const exportCommand = async ({ given: [file], io }: Called): Promise<number> => {
  if (file === undefined) return tellUsage(io)
  if (existsSync(file)) throw new Error(`${file} is there already; nothing was written`)
  return inHouse(async ({ database, seals }) => {
    const out = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true })
    let lines = 0
    await database.snapshot(async query => {
      for await (const line of recordLines(query)) {
        lines += 1
        if (!out.write(`${line}\n`)) await once(out, 'drain')
      }
    })
    out.end()
    await once(out, 'close')
    io.out(`${file}: ${lines} lines; the key of the checkpoints is ${publicOf(keyOf(seals)).x}\n`)
    return 0
  })
}

const keyCommand = ({ io }: Called): Promise<number> =>
  inHouse(async ({ seals }) => {
    const { x, fingerprint } = publicOf(keyOf(seals))
    io.out(`${x}\n  ${shortOf(fingerprint)}\n`)
    return 0
  })

const checkpointCommand = ({ io }: Called): Promise<number> =>
  inHouse(async (house, settings) => {
    await checkpointOnce(house, settings)
    io.out(`${settings.checkpointsFile} holds every settled entry\n`)
    return 0
  })

const proveCommand = async ({ given: [name = ''], io }: Called): Promise<number> => {
  const [, subject, id, n] = /^([^/]+)\/(.+)\/(\d+)$/.exec(name) ?? []
  if (subject === undefined || id === undefined || n === undefined) return tellUsage(io)
  return inHouse(async ({ database }) => {
    const found = await database.transaction('everything', query => findProof(query, subject, id, Number(n)))
    if (!found) io.err(`${name}: there is no such entry, or no checkpoint over it yet\n`)
    else io.out(`${JSON.stringify(found.proof, null, 2)}\n`)
    return found ? 0 : 1
  })
}

const resumeCommand = async ({ values: { because = '' }, io }: Called): Promise<number> => {
  if (because.trim() === '' || because.includes('\n')) return tellUsage(io)
  return inHouse(async (house, { checkpointsFile }) => {
    const made = await resume(house, checkpointsFile, because.trim())
    io.out(made ? `checkpoint ${made.n} says that the record was set back: ${shortOf(made.digest)}\n` : 'nothing to resume\n')
    return 0
  })
}

const commands: Readonly<Record<string, (called: Called) => Promise<number>>> = {
  verify: verifyCommand,
  export: exportCommand,
  checkpoint: checkpointCommand,
  key: keyCommand,
  prove: proveCommand,
  resume: resumeCommand,
}

export const auditCommand = async ([name = '', ...argv]: readonly string[], io: Io): Promise<number> => {
  const command = new Map(Object.entries(commands)).get(name)
  if (!command) return tellUsage(io)
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true })
    return positionals.length > 1 ? tellUsage(io) : await command({ values, given: positionals, io })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    io.err(`${error.message}\n`)
    return tellUsage(io)
  }
}
