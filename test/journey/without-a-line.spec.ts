// A host without a line: the page opens again for reading, acts wait on the device, and none is lost or done twice whatever dies between.
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { hostOf, imuBiology } from '../given.ts'
import { type Morning, startMorning } from './host-morning.ts'
import { looksRight } from './look.ts'

let morning: Morning
test.beforeEach(async ({ context }) => {
  morning = await startMorning()
  await morning.enter(context, hostOf(imuBiology.host))
})
test.afterEach(() => morning.close())

const shellIsKept = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(async () => {
        const { active } = (await navigator.serviceWorker.getRegistration('/app')) ?? {}
        return active?.state === 'activated' && (await caches.match('/app/')) !== undefined
      }),
    )
    .toBe(true)
const open = async (page: Page) => {
  await page.goto(`${morning.address}/app/hosting-day`)
  await expect(page.getByRole('heading', { level: 1, name: '今日学员' })).toBeVisible()
}
const nextPage = async (context: BrowserContext) => {
  const page = await context.newPage()
  await open(page)
  return page
}
const enrol = async (page: Page, name: string) => {
  await page
    .getByRole('button', { name: `办理报到：${name}` })
    .first()
    .click()
  await expect(page.getByText('仅存于本机').first()).toBeVisible()
}
const isEnrolledOnce = (name: string) =>
  expect.poll(() => morning.statusOf(name), { timeout: 30_000 }).toEqual({ status: 'enrolled', n: 3 })

/** Two are enrolled without a line, and the battery dies: the page opens again without a line, and holds them. */
const throughPowerCut = async (page: Page, context: BrowserContext): Promise<Page> => {
  await context.setOffline(true)
  await enrol(page, '赵一')
  await enrol(page, '钱二')
  await expect(page.getByText('2 项仅存于本机，服务器还没有收到')).toBeVisible()
  await expect(page.getByText(/^没有网络。下面是/)).toBeVisible()
  await looksRight(page)
  await page.close({ runBeforeUnload: false })
  const next = await nextPage(context)
  await expect(next.getByText('2 项仅存于本机，服务器还没有收到')).toBeVisible()
  expect(await morning.statusOf('赵一')).toMatchObject({ status: 'notified' })
  return next
}

/** Another tab of the same phone sees them, and both send once there is a line. */
const inTwoTabs = async (page: Page, context: BrowserContext) => {
  const other = await nextPage(context)
  await enrol(other, '孙三')
  await expect(page.getByText('3 项仅存于本机，服务器还没有收到')).toBeVisible()
  await context.setOffline(false)
  for (const name of ['赵一', '钱二', '孙三']) await isEnrolledOnce(name)
  await expect(page.getByText(/仅存于本机，服务器还没有收到/)).toHaveCount(0)
  await other.close()
}

/** The server does it, the answer is lost, and the page dies. */
const withAnswerLost = async (page: Page, context: BrowserContext) => {
  await page.route('**/api/training/*/enrol', async route => {
    await route.fetch()
    await route.abort()
  })
  await enrol(page, '李四')
  await page.getByRole('button', { name: '现在送出' }).click()
  await isEnrolledOnce('李四')
  await page.close({ runBeforeUnload: false })
  const last = await nextPage(context)
  await expect(last.getByText(/^1 项已送达/)).toBeVisible({ timeout: 30_000 })
  await isEnrolledOnce('李四')
}

test('4.3 without a line the morning goes on; a power cut, a second tab and a lost answer lose nothing and do nothing twice', async ({
  page,
  context,
}) => {
  await open(page)
  await shellIsKept(page)
  const next = await throughPowerCut(page, context)
  await inTwoTabs(next, context)
  await withAnswerLost(next, context)
})

test('4.3 what the server refuses stays with its reasons until it is dropped', async ({ page, context }) => {
  await open(page)
  await shellIsKept(page)
  await context.setOffline(true)
  await enrol(page, '周五')
  // Meanwhile somebody else at the host enrols the same person.
  await morning.done(morning.house.act(hostOf(imuBiology.host), 'training', morning.idOf('周五'), 'enrol', { on: '2022-09-01' }))
  await context.setOffline(false)
  await expect(page.getByText('1 项服务器没有收下，请改正或删除')).toBeVisible({ timeout: 30_000 })
  await looksRight(page)
  await page.reload()
  await expect(page.getByText('1 项服务器没有收下，请改正或删除')).toBeVisible()
  await page.getByRole('button', { name: '改正后重送：周五 · 办理报到' }).click()
  await expect(page.getByText('现在不能再这样办了，只能删除。')).toBeVisible()
  await page.getByRole('button', { name: '删除：周五 · 办理报到' }).click()
  await page.getByRole('button', { name: '删除，不办了' }).click()
  await expect(page.getByText('1 项服务器没有收下，请改正或删除')).toHaveCount(0)
  await isEnrolledOnce('周五')
})
