// A passkey of the browser's own virtual authenticator: added, coming in by itself, showing that it is you, and taken away.
import { expect, type Page, test } from '@playwright/test'
import { looksRight, waitForStory } from './look.ts'

/** A key is bound to a name; the demonstration answers by its name too. */
const byName = (address = '') => address.replace('127.0.0.1', 'localhost')

const givesDevice = async (page: Page) => {
  const device = await page.context().newCDPSession(page)
  await device.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
  } as const
  await device.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, automaticPresenceSimulation: true } })
}

test('R18 a passkey comes in by itself, shows that it is you, and is taken away', async ({ page, baseURL }) => {
  const home = byName(baseURL)
  await waitForStory(page)
  await givesDevice(page)
  expect((await page.request.post(`${home}/api/sign-in`, { data: { login: 'admin-2', demo: true } })).ok()).toBe(true)
  await page.goto(`${home}/app/account`)
  await page.getByLabel('给这个通行密钥起个名字').fill('办公室电脑')
  await page.getByRole('button', { name: '添加通行密钥' }).click()
  await expect(page.getByText('办公室电脑', { exact: true })).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: /^退\s?出$/ }).click()
  await page.getByRole('button', { name: '用通行密钥登录' }).click()
  await expect(page.getByRole('button', { name: /^退\s?出$/ })).toBeVisible()
  await page.goto(`${home}/app/account`)
  await expect(page.getByText(/通行密钥 · /).first()).toBeVisible()
  // The server wants to know anew: the key shows it, and what was asked for is done.
  const asked = { times: 0 }
  await page.route('**/api/account/passkeys/end', async route => {
    asked.times += 1
    return asked.times > 1 ? route.continue() : route.fulfill({ status: 403, json: { error: 'Show that it is you.', prove: true } })
  })
  await page.getByRole('button', { name: '删除办公室电脑' }).click()
  await page.getByRole('dialog', { name: '确认是您本人' }).getByRole('button', { name: '用通行密钥确认' }).click()
  await expect(page.getByText('办公室电脑', { exact: true })).toHaveCount(0)
})
