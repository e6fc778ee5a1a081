// Somebody applies on the page, the employer consents, the body sends the form back with a reason, and it is corrected.
import { expect, type Page, test } from '@playwright/test'
import { type Invented, inventPeople } from '../../demo/people.ts'
import { act, handIn, looksRight, signIn, waitForStory } from './look.ts'

const round = 'nmg-tepei-2022'
/** Who has not applied yet when the story stops; each width has a person of its own. */
const applicants: Readonly<Record<string, string>> = { phone: 'p0012', desk: 'p0011' }

const personOf = async (page: Page, login: string): Promise<Invented> => {
  const { law } = await (await page.request.get(`/api/law?round=${round}`)).json()
  const person = inventPeople(law).find(one => one.login === login)
  if (!person) throw new Error(`nobody is called ${login}`)
  return person
}

/** The first fields by hand, saved as they are typed; the rest as another window of the same person would save it. */
const fillIn = async (page: Page, { form }: Invented): Promise<string> => {
  await page.goto('/app')
  await page.getByRole('button', { name: '开始申报' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '申报表' })).toBeVisible()
  await page.getByLabel('姓名', { exact: true }).fill(form.identity.name)
  await page.getByLabel('居民身份证号码').fill(form.identity.citizenNumber)
  await expect(page.getByText(/出生日期 \d{4}-\d{2}-\d{2}/)).toBeVisible()
  await expect(page.getByText(/已保存，回执 [0-9A-F]{8} · 第 \d+ 版 · \d{2}:\d{2}/)).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: '预览并提交' }).click()
  await expect(page.getByText('还有这些部分要填写')).toBeVisible()
  await expect(page.getByRole('link', { name: '一、基本信息 › 手机号码' })).toBeVisible()
  await expect(page.getByRole('dialog').getByRole('button', { name: '提交申报' })).toBeDisabled()
  await looksRight(page)
  return page.url().split('/').at(-1) ?? ''
}

const submit = async (page: Page, id: string) => {
  await page.goto(`/app/form/${id}`)
  await handIn(page)
  await expect(page.getByText('已提交').first()).toBeVisible()
}

const consent = async (page: Page, id: string, creditCode: string) => {
  await signIn(page, `employer-${creditCode}`)
  await page.goto(`/app/dossier/application/${id}`)
  await page.getByRole('link', { name: '填写单位意见' }).click()
  await page.getByLabel(/本单位核实/).check()
  await expect(page.getByText('还差：6 项承诺')).toBeVisible()
  await expect(page.getByRole('button', { name: '同意申报' })).toBeDisabled()
  for (const box of await page
    .getByRole('group', { name: /本单位承诺/ })
    .getByRole('checkbox')
    .all())
    await box.check()
  await looksRight(page)
  await page.getByRole('button', { name: '同意申报' }).click()
  await expect(page.getByText('单位意见已提交。').first()).toBeVisible()
}

const sendBack = async (page: Page, id: string, body: string) => {
  await signIn(page, `body-${body}`)
  await page.goto(`/app/form/${id}`)
  await expect(page.getByRole('heading', { name: '一、基本信息' })).toBeVisible()
  await looksRight(page)
  await page.goto(`/app/dossier/application/${id}`)
  await page.getByRole('button', { name: '退回修改' }).click()
  await page.getByRole('combobox', { name: '部分' }).fill('主要业绩')
  await page.getByTitle(/主要业绩/).click()
  await page.getByLabel('理由').fill('请写明近三年的项目名称')
  await page.getByRole('button', { name: '确认办理' }).click()
  await expect(page.getByText('需要修改的部分')).toBeVisible()
}

test('4.1 a person applies, the employer gives every undertaking, and a returned form opens where it was returned', async ({ page }, {
  project,
}) => {
  await waitForStory(page)
  const login = applicants[project.name] ?? 'p0012'
  const person = await personOf(page, login)
  await signIn(page, login)
  const id = await fillIn(page, person)
  expect((await act(page, 'application', id, 'save', { form: person.form })).status).toBe(200)
  await submit(page, id)
  await looksRight(page)
  await consent(page, id, person.employer.creditCode)
  await sendBack(page, id, person.employer.body)
  await signIn(page, login)
  await page.goto(`/app/form/${id}`)
  await expect(page.getByText('只有退回的部分可以修改。')).toBeVisible()
  await expect(page.getByLabel('姓名', { exact: true })).toBeDisabled()
  await page.getByLabel('主要业绩').fill('主持草原改良示范项目，近三年考核合格。')
  await expect(page.getByText(/已保存，回执 [0-9A-F]{8}/)).toBeVisible()
  await handIn(page)
  await expect(page.getByText('已提交').first()).toBeVisible()
})
