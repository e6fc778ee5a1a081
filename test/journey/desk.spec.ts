// An officer goes through three files with keys alone, and what was on screen is opened again as it was.
import { expect, type Page, test } from '@playwright/test'
import { looksRight, signIn, waitForStory } from './look.ts'

const round = 'nmg-tepei-2022'
/** Each width has a body of its own, since both run on one demonstration. */
const bodies: Readonly<Record<string, string>> = { phone: '150500', desk: '150700' }

type Row = {
  readonly id: string
  readonly title: string
  readonly employerName: { readonly zh: string } | null
  readonly verdict?: { readonly verdict: string }
}
const waiting = async (page: Page): Promise<readonly Row[]> => {
  const answer = await page.request.get(`/api/queue?round=${round}&subject=application&status=consented&limit=50`)
  return (await answer.json()).rows
}
const statusOf = async (page: Page, id: string): Promise<string> =>
  (await (await page.request.get(`/api/dossier?subject=application&id=${id}`)).json()).row.status

const claimAt = (page: Page) => page.getByRole('region', { name: '申报内容' }).locator('button[aria-current="true"]')
const press = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

const opened = (page: Page, { title }: Row) => expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()

/** Claim, verdict, places and proof are there; the keys are shown and walk. */
const looksAround = async (page: Page) => {
  await expect(page.getByText(/名额已用 \d+ \/ \d+/)).toBeVisible()
  await expect(page.getByRole('region', { name: '条件核对' })).toBeVisible()
  await expect(claimAt(page)).toContainText('姓名')
  await expect(page.getByRole('region', { name: '证明材料' }).getByRole('img')).toBeVisible()
  await looksRight(page)
  await press(page, '?')
  await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible()
  await press(page, 'Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // The second claim, the proof larger and smaller, and back to the first.
  await press(page, 'j', 'z', 'z', 'k')
  await expect(claimAt(page)).toContainText('姓名')
}

/** Walks to the title, notes why it comes back, and sends it. */
const returns = async (page: Page) => {
  for (let i = 0; i < 60 && !(await claimAt(page).innerText()).includes('职称名称'); i += 1) await press(page, 'j')
  await expect(claimAt(page)).toContainText('职称名称')
  await press(page, 'r')
  await page.keyboard.type('与证书上的名称不一致，请核对jkz')
  await press(page, 'Enter')
  await expect(page.getByText('待退回：与证书上的名称不一致，请核对jkz')).toBeVisible()
  await looksRight(page)
  await press(page, 's')
  await expect(page.getByRole('dialog', { name: '退回修改' })).toContainText('职称名称')
  await press(page, 'Enter')
}

const recommends = async (page: Page) => {
  await press(page, 'a')
  await expect(page.getByRole('dialog', { name: '推荐' })).toBeVisible()
  await page.getByRole('button', { name: '确认办理' }).focus()
  await press(page, 'Enter')
}

const declines = async (page: Page) => {
  await press(page, 'd')
  const dialog = page.getByRole('dialog', { name: '不予通过' })
  await dialog.getByRole('combobox').focus()
  await press(page, 'ArrowDown', 'Enter', 'Tab')
  await page.keyboard.type('材料不能证明从业年限。')
  await press(page, 'Tab', 'Enter')
  await expect(dialog).toHaveCount(0)
}

test('4.2 three files are reviewed with keys alone: one comes back, one is recommended, one is declined', async ({ page }, { project }) => {
  await waitForStory(page)
  await signIn(page, `body-${bodies[project.name]}`)
  const [back, on, out, then] = await waiting(page)
  if (!back || !on || !out || !then) throw new Error('the story has too few files for this body')
  await page.goto(`/app/desk/${back.id}?status=consented`)
  await opened(page, back)
  await looksAround(page)
  await returns(page)
  await opened(page, on)
  expect(await statusOf(page, back.id)).toBe('returned')
  await recommends(page)
  await opened(page, out)
  expect(await statusOf(page, on.id)).toBe('recommended')
  await declines(page)
  await opened(page, then)
  expect(await statusOf(page, out.id)).toBe('declined')
})

test('4.2 what was on screen at a decision is opened again from the history, as it was', async ({ page }, { project }) => {
  await waitForStory(page)
  await signIn(page, `body-${bodies[project.name]}`)
  const [row] = await waiting(page)
  if (!row) throw new Error('nothing is left to decide')
  await page.goto(`/app/desk/${row.id}`)
  const places = await page.getByText(/名额已用 \d+ \/ \d+/).innerText()
  await page
    .getByRole('button', { name: '列为备选' })
    .or(page.getByRole('button', { name: '推荐', exact: true }))
    .first()
    .click()
  await page.getByRole('button', { name: '确认办理' }).click()
  await expect(page.getByRole('heading', { level: 1, name: row.title })).toHaveCount(0)
  await page.goto(`/app/dossier/application/${row.id}`)
  await page.getByText('查看记载').first().click()
  await page.getByRole('link', { name: '查看办理时所见' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: `办理时所见：${row.title}` })).toBeVisible()
  await expect(page.getByText(places)).toBeVisible()
  await expect(page.getByText('在审核页面办理')).toBeVisible()
  await expect(page.getByRole('heading', { name: '四、专业技术职称' })).toBeVisible()
  await looksRight(page)
})

const begin = async (page: Page, rows: readonly Row[]) => {
  for (const { title, employerName } of rows) await page.getByRole('checkbox', { name: `选中 ${title}（${employerName?.zh}）` }).check()
  await page.getByRole('button', { name: '一并办理' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '不予通过' }).click()
  await dialog.getByRole('combobox').click()
  await page.keyboard.press('Enter')
  await dialog.getByRole('textbox').fill('名额已满，综合排序在后。')
  await dialog.getByRole('button', { name: '先看结果' }).click()
  await expect(dialog.getByText(`可以办理 ${rows.length} 件，不能办理 0 件。`)).toBeVisible()
  return dialog
}

test('4.2 files are acted on together: foreseen, taken back within the time, and then done', async ({ page }, { project }) => {
  await waitForStory(page)
  await signIn(page, `body-${bodies[project.name]}`)
  const rows = (await waiting(page)).slice(0, 2)
  expect(rows).toHaveLength(2)
  await page.goto('/app/queue?subject=application&status=consented')
  await expect(page.getByRole('checkbox', { name: /本页全选/ })).toBeVisible()
  await looksRight(page)
  const first = await begin(page, rows)
  await looksRight(page)
  await first.getByRole('button', { name: '办理这 2 件' }).click()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByText(/“不予通过”已停下：办了 0 件，2 件没有办理/)).toBeVisible()
  for (const { id } of rows) expect(await statusOf(page, id)).toBe('consented')
  const second = await begin(page, rows)
  await second.getByRole('button', { name: '办理这 2 件' }).click()
  await expect(page.getByText(/“不予通过”2 件，\d+ 秒后开始办理/)).toBeVisible()
  await expect(page.getByText('“不予通过”已办 2 件')).toBeVisible({ timeout: 40_000 })
  for (const { id } of rows) expect(await statusOf(page, id)).toBe('declined')
  await looksRight(page)
})

test('4.2 a proof that is a PDF is drawn page by page, and one that can’t be drawn is offered for download', async ({ page }, {
  project,
}) => {
  await waitForStory(page)
  await signIn(page, `body-${bodies[project.name]}`)
  const [row] = await waiting(page)
  const { documents } = await (await page.request.get(`/api/dossier?subject=application&id=${row?.id}`)).json()
  const pdf = await (await page.request.get(documents[0].href)).body()
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  await page.route('**/api/files/*', route => route.fulfill({ contentType: 'application/pdf', body: pdf }))
  await page.goto(`/app/desk/${row?.id}`)
  const proof = page.getByRole('region', { name: '证明材料' })
  await expect(proof.getByText(/第 1 页，共 [2-9] 页/)).toBeVisible()
  await press(page, 'ArrowRight')
  await expect(proof.getByText(/第 2 页，共 [2-9] 页/)).toBeVisible()
  const drawn = () =>
    proof.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
      return data.some((byte, i) => i % 4 === 0 && byte < 100)
    })
  await expect.poll(drawn).toBe(true)
  await looksRight(page)
  await page.route('**/api/files/*', route => route.fulfill({ contentType: 'application/pdf', body: '%PDF-1.7 broken' }))
  await page.reload()
  await expect(proof.getByRole('link', { name: /下载/ })).toBeVisible()
})
