// A paper and its Word file stand side by side for the office; who changes the one is told that the other counts.
import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { looksRight, signIn, waitForStory } from './look.ts'

test('4.1 the department fetches a form as a Word file that says on each page that it is no record', async ({ page }) => {
  await waitForStory(page)
  await signIn(page, 'officer-1')
  const { rows } = await (await page.request.get('/api/dossiers?round=nmg-tepei-2022&subject=application&status=consented')).json()
  await page.goto(`/app/dossier/application/${rows[0].id}`)
  const papers = page.locator('section', { has: page.getByRole('heading', { name: '文书' }) })
  await expect(papers.getByRole('link', { name: '申报表（PDF）', exact: true })).toBeVisible()
  const link = papers.getByRole('link', { name: '申报表（PDF） · Word 可编辑稿' })
  await expect(papers.getByText('改动不会写回系统')).toBeVisible()
  await looksRight(page)
  await link.focus()
  const coming = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  const file = await coming
  expect(file.suggestedFilename()).toBe(`applicationFormDocx-${rows[0].id}.docx`)
  const parts = unzipSync(await readFile(await file.path()))
  expect(strFromU8(parts['word/footer1.xml'] ?? new Uint8Array())).toContain('可编辑稿，以系统内版本为准')
})
