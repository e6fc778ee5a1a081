// A package that was touched is refused by the name of what was touched; also when whoever touched it made the list of hashes and its signature anew.
import { generateKeyPairSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openArchive, verifyArchive } from '../../documents/archive-check/index.ts'
import type { Zip } from '../../documents/archive-check/zip.ts'
import { openPackage } from '../../server/archive/package.ts'
import { fileSink } from '../../server/archive/sink.ts'
import { folderOf, openArchiveHouse, packed } from '../archive-house.ts'
import { rosterId } from '../given.ts'

let whole: Awaited<ReturnType<typeof packed>>
let files: ReadonlyMap<string, Buffer>
let fingerprint: string
const target = folderOf('sabotage')

const everyFile = async ({ paths, read }: Zip) => {
  const found = new Map<string, Buffer>()
  for (const path of paths) found.set(path, await read(path))
  return found
}

beforeAll(async () => {
  const house = await openArchiveHouse()
  whole = await packed(house.site)
  files = await everyFile(whole.zip)
  fingerprint = (await verifyArchive(whole.zip)).fingerprint
  await house.close()
})
afterAll(() => whole.close())

const faultOf = async (path: string, passphrase?: string, key?: string): Promise<string> => {
  try {
    const { zip, close } = await openArchive(path, passphrase)
    return await verifyArchive(zip, key)
      .then(
        () => 'nothing',
        error => String(error.message),
      )
      .finally(close)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** The package with other files, listed and signed by somebody else. */
const forged = async (change: (files: Map<string, Buffer>) => void, key?: string): Promise<string> => {
  const changed = new Map(files)
  change(changed)
  const path = join(target, 'forged.zip')
  const out = openPackage(await fileSink(path, undefined))
  for (const [name, bytes] of changed) if (name !== 'SHA256SUMS' && name !== 'SIGNATURE.json') await out.add(name, bytes)
  await out.seal(generateKeyPairSync('ed25519').privateKey)
  return faultOf(path, undefined, key)
}

/** One byte of the ZIP itself is another. */
const flipped = async (at: number): Promise<string> => {
  const bytes = Buffer.from(readFileSync(whole.path))
  bytes[at] = (bytes[at] ?? 0) ^ 1
  const path = join(target, 'flipped.zip')
  writeFileSync(path, bytes)
  return faultOf(path)
}

const a2 = 'dossiers/application/a2/'
const roster = `dossiers/nomination/${rosterId()}/`
const kinds = () => [
  `${a2}applicationForm.pdf`,
  `${a2}history.pdf`,
  `${a2}record.json`,
  `${a2}journal.jsonl`,
  `${a2}metadata.xml`,
  `${roster}rosterPdf-1.pdf`,
  `${roster}rosterXlsx-1.xlsx`,
  ...[...files.keys()].filter(path => /^(?:files|laws|registers|contents)\//.test(path)),
  ...['people.jsonl', 'accounts.jsonl', 'organisations.jsonl', 'index.html', 'README.txt', 'package.json', 'SHA256SUMS', 'SIGNATURE.json'],
]

test('as it was written it holds', async () => {
  expect(await faultOf(whole.path)).toBe('nothing')
  expect(await forged(() => {})).toBe('nothing')
})

describe('one flipped byte', () => {
  test('in a file of any kind is told with the name of the file', async () => {
    const zip = readFileSync(whole.path)
    for (const path of kinds()) {
      const head = zip.indexOf(path)
      const body = head + Buffer.byteLength(path)
      expect([path, await flipped(body + 2)]).toEqual([path, expect.stringContaining(path)])
    }
  })

  test('in the directory at the end is told too', async () => {
    const { length } = readFileSync(whole.path)
    for (let back = 1; back <= 120; back += 1) expect([back, await flipped(length - back)]).not.toEqual([back, 'nothing'])
  })
})

describe('a file', () => {
  test('that was taken out is missed by name, though its name is gone from the list', async () => {
    expect(await forged(all => all.delete(`${a2}applicationForm.pdf`))).toBe(`${a2}applicationForm.pdf: is missing`)
    expect(await forged(all => all.delete(`${a2}metadata.xml`))).toBe(`${a2}metadata.xml: is missing`)
    expect(await forged(all => all.delete(`${a2}record.json`))).toContain('says 4 dossiers, but 3 are here')
    const picture = [...files.keys()].find(path => path.endsWith('.png')) ?? ''
    expect(await forged(all => all.delete(picture))).toContain('the file that it describes is missing')
    const gone = await forged(all => {
      all.delete(picture)
      all.delete(picture.replace('.png', '.json'))
    })
    expect(gone).toContain('is named by a dossier, but missing')
  })

  test('that was added is told by name', async () => {
    expect(await forged(all => all.set(`${a2}extra.pdf`, Buffer.from('%PDF-')))).toBe(`${a2}extra.pdf: is not named in ${a2}metadata.xml`)
    expect(await forged(all => all.set(`files/${'0'.repeat(64)}.pdf`, Buffer.from('%PDF-')))).toContain('lies there without the note')
    const { zip } = whole
    const added: Zip = { ...zip, paths: [...zip.paths, 'more.txt'] }
    await expect(verifyArchive(added)).rejects.toThrow('more.txt: is in the package, but not listed in SHA256SUMS')
    const removed: Zip = { ...zip, has: path => path !== 'index.html' && zip.has(path) }
    await expect(verifyArchive(removed)).rejects.toThrow('index.html: is listed in SHA256SUMS, but is not in the package')
  })

  test('that leads out of the package is not even read', async () => {
    expect(await forged(all => all.set('../outside.txt', Buffer.from('x')))).toContain('leads out of the package')
  })
})

const textOf = (all: ReadonlyMap<string, Buffer>, path: string) => String(all.get(path))
const lines = (all: ReadonlyMap<string, Buffer>) => textOf(all, `${a2}journal.jsonl`).trimEnd().split('\n')
const setLines = (all: Map<string, Buffer>, given: readonly string[]) => all.set(`${a2}journal.jsonl`, Buffer.from(`${given.join('\n')}\n`))
const replaced = (path: string, from: string | RegExp, to: string) => (all: Map<string, Buffer>) =>
  void all.set(path, Buffer.from(textOf(all, path).replace(from, to)))

describe('a journal that was rewritten', () => {
  test('with two entries swapped, one changed or one left out, breaks at the entry', async () => {
    const swapped = await forged(all => {
      const [first = '', second = '', ...rest] = lines(all)
      setLines(all, [second, first, ...rest])
    })
    expect(swapped).toBe(`${a2}journal.jsonl:1: is entry 2, but 1 is the next`)
    expect(await forged(replaced(`${a2}journal.jsonl`, '"action":"consent"', '"action":"decline"'))).toContain(
      'journal.jsonl:3: its hash is not that',
    )
    expect(await forged(all => setLines(all, lines(all).slice(0, -1)))).toContain('but the record says')
    expect(await forged(all => setLines(all, lines(all).slice(1)))).toContain('is entry 2, but 1 is the next')
  })

  test('on another dossier’s page is told', async () => {
    expect(
      await forged(all => all.set(`${a2}journal.jsonl`, all.get('dossiers/application/a1/journal.jsonl') ?? Buffer.alloc(0))),
    ).toContain('is an entry of application/a1')
  })
})

describe('a record', () => {
  test('that says something else than was written down is told, and so is one that was taken out as if it had been erased by nobody', async () => {
    expect(await forged(replaced(`${a2}record.json`, '副研究员', '研究员'))).toMatch(
      /record\.json: the record form of entry \d is not what was written down with it/,
    )
    const emptied = await forged(all => {
      const record = JSON.parse(textOf(all, `${a2}record.json`))
      all.set(`${a2}record.json`, Buffer.from(JSON.stringify({ ...record, records: [] })))
    })
    expect(emptied).toContain('is missing, and nobody says that it was erased')
  })

  test('is the one that each paper bears', async () => {
    const shuffled = await forged(
      all => void all.set(`${a2}history.pdf`, all.get('dossiers/application/a1/history.pdf') ?? Buffer.alloc(0)),
    )
    expect(shuffled).toMatch(/a2\/(?:history\.pdf: the data embedded|metadata\.xml: says that history\.pdf)/)
    const register = [...files.keys()].find(path => path.startsWith('registers/places') && path.endsWith('.json')) ?? ''
    expect(await forged(replaced(register, '名额分配表', '名额表'))).toContain(
      '.pdf: the data embedded in it are not those that lie beside it',
    )
  })
})

test('metadata that is broken, incomplete or of other sizes is told', async () => {
  const path = `${a2}metadata.xml`
  expect(await forged(replaced(path, '</题名>', ''))).toContain('is not well-formed')
  expect(await forged(replaced(path, /<密级>.*<\/密级>/, ''))).toContain('lacks 密级')
  expect(await forged(replaced(path, /<计算机文件大小>\d+/, '<计算机文件大小>7'))).toContain('says that')
  expect(await forged(replaced(path, '<电子文件号>application/a2', '<电子文件号>application/a1'))).toContain('is of application/a1')
})

test('a paper that no page of the contents links is told', async () => {
  expect(await forged(replaced('contents/applications.html', /<a href="[^"]*a2\/history\.pdf">/, '<a>'))).toBe('nothing')
  const both = await forged(all => {
    for (const path of ['contents/applications.html', 'contents/people.html'])
      replaced(path, /<a href="[^"]*a2\/history\.pdf">/, '<a>')(all)
  })
  expect(both).toBe(`${a2}history.pdf: is linked from no page of the contents`)
})

test('whoever signs with another key is told from the office', async () => {
  expect(await forged(() => {}, fingerprint)).toContain(`not by ${fingerprint}`)
  expect(await faultOf(whole.path, undefined, fingerprint)).toBe('nothing')
})

test('a package that was cut off anywhere is refused', async () => {
  const bytes = readFileSync(whole.path)
  const path = join(target, 'cut.zip')
  for (const length of [0, 10, 1_000, Math.floor(bytes.length / 2), bytes.length - 1]) {
    writeFileSync(path, bytes.subarray(0, length))
    expect(await faultOf(path)).toMatch(/is no ZIP|was cut off/)
  }
  writeFileSync(path, Buffer.concat([bytes, Buffer.from('more')]))
  expect(await faultOf(path)).not.toBe('nothing')
})
