/** What every journey does: sign in with an account of the demonstration, wait for the story, and look at a page with axe. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** The story's opening chapters are told behind the open doors; a journey begins when they are over. */
export const waitForStory = (page: Page) =>
  expect.poll(async () => (await (await page.request.get('/api/session')).json()).told, { timeout: 90_000 }).toBe(100)

export const signIn = async (page: Page, login: string) => {
  const answer = await page.request.post('/api/sign-in', { data: { login, demo: true } })
  expect(answer.ok(), `${login} may sign in`).toBe(true)
}

/** No serious finding, and nothing wider than the screen. */
export const looksRight = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const grave = violations.filter(v => v.impact === 'serious' || v.impact === 'critical')
  expect(grave.map(v => `${v.id}: ${v.nodes.map(n => n.html.slice(0, 120)).join(' | ')}`)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  const narrow = await page.evaluate(
    () => [...document.querySelectorAll('#main')].filter(one => one.clientWidth < window.innerWidth / 2).length,
  )
  expect(narrow, 'the page has at least half the width').toBe(0)
}

export const act = async (page: Page, subject: string, id: string, action: string, data: unknown = {}) => {
  const answer = await page.request.post(`/api/${subject}/${id}/${action}`, { data, headers: { 'idempotency-key': crypto.randomUUID() } })
  return { status: answer.status(), body: await answer.json() }
}

/** Looks over the form and hands it in. */
export const handIn = async (page: Page) => {
  await page.getByRole('button', { name: '预览并提交' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '提交申报' }).click()
}
