// A batch is assessed and completed: the panel named once, grades typed and pasted, a wrong row given back, minutes printed and filed, and all completed by one confirmation.
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { startBatches } from '../../server/batches.ts'
import { goodMarks, imu, openAssessment } from '../assessing.ts'
import { department, digest } from '../given.ts'
import { setup } from '../postgres.ts'
import { paperOf } from '../uploads/pdf-made.ts'
import { looksRight } from './look.ts'

const people = { b1: '阿拉坦', b2: '其其格', b3: '乌云', b4: '张伟', b5: '张伟' }
const start = async () => {
  const stop = setup()
  const desk = await openAssessment(people, undefined, { b3: '李教授' })
  const address = await desk.app.listen({ port: 0, host: '127.0.0.1' })
  const loop = startBatches(desk.house)
  const close = async () => {
    await loop.stop()
    await desk.close()
    await stop()
  }
  return { ...desk, address, close }
}
type Server = Awaited<ReturnType<typeof start>>
let server: Server
test.beforeEach(async ({ context }) => {
  server = await start()
  const [name = '', value = ''] = server.headersOf(imu).cookie.split('=')
  await context.addCookies([{ name, value, url: server.address }])
})
test.afterEach(() => server.close())

const namePanel = async (page: Page) => {
  for (const [i, name] of ['张教授', '李教授', '王教授'].entries()) await page.getByLabel(`成员 ${i + 1} 姓名`, { exact: true }).fill(name)
  await page.getByRole('button', { name: '为 5 人登记小组' }).click()
  await expect(page.getByText('现有小组：张教授、李教授、王教授')).toBeVisible()
  await expect(page.getByText('乌云：张教授、李教授（回避）、王教授')).toBeVisible()
}

/** As a clerk's own sheet has it: in another order, one of two with the same name without a code, one code beside another's name, one mark too high. */
const pasted = [
  ['编号', '姓名', '论文·张教授', '论文·李教授', '论文·王教授', '实践', '考勤'],
  ['b5', '张伟', '52', '58', '55.5', '70', '合格'],
  ['b3', '乌云', '91', '', '88.5', '80', '合格'],
  ['', '张伟', '90', '90', '90', '90', '合格'],
  ['b2', '乌云', '90', '90', '90', '90', '合格'],
  ['b4', '张伟', '88', '101', '90', '75', '合格'],
]
const asText = (rows: readonly (readonly string[])[]) => rows.map(row => row.join('\t')).join('\n')

const fillIn = async (page: Page) => {
  await page.getByLabel('粘贴成绩表').fill(asText(pasted))
  await expect(page.getByText('已填入 2 人的成绩，请核对后登记。')).toBeVisible()
  await expect(page.getByText('第 4 行 张伟：有几个人同名，请填编号')).toBeVisible()
  await expect(page.getByText('第 5 行 乌云：编号和姓名不是同一个人')).toBeVisible()
  await expect(page.getByText('第 6 行 张伟：“论文·李教授”不能超过 100 分')).toBeVisible()
  await looksRight(page)
  await page.getByLabel('阿拉坦：论文·张教授', { exact: true }).fill('八十')
  await expect(page.getByText('须是 0 到 100 的数')).toBeVisible()
  await expect(page.getByRole('button', { name: '登记 2 人的成绩' })).toBeDisabled()
  for (const [head, grade] of [
    ['论文·张教授', '80'],
    ['论文·李教授', '81.5'],
    ['论文·王教授', '79'],
    ['实践', '85'],
    ['考勤', '合格'],
  ] as const)
    await page.getByLabel(`阿拉坦：${head}`, { exact: true }).fill(grade)
  await page.reload()
  await expect(page.getByLabel('阿拉坦：实践', { exact: true })).toHaveValue('85')
  await page.getByRole('button', { name: '登记 3 人的成绩' }).click()
  await expect(page.getByText('已登记 3 人的成绩。')).toBeVisible()
}

const fileMinutes = async (page: Page) => {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: '打印 3 人的考核记录' }).click()
  expect(
    readFileSync(await (await coming).path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  await page.getByLabel('签字的扫描件').setInputFiles({ name: '考核记录.pdf', mimeType: 'application/pdf', buffer: paperOf('scan') })
  await page.getByLabel('小组意见').fill('小组一致同意以上成绩。')
  await page.getByRole('button', { name: '归档 3 人的考核记录' }).click()
  await expect(page.getByText('3 人的考核记录已归档。').first()).toBeVisible()
}

test('6.5 a batch is assessed and completed', async ({ page }) => {
  await page.goto(`${server.address}/app/assessment`)
  await namePanel(page)
  await fillIn(page)
  await fileMinutes(page)
  await page.getByRole('button', { name: '先看结果' }).click()
  await expect(page.getByText('考核合格 2 人，不合格 1 人，不能办理 0 人。现在还没有办理。')).toBeVisible()
  await page.getByText('乌云的计算').click()
  await expect(page.getByText('论文：179.5 ÷ 2 × 60%，合格')).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: '确认办理 3 人' }).click()
  await expect(page.getByText('“考核合格”2 件')).toBeVisible()
  await server.house.database.query('update batch set due = clock_timestamp() where ended is null')
  await expect(page.getByText('“考核合格”已办 2 件')).toBeVisible()
  await expect(page.getByText('“考核不合格”已办 1 件')).toBeVisible()
  await expect(page.getByText('已期满，未考核 2')).toBeVisible()
  await expect(page.getByText('已合格，未发证 2')).toBeVisible()
  await looksRight(page)
})

test('6.5 a grade that another corrects meanwhile is not completed, and the page says so', async ({ page }) => {
  for (const action of [
    ['namePanel', { members: [{ name: '张教授' }, { name: '李教授' }, { name: '王教授' }] }],
    ['recordMarks', { on: '2023-08-31', marks: goodMarks() }],
    ['fileMinutes', { on: '2023-08-31', file: digest('c'), text: '记录', version: 2 }],
  ] as const)
    await server.done(server.house.act(imu, 'training', 'b1', action[0], action[1]))
  await page.goto(`${server.address}/app/assessment`)
  await page.getByRole('button', { name: '先看结果' }).click()
  await expect(page.getByText('考核合格 1 人，不合格 0 人，不能办理 0 人。现在还没有办理。')).toBeVisible()
  await server.done(server.house.act(imu, 'training', 'b1', 'recordMarks', { on: '2023-08-31', marks: goodMarks(7_000) }))
  await page.getByRole('button', { name: '确认办理 1 人' }).click()
  await expect(page.getByText('“考核合格”1 件')).toBeVisible()
  await server.house.database.query('update batch set due = clock_timestamp() where ended is null')
  await expect(page.getByText('“考核合格”已办 0 件')).toBeVisible()
  await page.getByText('没有办成的').first().click()
  await expect(page.getByText('您看到成绩以后，成绩又有改动，请刷新后再办').first()).toBeVisible()
  expect((await server.ask(department, 'unfinished')).counts.notAssessed).toBe(5)
})
