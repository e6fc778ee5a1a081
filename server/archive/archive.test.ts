/** The package of a round: whole, readable and verified; a second house takes it in and packs the same again. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyArchive } from '../../documents/archive-check/index.ts'
import type { Zip } from '../../documents/archive-check/zip.ts'
import { textOf } from '../../documents/read-back.ts'
import { type ArchiveHouse, folderOf, openArchiveHouse, packed, siteOf } from '../../test/archive-house.ts'
import { department, personOf, rosterId, round } from '../../test/given.ts'
import { freshHouse } from '../../test/house.ts'
import { actor } from '../../test/world.ts'
import { verifyChains } from '../audit.ts'
import { openDatabase } from '../database.ts'
import { postOnce } from '../post.ts'
import { rebuild } from '../rebuild.ts'
import { importArchive, Refused } from './import.ts'

let house: ArchiveHouse
let first: Awaited<ReturnType<typeof packed>>

beforeAll(async () => {
  house = await openArchiveHouse()
  first = await packed(house.site)
})
afterAll(async () => {
  await first.close()
  await house.close()
})

const text = async (zip: Zip, path: string) => (await zip.read(path)).toString('utf8')
const folder = (subject: string, id: string) => `dossiers/${subject}/${id}/`
const all = { kind: 'everything' } as const
const count = async ({ database }: Pick<ArchiveHouse, 'database'>, table: string) =>
  (await database.transaction(all.kind, query => query<{ n: number }>(`select count(*)::int as n from ${table}`)))[0]?.n

describe('the package of a round', () => {
  test('4.2 holds every dossier with its papers, each version of the roster, and verifies', async () => {
    const { zip, report } = first
    expect(report).toEqual({ dossiers: 4, entries: 13, papers: 10, files: 1, failures: [] })
    const { manifest } = await verifyArchive(zip)
    expect(manifest.whole).toBe(true)
    expect(zip.within(folder('nomination', rosterId())).toSorted()).toEqual([
      'history.pdf',
      'journal.jsonl',
      'metadata.xml',
      'record.json',
      'rosterPdf-1.pdf',
      'rosterPdf-2.pdf',
      'rosterXlsx-1.xlsx',
      'rosterXlsx-2.xlsx',
    ])
    expect(zip.within(folder('application', 'a2'))).toContain('applicationForm.pdf')
  })

  test('says on the record sheet who did what, when and by which clause', async () => {
    const words = textOf(await first.zip.read(`${folder('application', 'a2')}history.pdf`)).join('')
    for (const said of ['提交申报', '单位同意', '推荐', '2022-03-0712:00:00', '内人社办函〔2022〕55号', '定期30年'])
      expect(words).toContain(said)
  })

  test('opens without the system: contents by series and person, and a text that says what lies where', async () => {
    const index = await text(first.zip, 'index.html')
    expect(index).not.toContain('<script')
    expect(index).toContain('contents/applications.html')
    expect(await text(first.zip, 'contents/people.html')).toContain('示例一')
    expect(await text(first.zip, 'README.txt')).toContain('npx tepei archive verify')
  })

  test('describes each dossier by the names of DA/T 46 with its term of keeping', async () => {
    const xml = await text(first.zip, `${folder('application', 'a1')}metadata.xml`)
    for (const part of [
      '<保管期限>定期30年</保管期限>',
      '<年度>2022</年度>',
      '<人名>示例一</人名>',
      '<计算机文件名>applicationForm.pdf</计算机文件名>',
    ])
      expect(xml).toContain(part)
  })

  test('what was erased stays erased, and the package says so', async () => {
    const record = JSON.parse(await text(first.zip, `${folder('application', 'a1')}record.json`))
    expect(record.erased).toEqual([3])
    for (const path of first.zip.paths.filter(one => /jsonl?$/.test(one))) expect(await text(first.zip, path)).not.toContain('请补充业绩')
    expect(textOf(await first.zip.read(`${folder('application', 'a1')}history.pdf`)).join('')).toContain('第3条所附内容已依法删除')
  })

  test('is written down step by step: the beginning, every dossier, and the end', async () => {
    const rows = await house.database.transaction(all.kind, query =>
      query<{ subject: string; reason: string | null }>(
        "select subject, reason from access_log where asked = 'archive' and account = $1 order by seq limit 6",
        [department.id],
      ),
    )
    expect(rows.map(({ subject, reason }) => reason ?? subject)).toEqual([
      'begin',
      'application',
      'application',
      'nomination',
      'round',
      '4 dossiers, 0 failures',
    ])
  })

  test('of a person holds what that person had, and nothing of anybody else', async () => {
    const { zip, report, close } = await packed(house.site, { scope: { kind: 'person', id: personOf('a2').person ?? '' } })
    expect(report.dossiers).toBe(1)
    expect((await verifyArchive(zip)).manifest.of).toEqual({ kind: 'person', id: 'person a2' })
    expect(zip.paths.filter(path => path.startsWith('dossiers/') && !path.startsWith(folder('application', 'a2')))).toEqual([])
    await close()
  })

  test('names a file that the disk has lost, and doesn’t claim to be whole', async () => {
    const site = siteOf(house, folderOf('empty'))
    const { zip, report, close } = await packed(site)
    expect(report.failures).toEqual([expect.stringMatching(/^files\/[0-9a-f]{64}：文件已不在磁盘上$/)])
    expect((await verifyArchive(zip)).manifest.whole).toBe(false)
    expect(await text(zip, 'index.html')).toContain('本归档包不完整')
    await close()
  })

  test('opens under its passphrase only', async () => {
    const sealed = await packed(house.site, {}, 'vier Pferde im Regen')
    expect((await verifyArchive(sealed.zip)).manifest.whole).toBe(true)
    await sealed.close()
    const { openArchive } = await import('../../documents/archive-check/index.ts')
    await expect(openArchive(sealed.path, 'drei Pferde im Regen')).rejects.toThrow('the passphrase is another')
    await expect(openArchive(sealed.path, undefined)).rejects.toThrow('is under a passphrase')
  })

  test('leaves no half of one under its name when it is stopped', async () => {
    const target = folderOf('stopped')
    const { fileSink } = await import('./sink.ts')
    const { exportArchive, Stopped } = await import('./export.ts')
    const sink = await fileSink(join(target, 'round.zip'), undefined)
    const asked = { scope: { kind: 'round', id: round }, account: department.id, progress: (done: number) => done < 2 } as const
    await expect(exportArchive(house.site, asked, sink)).rejects.toThrow(Stopped)
    expect(existsSync(join(target, 'round.zip'))).toBe(false)
    await sink.abandon()
    expect(readdirSync(target)).toEqual([])
  })
})

/** What names the house that it was packed in, and when. */
const ofTheHouse = ['package.json', 'SHA256SUMS', 'SIGNATURE.json']

describe('a second house', () => {
  test('takes the round in, tells nobody anything, and packs the same again entry by entry', async () => {
    const second = await freshHouse()
    const site = siteOf(second)
    const { manifest } = await verifyArchive(first.zip)
    expect(await importArchive(second, second.url, site.filesFolder, first.zip, manifest)).toEqual({ round, dossiers: 4, entries: 13 })
    expect((await verifyChains(second.database)).broken).toEqual([])
    expect((await rebuild(second.database)).differences).toEqual([])
    await postOnce(second)
    expect([await count(second, 'message'), await count(second, 'outgoing')]).toEqual([0, 0])
    const again = await packed(site)
    expect(again.zip.paths).toEqual(first.zip.paths)
    for (const path of first.zip.paths.filter(one => !ofTheHouse.includes(one)))
      expect([path, (await again.zip.read(path)).equals(await first.zip.read(path))]).toEqual([path, true])
    await again.close()
    await expect(importArchive(second, second.url, site.filesFolder, first.zip, manifest)).rejects.toThrow(/is here already/)
    await second.close()
  })

  test('goes on from there: balances, guards and numbers of the journal are as they were', async () => {
    const second = await freshHouse()
    const site = siteOf(second)
    const { manifest } = await verifyArchive(first.zip)
    await importArchive(second, second.url, site.filesFolder, first.zip, manifest)
    const balances = 'select name, balance from counter where balance > 0 order by name'
    const of = ({ database }: Pick<ArchiveHouse, 'database'>) => database.transaction(all.kind, query => query(balances))
    expect(await of(second)).toEqual(await of(house))
    const successor = actor('successor', { role: 'department', organisation: 'department' })
    await second.settle(successor)
    second.turnTo('2022-04-02')
    const answer = await second.act(successor, 'round', round, 'extendFor', { step: 'nominate', until: '2022-04-08', reason: '大雪封路' })
    expect(answer.kind).toBe('done')
    await expect(second.database.query("update journal set fact = '{}' where seq = 1")).rejects.toThrow()
    await second.close()
  })

  test('takes nothing when something of it is here already, or it ends half-way', async () => {
    const second = await freshHouse()
    const site = siteOf(second)
    const { manifest } = await verifyArchive(first.zip)
    const before = { entries: await count(second, 'journal'), people: await count(second, 'person') }
    const broken: Zip = {
      ...first.zip,
      read: path => (path.startsWith('dossiers/round/') ? Promise.reject(new Error('the disk is gone')) : first.zip.read(path)),
    }
    await expect(importArchive(second, second.url, site.filesFolder, broken, manifest)).rejects.toThrow('the disk is gone')
    expect({ entries: await count(second, 'journal'), people: await count(second, 'person') }).toEqual(before)
    expect([await count(second, 'record'), await count(second, 'file'), await count(second, 'posting')]).toEqual([0, 0, 0])
    expect(readdirSync(site.filesFolder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())).toEqual([])
    await second.database.query("insert into person (id, name) values ('person a2', '另一人')")
    await expect(importArchive(second, second.url, site.filesFolder, first.zip, manifest)).rejects.toThrow(Refused)
    expect(await count(second, 'journal')).toBe(before.entries)
    await second.close()
  })
})

test('the view that a package is read from can’t be written in', async () => {
  const database = openDatabase(house.loginUrl, 2)
  await expect(database.snapshot(query => query("delete from record where id = 'a1'"))).rejects.toThrow(/read-only/)
  await database.close()
})
