/** F04: the disk of the data is filled to its last byte while people work. What was acknowledged is there, what was refused is not, and the house comes back without anybody's help. */
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startPostgres } from '../../server/postgres.ts'
import { readSettings } from '../../server/settings.ts'
import { type Opened, openHouse, type Served, serve } from '../../server/start.ts'

const megabyte = 1024 * 1024
const disk = mkdtempSync(join(tmpdir(), 'tepei-disk-'))
/** A disk of its own needs the right to mount one, which an ordinary user lacks. */
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1100m,mode=755', 'tmpfs', disk]).status === 0
const data = join(disk, 'data')
const filler = join(disk, 'filler')
const settings = readSettings({ PORT: '0', TEPEI_DATA: data, TEPEI_LOG: 'silent', TEPEI_BUSY: '0' })
let opened: Opened
let served: Served

const freeBytes = () => {
  const { bavail, bsize } = statfsSync(disk)
  return bavail * bsize
}

/** Writes until so many bytes are left, or until nothing more goes. */
const fillTo = (leave: number) => {
  const file = openSync(filler, 'a')
  try {
    const piece = Buffer.alloc(256 * 1024)
    while (freeBytes() > leave) writeSync(file, piece, 0, Math.min(piece.length, Math.max(1, freeBytes() - leave)))
  } catch (error) {
    if (!(error instanceof Error) || Reflect.get(error, 'code') !== 'ENOSPC') throw error
  } finally {
    closeSync(file)
  }
}

beforeAll(async () => {
  if (!mounted) return
  mkdirSync(data)
  opened = await openHouse(settings)
  served = await serve(opened, settings)
})
afterAll(async () => {
  await served?.close()
  await opened?.close()
  if (mounted) spawnSync('umount', ['-l', disk])
  rmSync(disk, { recursive: true, force: true })
})

/** A wrong password is written down, and needs nobody's seat. */
const sends = (path: string) =>
  fetch(`${served.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': path }, body: '{}' })
const note = (n: number) =>
  opened.house.database.query("insert into access_log (account, asked, id) values ('clock', $1, $2)", ['x'.repeat(6_000), String(n)])
const noted = async () =>
  (await opened.house.database.query<{ id: string }>("select id from access_log where account = 'clock'")).map(({ id }) => Number(id))

test.skipIf(!mounted)(
  'F04 with less than a tenth left nothing new is taken, everything is read, and room made free is noticed',
  { timeout: 120_000 },
  async () => {
    expect(existsSync(join(data, 'ballast'))).toBe(true)
    expect((await sends('/api/application/one/start')).status).not.toBe(507)
    fillTo(40 * megabyte)
    await vi.waitFor(async () => expect((await sends('/api/application/two/start')).status).toBe(507), { timeout: 30_000, interval: 500 })
    expect((await fetch(`${served.url}/api/rounds`)).status).toBe(200)
    rmSync(filler)
    await vi.waitFor(async () => expect((await sends('/api/application/three/start')).status).not.toBe(507), {
      timeout: 30_000,
      interval: 500,
    })
  },
)

test.skipIf(!mounted)(
  'F04 on a disk without a byte left nothing that was acknowledged is lost, and the house starts on the room that was kept back',
  { timeout: 180_000 },
  async () => {
    const acknowledged: number[] = []
    fillTo(0)
    for (let n = 0, refused = false; !refused && n < 100_000; n += 1)
      await note(n).then(
        () => acknowledged.push(n),
        () => {
          refused = true
        },
      )
    expect(acknowledged.length).toBeLessThan(100_000)
    await served.close()
    await opened.close()
    fillTo(0)
    // Without the room that is kept back PostgreSQL itself can't begin.
    await expect(startPostgres({ directory: join(data, 'postgres') })).rejects.toThrow('did not start')
    opened = await openHouse(settings)
    served = await serve(opened, settings)
    expect(existsSync(join(data, 'ballast'))).toBe(false)
    const kept = new Set(await noted())
    expect(acknowledged.filter(n => !kept.has(n))).toEqual([])
    expect((await sends('/api/application/four/start')).status).toBe(507)
    rmSync(filler)
    await vi.waitFor(async () => expect((await sends('/api/application/five/start')).status).not.toBe(507), {
      timeout: 30_000,
      interval: 500,
    })
  },
)
