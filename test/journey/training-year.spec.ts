// The employer's quarter in three taps, who is late on one page, and the follow-up a year after the return by a link.
import { type Browser, expect, type Page, test } from '@playwright/test'
import { department, hostOf, leader, personOf } from '../given.ts'
import { looksRight } from './look.ts'
import { startYear, unit } from './training-year.ts'

type Year = Awaited<ReturnType<typeof startYear>>
let year: Year
test.beforeAll(async () => {
  year = await startYear({ s1: '巴图', s2: '其其格', s3: '斯琴' }, ['s3'])
})
test.afterAll(() => year.close())

const openAs = async (page: Page, actor: Parameters<Year['enter']>[1], path: string) => {
  await page.context().clearCookies()
  await year.enter(page.context(), actor)
  await page.goto(`${year.address}${path}`)
}

test('7.3 the quarter’s confirmation for everybody is three taps, and what was not kept is said of that one person', async ({ page }) => {
  await year.turnTo('2022-11-20')
  await openAs(page, unit, '/app/staff')
  await expect(page.getByText('请在 2022-12-01 前确认').first()).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: /有没做到的.*其其格/ }).click()
  await page.getByRole('checkbox', { name: '工资福利不减不停' }).uncheck()
  await page.getByRole('button', { name: /确认 \d 人的承诺履行/ }).click()
  await expect(page.getByText('请写明没有做到的情况')).toBeVisible()
  await page.getByRole('textbox', { name: /没有做到的情况/ }).fill('绩效缓发一个月，下月补发。')
  await looksRight(page)
  await page.getByRole('button', { name: /确认 \d 人的承诺履行/ }).click()
  await expect(page.getByText(/已确认 \d 人/)).toBeVisible()
  await expect(page.getByText('2022-11 没有做到：工资福利不减不停')).toBeVisible()
  await page.getByRole('button', { name: /请管理处协助.*巴图/ }).click()
  await page.getByLabel('需要管理处协助什么').fill('请协调带教老师。')
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await expect(page.getByText('管理处应在 2022-11-25 前答复')).toBeVisible()
  await looksRight(page)
})

test('6.1 the host that is asked to take a trainee reads what it is asked on its day, says no to one and yes to the other', async ({
  page,
}) => {
  await year.turnTo('2022-11-20')
  for (const [id, reason] of [
    ['s1', '导师调离，方向无法继续。'],
    ['s2', '离家近。'],
  ] as const)
    await year.train(personOf(id), id, 'askChange', { host: 'imau', programme: 'imau-230', reason, tellsWhy: id === 's1' })
  await openAs(page, hostOf('imau'), '/app/hosting-day')
  const asked = page.getByRole('region', { name: '请求转入的学员' })
  await expect(asked.getByText('导师调离，方向无法继续。')).toBeVisible()
  await expect(asked.getByText('没有同意告诉贵单位')).toBeVisible()
  await looksRight(page)
  await asked.getByRole('button', { name: '不同意：其其格' }).click()
  await asked.getByLabel('不同意的理由').fill('没有合适的导师')
  await asked.getByRole('button', { name: '确认不同意' }).click()
  await expect(asked.getByText('已答复不同意其其格转入。')).toBeVisible()
  await asked.getByRole('button', { name: '同意转入：巴图' }).click()
  await expect(asked.getByText('贵单位2022年11月20日已同意，等管理处决定。')).toBeVisible()
  await looksRight(page)
})

test('9 the department sees on one page who is late, by how much, whom it was told to and whom to call, and how the round stands', async ({
  page,
}) => {
  await year.turnTo('2022-12-20')
  await openAs(page, department, '/app/duties?state=late')
  await expect(page.getByText(/逾期 \d+ 个工作日/).first()).toBeVisible()
  await expect(page.getByText(/已告知/).first()).toBeVisible()
  await looksRight(page)
  await openAs(page, leader, '/app/round')
  const study = page.getByRole('region', { name: '在培' })
  await expect(study.getByRole('link', { name: /学习报告/ })).toBeVisible()
  await looksRight(page)
  await study.getByRole('link', { name: /学习报告/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: '责任时限' })).toBeVisible()
  await expect(page.getByText('学习报告').first()).toBeVisible()
})

const newcomer = async (browser: Browser, project: string) => {
  const viewport = project === 'phone' ? { width: 390, height: 844 } : { width: 1440, height: 900 }
  return (await browser.newContext({ viewport, locale: 'zh-CN' })).newPage()
}

/** Opens the link of the text, and gives the code of the next one. */
const comesByLink = async (browser: Browser, project: string) => {
  const person = await newcomer(browser, project)
  const link = await year.textSaying(/返岗后的回访，约一分钟：(http[^（]+)（/)
  await person.goto(link.replace('http://tepei.test', year.address))
  await expect(person.getByRole('heading', { level: 1, name: '返岗回访' })).toBeVisible()
  await person.getByRole('button', { name: '发送验证码' }).click()
  await expect(person.getByLabel('验证码', { exact: true })).toBeVisible()
  await person.getByLabel('验证码', { exact: true }).fill(await year.textSaying(/回访验证码(\d{6})/))
  await person.getByRole('button', { name: '登录', exact: true }).click()
  await expect(person.getByRole('heading', { level: 1, name: '回访' })).toBeVisible()
  return person
}

test('7.5 a year after the return the person answers by a link, without an account, and the report counts it', async ({ page, browser }, {
  project,
}) => {
  await year.turnTo('2024-09-05')
  await openAs(page, department, '/app/follow-ups')
  await page
    .getByRole('button', { name: /发链接给本人.*斯琴/ })
    .first()
    .click()
  await expect(page.getByText('链接已发送')).toBeVisible()
  await looksRight(page)
  const person = await comesByLink(browser, project.name)
  await person.getByRole('button', { name: '提交回访' }).click()
  await expect(person.getByText(/请填写|必填/).first()).toBeVisible()
  await looksRight(person)
  for (const [question, answer] of [
    ['是否返回原岗位', '是'],
    ['职称晋升', '尚未'],
    ['课题研究', '是'],
    ['项目开发', '否'],
  ] as const)
    await person.getByRole('radiogroup', { name: question }).getByText(answer, { exact: true }).click()
  await person.getByLabel(/发表论文/).fill('2')
  await person.getByRole('button', { name: '提交回访' }).click()
  await expect(person.getByText('回访已提交，谢谢。')).toBeVisible()
  await looksRight(person)
  await person.context().close()
  await page.reload()
  await expect(page.getByRole('heading', { level: 2, name: '返岗后 6 个月' })).toBeVisible()
  await looksRight(page)
})
