// Fields that nobody programmed: an officer adds them in the studio, an applicant answers them, and they stand on the paper and in the sheet.
import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { portraitOf } from '../../demo/proofs.ts'
import { textOf } from '../../documents/read-back.ts'
import type { AddedField } from '../../policy/shape.ts'
import { courses, hours, language, letter, since } from '../added.ts'
import { formOf, hohhot } from '../given.ts'
import { stored } from './filling.ts'
import { act, handIn, looksRight, signIn, waitForStory } from './look.ts'

/** Both widths run on one demonstration: each has a programme and an applicant of its own, behind all others, so that no other journey begins in it. */
const whose: Readonly<Record<string, { readonly programme: string; readonly login: string }>> = {
  phone: { programme: 'z-added-phone', login: 'p0055' },
  desk: { programme: 'z-added-desk', login: 'p0056' },
}
const list = 'policy.procedure.addedFields'
const confirm = (page: Page) => page.getByRole('button', { name: /确\s?定/ }).click()

const copy = async (page: Page, programme: string): Promise<string> => {
  const { laws } = await (await page.request.get('/api/editions')).json()
  const law = laws.find((one: { programmeId: string; year: number }) => one.programmeId === 'nmg-tepei' && one.year === 2022)
  const { examples, silent } = await (await page.request.get(`/api/source?digest=${law.digest}`)).json()
  const id = `${programme}.2022.1`
  const input = { law: law.digest, programme, year: 2022, edition: '2022.1', examples, silent }
  expect((await act(page, 'edition', id, 'draft', input)).status).toBe(200)
  return id
}

const anchored = (page: Page, path: string) => page.locator(`[id="at-${path}"]`)
const type = async (page: Page, path: string, words: string) => {
  await anchored(page, path).locator('input').fill(words)
  await anchored(page, path).locator('input').blur()
}

/** A text that is asked, made on the page alone. */
const addByHand = async (page: Page) => {
  await page.getByLabel('部分').selectOption('policy.procedure')
  await page.getByRole('button', { name: '+ 增设的栏目' }).click()
  const field = `${list}.0`
  await anchored(page, field).getByLabel('形式').first().selectOption({ label: '文字' })
  await type(page, `${field}.code`, 'topic')
  await type(page, `${field}.label.zh`, '拟研究课题')
  await type(page, `${field}.label.en`, 'Topic')
  await type(page, `${field}.maxLength`, '100')
  await anchored(page, `${field}.clause`).locator('select').selectOption('4.1')
  const shown = anchored(page, `${field}.shownIn`)
  await shown.getByRole('button', { name: /^添\s?加$/ }).click()
  await shown.getByRole('button', { name: /^添\s?加$/ }).click()
  await shown.locator('select').nth(1).selectOption({ label: '导出的表格' })
  await expect(page.getByText('已全部保存')).toBeVisible()
  await expect(page.getByText('检查没有发现问题')).toBeVisible()
  await looksRight(page)
}

/** The other five at once, as a file would bring them. */
const addOthers = async (page: Page, id: string) => {
  const fields: readonly AddedField[] = [language, hours, since, letter, courses]
  const edits = fields.map((after, i) => ({ path: `${list}.${i + 1}`, after, insert: true }))
  const { state } = await (await page.request.get(`/api/edition?id=${id}`)).json()
  expect((await act(page, 'edition', id, 'set', { version: state.version, edits, why: '通知要求填报' })).status).toBe(200)
}

const putIntoForce = async (page: Page, id: string, programme: string) => {
  await page.reload()
  await expect(page.getByText('检查没有发现问题')).toBeVisible()
  await page.getByRole('button', { name: '提请审定' }).click()
  await confirm(page)
  await expect(page.getByText('待审定').first()).toBeVisible()
  await signIn(page, 'leader-1')
  await page.goto(`/app/studio/${id}`)
  await page.getByRole('button', { name: '审定通过' }).click()
  await confirm(page)
  await page.getByRole('button', { name: '发布生效文本' }).click()
  await confirm(page)
  await expect(page.getByText(/已发布，内容摘要/)).toBeVisible()
  await page.goto('/app/studio')
  await page.getByRole('button', { name: `发布年度 ${programme}-2022` }).click()
  await confirm(page)
  await expect(page.getByText(`年度 ${programme}-2022 已发布`)).toBeVisible()
  await signIn(page, 'officer-1')
  expect((await act(page, 'round', `${programme}-2022`, 'open')).status).toBe(200)
}

const choose = async (page: Page, part: Locator, label: string, option: string) => {
  await part.getByRole('combobox', { name: label }).click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).click()
}

const answer = async (page: Page) => {
  const part = page.locator('#part-added')
  await expect(part.getByRole('heading', { name: '十二、补充信息' })).toBeVisible()
  await part.getByLabel('拟研究课题（可不填）').fill('草原退化\n及其对策')
  await part.getByLabel('周学时（可不填）').fill('41')
  await expect(part.getByText(/应在 0 至 40学时 之间/)).toHaveClass(/late/)
  await part.getByLabel('周学时（可不填）').fill('7.5')
  await expect(part.getByText(/应在 0 至 40学时 之间/)).not.toHaveClass(/late/)
  await part.getByLabel('入职日期（可不填）').fill('2012-08-01')
  await part.getByLabel('推荐信').setInputFiles({ name: '推荐信.png', mimeType: 'image/png', buffer: portraitOf(7).bytes })
  await part.getByRole('button', { name: '添加一行：讲授课程' }).click()
  await part.getByLabel('课程', { exact: true }).fill('生态学')
  await part.getByLabel('年份（可不填）').fill('2021')
  await expect(part.getByRole('link', { name: /推荐信/ })).toBeVisible()
  await stored(page)
  await looksRight(page)
}

/** What is wanted and missing is named, and the way leads to it. */
const missOne = async (page: Page) => {
  await page.getByRole('button', { name: '预览并提交' }).click()
  const review = page.getByRole('dialog')
  await expect(review.getByRole('link', { name: /补充信息.*外语水平/ })).toBeVisible()
  await expect(review.getByText('1. 课程 生态学；年份 2021')).toBeVisible()
  await looksRight(page)
  await review.getByRole('button', { name: '返回修改' }).click()
  await choose(page, page.locator('#part-added'), '外语水平', '中级')
  await stored(page)
}

/** The sheet as the browser saved it. */
const exported = async (page: Page, as: 'CSV' | 'Excel (XLSX)'): Promise<Buffer> => {
  await page.getByRole('button', { name: '导出表格' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: '导出', exact: true })).toBeDisabled()
  await dialog.getByLabel('导出事由').fill('核对申报人数')
  await dialog.getByRole('checkbox', { name: '包含完整的证件号、电话、邮箱和地址' }).check()
  await dialog.getByText(as, { exact: true }).click()
  await looksRight(page)
  const coming = page.waitForEvent('download')
  await dialog.getByRole('button', { name: '导出', exact: true }).click()
  const path = await (await coming).path()
  await expect(dialog.getByText(/已导出/)).toBeVisible()
  await dialog.getByRole('button', { name: '取消', exact: true }).click()
  return readFileSync(path)
}

const inForce = async (page: Page, programme: string) => {
  await signIn(page, 'officer-1')
  const edition = await copy(page, programme)
  await page.goto(`/app/studio/${edition}`)
  await test.step('a field is made on the page of the studio', () => addByHand(page))
  await test.step('five more, and the policy comes into force', async () => {
    await addOthers(page, edition)
    await putIntoForce(page, edition, programme)
  })
}

const onPaper = async (page: Page, id: string) => {
  const pdf = await (await page.request.get(`/api/documents/application/${id}/applicationForm`)).body()
  const paper = textOf(pdf).join('')
  for (const words of ['拟研究课题草原退化', '外语水平中级', '周学时7.5学时', '推荐信推荐信', '讲授课程序号课程年份1生态学2021'])
    expect(paper).toContain(words)
}

const inTheSheet = async (page: Page, { citizenNumber }: { readonly citizenNumber: string }) => {
  await page.goto('/app/list/application')
  await expect(page.getByRole('link', { name: '示例一' }).first()).toBeVisible()
  const csv = (await exported(page, 'CSV')).toString('utf8')
  // The head, the one person, who took it, and nothing.
  expect(csv.split('\r\n')).toHaveLength(4)
  for (const words of ['拟研究课题', '外语水平', '中级', '7.5', '推荐信', '1. 课程 生态学；年份 2021', `"\t${citizenNumber}"`])
    expect(csv).toContain(words)
  expect((await exported(page, 'Excel (XLSX)')).subarray(0, 2).toString()).toBe('PK')
  await looksRight(page)
}

test('4.1 an officer adds fields without a programmer; they are asked, judged, printed and exported', async ({ page }, { project }) => {
  test.setTimeout(200_000)
  page.setDefaultTimeout(20_000)
  const { programme, login } = whose[project.name] ?? { programme: '', login: '' }
  await waitForStory(page)
  await inForce(page, programme)
  await signIn(page, login)
  const [id, form] = [crypto.randomUUID(), formOf(programme)]
  expect((await act(page, 'application', id, 'start', { round: `${programme}-2022`, form })).status).toBe(200)
  await page.goto(`/app/form/${id}`)
  await test.step('the applicant answers all six', () => answer(page))
  await test.step('what is missing is named', () => missOne(page))
  await page.reload()
  await expect(page.locator('#part-added').getByLabel('拟研究课题（可不填）')).toHaveValue('草原退化\n及其对策')
  await handIn(page)
  await expect(page.getByText(/推荐信：推荐信/)).toBeVisible()
  await looksRight(page)
  await test.step('the paper says it', () => onPaper(page, id))
  await signIn(page, `body-${hohhot}`)
  await page.evaluate(chosen => localStorage.setItem('round', chosen), `${programme}-2022`)
  await test.step('so does the sheet of the body', () => inTheSheet(page, form.identity))
})
