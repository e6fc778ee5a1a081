// Every role signs in and sees who waits for them and whom they wait for.
import { expect, test } from '@playwright/test'
import { looksRight, signIn, waitForStory } from './look.ts'

test.beforeEach(async ({ page }) => {
  await waitForStory(page)
})

test('the sign-in page lists accounts of the demonstration', async ({ page }) => {
  await page.goto('/app/sign-in')
  await expect(page.getByText(/演示/).first()).toBeVisible()
  await looksRight(page)
})

for (const login of ['officer-1', 'leader-1', 'finance-1', 'body-150100', 'host-imu', 'ministry-1', 'auditor-1', 'p0001'])
  test(`9 ${login} has a home page with what waits`, async ({ page }) => {
    await signIn(page, login)
    await page.goto('/app')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await looksRight(page)
  })

for (const path of ['/app/places', '/app/money', '/app/list/application', '/app/messages', '/app/clauses', '/app/numbers'])
  test(`9 the department reads ${path}`, async ({ page }) => {
    await signIn(page, 'officer-1')
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.waitForLoadState('networkidle')
    await looksRight(page)
  })
