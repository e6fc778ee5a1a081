/** Coming in by phone: who is new, who was here, whose form was filled in by another, and what a code is good for. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCitizenNumber } from '../../core/standards/index.ts'
import { type Desk, openDesk } from '../../test/desk.ts'
import { bodyOf, form, hohhot, round } from '../../test/given.ts'
import { openText, queueText, sendOnce } from '../sending.ts'
import { askCode, sweepCodes } from './codes.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const post = (url: string, payload: object) => desk.app.inject({ method: 'POST', url, payload })
const askFor = (phone: string) => post('/api/phone/code', { phone })
const newestCode = async () => {
  const rows = await desk.house.database.transaction('everything', query =>
    query<{ key: string; sealed: Buffer }>("select key, sealed from outgoing where purpose = 'code' order by id desc limit 1"),
  )
  const [row] = rows
  if (!row) throw new Error('no code was queued')
  const { text, phone } = openText(desk.house.seals, row.key, row.sealed)
  return { id: row.key.slice('code/'.length), code: /验证码(\d{6})/.exec(text)?.[1] ?? '', phone }
}
/** A minute between two texts to one phone is too long for a test. */
const aMinutePasses = () => desk.house.database.query("update phone_code set made = made - interval '61 seconds'")
const codeFor = async (phone: string) => {
  await aMinutePasses()
  expect((await askFor(phone)).statusCode).toBe(200)
  return newestCode()
}
const enter = async (phone: string, more: object = {}) => {
  const { id, code } = await codeFor(phone)
  return post('/api/phone/enter', { id, code, phone, ...more })
}
const whoIs = async (answer: { headers: Record<string, unknown> }) => {
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
  return (await desk.app.inject({ url: '/api/session', headers: { cookie } })).json()
}
const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('4.1 whoever is new comes in as a person of their own, and as the same one the next time', async () => {
  const first = await whoIs(await enter('138 0000 2001'))
  expect(first).toMatchObject({ account: { name: { zh: '138****2001' } }, seats: [], only: null })
  expect(first.account.person).toMatch(/^person-/)
  const again = await whoIs(await enter('+8613800002001'))
  expect(again.account.id).toBe(first.account.id)
})

test('4.1 the name on the form becomes the name of the account', async () => {
  const { account } = await whoIs(await enter('13800002002'))
  const actor = { id: account.id, person: account.person, seats: [] }
  await desk.done(desk.house.act(actor, 'application', 'by-phone', 'start', { round, form: form({}) }))
  expect((await whoIs(await enter('13800002002'))).account.name.zh).toBe('示例一')
})

test('a code is good once, for its own phone, and not when it is wrong', async () => {
  const { id, code } = await codeFor('13800002003')
  expect((await post('/api/phone/enter', { id, code: wrongOf(code), phone: '13800002003' })).statusCode).toBe(401)
  expect((await post('/api/phone/enter', { id, code, phone: '13800002004' })).statusCode).toBe(401)
  expect((await post('/api/phone/enter', { id, code, phone: '13800002003' })).statusCode).toBe(200)
  expect((await post('/api/phone/enter', { id, code, phone: '13800002003' })).statusCode).toBe(401)
})

test('after five tries the right code is of no use either', async () => {
  const { id, code } = await codeFor('13800002005')
  for (let i = 0; i < 5; i += 1) await post('/api/phone/enter', { id, code: wrongOf(code), phone: '13800002005' })
  expect((await post('/api/phone/enter', { id, code, phone: '13800002005' })).statusCode).toBe(401)
})

test('of two who use one code at the same moment one is in', async () => {
  const { id, code } = await codeFor('13800002006')
  const answers = await Promise.all([1, 2, 3].map(() => post('/api/phone/enter', { id, code, phone: '13800002006' })))
  expect(answers.map(answer => answer.statusCode).sort()).toEqual([200, 401, 401])
})

test('a newer code ends the one before, and ten minutes end any', async () => {
  const old = await codeFor('13800002007')
  const fresh = await codeFor('13800002007')
  expect((await post('/api/phone/enter', { id: old.id, code: old.code, phone: '13800002007' })).statusCode).toBe(401)
  await desk.house.database.query("update phone_code set expires = expires - interval '10 minutes' where id = $1", [fresh.id])
  expect((await post('/api/phone/enter', { id: fresh.id, code: fresh.code, phone: '13800002007' })).statusCode).toBe(401)
})

test('texts to one phone come a minute apart, and five in an hour', async () => {
  expect((await askFor('13800002008')).statusCode).toBe(200)
  const soon = await askFor('13800002008')
  expect([soon.statusCode, soon.json().seconds > 50]).toEqual([429, true])
  for (let i = 0; i < 4; i += 1) {
    await aMinutePasses()
    expect((await askFor('13800002008')).statusCode).toBe(200)
  }
  await aMinutePasses()
  const many = await askFor('13800002008')
  expect([many.statusCode, many.json().seconds > 3_000]).toEqual([429, true])
})

test('what was asked about one thing leaves room for another, until there are sixty in a day', async () => {
  const phone = '13800002021'
  const ask = async (about: string) => {
    await aMinutePasses()
    return (await askCode(desk.house, { phone, purpose: 'link', about }, code => code)).kind
  }
  for (let i = 0; i < 5; i += 1) expect(await ask('one')).toBe('sent')
  expect(await ask('one')).toBe('wait')
  for (let i = 0; i < 55; i += 1) expect(await ask(`other ${i}`)).toBe('sent')
  expect(await ask('one more')).toBe('wait')
})

test.each(['', '12345', '04711234567', 'drop table'])('%j is no phone', async phone => {
  expect((await askFor(phone)).json().issues[0].path).toBe('phone')
})

test('neither code nor number lies readable in the database', async () => {
  const { code } = await codeFor('13800002009')
  const rows = await desk.house.database.query<{ t: string }>(
    'select c::text as t from phone_code c union all select a::text from account a',
  )
  expect(rows.filter(({ t }) => t.includes('13800002009') || t.includes(`,${code},`))).toEqual([])
})

test('codes of days ago are swept', async () => {
  await codeFor('13800002010')
  await desk.house.database.query("update phone_code set made = made - interval '3 days'")
  await sweepCodes(desk.house)
  expect(await desk.house.database.query('select 1 from phone_code')).toEqual([])
})

const helped = async (id: string, phone: string, serial: number) => {
  const { pledges: _, ...whole } = form({})
  const citizenNumber = makeCitizenNumber({ division: '159900', birthDate: '1991-01-02', serial })
  const input = {
    round,
    helper: { role: 'body', organisation: hohhot },
    form: { ...whole, identity: { ...whole.identity, phone, citizenNumber } },
  }
  await desk.done(desk.house.act(bodyOf(hohhot), 'application', id, 'startFor', input))
  return citizenNumber
}

test('4.1 a form that was filled in for somebody is theirs when phone and number are', async () => {
  const number = await helped('helped-1', '13800002011', 101)
  expect((await enter('13800002011')).json()).toEqual({ kind: 'prove', why: 'claim' })
  expect(
    (await enter('13800002011', { number: makeCitizenNumber({ division: '159900', birthDate: '1991-01-02', serial: 103 }) })).statusCode,
  ).toBe(401)
  const { account } = await whoIs(await enter('13800002011', { number: number.toLowerCase() }))
  expect(account).toMatchObject({ person: 'of-helped-1', name: { zh: '示例一' } })
  expect((await whoIs(await enter('13800002011'))).account.id).toBe(account.id)
})

test('4.1 whose phone stands in a stranger’s form is somebody new, and the form stays unclaimed', async () => {
  await helped('helped-2', '13800002012', 105)
  const { account } = await whoIs(await enter('13800002012', { fresh: true }))
  expect(account.person).toMatch(/^person-/)
  expect(await desk.house.database.query("select 1 from account where person = 'of-helped-2'")).toEqual([])
})

test('a phone that was not used for long is proven by the number as well: it may have been given to somebody else', async () => {
  const number = await helped('helped-3', '13800002013', 107)
  await enter('13800002013', { number })
  await desk.house.database.query("update account set last_in = last_in - interval '91 days' where person = 'of-helped-3'")
  expect((await enter('13800002013')).json()).toEqual({ kind: 'prove', why: 'longAgo' })
  expect((await enter('13800002013', { number })).statusCode).toBe(200)
})

test('an account by phone is none of the demonstration’s, which anybody may try', async () => {
  const { account } = await whoIs(await enter('13800002014'))
  const shown = (await desk.app.inject('/api/demoAccounts')).json()
  expect(shown.some(({ login }: { login: string }) => login === account.id)).toBe(false)
  expect((await post('/api/sign-in', { login: account.id, demo: true })).statusCode).toBe(401)
})

test('an account that was closed is not opened by its phone', async () => {
  const { account } = await whoIs(await enter('13800002015'))
  await desk.house.database.query('update account set disabled = true where id = $1', [account.id])
  expect((await enter('13800002015')).statusCode).toBe(401)
})

test('a code goes before the news that waited longer, and not at all when it is too late', async () => {
  const news = { key: 'news/1', phone: '13800002016', text: '示例', purpose: 'step' }
  await desk.house.database.transaction('everything', query => queueText(query, desk.house.seals, news))
  const { id } = await codeFor('13800002016')
  const late = await codeFor('13800002022')
  await desk.house.database.transaction('everything', query =>
    query("update outgoing set not_after = now() - interval '1 second' where key = $1", [`code/${late.id}`]),
  )
  const sent: string[] = []
  const send = async (_phone: string, _text: string, key: string) => {
    sent.push(key)
    return 'sent' as const
  }
  await sendOnce(desk.house, { shows: true, send })
  expect(sent).toContain(`code/${id}`)
  expect(sent.at(-1)).toBe('news/1')
  expect(sent).not.toContain(`code/${late.id}`)
})
