// An auditor draws ten decisions that nobody chose and opens each to its clause; a finding is asked, answered and settled. And the books that go out.
import { expect, type Page, test } from '@playwright/test'
import type { Actor } from '../../core/facts.ts'
import { auditor, type Books, openBooks } from '../books-house.ts'
import { personOf } from '../given.ts'
import { setup } from '../postgres.ts'
import { cashier } from '../year.ts'
import { looksRight } from './look.ts'

const begin = async () => {
  const stop = setup()
  const books = await openBooks()
  const address = await books.desk.app.listen({ port: 0, host: '127.0.0.1' })
  return { books, address, close: () => books.desk.close().then(stop) }
}
let server: { readonly books: Books; readonly address: string; readonly close: () => Promise<unknown> }
test.beforeAll(async () => {
  server = await begin()
})
test.afterAll(() => server.close())

const as = async (page: Page, actor: Actor, path: string) => {
  const [name = '', value = ''] = server.books.desk.headersOf(actor).cookie.split('=')
  await page.context().addCookies([{ name, value, url: server.address }])
  await page.goto(`${server.address}${path}`)
}

const draw = async (page: Page) => {
  await page.getByRole('button', { name: '新建抽样' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('抽样对象').click()
  await page.getByTitle('办理决定').click()
  await dialog.getByLabel('起始日期').fill('2022-09-01')
  await dialog.getByLabel('截止日期').fill('2022-12-31')
  await expect(dialog.getByText(/可抽 \d+ 项/)).toBeVisible()
  await looksRight(page)
  await dialog.getByRole('button', { name: '封存口令' }).click()
  await expect(page.getByText('已封存口令，待抽取')).toBeVisible()
  await page.getByRole('button', { name: '公开口令并抽取' }).click()
  await expect(page.getByText('已按口令、清单和系统随机数重新计算，结果一致。')).toBeVisible()
}

/** Says something in the dialog that a button opens. */
const says = async (page: Page, button: RegExp, words: string, confirm: RegExp, day?: string) => {
  await page.getByRole('button', { name: button }).first().click()
  const dialog = page.getByRole('dialog')
  if (day !== undefined) await dialog.getByLabel('答复期限').fill(day)
  await dialog.getByLabel('说明').fill(words)
  await dialog.getByRole('button', { name: confirm }).click()
  await expect(page.getByText(words)).toBeVisible()
}

test('8.1 auditor samples ten and opens each to its clause', async ({ page }) => {
  await as(page, auditor, '/app/audit')
  await expect(page.getByRole('heading', { level: 1, name: '审计工作台' })).toBeVisible()
  await page.getByRole('link', { name: /撤销与更正/ }).click()
  await expect(page.getByText(/撤销报到/).first()).toBeVisible()
  await looksRight(page)
  await draw(page)
  await looksRight(page)
  const items = page.getByRole('region', { name: '抽中的事项' }).getByRole('listitem')
  await expect(items).toHaveCount(10)
  const address = page.url()
  for (const [i] of Array.from({ length: 10 }).entries()) {
    await expect(items.nth(i).getByText(/依据/)).toBeVisible()
    await items.nth(i).getByRole('link').first().click()
    await expect(page.getByRole('heading', { name: '办理经过' })).toBeVisible()
    await page.goto(address)
  }
  await says(page, /^提出审计发现/, '没有批准单', /^提出审计发现$/, '2023-02-01')
  const { pathname } = new URL(address)
  await as(page, cashier, pathname)
  await says(page, /^答\s?复：/, '批准单已补在附件', /^答\s?复$/)
  await as(page, auditor, pathname)
  await says(page, /^认定结论：/, '已补齐', /^认定结论$/)
  await expect(page.getByText('已整改').first()).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: '结束抽样' }).click()
  await expect(page.getByText('已结束')).toBeVisible()
})

test('8.1 finance takes the vouchers along, figures narrow down, and a person has the statement of their year', async ({ page }) => {
  await as(page, cashier, '/app/money')
  const block = page.getByRole('region', { name: '记账凭证' })
  await block.getByLabel('起始日期').fill('2022-09-01')
  await block.getByRole('button', { name: '导出记账凭证' }).click()
  await page.getByRole('dialog').getByLabel('导出事由').fill('月末结账')
  const coming = page.waitForEvent('download')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^导\s?出$/ })
    .click()
  expect((await coming).suggestedFilename()).toContain('vouchers')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^取\s?消$/ })
    .click()
  await page.reload()
  await expect(block.getByText(/凭证 \d+ 笔/).first()).toBeVisible()
  await looksRight(page)
  await page.goto(`${server.address}/app/statistics?by=quarter`)
  await expect(page.getByRole('rowheader', { name: '2022 年第 3 季度' })).toBeVisible()
  await looksRight(page)
  await as(page, personOf('a3'), '/app/statement')
  await expect(page.getByText('王五 2022 年经费对账单')).toBeVisible()
  await expect(page.getByText(/退回培养费 退回到账/)).toBeVisible()
  await looksRight(page)
})
