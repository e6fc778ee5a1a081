// The office packs a round for the archive: under a passphrase, in the background, and fetches the file.
import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { looksRight, signIn, waitForStory } from './look.ts'

/** A small round of an office of its own. */
const round = 'visiting-scholars-2023'

test('4.2 the office makes an archive package of a round under a passphrase, and fetches it', async ({ page }) => {
  test.slow()
  await waitForStory(page)
  await signIn(page, 'dept-education-example-officer-1')
  const width = page.viewportSize()?.width
  const look = (name: string) => page.screenshot({ path: `test-results/archive-${name}-${width}.png`, fullPage: true })
  await page.goto(`/app/dossier/round/${round}`)
  await expect(page.getByRole('heading', { name: '归档包' })).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: '制作归档包' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('口令', { exact: true }).fill('太短')
  await dialog.getByRole('button', { name: '制作', exact: true }).click()
  await expect(dialog.getByRole('alert')).toHaveText('口令至少 12 个字符')
  await dialog.getByLabel('口令', { exact: true }).fill('雨中四匹马向北走了一整天')
  await dialog.getByLabel('再输一次口令').fill('雨中四匹马向南走了一整天')
  await dialog.getByRole('button', { name: '制作', exact: true }).click()
  await expect(dialog.getByRole('alert')).toHaveText('两次输入不一样')
  await looksRight(page)
  await look('dialog')
  await dialog.getByLabel('再输一次口令').fill('雨中四匹马向北走了一整天')
  await dialog.getByRole('button', { name: '制作', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('完整', { exact: true }).first()).toBeVisible({ timeout: 120_000 })
  await expect(page.getByText(/\d+ 卷，文书 \d+ 件/).first()).toBeVisible()
  await looksRight(page)
  await look('made')
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载' }).first().click()
  const file = readFileSync(await (await coming).path())
  expect(file.subarray(0, 15).toString()).toBe('TEPEI-SEALED-1\n')
})

test('whoever doesn’t run the programme sees no archive packages', async ({ page }) => {
  await waitForStory(page)
  await signIn(page, 'officer-1')
  await page.goto(`/app/dossier/round/${round}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('heading', { name: '归档包' })).toHaveCount(0)
})
