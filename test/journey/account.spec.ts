// One's own account: an app is added and asked for, a code on paper stands in, other devices are signed out, and where much is at stake the page asks once more.
import { expect, type Page, test } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { looksRight, signIn, waitForStory } from './look.ts'

test.beforeEach(async ({ page }) => {
  await waitForStory(page)
})

const opensAccount = async (page: Page) => {
  await page.goto('/app/account')
  await expect(page.getByRole('heading', { level: 1, name: '我的账号' })).toBeVisible()
}

/** The secret is shown once, and the code is of now; one of half a minute ago is taken too. */
const addsApp = async (page: Page) => {
  await page.getByRole('button', { name: '启用动态口令' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('img', { name: '动态口令二维码' })).toBeVisible()
  const secret = await dialog.locator('code').innerText()
  await looksRight(page)
  await dialog.getByLabel('6 位动态口令').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate())
  await dialog.getByRole('button', { name: '确认绑定' }).click()
  const codes = page.getByRole('region', { name: '备用码' })
  await expect(codes.getByRole('listitem')).toHaveCount(10)
  const paper = await codes.getByRole('listitem').first().innerText()
  await codes.getByRole('button', { name: '已保存，继续' }).click()
  return paper
}

test('R18 R19 an app is added, asked for at the next sign-in, and a code on paper stands in for it', async ({ page }) => {
  await signIn(page, 'admin-2')
  await opensAccount(page)
  await expect(page.getByRole('heading', { name: '已登录的设备' })).toBeVisible()
  await looksRight(page)
  const paper = await addsApp(page)
  await expect(page.getByText('备用码还有 10 个未用')).toBeVisible()
  await page.getByRole('button', { name: /^退\s?出$/ }).click()
  await page.getByRole('button', { name: '系统管理员 乙' }).click()
  await expect(page.getByRole('heading', { name: '请输入动态口令' })).toBeVisible()
  await looksRight(page)
  await page.getByLabel('动态口令，或一个备用码').fill('000000')
  await page.getByRole('button', { name: '继续' }).click()
  await expect(page.getByRole('alert')).toContainText('不正确')
  await page.getByLabel('动态口令，或一个备用码').fill(paper)
  await page.getByRole('button', { name: '继续' }).click()
  await expect(page.getByRole('button', { name: /^退\s?出$/ })).toBeVisible()
  await opensAccount(page)
  await expect(page.getByText('备用码还有 9 个未用')).toBeVisible()
  await page.getByRole('button', { name: '停用动态口令' }).click()
  await expect(page.getByRole('button', { name: '启用动态口令' })).toBeVisible()
})

test('R25 where a list leaves the house the page asks once more, and does what was asked for', async ({ page }) => {
  await signIn(page, 'officer-1')
  await page.goto('/app/list/application')
  const asked = { times: 0 }
  await page.route('**/api/exports/applications', async route => {
    asked.times += 1
    return asked.times > 1 ? route.continue() : route.fulfill({ status: 403, json: { error: 'Show that it is you.', prove: true } })
  })
  await page.getByRole('button', { name: '导出表格' }).click()
  const exporting = page.getByRole('dialog').filter({ hasText: '导出事由' })
  await exporting.getByLabel('导出事由').fill('核对名单')
  const download = page.waitForEvent('download')
  await exporting.getByRole('button', { name: '导出', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '确认是您本人' })
  await expect(dialog).toBeVisible()
  await looksRight(page)
  await dialog.getByRole('button', { name: '确认是本人（演示）' }).click()
  await download
  expect(asked.times).toBe(2)
})

test('R22 one is signed in twice and signs the other out', async ({ page, browser }) => {
  await signIn(page, 'admin-2')
  const elsewhere = await browser.newContext()
  const other = await elsewhere.newPage()
  await signIn(other, 'admin-2')
  await opensAccount(page)
  await page.getByRole('button', { name: '退出其他全部设备' }).click()
  await expect(page.getByText('只有本机登录。')).toBeVisible()
  expect((await (await other.request.get('/api/session')).json()).account).toBeNull()
  await elsewhere.close()
  await page.goto('/app/office')
  await expect(page.getByRole('heading', { name: '登录找回' })).toBeVisible()
  await page.getByRole('button', { name: '发起找回' }).click()
  await expect(page.getByRole('dialog').getByLabel('如何核实了身份')).toBeVisible()
  await looksRight(page)
})
