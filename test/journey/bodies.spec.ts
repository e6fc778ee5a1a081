// The officer's day of the rosters: all bodies on one page, found by what is wrong with them, and their last day moved for those that need it.
import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { looksRight, signIn, waitForStory } from './look.ts'

test('4.2 all bodies are on one page, counted by how far they are, filtered, searched and taken along as a sheet', async ({ page }) => {
  await waitForStory(page)
  await signIn(page, 'officer-1')
  await page.goto('/app')
  await page.getByRole('link', { name: /部门报送 已到 \d+ \/ \d+/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: '部门报送' })).toBeVisible()
  await expect(page.getByText('推荐截止 2022-04-01', { exact: true })).toBeVisible()
  await looksRight(page)
  const all = page.getByRole('button', { name: /^全部 \d+$/ })
  await expect(all).toHaveAttribute('aria-pressed', 'true')
  const late = page.getByRole('button', { name: /^逾期 \d+$/ })
  await late.click()
  await expect(late).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('searchbox', { name: '部门、拼音或联系人' }).fill('zzzz')
  await expect(page.getByText('没有符合条件的部门。')).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: '清除条件' }).click()
  await page.getByRole('searchbox', { name: '部门、拼音或联系人' }).fill('锡林郭勒')
  await expect(page.getByText(/^2 行，共 \d+ 行$/)).toBeVisible()
  await expect(page.getByText(/还有 \d+ 天|今天截止|逾期 \d+ 天/).first()).toBeVisible()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出表格' }).click()
  const sheet = await readFile(await (await coming).path(), 'utf8')
  expect(sheet.trim().split('\r\n')).toHaveLength(3)
  expect(sheet).toContain('锡林郭勒盟')
  await expect(page.getByText('已导出 2 行，请在浏览器的下载中查看。')).toBeVisible()
  await page.getByRole('searchbox', { name: '部门、拼音或联系人' }).fill('')
})
