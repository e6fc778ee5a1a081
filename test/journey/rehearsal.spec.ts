// The office rehearses a policy before it is published: on invented people in the browser, and on a round's people without their names.
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { looksRight, signIn, waitForStory } from './look.ts'

test.beforeEach(async ({ page }) => {
  await waitForStory(page)
})

const start = async (page: Page) => {
  await signIn(page, 'officer-1')
  await page.goto('/app/rehearsal')
  await expect(page.getByRole('button', { name: '开始预演' })).toBeEnabled()
}

test('3.1.2 invented people are rehearsed in the browser, numbers open, and the sheet can be taken along', async ({ page }) => {
  await start(page)
  await looksRight(page)
  await page.getByRole('spinbutton', { name: '人数' }).fill('20000')
  await page.getByRole('button', { name: '开始预演' }).click()
  await expect(page.getByRole('heading', { name: '经费计划（元）' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/20,000 人，预演用时/)).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: /区外培养 · 现符合：[\d,]+，查看人员/ }).click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByText('按新政策符合条件。')).toBeVisible()
  await expect(drawer.getByText('只显示前 50 人。')).toBeVisible()
  await looksRight(page)
  await page.keyboard.press('Escape')
  const [sheet] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载表格（CSV）' }).click()])
  expect(readFileSync((await sheet.path()) ?? '', 'utf8')).toMatch(/^\uFEFF政策预演,/)
})

test('a shape that is wrong is told in place, and a long run can be stopped', async ({ page }) => {
  await start(page)
  await page.getByText('人群的构成').click()
  const shape = page.getByRole('textbox', { name: '人群的构成' })
  const right = await shape.inputValue()
  await shape.fill(right.replace('share: 0.975', 'share: 7'))
  await page.getByRole('button', { name: '开始预演' }).click()
  await expect(page.getByRole('alert')).toContainText('attributes.healthy')
  await shape.fill(right)
  await page.getByRole('spinbutton', { name: '人数' }).fill('2000000')
  await page.getByRole('button', { name: '开始预演' }).click()
  await page.getByRole('button', { name: /停\s*止/ }).click()
  await expect(page.getByText('已停止。')).toBeVisible()
})

test('the people of a round are rehearsed without a name, and a body may not ask', async ({ page }) => {
  await start(page)
  await page.getByRole('combobox', { name: '人群' }).click()
  await page.getByText('nmg-tepei-2022 的申报人').last().click()
  await page.getByRole('button', { name: '开始预演' }).click()
  await expect(page.getByText('真实申报人，已去标识')).toBeVisible({ timeout: 60_000 })
  await looksRight(page)
  await signIn(page, 'body-150100')
  const status = (await page.request.get('/api/editions')).status()
  expect(status).toBe(404)
  expect((await page.request.get('/api/rehearsal?round=nmg-tepei-2022&before=a&after=b')).status()).toBe(404)
})
