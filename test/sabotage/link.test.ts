// A guard of coming in by phone or by link that is taken away turns its check red.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scanned } from '../../core/facts.ts'
import { paperCode } from '../../core/paper-code.ts'
import { askCode, codeIs, type Wanted } from '../../server/enter/codes.ts'
import { withClient } from '../../server/postgres/check.ts'
import { openText } from '../../server/sending.ts'
import { type Desk, openDesk } from '../desk.ts'
import { digest, employer, formOf, law, openRound, personOf, round } from '../given.ts'
import { isAllThatStands } from './checks.ts'

const undertakings = law.policy.training.undertakings.value.map(u => u.code)
const contact = { id: 'contact', seats: [{ role: 'employer', organisation: employer }], only: 'a' } as const
const submitted = () => {
  const w = openRound()
  w.must({ subject: 'application', id: 'a', action: 'start', by: personOf('a'), on: '2022-03-07', input: { round, form: formOf('a') } })
  w.must({ subject: 'application', id: 'a', action: 'submit', by: personOf('a'), on: '2022-03-07' })
  return w
}
const anotherForm = { codes: [paperCode({ kind: 'form', id: 'another', version: 1, hash: digest('1'), page: 1, pages: 1 })], pictures: 1 }
/** A consent by link: with a page that is named, and what was read of it where whoever names it has brought it. */
const consents = (sealedPage: string | undefined, scanned: readonly Scanned[]) => () => {
  const w = submitted()
  const input = { conductConfirmed: true, undertakings, ...(sealedPage !== undefined && { sealedPage }) }
  return () => w.perform({ subject: 'application', id: 'a', action: 'consent', by: contact, on: '2022-03-08', input, scanned })
}

describe('the sealed page', () => {
  test.each([
    ['sealedPageIsThere whoever the applicant names speaks for the employer without its seal', 'sealedPageIsThere', undefined, []],
    ['sealedPageIsThere a digest that nobody brought stands for the seal', 'sealedPageIsThere', digest('5'), []],
    ['sealedPageIsOfForm the sealed page of another form does', 'sealedPageIsOfForm', digest('5'), [anotherForm]],
  ] as const)('4.1 without %s', (_what, rule, page, scanned) => {
    expect(isAllThatStands('application', 'consent', rule, consents(page, scanned))).toEqual([true, true])
  })
})

describe('the reach of a link, and the tries of a code', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk()
    for (const id of ['a', 'b']) await desk.applies(id, { name: '示例' }, 'submitted')
  })
  afterAll(() => desk.close())

  const seen = async () => {
    const rows = await desk.house.database.transaction({ organisations: [employer], only: 'a' }, query =>
      query<{ id: string }>("select id from dossier where subject = 'application' order by id"),
    )
    return rows.map(({ id }) => id)
  }

  test('7.4 without the database’s limit a link to one file opens every file of the employer', async () => {
    expect(await seen()).toEqual(['a'])
    await withClient(desk.house.url, client =>
      client.query('alter policy dossier_reach on dossier using (reaches(person, employer, body, host))'),
    )
    expect(await seen()).toEqual(['a', 'b'])
  })

  const afterTries = async (wanted: Wanted, between: () => Promise<unknown>) => {
    const asked = await askCode(desk.house, wanted, code => `code ${code}`)
    if (asked.kind !== 'sent') throw new Error('no code was sent')
    const key = `code/${asked.id}`
    const [row] = await desk.house.database.transaction('everything', query =>
      query<{ sealed: Buffer }>('select sealed from outgoing where key = $1', [key]),
    )
    const code = openText(desk.house.seals, key, row?.sealed ?? Buffer.alloc(0)).text.slice(-6)
    for (let wrong = 1; wrong <= 6; wrong += 1) {
      await codeIs(desk.house, wanted, asked.id, String((Number(code) + wrong) % 1_000_000).padStart(6, '0'))
      await between()
    }
    return codeIs(desk.house, wanted, asked.id, code)
  }

  test('4.1 without the count of tries a code is guessed', async () => {
    const wanted = { purpose: 'enter', about: '' } as const
    expect(await afterTries({ phone: '13800003001', ...wanted }, async () => undefined)).toBe(false)
    const forgets = () => desk.house.database.query('update phone_code set tries = 0')
    expect(await afterTries({ phone: '13800003002', ...wanted }, forgets)).toBe(true)
  })
})
