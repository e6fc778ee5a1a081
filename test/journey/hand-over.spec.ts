// A deputy acts for a clerk, everything is handed to a successor in one act, and who leaves is out at once: through the pages.
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { looksRight, signIn, waitForStory } from './look.ts'

const round = 'nmg-tepei-2022'
/** Each width hands over a body of its own, since both run on one demonstration. */
const bodies: Readonly<Record<string, string>> = { phone: '150500', desk: '150700' }
const lent = 'a long enough password'
const password = 'another long enough password'

const pickOption = async (page: Page, text: string) =>
  page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: text }).first().click()
const newClerk = async (page: Page, login: string, zh: string) => {
  const answer = await page.request.post('/api/accounts', { data: { login, name: { zh, en: login }, password: lent } })
  expect([200, 409]).toContain(answer.status())
}
const find = async (page: Page, login: string) => {
  await page.goto('/app/office')
  await page.getByRole('searchbox', { name: '姓名或账号' }).fill(login)
  await page.keyboard.press('Enter')
  await expect(page.getByText(login, { exact: true })).toBeVisible()
}
/** Somebody else at a screen of their own. */
const another = async (context: BrowserContext, login: string): Promise<Page> => {
  const page = await context.newPage()
  // Whose password somebody else has chosen chooses another first.
  const first = await page.request.post('/api/sign-in', { data: { login, password: lent } })
  const { ticket } = first.ok() ? await first.json() : { ticket: undefined }
  if (ticket !== undefined) await page.request.post('/api/sign-in/password', { data: { ticket, password } })
  expect((await page.request.post('/api/sign-in', { data: { login, password } })).status(), login).toBe(200)
  return page
}

const nameDeputy = async (page: Page, clerk: string, deputy: string, zh: string) => {
  const { today } = await (await page.request.get('/api/session')).json()
  await find(page, clerk)
  await looksRight(page)
  await page.getByRole('button', { name: /^指定代理/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('代理人', { exact: true }).fill(deputy)
  await pickOption(page, deputy)
  await dialog.getByLabel('最后一天').fill('2021-01-01')
  await dialog.getByRole('button', { name: '指定代理' }).click()
  await expect(dialog.getByText('起止日期须在原任期之内，开始不晚于结束')).toBeVisible()
  await looksRight(page)
  await dialog.getByLabel('最后一天').fill(today)
  await dialog.getByRole('button', { name: '指定代理' }).click()
  await expect(page.getByText(`代理人 ${zh}`)).toBeVisible()
  await looksRight(page)
}

/** The record of what a deputy did says for whom, and the deputy sees whose seat it is. */
const actForHolder = async (page: Page, body: string, zh: string) => {
  const found = await page.request.get(`/api/dossiers?round=${round}&subject=application&status=consented&body=${body}`)
  const [row] = (await found.json()).rows
  await page.goto(`/app/dossier/application/${row.id}`)
  await page.getByRole('button', { name: '列为备选' }).click()
  await page.getByRole('button', { name: '确认办理' }).click()
  await expect(page.getByText(new RegExp(`${zh}（代.*）`)).first()).toBeVisible()
  await looksRight(page)
  await page.goto('/app/my-seats')
  await expect(page.getByText(/^代.*经办人$/)).toBeVisible()
  await looksRight(page)
}

const handOver = async (page: Page, successor: string) => {
  await page.getByRole('link', { name: /^交接/ }).click()
  await expect(page.getByRole('heading', { name: '将要交接的事项' })).toBeVisible()
  await expect(page.getByText(/\d+ 件/).first()).toBeVisible()
  await page.getByLabel('接手人', { exact: true }).fill(successor)
  await pickOption(page, successor)
  await looksRight(page)
  await page.getByRole('button', { name: '办理交接' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '交接清单' })).toBeVisible()
  await expect(page.getByText('监交人')).toBeVisible()
  await looksRight(page)
}

const leave = async (page: Page, login: string, zh: string) => {
  await find(page, login)
  await page.getByRole('button', { name: new RegExp(`停用${zh}的账号`) }).click()
  await page.getByRole('dialog').getByRole('button', { name: '停用账号' }).click()
  await expect(page.getByText('账号已停用')).toBeVisible()
  await looksRight(page)
}

/** The leader is told of the empty seat and led to where it is filled. */
const seeEmptySeat = async (page: Page) => {
  await signIn(page, 'leader-1')
  await page.goto('/app/queue')
  const warning = page.getByRole('region', { name: '有岗位无人承办' })
  await expect(warning).toBeVisible()
  await looksRight(page)
  await warning.getByRole('link', { name: '人员与岗位' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '人员与岗位' })).toBeVisible()
}

const giveSeat = async (page: Page, clerk: string, body: string) => {
  const bodiesKnown = await (await page.request.get('/api/organisations?kind=body&limit=100')).json()
  const { name } = bodiesKnown.rows.find(({ id }: { id: string }) => id === body)
  await find(page, clerk)
  await expect(page.getByText('没有在岗岗位')).toBeVisible()
  await page.getByRole('button', { name: /^给岗位/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('岗位', { exact: true }).click()
  await pickOption(page, '推荐部门')
  await dialog.getByLabel('单位', { exact: true }).fill(name.zh)
  await pickOption(page, name.zh)
  await looksRight(page)
  await dialog.getByRole('button', { name: '给岗位' }).click()
  await expect(page.getByText('没有在岗岗位')).toHaveCount(0)
}

test('4.2 a deputy acts for a clerk, all work moves in one act, and who leaves is out at once', async ({ page, browser }, { project }) => {
  await waitForStory(page)
  const body = bodies[project.name] ?? ''
  const [clerk, successor, zh] = [`body-${body}`, `successor-${project.name}`, project.name === 'phone' ? '接手人甲' : '接手人乙']
  await signIn(page, 'admin-1')
  await newClerk(page, successor, zh)
  await nameDeputy(page, clerk, successor, zh)

  const context = await browser.newContext({ ...project.use, baseURL: new URL(page.url()).origin })
  const theirs = await another(context, successor)
  await actForHolder(theirs, body, zh)
  await handOver(page, successor)
  // Seats that are given end the session of before.
  expect((await theirs.request.post('/api/sign-in', { data: { login: successor, password } })).status()).toBe(200)
  await theirs.goto('/app/queue')
  await expect(theirs.getByText(/共 \d+ 件/)).toBeVisible()

  await leave(page, successor, zh)
  expect((await theirs.request.get('/api/mySeats')).status()).toBe(401)
  await theirs.reload()
  await expect(theirs.getByRole('heading', { level: 1, name: /登录/ })).toBeVisible()
  await context.close()

  await seeEmptySeat(page)
  await signIn(page, 'admin-1')
  await giveSeat(page, clerk, body)
  await page.goto('/app/rights')
  await expect(page.getByText(/登记簿当时共 \d+ 条/)).toBeVisible()
  await looksRight(page)
})
