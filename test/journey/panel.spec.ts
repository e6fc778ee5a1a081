// Files before the panel: shared out by the office, scored by experts at a phone and a desk, and the decision list that comes of it. On a house of its own.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { openDoors } from '../../server/http.ts'
import { readSettings } from '../../server/settings.ts'
import { round } from '../given.ts'
import { openPanel } from '../panel-house.ts'
import { setup } from '../postgres.ts'
import { act, looksRight, signIn } from './look.ts'

const names = ['巴雅尔', '其其格', '乌云娜'] as const
const experts: Readonly<Record<string, string>> = {
  e1: '林教授',
  e2: '苏研究员',
  e3: '白教授',
  e4: '陶教授',
  e5: '额教授',
  e6: '孟教授',
  e7: '金教授',
}

const startHouse = async () => {
  const end = setup()
  const house = await openPanel(names.map((name, i) => ({ id: `a${i + 1}`, name })))
  for (const [id, zh] of Object.entries(experts)) await house.database.query('update account set zh = $2, en = $2 where id = $1', [id, zh])
  const site = { house, demo: true, told: () => 100, publicUrl: () => '', filesFolder: mkdtempSync(join(tmpdir(), 'tepei-panel-')) }
  const app = await openDoors(site, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0', TEPEI_DEMO: '1' }))
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    url,
    close: async () => {
      await app.close()
      await house.close()
      await end()
    },
  }
}

const test = base.extend<object, { readonly house: { readonly url: string } }>({
  house: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures that are needed from here
    async ({}, use) => {
      const house = await startHouse()
      await use(house)
      await house.close()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ house }, use) => use(house.url),
})

const shot = (page: Page, name: string, project: string) =>
  page.screenshot({ path: `test-results/panel-${name}-${project}.png`, fullPage: true })
const files = async (page: Page): Promise<readonly { readonly id: string; readonly title: string; readonly state: string }[]> =>
  (await page.request.get('/api/myFiles')).json()

const scoreBy = async (page: Page, expert: string, points: number) => {
  await signIn(page, expert)
  for (const { id, state } of await files(page)) {
    if (state !== 'waiting') continue
    const answer = await act(page, 'review', id, 'score', {
      score: points - Number(id.slice(1)),
      reason: '研究基础好，计划可行。',
      free: true,
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  }
}

// Each step begins where the one before it ended, on the same house.
test.describe.configure({ mode: 'serial' })
test.beforeEach(() => test.slow())

/** An expert with two files or more, and those files. */
const findBusy = async (page: Page) => {
  for (const expert of Object.keys(experts)) {
    await signIn(page, expert)
    const mine = await files(page)
    const [first, second] = mine
    if (first && second) return { expert, mine, first, second }
  }
  throw new Error('nobody has two files')
}

test('4.2 the office sees who would score what, and sends the files out', async ({ page }, { project }) => {
  await signIn(page, 'officer')
  await page.goto('/app/panel?track=inside')
  await expect(page.getByRole('heading', { level: 1, name: '专家评审' })).toBeVisible()
  await expect(page.getByText('每份 5 位专家')).toBeVisible()
  await page.getByText('专家工作量').click()
  await looksRight(page)
  await shot(page, 'proposal', project.name)
  await page.getByRole('button', { name: '送审 3 份' }).click()
  await expect(page.getByText('已办 3 份').or(page.getByText('没有待送审的申报。'))).toBeVisible()
  await expect(page.getByText('已评 0 / 5').first()).toBeVisible()
})

test('4.2 an expert scores a file, loses nothing on the way, and stands aside from another', async ({ page }, { project }) => {
  const { mine, first, second } = await findBusy(page)
  await page.goto('/app')
  await expect(page.getByText(`还有 ${mine.length} 份待评`)).toBeVisible()
  await looksRight(page)
  await shot(page, 'mine', project.name)
  await page.getByRole('link', { name: `评审：${first.title}` }).click()
  await expect(page.getByRole('heading', { level: 1, name: first.title })).toBeVisible()
  await page.keyboard.press('j')
  await page.getByRole('button', { name: '提交评分' }).click()
  await expect(page.getByText('须是 0 到 100 的整数')).toBeVisible()
  await expect(page.getByText('须确认没有上述关系')).toBeVisible()
  await looksRight(page)
  await page.getByLabel('分数（0 – 100 的整数）').fill('91')
  await page.getByLabel('评审意见').fill('研究方向明确，基础扎实。')
  await page.reload()
  await expect(page.getByLabel('评审意见')).toHaveValue('研究方向明确，基础扎实。')
  await expect(page.getByText('这里的分数和意见还没有提交。')).toBeVisible()
  await page.getByRole('checkbox', { name: /我与申报人没有/ }).check()
  await looksRight(page)
  await shot(page, 'score', project.name)
  await page.getByRole('button', { name: '提交评分' }).click()
  await expect(page.getByRole('heading', { level: 1, name: second.title })).toBeVisible()
  await page.getByRole('button', { name: '回避', exact: true }).click()
  await page.getByRole('combobox', { name: '情形' }).click()
  await page.locator('.ant-select-item-option', { hasText: '师生关系' }).click()
  await looksRight(page)
  await page.getByRole('dialog').getByRole('button', { name: '确认办理' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.goto('/app')
  await expect(page.getByText('已评，可改')).toBeVisible()
})

test('4.2 the office asks another, works the results out, and reads the list', async ({ page }, { project }) => {
  await signIn(page, 'officer')
  await page.goto('/app/panel?track=inside')
  await page
    .getByRole('link', { name: /^评审情况：/ })
    .first()
    .waitFor()
  const { rows } = await (await page.request.get(`/api/decisionList?round=${round}&track=inside`)).json()
  const panels = await Promise.all(
    rows.map(async ({ id }: { id: string }) => ({ id, asked: (await (await page.request.get(`/api/panel?id=${id}`)).json()).asked })),
  )
  const lacking = panels.find(({ asked }) => asked.some(({ answer }: { answer: string }) => answer === 'recused'))
  await page.goto(`/app/dossier/review/${lacking.id}`)
  await expect(page.getByText('已回避')).toBeVisible()
  await looksRight(page)
  await page
    .getByRole('button', { name: /^增请：/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: '可增请的专家' })).toBeHidden()
  for (const expert of Object.keys(experts)) await scoreBy(page, expert, 50 + 6 * Number(expert.slice(1)))

  await signIn(page, 'officer')
  await page.goto('/app/panel?track=inside')
  await page.getByRole('button', { name: '汇总结果 3 份' }).click()
  await expect(page.getByText('第 1 名')).toBeVisible()
  await expect(page.getByText('名额之内').first()).toBeVisible()
  await looksRight(page)
  await shot(page, 'list', project.name)
  await page
    .getByRole('link', { name: /^评审情况：/ })
    .first()
    .click()
  await expect(page.getByText('计入', { exact: true }).first()).toBeVisible()
  await looksRight(page)
  await shot(page, 'panel', project.name)
})
