/** Verifies an archive package with code that has nothing in common with what writes one. Works without a network, a database or a key of the house. */
import { createPublicKey, hash, verify } from 'node:crypto'
import { checkDossier, jsonOf, mustBear } from './dossier.ts'
import { FileNote, Manifest, Signature } from './shapes.ts'
import { isSealed, openFile, type Source, unsealed, Wrong } from './source.ts'
import { readZip, type Zip } from './zip.ts'

export type Verified = {
  readonly manifest: Manifest
  /** By which key it was signed. */
  readonly fingerprint: string
}

/** Opens a package, sealed or not. */
export const openArchive = async (
  path: string,
  passphrase: string | undefined,
): Promise<{ readonly zip: Zip; readonly close: Source['close'] }> => {
  const source = await openFile(path)
  try {
    const sealed = await isSealed(source)
    if (sealed && passphrase === undefined) throw new Wrong('(package)', 'is under a passphrase, and none was given')
    const inside = sealed ? await unsealed(source, passphrase ?? '') : source
    return { zip: await readZip(inside), close: source.close }
  } catch (error) {
    await source.close()
    throw error
  }
}

const unlisted = ['SHA256SUMS', 'SIGNATURE.json']

const sumsIn = (text: string): ReadonlyMap<string, string> => {
  const sums = new Map<string, string>()
  for (const line of text.split('\n').filter(one => one !== '')) {
    const [, sum, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
    if (sum === undefined || path === undefined) throw new Wrong('SHA256SUMS', `has a line that is none of its own: ${line.slice(0, 40)}`)
    if (sums.has(path)) throw new Wrong('SHA256SUMS', `names ${path} twice`)
    sums.set(path, sum)
  }
  return sums
}

/** Every file is listed and every listed file is there, byte for byte; and the list is signed. */
const checkSums = async (zip: Zip, wantedKey: string | undefined): Promise<string> => {
  const list = await zip.read('SHA256SUMS')
  const sums = sumsIn(list.toString('utf8'))
  for (const path of sums.keys()) if (!zip.has(path)) throw new Wrong(path, 'is listed in SHA256SUMS, but is not in the package')
  for (const path of zip.paths)
    if (!sums.has(path) && !unlisted.includes(path)) throw new Wrong(path, 'is in the package, but not listed in SHA256SUMS')
  const { publicKey, fingerprint, signature } = jsonOf('SIGNATURE.json', await zip.read('SIGNATURE.json'), Signature)
  const der = Buffer.from(publicKey, 'base64')
  const signed = (() => {
    try {
      return verify(null, list, createPublicKey({ key: der, format: 'der', type: 'spki' }), Buffer.from(signature, 'base64'))
    } catch {
      return false
    }
  })()
  if (!signed) throw new Wrong('SIGNATURE.json', 'is not the signature of SHA256SUMS')
  if (fingerprint !== hash('sha256', der, 'hex').slice(0, 32)) throw new Wrong('SIGNATURE.json', 'its fingerprint is of another key')
  if (wantedKey !== undefined && wantedKey !== fingerprint)
    throw new Wrong('SIGNATURE.json', `is signed by the key ${fingerprint}, not by ${wantedKey}`)
  for (const [path, sum] of sums)
    if (hash('sha256', await zip.read(path), 'hex') !== sum) throw new Wrong(path, 'is not what SHA256SUMS says')
  return fingerprint
}

export const foldersIn = (zip: Zip): readonly string[] =>
  zip.paths.flatMap(path => (/^dossiers\/[^/]+\/[^/]+\/record\.json$/.test(path) ? [path.slice(0, -'record.json'.length)] : []))

/** Each file that a dossier names, with its own digest, and no other. */
const checkFiles = async (zip: Zip, named: ReadonlySet<string>, { whole }: Manifest): Promise<number> => {
  const names = zip.within('files/')
  const fileOf = new Map(names.filter(name => !name.endsWith('.json')).map(name => [name.split('.')[0], `files/${name}`]))
  const notes = names.filter(name => name.endsWith('.json')).map(name => `files/${name}`)
  if (fileOf.size + notes.length !== names.length) throw new Wrong('files/', 'holds a file under two names')
  const here = new Set<string>()
  for (const path of notes) {
    const { sha256, size } = jsonOf(path, await zip.read(path), FileNote)
    const file = fileOf.get(sha256)
    if (file === undefined || path !== `files/${sha256}.json`) throw new Wrong(path, 'the file that it describes is missing')
    const bytes = await zip.read(file)
    if (bytes.length !== size || hash('sha256', bytes, 'hex') !== sha256) throw new Wrong(file, 'is not the file that its name says')
    if (!named.has(sha256)) throw new Wrong(file, 'is named by no dossier')
    here.add(sha256)
  }
  const alone = [...fileOf].find(([sha256]) => !here.has(sha256 ?? ''))
  if (alone) throw new Wrong(alone[1], 'lies there without the note of where it comes from')
  const missing = [...named].find(sha256 => !here.has(sha256))
  if (missing !== undefined && whole) throw new Wrong(`files/${missing}`, 'is named by a dossier, but missing')
  return notes.length
}

/** Tables and laws, each with the data that it was made of. */
const checkTables = async (zip: Zip): Promise<void> => {
  for (const path of zip.paths.filter(one => /^(?:registers|laws)\/[^/]+\.pdf$/.test(one)))
    await mustBear(path, await zip.read(path), await zip.read(`${path.slice(0, -4)}.json`))
}

/** Whoever has nothing but a browser finds every paper from the pages. */
const checkPages = async (zip: Zip): Promise<void> => {
  const linked = new Set<string>()
  for (const path of zip.paths.filter(one => one.endsWith('.html'))) {
    const up = path.includes('/') ? /^\.\.\// : /^/
    for (const [, href = ''] of (await zip.read(path)).toString('utf8').matchAll(/href="([^"]+)"/g))
      linked.add(href.replaceAll('&amp;', '&').replace(up, '').split('/').map(decodeURIComponent).join('/'))
  }
  const lost = zip.paths.find(path => path.endsWith('.pdf') && !path.startsWith('files/') && !linked.has(path))
  if (lost !== undefined) throw new Wrong(lost, 'is linked from no page of the contents')
}

/** `tell` hears of each dossier that holds. Throws `Wrong` with the first thing that does not. */
export const verifyArchive = async (
  zip: Zip,
  wantedKey?: string,
  tell: (done: number, total: number) => void = () => {},
): Promise<Verified> => {
  const fingerprint = await checkSums(zip, wantedKey)
  const manifest = jsonOf('package.json', await zip.read('package.json'), Manifest)
  const folders = foldersIn(zip)
  if (folders.length !== manifest.dossiers)
    throw new Wrong('package.json', `says ${manifest.dossiers} dossiers, but ${folders.length} are here`)
  const orders = new Set<number>()
  const files = new Set<string>()
  let papers = 0
  for (const [i, folder] of folders.entries()) {
    const checked = await checkDossier(zip, folder)
    for (const { order } of checked.lines) orders.add(order)
    for (const sha256 of checked.record.files) files.add(sha256)
    papers += checked.papers
    tell(i + 1, folders.length)
  }
  const ranks = [...orders].every(order => order <= manifest.entries)
  if (orders.size !== manifest.entries || !ranks)
    throw new Wrong('package.json', `says ${manifest.entries} entries, but ${orders.size} are here`)
  if (papers !== manifest.papers) throw new Wrong('package.json', `says ${manifest.papers} papers, but ${papers} are here`)
  const found = await checkFiles(zip, files, manifest)
  if (manifest.whole && found !== manifest.files) throw new Wrong('package.json', `says ${manifest.files} files, but ${found} are here`)
  await checkTables(zip)
  await checkPages(zip)
  return { manifest, fingerprint }
}
