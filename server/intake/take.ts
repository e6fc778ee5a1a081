/**
 * The one way in for files of strangers: looked at, written anew, scanned where the operator has a scanner, and only then a file. When the scanner is away the file is
 * taken all the same, because a deadline does not wait for it, and held: until the scanner has answered nobody but its owner opens it.
 */
import { hash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { heldFolder, holdFile, type Kept, keepFile, pathOf, readKept, writeWhole } from '../files.ts'
import { type Loop, startLoop } from '../loop.ts'
import type { Site } from '../questions/asking.ts'
import { setApart } from './apart.ts'
import type { Refusal } from './limits.ts'
import { lookAt } from './look.ts'
import type { Scanned } from './scanner.ts'

export type Taken = { readonly kind: 'kept'; readonly kept: Kept } | { readonly kind: 'refused'; readonly why: Refusal }

/** What the caller is told; the pages have words of their own for the code. */
const said: Readonly<Record<Refusal, string>> = {
  empty: 'holds nothing',
  kind: 'must be image/png, image/jpeg, application/pdf',
  office: 'a Word or Excel file is not taken as evidence: sign it, then send it as PDF or a photograph',
  damaged: 'can’t be opened: it is damaged, or not whole',
  manyPixels: 'has more than 50 million pixels: photograph or scan it with less detail',
  encrypted: 'is locked by a password: print it to a PDF without one',
  acts: 'holds a script or a form that acts by itself: print it to a new PDF',
  embedded: 'carries other files within: send them one by one',
  twoInOne: 'holds a second file of another kind: print it to a new PDF',
  virus: 'the virus scanner refused it',
  tooMuch: 'takes too long to open: print it to a new PDF, or photograph it',
}
export const issueOf = (why: Refusal) => ({ path: '(file)', message: said[why], code: why })

const scan = async ({ scanner }: Site, bytes: Buffer): Promise<Scanned> => (scanner ? scanner(bytes) : 'clean')

export const takeIn = async (site: Site, owner: string, bytes: Buffer): Promise<Taken> => {
  const { house, filesFolder } = site
  const looked = await lookAt(bytes)
  const scanned = looked.kind === 'fine' ? await scan(site, bytes) : 'clean'
  const why = looked.kind === 'refused' ? looked.why : typeof scanned === 'object' && 'found' in scanned ? 'virus' : undefined
  if (looked.kind === 'refused' || why !== undefined) {
    if (bytes.length > 0) await setApart(house, filesFolder, owner, bytes, why ?? 'damaged')
    return { kind: 'refused', why: why ?? 'damaged' }
  }
  const came = hash('sha256', bytes, 'hex')
  const kept = await keepFile(house, filesFolder, owner, looked.bytes, { came, held: scanned !== 'clean' })
  return kept ? { kind: 'kept', kept } : { kind: 'refused', why: 'kind' }
}

const heldText = "select sha256, min(owner) as owner from file where intake = 'unscanned' group by sha256 order by min(at) limit 200"
const freeText = "update file set intake = 'taken' where sha256 = $1 and intake = 'unscanned'"
const refuseText = "update file set intake = 'infected' where sha256 = $1 and intake = 'unscanned'"

/** Puts it where files are found, or apart; what a crash left half done is done again. */
const settle = async (site: Site, sha256: string, owner: string, scanned: Scanned, bytes: Buffer): Promise<void> => {
  const { house, filesFolder } = site
  if (scanned !== 'clean') await setApart(house, filesFolder, owner, bytes, 'virus')
  await house.database.transaction('house', async query => {
    await holdFile(query, sha256)
    if (scanned === 'clean') await writeWhole(filesFolder, sha256, bytes)
    await query(scanned === 'clean' ? freeText : refuseText, [sha256])
  })
  await rm(pathOf(heldFolder(filesFolder), sha256), { force: true })
}

/** Asks the scanner about everything that is held; returns how many it has answered for. */
export const scanHeld = async (site: Site): Promise<number> => {
  const { house, filesFolder } = site
  let answered = 0
  for (const { sha256, owner } of await house.database.query<{ sha256: string; owner: string }>(heldText)) {
    const bytes = (await readKept(heldFolder(filesFolder), sha256)) ?? (await readKept(filesFolder, sha256))
    if (!bytes) continue
    const scanned = await scan(site, bytes)
    if (typeof scanned === 'object' && 'away' in scanned) return answered
    await settle(site, sha256, owner, scanned, bytes)
    answered += 1
  }
  return answered
}

const everyMs = 60_000
export const startScanning = (site: Site): Loop => startLoop('scanner', everyMs, () => scanHeld(site))
