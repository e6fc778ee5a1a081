// F12: every question, action, paper and door asked for what is another bureau's. CRAWL_CALLS says how many calls; CRAWL_SEED plays a run again.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withClient } from '../../server/postgres/check.ts'
import { reachOf } from '../../server/session.ts'
import { figure, seedOf } from '../faults/figures.ts'
import { applicationOf, type Bureaus, bureaus, type Caller, fileOf, markOf, openBureaus, type Target, targets } from './bureaus.ts'
import { type Aim, type Call, calls } from './calls.ts'
import { tablesOf } from './tables.ts'

const wanted = Number(process.env.CRAWL_CALLS ?? 1_500)
const seed = seedOf('CRAWL_SEED')

let world: Bureaus
beforeAll(async () => {
  world = await openBureaus()
})
afterAll(() => world.close())

/** Numbers that follow from the seed and from nothing else. */
const diceOf = (of: string) => {
  let n = 0
  return (sides: number): number => {
    n += 1
    return createHash('sha256').update(`${of}/${n}`).digest().readUInt32BE(0) % sides
  }
}

const aimOf = (target: Target): Aim => ({ ...target, file: fileOf(target.bureau), name: markOf(target.bureau) })
/** One that is not there, of the same shape: its letters differ, and nothing else does. */
const absent = '999999'
const missing = ({ subject, id, bureau }: Target): Aim => {
  const gone = id.replace(bureau, absent)
  return { subject, id: gone, bureau: absent, file: fileOf(absent), name: markOf(absent) }
}

const ask = async ({ cookie }: Caller, { to }: Call, aim: Aim, key: string) => {
  const { statusCode, body, headers } = await world.app.inject({ ...to(aim), headers: { cookie, 'idempotency-key': key } })
  const said = [aim.id, aim.file, aim.name, `host-${aim.bureau}`, `unit-${aim.bureau}`]
  const same = said.reduce((text, one) => text.replaceAll(one, '#'), body).replace(/"request":"[^"]*"/, '')
  return { statusCode, body, said: `${statusCode} ${headers['content-type']} ${same}` }
}

/** What is wrong with the answer about somebody else's: it says something of it, or says otherwise than of one that is not there. */
const wrongIn = async (caller: Caller, call: Call, target: Target, key: string): Promise<readonly string[]> => {
  const [theirs, nobodys] = [await ask(caller, call, aimOf(target), `${key}-a`), await ask(caller, call, missing(target), `${key}-b`)]
  const where = `${caller.name}: ${call.name} of ${target.subject} ${target.id}`
  if (theirs.statusCode >= 500) return [`${where} fails: ${theirs.statusCode} ${theirs.body.slice(0, 160)}`]
  // A mark that was typed into the search comes back in no answer.
  if (theirs.body.includes(markOf(target.bureau))) return [`${where} leaks: ${theirs.body.slice(0, 300)}`]
  return theirs.said === nobodys.said ? [] : [`${where} differs:\n  ${theirs.said.slice(0, 400)}\n  ${nobodys.said.slice(0, 400)}`]
}

const crawl = async (of: string, n: number, kinds = calls): Promise<readonly string[]> => {
  const dice = diceOf(of)
  const wrong: string[] = []
  for (let i = 0; i < n; i += 2) {
    const caller = world.callers[dice(world.callers.length)]
    const foreign = targets.filter(({ bureau }) => bureau !== caller?.bureau)
    const [target, call] = [foreign[dice(foreign.length)], kinds[dice(kinds.length)]]
    if (caller && target && call) wrong.push(...(await wrongIn(caller, call, target, `crawl-${of}-${i}`)))
  }
  return wrong
}

describe('F12 R27 fourteen bureaus', () => {
  test('what is asked for is there for whoever it belongs to, or nothing would be proved', async () => {
    for (const bureau of bureaus.slice(0, 3)) {
      const own = world.callers.filter(caller => caller.bureau === bureau && !caller.name.includes('host'))
      for (const { cookie, name } of own) {
        const asked = `/api/dossier?subject=application&id=${applicationOf(bureau)}`
        const { statusCode, body } = await world.app.inject({ url: asked, headers: { cookie } })
        expect([name, statusCode]).toEqual([name, 200])
        expect(body).toContain(markOf(bureau))
      }
    }
  })

  test(`${wanted} calls for what is another’s tell nothing of it, not even that it is there`, { timeout: 3_600_000 }, async () => {
    console.log(
      `crawl: seed ${seed}, ${wanted} calls, ${world.callers.length} callers, ${targets.length} targets, ${calls.length} kinds of calls`,
    )
    const wrong = [...new Set(await crawl(seed, wanted))]
    figure({ id: 'F12', what: 'calls for what is another bureau’s that told something of it', seed, n: wanted, wrong: wrong.length })
    expect(wrong.slice(0, 20), `CRAWL_SEED=${seed}`).toEqual([])
  })
})

/** Of the access log it counts what was looked at: who did, is for those to know whose it is; and what somebody asked for in vain stands there under their own name. */
const rowsOf = (table: string, { actor }: Caller) =>
  table === 'access_log'
    ? `select concat(subject, ' ', id, ' ', reason) as row from access_log where account <> '${actor.id}'`
    : `select t::text as row from ${table} t`

/** What a statement without any condition shows to each caller of rows that are another bureau's. */
const leakedRows = async (): Promise<readonly string[]> => {
  const tables = (await tablesOf(world.house.url))
    .filter(({ name, policies }) => policies > 0 || name === 'dossier')
    .map(({ name }) => name)
  const found: string[] = []
  for (const caller of world.callers)
    for (const table of tables) {
      const rows = await world.house.database.transaction(reachOf(caller.actor), query => query<{ row: string }>(rowsOf(table, caller)))
      const foreign = bureaus.filter(
        bureau => bureau !== caller.bureau && rows.some(({ row }) => row.includes(applicationOf(bureau)) || row.includes(markOf(bureau))),
      )
      if (foreign.length > 0) found.push(`${caller.name} ${table}`)
    }
  return found
}

describe('F12 R27 without any check of the service', () => {
  const asOwner = (text: string) => withClient(world.house.url, client => client.query(text))

  test('the rows’ own security alone shows nobody what is another bureau’s, in any table', async () => {
    expect(await leakedRows()).toEqual([])
  })

  test('without it every caller reads every bureau, and the crawl is red', async () => {
    await asOwner('alter table dossier disable row level security')
    expect((await leakedRows()).length).toBeGreaterThan(world.callers.length - 1)
    const looks = calls.filter(({ name }) => name === 'question dossiers' || name === 'question dossier')
    expect((await crawl(`${seed} open`, 200, looks)).length).toBeGreaterThan(0)
    await asOwner('alter table dossier enable row level security')
    // Their own looks at what they should not have seen are theirs, and stay written down.
    expect((await leakedRows()).filter(line => !line.endsWith(' access_log'))).toEqual([])
  })
})
