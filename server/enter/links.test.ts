/** The employer by link: one file and no other, a code to the same phone, the sealed page of this very version, and an end. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { paperCode } from '../../core/paper-code.ts'
import { makeCreditCode } from '../../core/standards/index.ts'
import { type Desk, openDesk } from '../../test/desk.ts'
import { bodyOf, department, digest, employer, formOf, hohhot, law, personOf, round } from '../../test/given.ts'
import { postOnce } from '../post.ts'
import { withClient } from '../postgres/check.ts'
import { openText } from '../sending.ts'

let desk: Desk
const home = 'http://tepei.test'
const unit = makeCreditCode({ kind: '12', division: '150121', serial: 77 })
const undertakings = law.policy.training.undertakings.value.map(u => u.code)
beforeAll(async () => {
  desk = await openDesk()
  for (const id of ['a', 'b', 'c', 'd', 'e']) await handsIn(id, `1390000100${'abcde'.indexOf(id)}`)
  await postAll()
})
afterAll(() => desk.close())

const handsIn = async (id: string, contactPhone: string, creditCode = unit, name = '某旗医院') => {
  const person = personOf(id)
  await desk.settle(person)
  const whole = formOf(id)
  const form = { ...whole, employer: { ...whole.employer, creditCode, name, contact: '某科长', contactPhone } }
  await desk.done(desk.house.act(person, 'application', id, 'start', { round, form }))
  await desk.done(desk.house.act(person, 'application', id, 'submit'))
}

const behindText = "select (select max(seq) from journal) > coalesce((select seq from cursor where name = 'post'), 0) as behind"
/** The post waits for the transactions of every test that runs beside this one. */
const postAll = () =>
  vi.waitFor(
    async () => {
      await postOnce(desk.house, home)
      const [row] = await desk.house.database.transaction('everything', query => query<{ behind: boolean }>(behindText))
      expect(row?.behind).toBe(false)
    },
    { timeout: 60_000, interval: 200 },
  )

const texts = async (purpose: string) => {
  const rows = await desk.house.database.transaction('everything', query =>
    query<{ key: string; sealed: Buffer }>('select key, sealed from outgoing where purpose = $1 order by id', [purpose]),
  )
  return rows.map(({ key, sealed }) => ({ key, ...openText(desk.house.seals, key, sealed) }))
}
const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  desk.app.inject({ method: 'POST', url, payload, headers })
const tokenFor = async (phone: string) => {
  const found = (await texts('link')).filter(one => one.phone === phone).at(-1)
  return /#([\w-]+)（/.exec(found?.text ?? '')?.[1] ?? ''
}
const comesIn = async (phone: string) => {
  await desk.house.database.query("update phone_code set made = made - interval '61 seconds'")
  const token = await tokenFor(phone)
  const { id } = (await post('/api/link/code', { token })).json()
  const code = /验证码(\d{6})/.exec((await texts('code')).at(-1)?.text ?? '')?.[1] ?? ''
  const answer = await post('/api/link/enter', { token, id, code })
  return { answer, cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' }
}
const keys = { n: 0 }
const does = (cookie: string, id: string, action: string, input: object = {}) => {
  keys.n += 1
  return post(`/api/application/${id}/${action}`, input, { cookie, 'idempotency-key': `key-${keys.n}-of-link` })
}
const scan = (sha256: string, codes: readonly string[], pictures = 1) =>
  desk.house.database.query('insert into scan (sha256, codes, pictures) values ($1, $2, $3) on conflict do nothing', [
    sha256,
    [...codes],
    pictures,
  ])
const brings = (account: string, sha256: string) =>
  desk.house.database.query("insert into file (sha256, owner, size, type) values ($1, $2, 9, 'image/png')", [sha256, account])
/** A page that whoever came in by this cookie has uploaded, as it was read. */
const page = async (cookie: string, sha256: string, codes: readonly string[], pictures = 1) => {
  const { account } = (await desk.app.inject({ url: '/api/session', headers: { cookie } })).json()
  await brings(account.id, sha256)
  await scan(sha256, codes, pictures)
}
const formPage = (id: string, version: number) => paperCode({ kind: 'form', id, version, hash: digest('1'), page: 3, pages: 4 })

test('7.4 who is named as the employer’s contact gets a link when the form is handed in, and neither name nor address of another file', async () => {
  const sent = await texts('link')
  expect(sent.map(({ phone }) => phone)).toEqual(['13900001000', '13900001001', '13900001002', '13900001003', '13900001004'])
  expect(sent[0]?.text).toMatch(
    /^【.*】示例一申报本计划，请某旗医院核实并填写单位意见：http:\/\/tepei\.test\/app\/link#[\w-]{32}（30天内有效/,
  )
})

test('what was typed as a name leads nowhere: the only address in a text is the house’s own', async () => {
  await handsIn('f', '13900001005', unit, '请登录 https://evil.example/x 领取：某院')
  await postAll()
  const { text = '' } = (await texts('link')).find(({ phone }) => phone === '13900001005') ?? {}
  expect(text).not.toContain('evil.example')
  expect(text.match(/https?:/g)).toHaveLength(1)
})

test('an employer that nobody has entered is called as its applicant’s form calls it, until the office names it once', async () => {
  const name = async () => (await desk.house.database.query<{ zh: string }>('select zh from organisation where id = $1', [unit]))[0]?.zh
  expect(await name()).toBe('某旗医院')
  const administrator = { id: 'admin', seats: [{ role: 'administrator', organisation: 'department' }] } as const
  await desk.settle(administrator)
  const named = { id: unit, kind: 'employer', name: { zh: '某旗人民医院', en: 'Banner hospital' } }
  expect((await post('/api/organisations', named, desk.headersOf(administrator))).statusCode).toBe(200)
  expect(await name()).toBe('某旗人民医院')
  expect((await post('/api/organisations', named, desk.headersOf(administrator))).statusCode).toBe(409)
})

test('the link tells whose it is and the masked phone, and a wrong one looks like an old one', async () => {
  const answer = await post('/api/link/look', { token: await tokenFor('13900001000') })
  expect(answer.json()).toEqual({ employer: '某旗医院', phone: '139****1000', for: 'application' })
  expect((await post('/api/link/look', { token: 'x'.repeat(32) })).statusCode).toBe(404)
})

test('the link alone opens nothing, nor does a code of another', async () => {
  const token = await tokenFor('13900001000')
  await desk.house.database.query("update phone_code set made = made - interval '61 seconds'")
  const { id } = (await post('/api/link/code', { token: await tokenFor('13900001001') })).json()
  const code = /验证码(\d{6})/.exec((await texts('code')).at(-1)?.text ?? '')?.[1] ?? ''
  expect((await post('/api/link/enter', { token, id, code })).statusCode).toBe(401)
  expect((await post('/api/link/enter', { token, id: 'none', code: '000000' })).statusCode).toBe(401)
})

describe('whoever has come in', () => {
  let cookie = ''
  beforeAll(async () => {
    const { answer, cookie: given } = await comesIn('13900001000')
    expect(answer.json()).toEqual({ application: 'a', hosting: null, staff: null, training: null })
    cookie = given
  })
  const get = (url: string) => desk.app.inject({ url, headers: { cookie } })

  test('7.4 reads that one file, and no other of the same employer', async () => {
    expect((await get('/api/form?id=a')).json().form.identity.name).toBe('示例一')
    expect((await get('/api/dossier?subject=application&id=a')).statusCode).toBe(200)
    for (const url of ['/api/form?id=b', '/api/dossier?subject=application&id=b', '/api/documents/application/b/applicationForm'])
      expect([url, (await get(url)).statusCode]).toEqual([url, 404])
  })

  test('7.4 reads nothing else that bears the same number, and is nobody’s officer', async () => {
    await desk.house.database.transaction('everything', query =>
      query(
        "insert into dossier (subject, id, round, employer, status, since, n, hash, state) select 'training', 'a', round, employer, 'enrolled', since, 1, '', state from dossier where subject = 'application' and id = 'a'",
      ),
    )
    expect((await get('/api/dossier?subject=training&id=a')).statusCode).toBe(404)
    await withClient(desk.house.url, client => client.query("delete from dossier where subject = 'training' and id = 'a'"))
  })

  test('7.4 asks nothing but what this page needs', async () => {
    for (const question of ['queue', 'dossiers', 'home', 'messages', 'organisations', 'desk'])
      expect([question, (await get(`/api/${question}?round=${round}&subject=application`)).statusCode]).toEqual([question, 404])
    expect((await get('/api/session')).json()).toMatchObject({ only: 'a', seats: [{ role: 'employer', organisation: unit }] })
  })

  test('7.4 acts on no other file', async () => {
    expect((await does(cookie, 'b', 'decline', { reason: 'proof', explanation: '示例' })).statusCode).toBe(404)
    expect((await post('/api/links', { application: 'a' }, { cookie })).statusCode).toBe(401)
  })

  test('4.1 a page that nobody brought, or that another did, is no sealed page', async () => {
    await brings(personOf('a').id, digest('8'))
    await scan(digest('8'), [formPage('a', 1)])
    for (const letter of ['7', '8']) {
      const answer = await does(cookie, 'a', 'consent', { conductConfirmed: true, undertakings, sealedPage: digest(letter) })
      expect(answer.json().refusals).toMatchObject([{ rule: 'sealedPageIsThere', clause: '4.1' }])
    }
  })

  test('7.4 consents with the sealed page of this version, and the entry says how', async () => {
    const consent = { conductConfirmed: true, undertakings }
    expect((await does(cookie, 'a', 'consent', consent)).json().refusals).toMatchObject([{ rule: 'sealedPageIsThere', clause: '4.1' }])
    await page(cookie, digest('2'), [formPage('b', 1)])
    await page(cookie, digest('3'), [formPage('a', 2)])
    await page(cookie, digest('4'), [], 0)
    for (const letter of ['2', '3', '4']) {
      const answer = await does(cookie, 'a', 'consent', { ...consent, sealedPage: digest(letter) })
      expect(answer.json().refusals).toMatchObject([{ rule: 'sealedPageIsOfForm' }])
    }
    await page(cookie, digest('5'), [formPage('a', 1)])
    expect((await does(cookie, 'a', 'consent', { ...consent, sealedPage: digest('5') })).statusCode).toBe(200)
    const { state, timeline } = (await get('/api/dossier?subject=application&id=a')).json()
    expect(state.consent).toEqual({ byLink: true, sealedPage: digest('5'), pageRead: true })
    expect(timeline.at(-1)).toMatchObject({ action: 'consent', role: 'employer', actor: { zh: '某旗医院联系人 139****1000' } })
  })

  test('7.4 ends nothing for good: only the employer’s own people decline', async () => {
    const { cookie: other } = await comesIn('13900001003')
    const answer = await does(other, 'd', 'decline', { reason: 'proof', explanation: '示例' })
    expect(answer.json().refusals).toMatchObject([{ rule: 'by', wants: ['employer', 'body', 'department'] }])
    const { offers } = (await desk.app.inject({ url: '/api/dossier?subject=application&id=d', headers: { cookie: other } })).json()
    expect(offers.map(({ action }: { action: string }) => action)).not.toContain('decline')
  })

  test('is out at once when the link ends', async () => {
    await desk.house.database.query("update link set ended_at = now() where application = 'a'")
    expect((await get('/api/form?id=a')).statusCode).toBe(401)
  })
})

test('4.1 a page on which no code can be read is taken, and says that a person has to look', async () => {
  const { cookie } = await comesIn('13900001001')
  await page(cookie, digest('6'), [])
  expect((await does(cookie, 'b', 'consent', { conductConfirmed: true, undertakings, sealedPage: digest('6') })).statusCode).toBe(200)
  const { state } = (
    await desk.app.inject({ url: '/api/dossier?subject=application&id=b', headers: desk.headersOf(bodyOf(hohhot)) })
  ).json()
  expect(state.consent).toEqual({ byLink: true, sealedPage: digest('6'), pageRead: false })
})

test('7.4 who came by a link may return the file with what is wrong', async () => {
  const { cookie } = await comesIn('13900001004')
  expect((await does(cookie, 'e', 'sendBack', { corrections: [{ field: 'employer.post', reason: '职务不对' }] })).statusCode).toBe(200)
})

describe('another link', () => {
  const send = (actor: Parameters<Desk['headersOf']>[0], body: object) => post('/api/links', body, desk.headersOf(actor))

  test('is sent by the applicant, the body and the department, and ends the one before', async () => {
    const old = await tokenFor('13900001002')
    expect((await send(personOf('c'), { application: 'c', phone: '139 0000 2222' })).statusCode).toBe(200)
    expect((await post('/api/link/look', { token: old })).statusCode).toBe(404)
    expect((await post('/api/link/look', { token: await tokenFor('13900002222') })).json().phone).toBe('139****2222')
    for (const actor of [bodyOf(hohhot), department]) expect((await send(actor, { application: 'c' })).statusCode).toBe(200)
    const shown = await desk.app.inject({ url: '/api/links/c', headers: desk.headersOf(personOf('c')) })
    expect(shown.json()).toMatchObject({ link: { phone: '139****1002', opened: false }, ownAccount: false })
  })

  test('is not sent to the applicant’s own phone, by a stranger, or for a file that nobody waits for', async () => {
    expect((await send(personOf('d'), { application: 'd', phone: '13800001234' })).json()).toMatchObject({ why: 'applicantsPhone' })
    expect((await send(personOf('c'), { application: 'd' })).statusCode).toBe(404)
    expect((await send(bodyOf('150200'), { application: 'd' })).statusCode).toBe(404)
    expect((await send(personOf('a'), { application: 'a' })).statusCode).toBe(404)
  })

  test('is not sent to the phone by which the applicant comes in, whatever phone their form names', async () => {
    const phone = '13800009999'
    await desk.house.database.query('update account set phone_index = $2 where id = $1', [personOf('d').id, desk.house.seals.index(phone)])
    for (const actor of [personOf('d'), bodyOf(hohhot)]) {
      const answer = await send(actor, { application: 'd', phone })
      expect([answer.statusCode, answer.json().why]).toEqual([400, 'applicantsPhone'])
    }
    expect(await tokenFor(phone)).toBe('')
  })

  test('is sent five times a day at most', async () => {
    for (let i = 0; i < 4; i += 1) expect((await send(personOf('d'), { application: 'd' })).statusCode).toBe(200)
    expect((await send(personOf('d'), { application: 'd' })).json()).toMatchObject({ why: 'tooMany' })
  })
})

test('an employer that has an account of its own gets no link: nobody whom an applicant names speaks for it', async () => {
  await handsIn('own', '13900001009', employer)
  await postAll()
  expect(await tokenFor('13900001009')).toBe('')
  const shown = await desk.app.inject({ url: '/api/links/own', headers: desk.headersOf(personOf('own')) })
  expect(shown.json()).toEqual({ link: null, ownAccount: true })
  expect((await post('/api/links', { application: 'own' }, desk.headersOf(personOf('own')))).json()).toMatchObject({ why: 'ownAccount' })
})
