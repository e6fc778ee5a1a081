/** Filling in a form on the page: whose it is, where it lies, and what the server has of it. */
import { expect, type Page } from '@playwright/test'
import { signIn, waitForStory } from './look.ts'

/** Who has not applied yet when the story stops; each width has people of its own. */
const people: Readonly<Record<string, readonly string[]>> = {
  phone: ['p0045', 'p0046', 'p0047', 'p0048', 'p0049'],
  desk: ['p0050', 'p0051', 'p0052', 'p0053', 'p0054'],
}
export const personFor = (project: string, n: number) => people[project]?.[n] ?? 'p0045'

/** What is typed is new each time, so that a second run types something too. */
export const now = String(Date.now()).slice(-6)

export const stored = (page: Page) => expect(page.getByText(/已保存，回执 [0-9A-F]{8} · 第 \d+ 版 · \d{2}:\d{2}/)).toBeVisible()
export const onDevice = (page: Page) => expect(page.getByText('仅存于本机', { exact: true })).toBeVisible()

/** Opens the person's form, beginning it where there is none yet. */
export const openForm = async (page: Page, login: string): Promise<string> => {
  await waitForStory(page)
  await signIn(page, login)
  await page.goto('/app')
  const begin = page.getByRole('button', { name: '开始申报' })
  const goOn = page.getByRole('link', { name: '继续填写' })
  await expect(begin.or(goOn)).toBeVisible()
  await begin.or(goOn).click()
  await expect(page.getByLabel('姓名', { exact: true })).toBeVisible()
  return page.url().split('/').at(-1) ?? ''
}
export const formOf = async (page: Page, id: string) => (await (await page.request.get(`/api/form?id=${id}`)).json()).form
