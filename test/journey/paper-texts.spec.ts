// The office writes the text of an official paper in the studio: what is wrong is told by line and character, and what is right is saved.
import { expect, type Page, test } from '@playwright/test'
import { act, looksRight, signIn, waitForStory } from './look.ts'

const programmes: Readonly<Record<string, string>> = { phone: 'z-papers-phone', desk: 'z-papers-desk' }

const copyFor = async (page: Page, programme: string) => {
  const { laws } = await (await page.request.get('/api/editions')).json()
  const law = laws.find((one: { programmeId: string; year: number }) => one.programmeId === 'nmg-tepei' && one.year === 2022)
  const { examples, silent } = await (await page.request.get(`/api/source?digest=${law.digest}`)).json()
  const id = `${programme}.2023.1`
  expect(
    (await act(page, 'edition', id, 'draft', { law: law.digest, programme, year: 2023, edition: '2023.1', examples, silent })).status,
  ).toBe(200)
  return id
}

test('a paper is written, told what is wrong with it, put right and saved', async ({ page }, { project }) => {
  await waitForStory(page)
  await signIn(page, 'officer-1')
  const id = await copyFor(page, programmes[project.name] ?? '')
  await page.goto(`/app/studio/${id}`)
  await page.getByLabel('部分').selectOption('papers')
  await page.getByLabel('哪一种公文').selectOption('termination')
  const text = page.getByLabel('正文', { exact: true })
  await expect(text).toHaveValue(/同意其终止学习，最后学习日为\{终止日期\}/)
  await expect(page.getByText('没有发现问题', { exact: true })).toBeVisible()
  await looksRight(page)
  const before = await text.inputValue()
  await text.fill(before.replace('最后学习日为{终止日期}', '最后学习日为{终止日}'))
  await expect(page.getByText('有 2 处要改')).toBeVisible()
  await expect(page.getByText(/这种公文没有“\{终止日\}”/).first()).toBeVisible()
  await page.getByRole('button', { name: /^第7行第\d+字$/ }).click()
  await expect(text).toBeFocused()
  await looksRight(page)
  await text.fill(before.replace('请通知本人返回单位工作', '请通知本人按时返回单位工作'))
  await text.blur()
  await expect(page.getByText('没有发现问题', { exact: true })).toBeVisible()
  await expect(page.getByText('已全部保存')).toBeVisible()
  await page.getByText('填入示例后的样子').click()
  await expect(page.getByText('请通知本人按时返回单位工作')).toHaveCount(2)
  await page.getByText('用真实案卷预览').click()
  await expect(page.getByText('选一件案卷')).toBeVisible()
  await expect(page.locator('a[href*="/papers/termination?of="]')).toHaveCount(1)
  const href = await page.locator('a[href*="/papers/termination?of="]').getAttribute('href')
  expect((await page.request.get(href ?? '')).headers()['content-type']).toBe('application/pdf')
  await page.getByText('可以填入的内容').click()
  await expect(page.getByRole('button', { name: '{终止日期}' })).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: '变化' }).click()
  await expect(page.getByText('同意终止学习的批复').first()).toBeVisible()
  expect((await act(page, 'edition', id, 'abandon', { reason: '演示结束' })).status).toBe(200)
})
