// Leave over New Year: asked for on a phone, granted, back early, corrected; absence recorded in the calendar; and the months that say so.
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import type { Actor } from '../../core/facts.ts'
import { setup } from '../postgres.ts'
import { host, id, openYear, trainee, type YearHouse } from '../trainee-house.ts'
import { looksRight } from './look.ts'

let house: YearHouse
let address: string
let stop: () => Promise<void>
test.beforeEach(async () => {
  stop = setup()
  house = await openYear()
  address = await house.app.listen({ port: 0, host: '127.0.0.1' })
})
test.afterEach(async () => {
  await house.close()
  await stop()
})

const enter = async (context: BrowserContext, actor: Actor) => {
  const [name = '', value = ''] = house.headersOf(actor).cookie.split('=')
  await context.clearCookies()
  await context.addCookies([{ name, value, url: address }])
}
const open = async (page: Page, context: BrowserContext, actor: Actor, day: string) => {
  house.house.turnTo(day)
  await enter(context, actor)
  await page.goto(`${address}/app/dossier/training/${id}`)
  await expect(page.getByRole('heading', { name: '我的月份' })).toBeVisible()
}
const months = (page: Page) => page.getByRole('region', { name: '我的月份' })
const confirm = (page: Page) => page.getByRole('dialog').getByRole('button', { name: '确认办理' }).click()

const asks = async (page: Page) => {
  const form = page.getByRole('region', { name: '请假' })
  await form.getByRole('button', { name: '请假', exact: true }).click()
  await expect(form.getByText('由培养单位批准；不计入培养时间，这些天没有补贴').first()).toBeVisible()
  await form.getByRole('radio', { name: /事假/ }).check()
  await form.getByLabel('开始日期').fill('2023-01-05')
  await form.getByLabel('结束日期').fill('2022-12-28')
  await expect(form.getByText('结束日期不能早于开始日期。')).toBeVisible()
  await form.getByLabel('开始日期').fill('2022-12-28')
  await form.getByLabel('结束日期').fill('2023-01-05')
  // 28 to 30 December and 3 to 5 January; the New Year's holiday lies between.
  await expect(form.getByText('共9天，其中工作日6天。')).toBeVisible()
  await form.getByLabel('理由').fill('父亲住院，需要陪护')
  await looksRight(page)
  await page.screenshot({ path: `/tmp/wt/shot-ask-${page.viewportSize()?.width}.png`, fullPage: true })
  await form.getByRole('button', { name: '提出请假' }).click()
  await expect(months(page).getByText('事假 12月28日至1月5日，等培养单位批准')).toBeVisible()
}

test('6.4 8.3 leave over New Year is asked for on the phone, granted, ended early and corrected, and the months say so', async ({
  page,
  context,
}) => {
  await open(page, context, trainee, '2022-12-20')
  await asks(page)
  await open(page, context, host, '2022-12-21')
  await page.getByRole('button', { name: /^准\s?假$/ }).click()
  await confirm(page)
  await expect(months(page).getByText('事假 12月28日至1月5日，不计入').first()).toBeAttached()
  await open(page, context, host, '2023-01-03')
  await page.getByRole('button', { name: /^销\s?假$/ }).click()
  await page.getByRole('dialog').getByLabel('日期').fill('2023-01-03')
  await confirm(page)
  await expect(months(page).getByText('事假 12月28日至1月2日，不计入').first()).toBeVisible()
  await page.getByRole('button', { name: '更正请假', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: '请假', exact: true }).click()
  await page.keyboard.press('Enter')
  await dialog.getByLabel('从', { exact: true }).fill('2022-12-28')
  await dialog.getByLabel('至', { exact: true }).fill('2022-12-31')
  await dialog.getByLabel('理由').fill('元旦当天已返校')
  await looksRight(page)
  await confirm(page)
  await expect(months(page).getByText('事假 12月28日至12月31日，不计入').first()).toBeVisible()
  // 400 yuan × 27 ÷ 31.
  await expect(months(page).getByText('31天，计27天，348.39元', { exact: false })).toBeVisible()
  await expect(months(page).getByText('预计（尚未发生，按全部在培计算）')).toBeVisible()
  await page.screenshot({ path: `/tmp/wt/shot-months-${page.viewportSize()?.width}.png`, fullPage: true })
  await looksRight(page)
})

test('6.4 an absence is one tap in the calendar of the host, by keys too', async ({ page, context }) => {
  house.house.turnTo('2022-12-21')
  await enter(context, host)
  await page.goto(`${address}/app/absences`)
  await page.getByRole('button', { name: '示例甲 12月1日 在培' }).focus()
  for (let n = 0; n < 4; n += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByText('登记示例甲 12月5日缺勤')).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: '登记缺勤' }).click()
  await expect(page.getByRole('button', { name: '示例甲 12月5日 缺 缺勤' })).toBeVisible()
  await page.screenshot({ path: `/tmp/wt/shot-cal-${page.viewportSize()?.width}.png`, fullPage: true })
  await page.getByRole('button', { name: '上一月' }).click()
  await expect(page.getByRole('button', { name: '示例甲 11月1日 在培' })).toBeVisible()
  await looksRight(page)
})
