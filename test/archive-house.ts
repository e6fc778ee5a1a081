/** A house with a round that is worth an archive: two forms, a roster in two versions, a file, a text that was erased; and its package. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openArchive } from '../documents/archive-check/index.ts'
import type { Zip } from '../documents/archive-check/zip.ts'
import { type Asked, exportArchive, type Report } from '../server/archive/export.ts'
import { fileSink } from '../server/archive/sink.ts'
import { keepFile } from '../server/files.ts'
import type { Site } from '../server/questions/asking.ts'
import { bodyOf, department, employer, employerOf, formOf, hohhot, law, leader, personOf, rosterId, round, undertakings } from './given.ts'
import { freshHouse, law2022Digest, type TestHouse } from './house.ts'

export type ArchiveHouse = TestHouse & { readonly site: Site }

export const folderOf = (name: string) => mkdtempSync(join(tmpdir(), `archive-${name}-`))

export const siteOf = (house: TestHouse, filesFolder = folderOf('files')): Site => ({
  ...{ house, demo: false, filesFolder },
  told: () => null,
  publicUrl: () => 'https://tepei.example',
})

/** Smallest picture that is one. */
const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

const must = async (house: TestHouse, ...given: Parameters<TestHouse['act']>) => {
  const answer = await house.act(...given)
  if (answer.kind !== 'done') throw new Error(`${given[3]}: ${JSON.stringify(answer)}`)
}

/** The reason for which a1 was sent back was erased since; a2 stands on the roster, whose second version is frozen. */
export const openArchiveHouse = async (): Promise<ArchiveHouse> => {
  const house = await freshHouse()
  const site = siteOf(house)
  const ours = bodyOf(hohhot)
  const act = (...given: Parameters<TestHouse['act']>) => must(house, ...given)
  await house.settle(department, leader, employerOf(employer), ours, personOf('a1'), personOf('a2'))
  await act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition })
  await act(department, 'round', round, 'open')
  house.turnTo('2022-03-07')
  for (const id of ['a1', 'a2']) {
    const kept = await keepFile(house, site.filesFolder, personOf(id).id, dot)
    if (!kept) throw new Error('the picture was not taken')
    const form = formOf(id)
    const photo = { sha256: kept.sha256, name: '照片.png' }
    await act(personOf(id), 'application', id, 'start', { round, form: { ...form, identity: { ...form.identity, photo } } })
    await act(personOf(id), 'application', id, 'submit')
  }
  await act(employerOf(employer), 'application', 'a1', 'sendBack', { corrections: [{ field: 'achievements', reason: '请补充业绩' }] })
  await house.database.transaction('everything', query => query("delete from record where id = 'a1' and kind = 'sendBack'"))
  await act(employerOf(employer), 'application', 'a2', 'consent', { conductConfirmed: true, undertakings })
  await act(ours, 'application', 'a2', 'recommend')
  for (const action of ['finalise', 'reopen', 'finalise']) await act(ours, 'nomination', rosterId(), action)
  return { ...house, site }
}

/** Writes a package of the round, or of what is asked, and opens it again. */
export const packed = async (
  site: Site,
  asked: Partial<Asked> = {},
  passphrase?: string,
): Promise<{ readonly path: string; readonly report: Report; readonly zip: Zip; readonly close: () => Promise<void> }> => {
  const path = join(folderOf('package'), 'round.zip')
  const sink = await fileSink(path, passphrase)
  const report = await exportArchive(site, { scope: { kind: 'round', id: round }, account: department.id, ...asked }, sink)
  const { zip, close } = await openArchive(path, passphrase)
  return { path, report, zip, close }
}
