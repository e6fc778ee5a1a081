// From what is due to the bank's word in the browser: preview, list, hands, file, an answer with a wrong row, then a right one.
import { expect, type Page, test } from '@playwright/test'
import type { Actor } from '../../core/facts.ts'
import { performRuns, startRuns } from '../../server/runs/worker.ts'
import { openDesk } from '../desk.ts'
import { round } from '../given.ts'
import { setup } from '../postgres.ts'
import { amountOf, answerOf, cardOf, named, nameOf, owed } from '../runs.ts'
import { accountant, cashier } from '../year.ts'
import { looksRight } from './look.ts'

const begin = async () => {
  const stop = setup()
  const desk = await openDesk()
  await desk.settle(cashier, accountant)
  desk.house.turnTo('2023-10-20')
  await owed(desk.house, 3)
  await named(desk.house, 2)
  const address = await desk.app.listen({ port: 0, host: '127.0.0.1' })
  const loop = startRuns(desk.house)
  const close = async () => {
    await loop.stop()
    await desk.close()
    await stop()
  }
  return { desk, address, close }
}
type Server = Awaited<ReturnType<typeof begin>>
let server: Server
test.beforeEach(async () => {
  server = await begin()
})
test.afterEach(() => server.close())

const as = async (page: Page, actor: Actor, path: string) => {
  const [name = '', value = ''] = server.desk.headersOf(actor).cookie.split('=')
  await page.context().addCookies([{ name, value, url: server.address }])
  await page.goto(`${server.address}${path}`)
}
const fileFrom = ({ name, content }: ReturnType<typeof answerOf>) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(content, 'base64'),
})
const press = async (page: Page, action: string) => {
  // A button of two characters has a blank between them.
  await page.getByRole('button', { name: new RegExp(`^${[...action].join('\\s?')}$`) }).click()
  const dialog = page.getByRole('dialog')
  const confirm = dialog.getByRole('button', { name: '确认办理' })
  await expect(confirm).toBeVisible()
  if (action === '复核') await dialog.getByRole('checkbox').check()
  await confirm.click()
  await expect(dialog).toBeHidden()
}

/** The house has done what the lines want, and the page shows it. */
const settled = async (page: Page) => {
  const waiting = 'select 1 from run_line where wants is not null'
  const { database } = server.desk.house
  await expect
    .poll(async () => {
      await performRuns(server.desk.house)
      return (await database.transaction('everything', query => query(waiting))).length
    })
    .toBe(0)
  await page.reload()
}

const makesList = async (page: Page) => {
  await as(page, cashier, '/app/runs')
  await expect(page.getByRole('heading', { level: 1, name: '拨付批次' })).toBeVisible()
  const making = page.getByRole('region', { name: '新建批次' })
  await expect(making.getByText(nameOf(1)).first()).toBeVisible()
  await making.getByText('不列入的款项（1）').click()
  await expect(making.getByRole('cell', { name: '没有收款账户' })).toBeVisible()
  await making.getByRole('searchbox').fill(nameOf(2))
  await making.getByRole('searchbox').press('Enter')
  await expect(making.getByText(nameOf(1))).toBeHidden()
  await making.getByRole('button', { name: `暂不列入：${nameOf(2)}` }).click()
  await expect(making.getByText('请写明每笔暂不列入的理由。')).toBeVisible()
  await looksRight(page)
  await making.getByRole('region', { name: '手工暂不列入（1）' }).getByRole('button').click()
  await making.getByRole('checkbox').check()
  await making.getByRole('button', { name: '制单：第 1 批，2 笔' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /第 1 批/ })).toBeVisible()
  await expect(page.getByText('没有同类的上一批。')).toBeVisible()
  await settled(page)
  await press(page, '锁定清单')
  await looksRight(page)
}

const sendsIt = async (page: Page) => {
  await as(page, accountant, `/app/runs/${round}.run.1`)
  await press(page, '复核')
  await as(page, cashier, `/app/runs/${round}.run.1`)
  await page.getByRole('button', { name: '出银行文件', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox').click()
  await page.getByTitle('通用清单（CSV）').click()
  await dialog.getByRole('button', { name: '确认办理' }).click()
  const link = page.getByRole('link', { name: '下载银行文件' })
  await expect(link).toBeVisible()
  const text = await (await page.request.get(`${server.address}${await link.getAttribute('href')}`)).text()
  expect(text).toContain(cardOf(1))
}

test('8.2 a clerk makes the list, another releases it, the bank’s answer pays it, and what it rejects is due again', async ({ page }) => {
  await makesList(page)
  await sendsIt(page)
  const answer = page.getByRole('region', { name: '银行回单' })
  await answer.locator('input[type=file]').setInputFiles(fileFrom(answerOf(1, [{ line: 1, amountFen: 1 }])))
  await expect(answer.getByText('金额与清单不一致')).toBeVisible()
  const right = answerOf(1, [
    { line: 1, amountFen: amountOf(1) },
    { line: 2, amountFen: amountOf(2), outcome: '失败', reason: '户名不符' },
  ])
  await answer.locator('input[type=file]').setInputFiles(fileFrom(right))
  await expect(page.getByText('已读入：付讫 1 笔，未付 1 笔，退汇 0 笔')).toBeVisible()
  await settled(page)
  await expect(page.getByRole('cell', { name: '银行未付（户名不符）' })).toBeVisible()
  for (const name of ['打印清单（PDF）', '清单（XLSX）', `付款凭证：${nameOf(1)}`]) {
    const href = await page.getByRole('link', { name, exact: true }).getAttribute('href')
    expect((await page.request.get(`${server.address}${href}`)).ok()).toBe(true)
  }
  await looksRight(page)
  await as(page, cashier, '/app/runs')
  await expect(page.getByRole('region', { name: '新建批次' }).getByRole('cell', { name: '退票后重付' })).toBeVisible()
})
