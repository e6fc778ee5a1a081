// A roster goes to the printer, under the seal, through a scanner and back: only the scan of the version that was frozen last is taken.
import { expect, type Page, test } from '@playwright/test'
import { scanned } from '../scans.ts'
import { act, looksRight, signIn, waitForStory } from './look.ts'

const round = 'nmg-tepei-2022'
const bodies: Readonly<Record<string, string>> = { phone: '152200', desk: '150800' }

type Row = { readonly id: string }
const consented = async (page: Page, body: string): Promise<readonly Row[]> => {
  const answer = await page.request.get(`/api/dossiers?round=${round}&subject=application&status=consented&track=inside&body=${body}`)
  return (await answer.json()).rows
}

/** The printed roster as a scanner gives it back, one picture for each page. */
const scanOf = async (page: Page, id: string) => {
  const printed = await page.request.get(`/api/documents/nomination/${id}/rosterPdf`)
  expect(printed.status()).toBe(200)
  return scanned(await printed.body()).map((buffer, i) => ({ name: `盖章${i + 1}.jpg`, mimeType: 'image/jpeg', buffer }))
}

const upload = async (page: Page, id: string, files: Awaited<ReturnType<typeof scanOf>>) => {
  await page.goto(`/app/dossier/nomination/${id}`)
  await page.getByRole('button', { name: '上传盖章件' }).click()
  await page.locator('input[type=file]').setInputFiles(files)
  await expect(page.getByText('盖章1.jpg')).toBeVisible()
  await page.getByRole('button', { name: '确认办理' }).click()
}

test('4.2 the sealed scan of the frozen version is taken, and that of the version before is refused by what it is', async ({ page }, {
  project,
}) => {
  await waitForStory(page)
  const body = bodies[project.name] ?? ''
  const id = `${round}.inside.${body}`
  await signIn(page, `body-${body}`)
  const [first, second] = await consented(page, body)
  if (!first || !second) throw new Error('the story has too few people for this body')
  expect((await act(page, 'application', first.id, 'recommend')).status).toBe(200)
  expect((await act(page, 'nomination', id, 'finalise')).status).toBe(200)
  const before = await scanOf(page, id)
  expect((await act(page, 'nomination', id, 'reopen')).status).toBe(200)
  expect((await act(page, 'application', second.id, 'recommend')).status).toBe(200)
  expect((await act(page, 'nomination', id, 'finalise')).status).toBe(200)
  await upload(page, id, before)
  await expect(page.getByText('盖章件须与定稿版次一致').first()).toBeVisible()
  // One person was put on the list since the paper was printed: the refusal names them, with their place.
  await expect(page.getByText('这一份是第 1 版，现在定稿的是第 2 版。两版不同之处：').first()).toBeVisible()
  await expect(page.getByRole('dialog').getByText('新增')).toHaveCount(1)
  await looksRight(page)
  await page.goto(`/app/dossier/nomination/${id}`)
  await page.getByRole('button', { name: '对照两版' }).click()
  await expect(page.getByText('新增')).toHaveCount(1)
  await looksRight(page)
  await upload(page, id, await scanOf(page, id))
  await expect(page.getByText('已盖章').first()).toBeVisible()
  const answer = await (await page.request.get(`/api/dossier?subject=nomination&id=${id}`)).json()
  expect(answer.timeline.find((line: { action: string }) => line.action === 'seal')?.fact).toMatchObject({
    version: 2,
    shown: 'code',
    pages: [1],
  })
  await looksRight(page)
})
