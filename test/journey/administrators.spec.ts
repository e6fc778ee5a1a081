// Whoever keeps the house: one administrator who may be divided among three, accounts on a page, and the proof of an entry that anybody who reads a file may take.
import { expect, test } from '@playwright/test'
import { looksRight, signIn, waitForStory } from './look.ts'

test.beforeEach(async ({ page }) => {
  await waitForStory(page)
})

test('R30 one administrator is told so, sees what dividing means, and what is missing before it is sent', async ({ page }) => {
  await signIn(page, 'admin-1')
  await page.goto('/app/office')
  const notice = page.getByRole('region', { name: '管理员未分设' })
  await notice.getByRole('button', { name: '分设三员' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('系统管理员建账号和单位')).toBeVisible()
  await dialog.getByRole('button', { name: '分设三员' }).click()
  await expect(dialog.getByText('请填写').first()).toBeVisible()
  await looksRight(page)
  await dialog.getByRole('button', { name: '取消' }).click()
  await expect(page.getByRole('heading', { name: '账号与单位' })).toBeVisible()
  await looksRight(page)
})

test('R15 an entry of a history shows its proof, and the auditor the newest checkpoint', async ({ page }) => {
  await signIn(page, 'auditor-1')
  await page.goto('/app/audit')
  await expect(page.getByRole('region', { name: '最新存证点' })).toBeVisible()
  await page.goto('/app/dossier/round/nmg-tepei-2022')
  await page.getByText('查看记载').first().click()
  await page
    .getByRole('button', { name: /^可核验/ })
    .first()
    .click()
  await expect(page.getByRole('dialog')).toContainText('存证证明')
  await looksRight(page)
})
