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

test('8.1 finance enters the line of a year, is told what is no sum, and another approves it', async ({ page }) => {
  await waitForStory(page)
  await signIn(page, 'finance-1')
  await page.goto('/app/money')
  const block = page.locator('section.block').filter({ has: page.getByRole('heading', { name: '预算指标' }) })
  const enter = block.getByRole('button', { name: /登记\d{4}年指标/ })
  await expect(enter).toBeVisible()
  await looksRight(page)
  const year = /\d{4}/.exec((await enter.textContent()) ?? '')?.[0] ?? ''
  await enter.click()
  await block.getByLabel('指标编号').fill(`RC-${year}-101`)
  await block.getByLabel('金额（元）').fill('十万')
  await block.getByRole('button', { name: '提交审定' }).click()
  await expect(block.getByText('金额写成数字，最多两位小数')).toBeVisible()
  await block.getByLabel('金额（元）').fill('2440000.50')
  await block.getByRole('button', { name: '提交审定' }).click()
  await expect(block.getByRole('row', { name: new RegExp(`^${year} .*待审定`) })).toBeVisible()
  await looksRight(page)
  await signIn(page, 'leader-1')
  await page.goto(`/app/dossier/budget/nmg-tepei-2022.${year}`)
  await page.getByRole('button', { name: '审定指标' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认办理' }).click()
  await expect(page.getByText(/审定指标：已办理/)).toBeVisible()
  await page.goto('/app/money')
  await expect(block.getByRole('row', { name: new RegExp(`^${year} .*2,440,000\\.50.*已下达`) })).toBeVisible()
})
