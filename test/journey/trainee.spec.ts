// A trainee's term on the phone: a plan that is returned and agreed, a report with a photograph, a question, and what is said in confidence.
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { department, employer, employerOf } from '../given.ts'
import { setup } from '../postgres.ts'
import { host, id, openYear, trainee, type YearHouse } from '../trainee-house.ts'
import { looksRight } from './look.ts'

let stop: () => Promise<void>
let house: YearHouse
let address: string
test.beforeEach(async () => {
  stop = setup()
  house = await openYear()
  address = await house.app.listen({ port: 0, host: '127.0.0.1' })
})
test.afterEach(async () => {
  await house.close()
  await stop()
})

const enter = async (context: BrowserContext, by: typeof trainee) => {
  const [name = '', value = ''] = (house.headersOf(by).cookie ?? '').split('=')
  await context.clearCookies()
  await context.addCookies([{ name, value, url: address }])
}
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const photo = { name: '样地.png', mimeType: 'image/png', buffer: png }

const fillPlan = async (page: Page, seenBy: string) => {
  const goal = page.getByRole('group', { name: '目标 1' })
  await goal.getByLabel('做什么').fill('掌握草原样地调查方法')
  await goal.getByLabel('完成时间').fill('2023-03-31')
  await goal.getByLabel('怎样算完成').fill(seenBy)
  const stretch = page.getByRole('group', { name: '阶段 1' })
  await stretch.getByLabel('从').fill('2022-09-12')
  await stretch.getByLabel('至').fill('2023-01-13')
  await stretch.getByLabel('做什么').fill('课程学习')
}

const answers = async (context: BrowserContext, by: typeof trainee, path: string, work: (page: Page) => Promise<unknown>) => {
  await enter(context, by)
  const page = await context.newPage()
  await page.goto(`${address}${path}`)
  await work(page)
  await page.close()
  await enter(context, trainee)
}

/** The inquiry whose words these are. */
const idOf = async (title: string): Promise<string> => {
  for (const kind of ['question', 'report']) {
    const { rows } = (await house.get(trainee, `/api/myInquiries?kind=${kind}`)).json()
    const found = rows.find((row: { said: readonly { text: string }[] }) => row.said[0]?.text === title)
    if (found) return found.id
  }
  throw new Error(`nobody asked ${title}`)
}

test('6.2 a plan is returned, agreed, and reported on with a photograph; what was typed outlives the page', async ({ page, context }) => {
  await enter(context, trainee)
  await page.goto(`${address}/app`)
  await page.getByRole('link', { name: '打开我的培养' }).click()
  await expect(page.getByRole('heading', { name: '下一件：学习计划' })).toBeVisible()
  await looksRight(page)
  await fillPlan(page, '会做')
  await expect(page.getByText(/^已保存/)).toBeVisible()
  await page.reload()
  await expect(page.getByRole('group', { name: '目标 1' }).getByLabel('怎样算完成')).toHaveValue('会做')
  await context.setOffline(true)
  await page.getByRole('button', { name: '提交给导师' }).click()
  await expect(page.getByText('仅存于本机：有网络后自动提交').first()).toBeVisible()
  await looksRight(page)
  await context.setOffline(false)
  await expect(page.getByText('等导师答复')).toBeVisible({ timeout: 30_000 })
  await answers(context, host, `/app/dossier/training/${id}`, async other => {
    await other.getByRole('textbox', { name: '意见' }).fill('写清拿什么来看')
    await looksRight(other)
    await other.getByRole('button', { name: '退回修改' }).click()
    await expect(other.getByText('导师已退回')).toBeVisible()
  })
  await page.reload()
  await expect(page.getByText('写清拿什么来看')).toBeVisible()
  await fillPlan(page, '独立完成一份样地报告')
  await page.getByRole('button', { name: '提交给导师' }).click()
  await expect(page.getByText('第 2 版')).toBeVisible()
  await answers(context, host, `/app/dossier/training/${id}`, async other => {
    await other.getByRole('button', { name: '同意', exact: true }).click()
    await expect(other.getByText('导师已同意', { exact: true })).toBeVisible()
  })
  await reports(page, context)
})

/** In December the first report is late; it is written with a photograph, read, and remarked on. */
const reports = async (page: Page, context: BrowserContext) => {
  house.house.turnTo('2022-12-02')
  await page.reload()
  await expect(page.getByRole('heading', { name: '下一件：第 1 次学习报告' })).toBeVisible()
  await expect(page.getByText('已过 2022-12-01，请尽快补上')).toBeVisible()
  await page.getByRole('button', { name: '写学习报告' }).click()
  await page.getByRole('textbox', { name: '内容' }).fill('做完两处样地。\n\n第三处待雪化。')
  await expect(page.getByText('16 / 4000 字')).toBeVisible()
  await page.locator('#reports').getByLabel('添加附件（照片或 PDF）').setInputFiles(photo)
  await expect(page.getByRole('button', { name: /^删除 样地/ })).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: '提交报告' }).click()
  await expect(page.getByText(/^已提交，回执号/)).toBeVisible()
  await answers(context, host, `/app/dossier/training/${id}`, async other => {
    await other.getByRole('button', { name: '已阅' }).click()
    await other.getByRole('button', { name: '写评语' }).click()
    await other.getByRole('textbox', { name: '意见' }).fill('进展符合计划')
    await other.getByRole('button', { name: '提交', exact: true }).click()
    await expect(other.getByText('进展符合计划')).toBeVisible()
  })
  await page.reload()
  await expect(page.getByText('导师 2022-12-02 已阅')).toBeVisible()
  await expect(page.getByText('应于 2022-12-01 前提交，迟交')).toBeVisible()
  await looksRight(page)
}

/** The department answers both; what was found of a report is said with it. */
const answerBoth = async (context: BrowserContext) => {
  for (const [title, words] of [
    ['病假那几天补贴怎么算？', '按在培天数折算。'],
    ['十月起绩效工资停发', '已函询多家单位。'],
  ] as const)
    await answers(context, department, `/app/dossier/inquiry/${await idOf(title)}`, async other => {
      await expect(other.getByText(title)).toBeVisible()
      if (title.includes('绩效')) await other.getByRole('radio', { name: '仍在核查' }).check()
      await other.getByRole('textbox', { name: '答复内容' }).fill(words)
      await looksRight(other)
      await other.getByRole('button', { name: '答复', exact: true }).click()
      await expect(other.getByText('已答复').first()).toBeVisible()
    })
}

test('7.4 a question is answered, and what is reported in confidence comes back in its own place, unseen by the employer', async ({
  page,
  context,
}) => {
  await enter(context, trainee)
  await page.goto(`${address}/app/year`)
  const questions = page.locator('#questions')
  await questions.getByRole('textbox', { name: '您想问什么' }).fill('病假那几天补贴怎么算？')
  await questions.getByRole('button', { name: '提问' }).click()
  await expect(questions.getByText('等答复')).toBeVisible()
  await page.getByRole('link', { name: '工资、岗位被动了？单独反映' }).click()
  await expect(page.getByText(/只有您和管理处经办人、负责人看得到/)).toBeVisible()
  await page.getByRole('combobox', { name: '哪一项承诺没有做到' }).click()
  await page.getByTitle('工资福利不减不停').click()
  await page.getByRole('textbox', { name: '什么时候开始，少了什么' }).fill('十月起绩效工资停发')
  await looksRight(page)
  await page.getByRole('button', { name: '交给管理处' }).click()
  await expect(page.getByText('等答复')).toBeVisible()
  await answers(context, employerOf(employer), '/app', async other => {
    await expect(other.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(other.getByText(/咨询|反映/)).toHaveCount(0)
  })
  await answerBoth(context)
  await page.reload()
  await expect(page.getByText('已函询多家单位。')).toBeVisible()
  await page.getByRole('button', { name: '问题已解决' }).click()
  await expect(page.getByText('已了结')).toBeVisible()
  await page.getByRole('link', { name: '返回' }).click()
  await expect(questions.getByText('按在培天数折算。')).toBeVisible()
  await looksRight(page)
})
