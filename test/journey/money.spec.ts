// The money of a round in the browser: a figure opens to its people, one of them to the transfers, and the sheets come down.
import { expect, test } from '@playwright/test'
import { looksRight, signIn, waitForStory } from './look.ts'

test('8.1 the office opens what was paid to people, clauses and transfers, and takes the sheets along', async ({ page }) => {
  await waitForStory(page)
  await signIn(page, 'dept-education-example-officer-1')
  await page.goto('/app/money')
  await expect(page.getByText('预计决算 = 已占用')).toBeVisible()
  await looksRight(page)
  const figure = page.getByRole('button', { name: /访学费.*已支付的明细/ }).first()
  const sum = (await figure.textContent()) ?? ''
  await figure.click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(new RegExp(`共 \\d+ 笔，${sum} 元`))).toBeVisible()
  const first = dialog.getByRole('listitem').first()
  await first.getByText(/账目变动 \d+ 笔/).click()
  await expect(first.getByText(/本笔未结 → 本笔已结/)).toBeVisible()
  await looksRight(page)
  await first.getByRole('link').first().click()
  await expect(page).toHaveURL(/\/app\/dossier\/payment\//)
  await page.goto('/app/money')
  for (const [name, file] of [
    ['下载表格（XLSX）', /\.xlsx$/],
    ['下载打印件（PDF）', /\.pdf$/],
  ] as const) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
    expect(download.suggestedFilename()).toMatch(file)
  }
  await page.getByRole('button', { name: '导出明细' }).click()
  await page.getByRole('dialog').getByLabel('导出事由').fill('核对年度经费')
  const [people] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: '导出', exact: true }).click()])
  expect(people.suggestedFilename()).toMatch(/^money-.*\.xlsx$/)
})
