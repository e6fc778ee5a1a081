// Every text that a page shows is a script in disguise: none runs, none becomes an element, and no page breaks its own policy.
import { readdirSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { appPolicy } from '../../server/page-policy.ts'
import { html } from '../../server/public/html.ts'
import { addresses, payloads, planted } from '../attacks/payloads.ts'
import { figure } from '../faults/figures.ts'
import { looksRight, signIn, waitForStory } from './look.ts'
import { settled, type Watch, watch } from './watching.ts'

const logins = ['officer-1', 'leader-1', 'finance-1', 'body-150100', 'host-imu', 'ministry-1', 'auditor-1', 'admin-1', 'p0001']
/** Of each role; what one role has opened no other opens again. */
const mostPages = Number(process.env.XSS_PAGES ?? 5)

/** An address without what is of one dossier: each kind of page is opened once. */
const kindOf = (address: string) =>
  address
    .replace(/[?#].*/, '')
    .split('/')
    .map(step => (/\d|\./.test(step) ? '*' : step))
    .join('/')

const linksOn = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll('a[href^="/app"]')].map(one => one.getAttribute('href') ?? ''))

/** By the pages' own router, as a click would. */
const go = async (page: Page, address: string) => {
  await page.evaluate(to => {
    history.pushState({}, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state: {} }))
  }, address)
  await settled(page)
}

/** Opens a page of each kind that links lead to from the first one. */
const walk = async (page: Page, seen: Set<string>, each: (address: string) => Promise<void>) => {
  const waiting = ['/app']
  for (let n = 0; n < mostPages; ) {
    const next = waiting.shift()
    if (next === undefined) return
    if (seen.has(kindOf(next))) continue
    seen.add(kindOf(next))
    n += 1
    await go(page, next)
    await each(next)
    waiting.push(...(await linksOn(page)))
  }
}

type HarmAt = (text: string, n: number) => string
const plantAnswers = (page: Page, harmAt: HarmAt, count: { n: number }) =>
  page.route(/\/api\/(ask\/)?(?!session|openapi)[a-zA-Z]+(\?|$)/, async route => {
    if (route.request().method() !== 'GET' && !route.request().url().includes('/api/ask/')) return route.fallback()
    const response = await route.fetch()
    const json: unknown = await response.json().catch(() => undefined)
    if (json === undefined || !response.ok()) return route.fulfill({ response })
    return route.fulfill({ response, json: planted(json, harmAt, count) })
  })

/** All payloads behind each text, and before it what would make an address of the whole. */
const withHarm: HarmAt = (text, n) => `${addresses[n % addresses.length]}//${text}${payloads.join(' ')}`

const turns: readonly (readonly [string, HarmAt | undefined])[] = [
  ['as it is', undefined],
  ['with every payload in every text', withHarm],
]

const tell = async (watching: Watch, wrong: string[], where: string) => {
  for (const one of await watching.take()) wrong.push(`${where}: ${one}`)
}

for (const [name, harmAt] of turns)
  test(`F28 R45 no page ${name} runs a text, or breaks its policy`, async ({ page }) => {
    await waitForStory(page)
    const [wrong, count, shown]: [string[], { n: number }, string[]] = [[], { n: 0 }, []]
    const watching = await watch(page)
    if (harmAt) await plantAnswers(page, harmAt, count)
    const seen = new Set<string>()
    const employer = /employer-\w+/.exec(await (await page.request.get('/api/demoAccounts')).text())?.[0] ?? ''
    for (const login of [...logins, employer]) {
      await signIn(page, login)
      await page.goto('/app')
      await settled(page)
      seen.delete('/app')
      await walk(page, seen, async address => {
        await tell(watching, wrong, `${login} ${address}`)
        if ((await page.locator('body').innerText()).includes('alert(/harm/)')) shown.push(address)
      })
    }
    figure({
      ...{ id: 'F28', what: `faults of pages ${name}`, seed: 'none', n: Math.max(count.n, seen.size), wrong: wrong.length },
      more: `${seen.size} kinds of pages, ${count.n} texts planted, shown on ${shown.length}`,
    })
    expect([...new Set(wrong)]).toEqual([])
    expect(seen.size).toBeGreaterThan(20)
    // The texts did reach the pages.
    if (harmAt) expect(shown.length).toBeGreaterThan(seen.size / 2)
  })

test('R45 every part that a page may load keeps to the policy, and no script that is not ours becomes a worker', async ({ page }) => {
  const watching = await watch(page)
  await page.goto('/app/sign-in')
  await settled(page)
  const parts = readdirSync(new URL('../../dist/web/assets', import.meta.url)).filter(
    name => name.endsWith('.js') && !name.includes('worker'),
  )
  expect(parts.length).toBeGreaterThan(50)
  await page.evaluate(names => Promise.all(names.map(name => import(`/app/assets/${name}`))).then(all => all.length), parts)
  expect(await watching.take()).toEqual([])
  const refused = await page.evaluate(() => {
    try {
      return String(new Worker('/app/none.js'))
    } catch (error) {
      return String(error)
    }
  })
  expect(refused).toContain('TrustedScriptURL')
})

/** None of them looks up a code of a certificate or an objection: wrong ones make everybody here wait. */
const publicPlaces = [
  '/?round=',
  '/notice?round=',
  '/notice?q=',
  '/hosts?q=',
  '/reprimands?round=',
  '/self-check?age=',
  '/objection?round=',
]

test('F28 R45 nothing that an address or a form says of itself runs on a public page', async ({ page }) => {
  const wrong: string[] = []
  const watching = await watch(page)
  const each = process.env.XSS_ALL === undefined ? 1 : publicPlaces.length
  for (const [i, payload] of payloads.entries())
    for (let k = 0; k < each; k += 1) {
      const place = publicPlaces[(i + k) % publicPlaces.length] ?? '/'
      await page.goto(`${place}${encodeURIComponent(payload)}`)
      await tell(watching, wrong, `${place} ${payload}`)
    }
  const words = html`${payloads.map(p => html`<p title="${p}">${p}</p><textarea>${p}</textarea><input value="${p}"><h2>${p}</h2>`)}`.html
  const policy = (await page.request.get('/')).headers()['content-security-policy'] ?? ''
  await page.route('**/planted', route =>
    route.fulfill({
      headers: { 'content-security-policy': policy, 'content-type': 'text/html; charset=utf-8' },
      body: `<!doctype html><title>x</title><main>${words}</main>`,
    }),
  )
  await page.goto('/planted')
  expect(await page.locator('main p').count()).toBe(payloads.length)
  expect(await page.locator('main > *').count()).toBe(payloads.length * 4)
  await tell(watching, wrong, 'planted')
  expect(wrong).toEqual([])
})

/** A page that sets HTML, as `dangerouslySetInnerHTML` does. */
const careless = `document.body.innerHTML = ${JSON.stringify(`<p>${payloads.slice(0, 20).join('')}</p>`)}`
const openCareless = async (page: Page, policy: string) => {
  const watching = await watch(page)
  await page.route('**/app/assets/careless.js', route => route.fulfill({ contentType: 'text/javascript', body: careless }))
  await page.route('**/app/careless', route =>
    route.fulfill({
      headers: { 'content-security-policy': policy },
      contentType: 'text/html',
      body: '<!doctype html><body><script src="/app/assets/careless.js" defer></script></body>',
    }),
  )
  await page.goto('/app/careless')
  await settled(page)
  return watching.take()
}

test('F28 sabotage: a page that sets HTML is refused by its policy, and found', async ({ page }) => {
  const found = await openCareless(page, appPolicy('x').replace(/; report-uri.*/, ''))
  expect(found).toContainEqual(expect.stringContaining('refused by require-trusted-types-for'))
  expect(found).not.toContain('<iframe>')
  expect(found).not.toContain('onerror=')
})

test('R45 what a browser refused is reported by itself, and the security administrator reads it', async ({ page }) => {
  await openCareless(page, appPolicy('x'))
  await waitForStory(page)
  await signIn(page, 'admin-1')
  await expect.poll(async () => (await page.request.get('/api/pageReports')).text()).toContain('/app/careless')
  await page.goto('/app/page-reports')
  const line = page.getByRole('listitem').filter({ hasText: '/app/careless' })
  await expect(line).toContainText('本系统的页面')
  await expect(line).toContainText('require-trusted-types-for')
  await looksRight(page)
  await page.screenshot({ path: test.info().outputPath('page-reports.png') })
})

test('F28 sabotage: without trusted types, or without a policy, what the texts become is found', async ({ page }) => {
  const untyped = appPolicy('x').replace(/; require-trusted-types-for.*/, '')
  expect(await openCareless(page, untyped)).toContain('onerror=')
  await page.unrouteAll()
  await page.route('**/app/open', route =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><body><img src="x:harm" onerror="alert('harm')"></body>` }),
  )
  const dialog = page.waitForEvent('dialog')
  await page.goto('/app/open')
  expect((await dialog).message()).toBe('harm')
})
