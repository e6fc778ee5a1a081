// An enrolment morning: by code, by name and by ticks; two who do not come, found in the evening, and a reserve called by the office from one place.
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { department, hostOf, imuBiology, personOf } from '../given.ts'
import { type Morning, startMorning } from './host-morning.ts'
import { looksRight } from './look.ts'

let morning: Morning
test.beforeEach(async ({ context }) => {
  morning = await startMorning()
  await morning.enter(context, hostOf(imuBiology.host))
})
test.afterEach(() => morning.close())

const list = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const open = async (page: Page) => {
  await page.goto(`${morning.address}/app/hosting-day`)
  await expect(page.getByRole('heading', { level: 1, name: '今日学员' })).toBeVisible()
}
const find = async (page: Page, text: string) => {
  await page.getByLabel('扫码，或输入报到码、姓名').fill(text)
  await page.keyboard.press('Enter')
}
const arrives = (name: string) => expect.poll(async () => (await morning.statusOf(name))?.status, { timeout: 20_000 })

/** The code of a phone: who it is, one tap, and ten seconds to take it back; then by name, and sent. */
const byCode = async (page: Page) => {
  await find(page, `tepei:arrival:${await morning.codeOf(morning.idOf('赵一'))}`)
  await expect(page.getByRole('status').getByText('请核对本人后办理报到')).toBeVisible()
  await expect(page.getByText('报名表里没有照片，请核对居民身份证。')).toBeVisible()
  await page.getByRole('button', { name: '办理报到：赵一' }).first().click()
  await expect(page.getByText('仅存于本机').first()).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: /^撤销（\d+）$/ }).click()
  await expect(page.getByText('已撤销，没有送出。')).toBeVisible()
  expect(await morning.statusOf('赵一')).toMatchObject({ status: 'notified' })
  await find(page, '赵一')
  await page.getByRole('button', { name: '办理报到：赵一' }).first().click()
  await arrives('赵一').toBe('enrolled')
}

/** What a scan of the wrong code says. */
const wrongCodes = async (page: Page) => {
  await find(page, await morning.codeOf('elsewhere'))
  await expect(page.getByRole('alert').getByText('这个码是别的培养单位的学员')).toBeVisible()
  await find(page, 'XK4M-9Q2T')
  await expect(page.getByRole('alert').getByText('查不到这个码')).toBeVisible()
  await find(page, '赵一')
  await expect(page.getByRole('alert').getByText('赵一已经报到，不用再扫。')).toBeVisible()
}

const byTicks = async (page: Page) => {
  for (const name of ['钱二', '孙三']) await page.getByRole('checkbox', { name: `选中${name}` }).check()
  await page.getByRole('button', { name: '为选中的 2 人办理报到' }).click()
  await page.getByRole('button', { name: '现在送出' }).click()
  await arrives('孙三').toBe('enrolled')
  await arrives('钱二').toBe('enrolled')
  await expect(list(page, '在培学员').getByRole('listitem')).toHaveCount(3)
  await expect(
    list(page, '学费与经费')
      .getByRole('row', { name: /48,000\.00/ })
      .first(),
  ).toBeVisible()
}

/** After the last day two are missing. */
const evening = async (page: Page) => {
  morning.house.turnTo('2022-09-08')
  await page.reload()
  await expect(list(page, '到期未报到').getByRole('listitem')).toHaveCount(2)
  await looksRight(page)
  await list(page, '到期未报到').getByRole('checkbox', { name: '全选本页' }).check()
  await page.getByRole('button', { name: '为选中的 2 人登记未报到' }).click()
  await page.getByRole('button', { name: '现在送出' }).click()
  await arrives('李四').toBe('missed')
  await arrives('周五').toBe('missed')
}

const yes = (page: Page) =>
  page
    .getByRole('button', { name: /^确\s?定$/ })
    .last()
    .click()

/** The office: one is given a later day, the place of the other goes back, and the first in line is called. */
const callReserve = async (page: Page, context: BrowserContext) => {
  await morning.enter(context, department)
  await page.goto(`${morning.address}/app/no-shows`)
  await expect(page.getByRole('heading', { level: 1, name: '未报到与递补' })).toBeVisible()
  await expect(list(page, '没有报到的学员').getByText('已登记未报到')).toHaveCount(2)
  await looksRight(page)
  await page.getByRole('button', { name: '准予延期报到：李四' }).click()
  await page.getByLabel('最晚报到日期').fill('2022-09-16')
  await page.getByLabel('原因（保密存放）').fill('示例原因')
  await page.getByRole('button', { name: '准予延期报到', exact: true }).click()
  await expect(page.getByText(/^准予延期报到：李四：已办，回执/)).toBeVisible()
  await page.getByRole('button', { name: '释放名额：周五' }).click()
  await yes(page)
  await expect(page.getByText(/^释放名额：周五：已办，回执/)).toBeVisible()
  await page.getByRole('button', { name: '备选递补：候补某' }).click()
  await yes(page)
  await expect(page.getByText(/^备选递补：候补某：已办，回执/)).toBeVisible()
  await expect(list(page, '递补').getByRole('link', { name: '去复核：候补某' })).toBeVisible()
  await looksRight(page)
}

test('4.3 an enrolment morning with two no-shows, and a reserve is called', async ({ page, context }) => {
  await open(page)
  await expect(list(page, '待报到').getByRole('listitem')).toHaveCount(5)
  await looksRight(page)
  await byCode(page)
  await wrongCodes(page)
  await byTicks(page)
  await evening(page)
  await callReserve(page, context)
})

test('4.3 a trainee shows the code on their phone', async ({ page, context }) => {
  await morning.enter(context, personOf(morning.idOf('钱二')))
  await page.goto(`${morning.address}/app/dossier/training/${morning.idOf('钱二')}`)
  const code = await morning.codeOf(morning.idOf('钱二'))
  await expect(list(page, '我的报到码').getByText(code)).toBeVisible()
  await expect(page.getByRole('img', { name: `报到码 ${code} 的二维码` })).toBeVisible()
  await looksRight(page)
})
