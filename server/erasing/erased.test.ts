// Somebody is erased; whatever copy of the house is put back afterwards, they stay erased, and everybody else is as they were. On embedded PostgreSQLs of its own.
import { hash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { department, formOf, leader, personOf, round } from '../../test/given.ts'
import { law2022, law2022Digest } from '../../test/house.ts'
import { putBack } from '../backup/put-back.ts'
import { takeBackup } from '../backup/take.ts'
import { heldFolder, keepFile, pathOf } from '../files.ts'
import type { House } from '../house.ts'
import { setApart } from '../intake/apart.ts'
import { perform, type Request } from '../perform.ts'
import { placeOf, Shredded } from '../seal.ts'
import { openText, queueText } from '../sending.ts'
import { readSettings, type Settings } from '../settings.ts'
import { type Opened, openHouse } from '../start.ts'
import { erase } from './erase.ts'

const root = mkdtempSync(join(tmpdir(), 'erased-'))
chmodSync(root, 0o755)
const passphrase = 'a long enough passphrase'
const files = { plain: join(root, 'plain.tepei'), withKey: join(root, 'with-key.tepei') }
const at = (time: Date) => new Date(Math.min(time.getTime(), Date.parse('2022-03-03T04:00:00.000Z')))
const settingsIn = (name: string): Settings => {
  mkdirSync(join(root, name), { recursive: true })
  return readSettings({ TEPEI_DATA: join(root, name) })
}
const filesIn = ({ dataFolder }: Settings) => join(dataFolder, 'files')

const inHouse = async <T>(settings: Settings, work: (opened: Opened) => Promise<T>): Promise<T> => {
  const opened = await openHouse(settings, at)
  return work(opened).finally(opened.close)
}

const settle = async ({ database }: House, id: string, person?: string) => {
  if (person !== undefined) await database.query("insert into person (id, name) values ($1, '') on conflict do nothing", [person])
  await database.query('insert into account (id, login, zh, en, person) values ($1, $1, $1, $1, $2)', [id, person ?? null])
}
const act = async (house: House, request: Pick<Request, 'actor' | 'subject' | 'id' | 'action' | 'input'>) => {
  const answer = await perform(house, request)
  if (answer.kind !== 'done') throw new Error(JSON.stringify(answer))
}
const scan = (id: string) => Buffer.from(`%PDF-1.7 of ${id}`)
const heldScan = (id: string) => scan(`held of ${id}`)

const apply = async (house: House, folder: string, id: string) => {
  const actor = personOf(id)
  await settle(house, actor.id, actor.person)
  const form = formOf(id)
  await act(house, {
    actor,
    subject: 'application',
    id,
    action: 'start',
    input: { round, form: { ...form, identity: { ...form.identity, name: `示例${id}` } } },
  })
  const kept = await keepFile(house, folder, actor.id, scan(id))
  await keepFile(house, folder, actor.id, heldScan(id), { held: true })
  await setApart(house, folder, actor.id, scan(`refused of ${id}`), 'acts')
  await house.database.transaction('everything', async query => {
    await query("insert into file_use values ($1, 'application', $2)", [kept?.sha256, id])
    const news = {
      key: `step/${id}`,
      phone: form.identity.phone,
      text: `示例${id}`,
      purpose: 'step',
      party: actor.person ?? '',
      round,
    } as const
    await queueText(query, house.seals, news)
    const { bytes } = house.seals.seal(`draft/${actor.id}/x/text/1`, `示例${id}`)
    await query("insert into draft (account, place, version, sealed) values ($1, 'x', 1, $2)", [actor.id, bytes])
  })
  return kept?.sha256 ?? ''
}

const recordText = "select sealed from record where subject = 'application' and id = $1 and kind = 'form'"
type Found = { readonly sealed: Buffer }
/** What can be known of an applicant: the name on their form, the name in lists, their scan. */
const knownOf = (settings: Settings, { house }: Opened, id: string, sha256: string) =>
  house.database.transaction('everything', async query => {
    const [record] = await query<Found>(recordText, [id])
    const [person] = await query<{ name: string; citizen: boolean }>(
      'select name, citizen_index is not null as citizen from person where id = $1',
      [personOf(id).person],
    )
    const opened = record && JSON.stringify(house.seals.open(placeOf('application', id, 'form', 1), record.sealed)).includes(`示例${id}`)
    const texts = await query<Found & { key: string }>('select key, sealed from outgoing where party = $1', [personOf(id).person])
    const drafts = await query<Found>('select sealed from draft where account = $1', [personOf(id).id])
    const refused = await query<{ id: string }>('select id from refused_file where owner = $1', [personOf(id).id])
    const beside = [
      ...texts.map(({ key, sealed }) => openText(house.seals, key, sealed).text),
      ...drafts.map(({ sealed }) => house.seals.open(`draft/${personOf(id).id}/x/text/1`, sealed)),
    ]
    return {
      form: opened ?? false,
      beside,
      name: person?.name,
      citizen: person?.citizen,
      scan: existsSync(pathOf(filesIn(settings), sha256)),
      held: existsSync(pathOf(heldFolder(filesIn(settings)), hash('sha256', heldScan(id), 'hex'))),
      refused: refused.filter(one => existsSync(join(filesIn(settings), 'refused', one.id))).length,
    }
  })

const nothing = { form: false, beside: [], name: '', citizen: false, scan: false, held: false, refused: 0 }
const all = (id: string) => ({
  ...{ form: true, beside: [`示例${id}`, `示例${id}`], name: `示例${id}`, citizen: true },
  ...{ scan: true, held: true, refused: 1 },
})
const digests: Record<string, string> = {}
const known = (settings: Settings, opened: Opened, id: string) => knownOf(settings, opened, id, digests[id] ?? '')

const live = settingsIn('live')
const gone = {
  dossiers: [{ subject: 'application', id: 'gone' }],
  people: [personOf('gone').person ?? ''],
  by: ['officer', 'leader'],
  clause: '9',
} as const
/** A record of the erased one, as whoever kept a copy of the database has it. */
const copied: { sealed?: Buffer; text?: Buffer } = {}

beforeAll(async () => {
  await inHouse(live, async ({ house }) => {
    await settle(house, department.id)
    await settle(house, leader.id)
    await act(house, {
      actor: leader,
      subject: 'round',
      id: round,
      action: 'publish',
      input: { law: law2022Digest, edition: law2022.policy.edition },
    })
    await act(house, { actor: department, subject: 'round', id: round, action: 'open', input: {} })
    for (const id of ['gone', 'stays']) digests[id] = await apply(house, filesIn(live), id)
    const [row] = await house.database.transaction('everything', query => query<Found>(recordText, ['gone']))
    copied.sealed = row?.sealed
    copied.text = (
      await house.database.transaction('everything', query => query<Found>("select sealed from outgoing where key = 'step/gone'"))
    )[0]?.sealed
  })
  await takeBackup(files.plain, live, { passphrase, withKey: false })
  await takeBackup(files.withKey, live, { passphrase, withKey: true })
  cpSync(live.ringFile, join(root, 'ring-before'))
}, 300_000)
afterAll(() => rmSync(root, { recursive: true, force: true }))

const place = placeOf('application', 'gone', 'form', 1)

test('R39 who is erased is gone from rows, files and keys; who is not stays; the entry stays and names nobody; two are named who decided', async () => {
  await inHouse(live, async opened => {
    expect(await known(live, opened, 'gone')).toEqual(all('gone'))
    expect(await erase(opened.vault, filesIn(live), gone)).toBe(2)
    expect(readdirSync(join(filesIn(live), 'refused'))).toHaveLength(1)
    expect(await known(live, opened, 'gone')).toEqual(nothing)
    expect(await known(live, opened, 'stays')).toEqual(all('stays'))
    expect(() => opened.house.seals.open(place, copied.sealed ?? Buffer.of())).toThrow(Shredded)
    expect(() => openText(opened.house.seals, 'step/gone', copied.text ?? Buffer.of())).toThrow(Shredded)
    const { database } = opened.house
    const said = await database.transaction('everything', query =>
      query("select account, subject, id, reason from access_log where asked = 'erased' order by seq"),
    )
    expect(said).toEqual([
      { account: 'officer', subject: 'application', id: 'gone', reason: '9; leader' },
      { account: 'officer', subject: 'person', id: personOf('gone').person, reason: '9; leader' },
    ])
    const [entry] = await database.transaction('everything', query =>
      query<{ text: string }>("select j::text as text from journal j where id = 'gone'"),
    )
    expect(entry?.text).not.toContain('示例')
    const [account] = await database.query('select zh, phone_index, disabled from account where id = $1', [personOf('gone').id])
    expect(account).toEqual({ zh: '已删除', phone_index: null, disabled: true })
  })
}, 300_000)

describe('an older backup that is put back', () => {
  const restored = async (name: string, backup: string, bring: (settings: Settings) => void) => {
    const settings = settingsIn(name)
    await putBack(backup, passphrase, settings.dataFolder)
    bring(settings)
    return inHouse(settings, async opened => ({
      gone: await known(settings, opened, 'gone'),
      stays: await known(settings, opened, 'stays'),
    }))
  }

  test('R39 F24 with the ring as it is now, the erased one stays erased, and everybody else reads as before', async () => {
    const found = await restored('with-ring', files.plain, settings => {
      cpSync(live.keyFile, settings.keyFile)
      cpSync(live.ringFile, settings.ringFile)
    })
    expect(found).toEqual({ gone: nothing, stays: all('stays') })
  }, 300_000)

  test('R39 F24 with its own older ring, the list of what was shredded erases them again', async () => {
    const found = await restored('with-list', files.withKey, settings => cpSync(live.shreddedFile, settings.shreddedFile))
    expect(found).toEqual({ gone: nothing, stays: all('stays') })
    expect(readFileSync(join(root, 'with-list', 'ring.keys'))).not.toEqual(readFileSync(join(root, 'ring-before')))
  }, 300_000)

  test('R39 sabotage: with the older ring and without the list the erased one is back, so neither may be kept with the backups', async () => {
    expect(await restored('with-neither', files.withKey, () => undefined)).toEqual({ gone: all('gone'), stays: all('stays') })
  }, 300_000)

  test('R39 a list that somebody altered stops the start, as do a ring that is missing and a ring of another house', async () => {
    const settings = settingsIn('altered')
    await putBack(files.withKey, passphrase, settings.dataFolder)
    const lines = readFileSync(live.shreddedFile, 'utf8').split('\n')
    writeFileSync(settings.shreddedFile, [lines[0], ...lines.slice(2)].join('\n'))
    await expect(inHouse(settings, async () => undefined)).rejects.toThrow('not as this house wrote it')
    rmSync(settings.shreddedFile)
    rmSync(settings.ringFile)
    await expect(inHouse(settings, async () => undefined)).rejects.toThrow('Restore it from your newest copy')
  }, 300_000)
})
