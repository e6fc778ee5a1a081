// The public notice and its objections, from an anonymous visitor's phone to the leader's answer, on a story told up to the notice.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { act, looksRight, signIn } from './look.ts'

const round = 'nmg-tepei-2022'
const port = 30_000 + Math.floor(Math.random() * 10_000)
const address = `http://127.0.0.1:${port}`
test.use({ baseURL: address })
test.describe.configure({ mode: 'serial' })

let demo: ChildProcess
const folder = mkdtempSync(join(tmpdir(), 'tepei-objection-'))

const told = async (): Promise<unknown> => {
  const answer = await fetch(`${address}/api/session`).catch(() => undefined)
  return answer?.ok ? Reflect.get(Object(await answer.json()), 'told') : undefined
}

test.beforeAll(async () => {
  test.setTimeout(240_000)
  const env = { ...process.env, PORT: String(port), TEPEI_DATA: folder }
  demo = spawn(process.execPath, ['cli/tepei.mjs', 'demo', '--until', 'noticed'], { env, stdio: 'ignore', detached: true })
  await expect.poll(told, { timeout: 230_000, intervals: [1_000] }).toBe(100)
})
test.afterAll(async () => {
  const ended = new Promise(resolve => demo.once('exit', resolve))
  if (demo.pid !== undefined) process.kill(-demo.pid, 'SIGTERM')
  await ended
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** Somebody who never signed in, on a page of their own. */
const asVisitor = async <T>(browser: Browser, like: Page, work: (page: Page) => Promise<T>): Promise<T> => {
  const context = await browser.newContext({ viewport: like.viewportSize(), baseURL: address, javaScriptEnabled: false })
  try {
    return await work(await context.newPage())
  } finally {
    await context.close()
  }
}

const picture = {
  name: '社保记录.png',
  mimeType: 'image/png',
  buffer: readFileSync(new URL('../uploads/dot.png', import.meta.url)),
}
const seen = { receipt: '', name: '' }

const look = (page: Page, name: string) =>
  page.screenshot({ path: `test-results/objection-${name}-${page.viewportSize()?.width}.png`, fullPage: true })

test('4 anybody objects from the notice without an account, and keeps a receipt number', async ({ browser, page: like }) => {
  await like.goto('/notice')
  await looksRight(like)
  await look(like, 'notice')
  await like.goto('/notice/object')
  await looksRight(like)
  await look(like, 'form')
  await asVisitor(browser, like, async page => {
    await page.goto('/notice')
    await page.getByRole('link', { name: '提出异议' }).click()
    await page.getByRole('button', { name: '提交异议' }).scrollIntoViewIfNeeded()
    await page.getByLabel('对谁有异议').selectOption({ index: 3 })
    seen.name = (await page.getByLabel('对谁有异议').locator('option:checked').textContent())?.split('（')[0] ?? ''
    await page.getByLabel('理由').selectOption({ label: '从业年限' })
    await page.getByLabel('具体情况').fill('此人 2016 年以前在行政岗位，从业年限与社保记录不一致。')
    await page.getByLabel('证明材料（可不填）').setInputFiles(picture)
    await page.getByRole('button', { name: '提交异议' }).click()
    await expect(page.getByText('异议已提交')).toBeVisible()
    seen.receipt = (await page.locator('.receipt').textContent()) ?? ''
    await look(page, 'receipt')
  })
  expect(seen.receipt).toMatch(/^\w{5}(-\w{5}){3}$/)
})

test('4 an officer takes it up: the words are there, who objected is not known, and the place waits', async ({ page }) => {
  await signIn(page, 'officer-1')
  await page.goto('/app/list/objection')
  await looksRight(page)
  await look(page, 'list')
  await page.getByRole('link', { name: seen.name }).first().click()
  await expect(page.getByText('此人 2016 年以前在行政岗位')).toBeVisible()
  await expect(page.getByText('未署名')).toBeVisible()
  await looksRight(page)
  await look(page, 'words')
  await page.getByRole('button', { name: /受 ?理/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认办理' }).click()
  await expect(page.getByText('核查中').first()).toBeVisible()
  await page.getByRole('link', { name: '打开被反映人的申报' }).click()
  await expect(page.getByText('有异议').first()).toBeVisible()
})

test('4 the leader dismisses it with reasons that name nobody else, and the visitor reads them', async ({ browser, page }) => {
  await signIn(page, 'leader-1')
  await page.goto('/app/list/objection')
  await page.getByRole('link', { name: seen.name }).first().click()
  await page.getByRole('button', { name: '异议不成立' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('经核对社保记录和单位证明，从业年限符合规定。')
  await page.getByRole('dialog').getByRole('button', { name: '确认办理' }).click()
  await expect(page.getByText('不成立').first()).toBeVisible()
  await page.goto('/objection')
  await looksRight(page)
  await asVisitor(browser, page, async visitor => {
    await visitor.goto('/notice')
    await visitor.getByRole('link', { name: '凭回执号查询异议' }).click()
    await visitor.getByLabel('回执号').fill(seen.receipt.toLowerCase())
    await visitor.getByRole('button', { name: '查看办理情况' }).click()
    await expect(visitor.getByText('已答复：异议不成立')).toBeVisible()
    await expect(visitor.getByText('经核对社保记录和单位证明')).toBeVisible()
    await look(visitor, 'answer')
  })
})

test('4 one by phone that stands takes the name off the list, and the list is shown anew', async ({ browser, page }) => {
  await signIn(page, 'officer-1')
  await page.goto('/app/list/objection')
  await page.getByRole('button', { name: '登记异议' }).click()
  await looksRight(page)
  await look(page, 'register')
  await page.getByLabel('对谁有异议').fill(seen.name)
  await page.locator('.ant-select-item-option', { hasText: seen.name }).first().click()
  await page.getByLabel('情形').click()
  await page.locator('.ant-select-item-option', { hasText: '从业年限' }).click()
  await page.getByLabel('陈述').fill('来电反映此人前三年不在专业技术岗位。')
  await page.getByLabel('收到方式').click()
  await page.locator('.ant-select-item-option', { hasText: '电话' }).click()
  await page.getByLabel('反映人姓名').fill('示例来电人')
  await page.getByLabel('反映人手机号').fill('13900000001')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByText('已登记。请把回执号告诉反映人')).toBeVisible()
  await look(page, 'registered')
  await page.getByRole('link', { name: '打开这件异议' }).click()
  const id = page.url().split('/').at(-1) ?? ''
  expect((await act(page, 'objection', id, 'takeUp')).status).toBe(200)
  await signIn(page, 'leader-1')
  expect((await act(page, 'objection', id, 'uphold', { answer: '经核查，前三年不在专业技术岗位，从业年限不足。' })).status).toBe(200)
  await page.goto(`/app/dossier/round/${round}`)
  await page.getByRole('button', { name: '发布公示' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认办理' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await asVisitor(browser, page, async visitor => {
    await visitor.goto('/notice')
    await expect(visitor.getByText('这是第 2 次公示')).toBeVisible()
    await expect(visitor.getByText('减少 1 人')).toBeVisible()
    await expect(visitor.getByRole('cell', { name: seen.name, exact: true })).toHaveCount(0)
    await look(visitor, 'again')
  })
})
