// The folder of the small program, copied to another place, verifies an export there with Node alone.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verifyArchive } from '../../documents/archive-check/index.ts'
import { folderOf, openArchiveHouse, packed } from '../../test/archive-house.ts'
import { foundIn, openEmptyRecord, openRecorded, settle } from '../../test/recorded.ts'
import { importArchive } from '../archive/import.ts'
import { recordLines } from './export.ts'
import { findProof } from './proof.ts'

test('copied to a machine without the house it verifies a record, and a proof, and names what was altered', async () => {
  const house = await openRecorded(1)
  const away = mkdtempSync(join(tmpdir(), 'log-check-'))
  cpSync(new URL('../../documents/log-check', import.meta.url), away, { recursive: true })
  const run = (...args: readonly string[]) => spawnSync(process.execPath, [join(away, 'run.ts'), ...args], { cwd: away, encoding: 'utf8' })
  const lines: string[] = []
  const proof = await house.database.snapshot(async query => {
    for await (const line of recordLines(query)) lines.push(line)
    return (await findProof(query, 'application', 'racer0', 2))?.proof
  })
  await house.close()
  const put = (name: string, text: string) => {
    writeFileSync(join(away, name), text)
    return join(away, name)
  }
  const log = put('log', `${lines.join('\n')}\n`)
  expect(run(log, house.file, house.key.x)).toMatchObject({ status: 0, stdout: expect.stringContaining('all as they were signed') })
  const altered = put('altered', `${lines.join('\n').replace('"action":"submit"', '"action":"revise"')}\n`)
  expect(run(altered, house.file, house.key.x)).toMatchObject({ status: 1, stdout: 'application/racer0/2: was altered\n' })
  expect(run(put('proof', JSON.stringify(proof)), house.key.x)).toMatchObject({ status: 0 })
  expect(run(put('key', JSON.stringify(house.key)), house.key.x).status).toBe(1)
})

test('a round that was taken in from an archive comes under the next checkpoint, though it stands before everything', async () => {
  const maker = await openArchiveHouse()
  const { zip, close } = await packed(maker.site)
  const taker = await openEmptyRecord()
  const { manifest } = await verifyArchive(zip)
  await importArchive(taker, taker.url, folderOf('taken'), zip, manifest)
  await close()
  await settle(taker, taker.file)
  const outside = await taker.outside()
  const found = await taker.database.snapshot(query => foundIn(recordLines(query), outside))
  expect(found).toMatchObject({ kind: 'whole', verified: { after: 0 } })
  expect(outside.leaves.filter(leaf => leaf.startsWith('application/a2/'))).toHaveLength(4)
  await Promise.all([maker.close(), taker.close()])
})
