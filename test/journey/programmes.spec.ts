// Several programmes in one house: the switch, the ledgers and the public pages of the second one, at a phone's width and a desk's.
import { expect, test } from '@playwright/test'
import { looksRight, signIn, waitForStory } from './look.ts'

const education = 'dept-education-example-officer-1'

test.beforeEach(async ({ page }) => {
  await waitForStory(page)
})

test('1.3 an officer finds their own programme first, with its reserved place, its clause and its money', async ({ page }) => {
  await signIn(page, education)
  await page.goto('/app')
  await expect(page.locator('.top .rounds')).toContainText('国内访问学者')
  await page.goto('/app/places')
  await expect(page.getByText('盟市属院校预留').first()).toBeVisible()
  await expect(page.getByText('一（三）').first()).toBeVisible()
  await looksRight(page)
  await page.goto('/app/money')
  await expect(page.getByText('访学费').first()).toBeVisible()
  await expect(page.getByText('生活补助').first()).toBeVisible()
  await looksRight(page)
})

test('the switch leads to another programme, and is remembered', async ({ page }) => {
  await signIn(page, 'officer-1')
  await page.goto('/app')
  await expect(page.locator('.top .rounds')).toContainText('2022')
  await page.locator('.top .rounds').click()
  await expect(page.getByText('国内访问学者选派计划（示例）').first()).toBeVisible()
  await page.locator('.ant-select-item-option', { hasText: '2023' }).first().click()
  await expect(page.locator('.top .rounds')).toContainText('2023')
  await page.reload()
  await expect(page.locator('.top .rounds')).toContainText('2023')
  await looksRight(page)
})

test('an officer of another office finds its lists empty and its ledgers closed', async ({ page }) => {
  await signIn(page, education)
  const asked = (question: string) => page.request.get(`/api/${question}`)
  expect((await asked('money?round=nmg-tepei-2022')).status()).toBe(404)
  expect(await (await asked('dossiers?round=nmg-tepei-2022&subject=application')).json()).toEqual({ rows: [], next: null })
})

test('the second programme has public pages of its own, and a self-check by its own conditions', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: /国内访问学者/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('国内访问学者')
  await looksRight(page)
  await page.getByRole('link', { name: /自查/ }).first().click()
  await page.getByLabel(/出生日期/).fill('1972-03-31')
  await page.getByLabel(/职称/).selectOption('senior')
  await page.getByRole('button').first().click()
  await expect(page.getByText('不符合条件')).toBeVisible()
  await looksRight(page)
})
