/** The same from files, with what is to be said about it. 0: whole and right · 1: something is wrong, and named · 3: right, and there is something to look at. */
import { createReadStream, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { type Checkpoints, type Key, keyOf, readCheckpoints } from './checkpoints.ts'
import { type Verified, verifyLog } from './index.ts'
import { readProof } from './proof.ts'
import { Wrong } from './wrong.ts'

export const linesIn = (path: string): AsyncIterable<string> =>
  createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })

const published = /"x"\s*:\s*"([A-Za-z0-9_-]{43})"/
/** A key as it stands: 43 characters of base64url, or a file that holds them. */
export const keyIn = (given: string): Key => {
  if (/^[A-Za-z0-9_-]{43}$/.test(given)) return keyOf(given)
  const text = readFileSync(given, 'utf8')
  return keyOf(published.exec(text)?.[1] ?? text.trim())
}

/** As people compare it, by eye or on the telephone: the beginning of the digest in groups of four. */
export const shortOf = (digest: string): string => digest.slice(0, 20).replace(/(.{4})(?=.)/g, '$1 ')

export const tellVerified = (
  { lines, chains, after, last, remarks }: Verified,
  { list }: Checkpoints,
  say: (text: string) => void,
): number => {
  say(`${lines} lines, ${chains} chains, ${list.length} checkpoints: all as they were signed`)
  if (last) say(`last checkpoint ${last.n} of ${last.at}: ${shortOf(last.digest)}; compare it with the one that was printed or noted`)
  if (after > 0) say(`${after} lines came after it and are under no checkpoint yet`)
  for (const remark of remarks) say(`look at this: ${remark}`)
  return remarks.length === 0 ? 0 : 3
}

/** What is wrong is a sentence, not a fault of the program. */
const telling =
  (say: (text: string) => void) =>
  (error: unknown): number => {
    if (!(error instanceof Wrong)) throw error
    say(error.message)
    return 1
  }

export type Paths = { readonly log: string; readonly checkpoints: string; readonly key: string }

export const checkLog = async ({ log, checkpoints, key }: Paths, say: (text: string) => void): Promise<number> => {
  try {
    const read = await readCheckpoints(linesIn(checkpoints), keyIn(key))
    return tellVerified(await verifyLog(linesIn(log), read), read, say)
  } catch (error) {
    return telling(say)(error)
  }
}

export const checkProof = (proof: string, key: string, say: (text: string) => void): number => {
  try {
    const { name, hash, checkpoint } = readProof(readFileSync(proof, 'utf8'), keyIn(key))
    say(
      `${name} with the hash ${hash} stood in the record at checkpoint ${checkpoint.n} of ${checkpoint.at} (${shortOf(checkpoint.digest)})`,
    )
    return 0
  } catch (error) {
    return telling(say)(error)
  }
}
