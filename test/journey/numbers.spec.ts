// The register of document numbers in the browser: a number is drawn for a paper made elsewhere, declared void with its reason, found again and reinstated.
import { expect, test } from '@playwright/test'
import { looksRight, signIn, waitForStory } from './look.ts'

test('4.3 the office draws a number, declares it void, finds it among the void ones and reinstates it', async ({ page }, { project }) => {
  await waitForStory(page)
  await signIn(page, 'department')
  await page.goto('/app/numbers')
  await expect(page.getByRole('heading', { level: 1, name: '文号登记' })).toBeVisible()
  await expect(page.getByText(/已编发 \d+ 个，1 至 \d+ 号连续/)).toBeVisible()
  await looksRight(page)
  const title = `关于做好年度总结的通知（${project.name}）`
  await page.getByRole('button', { name: '编一个文号' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('标题').fill(title)
  await dialog.getByLabel(/主送/).fill('各培养单位')
  await looksRight(page)
  await dialog.getByRole('button', { name: '确定' }).click()
  const row = page.getByRole('listitem').filter({ hasText: title })
  await expect(row.getByText(/〔\d{4}〕\d+号/)).toBeVisible()
  await row.getByRole('button', { name: /^作废/ }).click()
  await dialog.getByLabel('理由').click()
  await page.getByRole('option', { name: '印制有误' }).or(page.getByTitle('印制有误')).first().click()
  await dialog.getByLabel(/说明/).fill('附件漏印')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(row.getByText('附件漏印')).toBeVisible()
  await page.getByRole('combobox', { name: '显示' }).click()
  await page.getByTitle('只看作废').click()
  await expect(row).toBeVisible()
  await looksRight(page)
  await row.getByRole('button', { name: /^恢复/ }).click()
  await dialog.getByLabel('理由').fill('误操作')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(row).toHaveCount(0)
})

test('a number of a paper that stands can’t be declared void, and an auditor only reads', async ({ page }) => {
  await waitForStory(page)
  await signIn(page, 'auditor')
  await page.goto('/app/numbers')
  await expect(page.getByText(/号连续/)).toBeVisible()
  await expect(page.getByRole('button', { name: '编一个文号' })).toHaveCount(0)
  await looksRight(page)
})
