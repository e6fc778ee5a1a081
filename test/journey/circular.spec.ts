// The office writes to a group: draft, preview on real people, send, and what became of it.
import { expect, test } from '@playwright/test'
import { looksRight, signIn, waitForStory } from './look.ts'

test('9 an officer writes to everybody who has handed in, sees how it reads, sends it, and reads what became of it', async ({ page }) => {
  await waitForStory(page)
  await signIn(page, 'officer-1')
  const width = page.viewportSize()?.width
  const look = (name: string) => page.screenshot({ path: `test-results/circular-${name}-${width}.png`, fullPage: true })
  await page.goto('/app/list/circular')
  await page.getByRole('button', { name: '写群发通知' }).click()
  await looksRight(page)
  await page.getByLabel('内容').fill('{name}您好，您的申报{status}，请留意后续通知。{id}')
  await page.getByRole('button', { name: '保存草稿，先看一看' }).click()
  await expect(page.getByRole('alert').first()).toContainText('花括号里只能写')
  await page.getByLabel('内容').fill('{name}您好，您的申报{status}，请留意后续通知。')
  await page.getByLabel('办到哪一步').click()
  await page.locator('.ant-select-item-option', { hasText: '已提交' }).click()
  await look('write')
  await page.getByRole('button', { name: '保存草稿，先看一看' }).click()
  await expect(page.getByText('您好，您的申报已提交，请留意后续通知。')).toHaveCount(3)
  await expect(page.getByText(/共 \d+ 人/)).toBeVisible()
  await looksRight(page)
  await look('preview')
  await page.getByRole('button', { name: /^发 ?送$/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认办理' }).click()
  await expect(page.getByRole('heading', { name: '发送情况' })).toBeVisible()
  await looksRight(page)
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('已发送').nth(2)).toBeVisible({ timeout: 5_000 })
  }).toPass({ timeout: 60_000 })
  await look('log')
})
