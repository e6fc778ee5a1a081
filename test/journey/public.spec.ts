// What anybody sees without an account, at a phone's width and a desk's.
import { expect, test } from '@playwright/test'
import { looksRight, waitForStory } from './look.ts'

test.beforeEach(async ({ page }) => {
  await waitForStory(page)
})

test('7.1 the round is public: dates, tracks, places and hosts', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2022')
  await expect(page.getByText('2022-04-01').first()).toBeVisible()
  await looksRight(page)
})

test('7.1 the self-check and the certificate check answer without an account', async ({ page }) => {
  await page.goto('/certificate?code=0123456789abcdef0123456789abcdef')
  await looksRight(page)
  await page.goto('/notice')
  await looksRight(page)
  await page.goto('/')
  await page
    .getByRole('link', { name: /自查|六个问题/ })
    .first()
    .click()
  await page.getByLabel(/出生日期/).fill('1985-05-06')
  await page.getByRole('button').first().click()
  await expect(page.getByText(/区外/).first()).toBeVisible()
  await looksRight(page)
})

test('7.1 everything is there in English too', async ({ page }) => {
  await page.goto('/?lang=en')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await looksRight(page)
})
