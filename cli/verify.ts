/** `tepei verify`: did the office sign this certificate, and what does it say? Without a network, by the published keys. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { z } from 'zod'
import { findCode, findSeal, Keys, Revocations, type Seal } from '../core/certificate/signed.ts'
import { keywordsOf } from '../documents/keywords.ts'
import { closeCodeReaders, codesIn } from '../server/scan/read-code.ts'
import { findVoid, fingerprintOf, trustInList, trustInSeal } from '../server/trust.ts'
import { checkWords } from '../words/check.ts'
import type { Io } from './io.ts'

const keyFile = 'tepei-keys.json'
const usage = `tepei verify FILE-OR-CODE [--key FILE] [--revocations FILE] [--lang zh|en]
FILE is the certificate as PDF, a scan or photograph of it (PDF, PNG, JPEG), or a text with what its QR says; CODE is that text itself.
--key is the file that the office publishes at /.well-known/${keyFile}; without it ${keyFile} beside FILE or here is taken. Compare its fingerprint once.
--revocations is what it publishes at /.well-known/tepei-revocations.json.
0 signed, and not in the list of revocations where one is given · 1 forged, void, or it can't be told · 2 the call is wrong
`

const options = {
  key: { type: 'string' },
  revocations: { type: 'string' },
  lang: { type: 'string', default: 'zh' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** What is wrong with the call or with a file that it names. */
class Wrong extends Error {}

const readJson = <T>(file: string, shape: z.ZodType<T>): T => {
  const text = (() => {
    try {
      return readFileSync(file, 'utf8')
    } catch {
      throw new Wrong(`${file} can't be read`)
    }
  })()
  try {
    return shape.parse(JSON.parse(text))
  } catch {
    throw new Wrong(`${file} is not what the office publishes`)
  }
}

const readKeys = (given: string | undefined, asked: string): Keys => {
  const beside = [join(dirname(asked), keyFile), keyFile].find(file => existsSync(file))
  const file = given ?? beside
  if (file === undefined) throw new Wrong(`there is no ${keyFile} here: fetch it from the office's site, or name it with --key`)
  return readJson(file, Keys)
}

/** The texts that may bear a seal: of a PDF its keywords, of a scan the codes on it. */
const textsIn = async (asked: string): Promise<readonly string[]> => {
  if (!existsSync(asked)) return [asked]
  const bytes = readFileSync(asked)
  const isPdf = bytes.subarray(0, 5).toString('latin1') === '%PDF-'
  const isPicture = bytes[0] === 0x89 || bytes[0] === 0xff
  if (!isPdf && !isPicture) return [bytes.toString('utf8').trim()]
  const keywords = isPdf ? await keywordsOf(bytes) : ''
  return findSeal(keywords) ? [keywords] : await codesIn(bytes).finally(closeCodeReaders)
}

type Checking = { readonly keys: Keys; readonly list: Revocations | undefined; readonly words: (typeof checkWords)['zh']; readonly io: Io }

const daysSince = (at: string) => Math.floor((Date.now() - Date.parse(at)) / 86_400_000)

/** What the list says of it; true where nothing stands against it. */
const isClear = (code: string, { keys, list, words, io }: Checking): boolean => {
  if (!list) {
    io.out(`${words.notAsked}\n`)
    return true
  }
  if (trustInList(keys, list) !== 'good') {
    io.err(`${words.forgedList}\n`)
    return false
  }
  const found = findVoid(list, code)
  io.out(`${found ? words[found.why](found.on) : words.clear(list.at.slice(0, 10))}\n`)
  if (daysSince(list.at) > 31) io.out(`${words.old(daysSince(list.at))}\n`)
  return found === undefined
}

const isGood = (seal: Seal, checking: Checking): boolean => {
  const { keys, words, io } = checking
  const trust = trustInSeal(keys, seal)
  if (trust === 'good') {
    const { x = '' } = keys.keys.find(({ kid }) => kid === seal.key) ?? {}
    io.out(`${words.good(seal.key, fingerprintOf(Buffer.from(x, 'base64url')))}\n${words.said(seal.said)}\n`)
    return isClear(seal.said.code, checking)
  }
  io.err(`${trust === 'forged' ? words.forged : words[trust](seal.key)}\n`)
  return false
}

const check = async (asked: string, checking: Checking): Promise<boolean> => {
  const texts = await textsIn(asked)
  const seal = texts.map(findSeal).find(found => found !== undefined)
  if (seal) return isGood(seal, checking)
  const code = texts.map(findCode).find(found => found !== undefined)
  const { words, io } = checking
  io.err(`${code === undefined ? words.noSeal : words.onlyCode}\n`)
  if (code !== undefined && checking.list) isClear(code, checking)
  return false
}

export const verifyCommand = async (argv: readonly string[], io: Io): Promise<number> => {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
    const [asked] = positionals
    if (values.help) {
      io.out(usage)
      return 0
    }
    if (asked === undefined || positionals.length > 1) throw new Wrong('one file or code is wanted')
    if (values.lang !== 'zh' && values.lang !== 'en') throw new Wrong(`--lang is zh or en, not ${values.lang}`)
    const list = values.revocations === undefined ? undefined : readJson(values.revocations, Revocations)
    const checking = { keys: readKeys(values.key, asked), list, words: checkWords[values.lang], io }
    return (await check(asked, checking)) ? 0 : 1
  } catch (error) {
    if (!(error instanceof Wrong || error instanceof TypeError)) throw error
    io.err(`${error.message}\n${usage}`)
    return 2
  }
}
