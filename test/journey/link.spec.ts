// Nobody here has an account when it begins: a person comes in by phone, and their employer answers by a link and a code.
import { type Browser, expect, type Page, test } from '@playwright/test'
import { makeCitizenNumber, makeCreditCode } from '../../core/standards/index.ts'
import { inventPeople } from '../../demo/people.ts'
import { scanned } from '../scans.ts'
import { now } from './filling.ts'
import { act, handIn, looksRight, signIn, waitForStory } from './look.ts'

const round = 'nmg-tepei-2022'
const serials: Readonly<Record<string, number>> = { phone: 511, desk: 733 }

/** The newest text of the demonstration's outbox that says this. */
const textSaying = async (page: Page, wanted: RegExp): Promise<string> => {
  const found = { text: '' }
  await expect
    .poll(async () => {
      found.text = wanted.exec(await (await page.request.get('/outbox')).text())?.[1] ?? ''
      return found.text
    })
    .not.toBe('')
  return found.text
}

const comeIn = async (page: Page, phone: string) => {
  await page.goto('/app')
  await page.getByLabel('手机号码').fill(phone)
  await page.getByRole('button', { name: '发送验证码' }).click()
  await expect(page.getByText(/验证码已发送到/)).toBeVisible()
  await looksRight(page)
  await page.getByLabel('验证码', { exact: true }).fill(await textSaying(page, /登录验证码(\d{6})/))
  await page.getByRole('button', { name: '登录', exact: true }).first().click()
  await expect(page.getByRole('button', { name: '开始申报' })).toBeVisible()
}

/** Each applicant has a hospital of their own, so that no link is taken for another's. */
const hospitalOf = (phone: string) => `示例${phone.slice(-8)}医院`

/** Somebody of a county's hospital that nobody here has heard of. */
const formFor = async (page: Page, project: string, n: number, phone: string, contactPhone: string) => {
  const { law } = await (await page.request.get(`/api/law?round=${round}`)).json()
  const person = inventPeople(law).find(one => one.login === 'p0012')
  if (!person) throw new Error('nobody is called p0012')
  const serial = (serials[project] ?? 511) + 2 * (Number(now) % 100) + n - 1
  const { form } = person
  const creditCode = makeCreditCode({ kind: '12', division: form.employer.division ?? '150121', serial })
  return {
    ...form,
    identity: {
      ...form.identity,
      name: '那仁',
      phone,
      citizenNumber: makeCitizenNumber({ division: '159900', birthDate: '1989-04-05', serial }),
    },
    employer: { ...form.employer, creditCode, name: hospitalOf(phone), contact: '人事科', contactPhone },
  }
}

const openLink = async (browser: Browser, page: Page, project: string, hospital: string) => {
  const url = await textSaying(page, new RegExp(`${hospital}核实并填写单位意见：(http[^（]+)（`))
  const context = await browser.newContext({
    viewport: project === 'phone' ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    locale: 'zh-CN',
  })
  const employer = await context.newPage()
  await employer.goto(url)
  await expect(employer.getByText(`您将代表${hospital}核实一份申报`)).toBeVisible()
  expect(employer.url()).not.toContain('#')
  await looksRight(employer)
  await employer.getByRole('button', { name: '发送验证码' }).click()
  await employer.getByLabel('验证码', { exact: true }).fill(await textSaying(employer, /单位意见验证码(\d{6})/))
  await employer.getByRole('button', { name: '登录', exact: true }).click()
  await expect(employer.getByRole('heading', { level: 1, name: '单位意见' })).toBeVisible()
  return employer
}

/** Comes in, and hands in a form that names a contact of an employer without an account. */
const applies = async (page: Page, project: string, n: number) => {
  await waitForStory(page)
  const last = project === 'phone' ? n : n + 1
  const [phone, contactPhone] = [`1351${now}${last}`, `1361${now}${last}`]
  await comeIn(page, phone)
  await page.getByRole('button', { name: '开始申报' }).click()
  await expect(page.getByLabel('姓名', { exact: true })).toBeVisible()
  const id = page.url().split('/').at(-1) ?? ''
  expect((await act(page, 'application', id, 'save', { form: await formFor(page, project, n, phone, contactPhone) })).status).toBe(200)
  await page.goto(`/app/form/${id}`)
  await handIn(page)
  await expect(page.getByText('已提交').first()).toBeVisible()
  return { id, phone }
}

const seesNothingElse = async (employer: Page) => {
  await employer.goto('/app/queue')
  await expect(employer.getByRole('heading', { level: 1, name: '单位意见' })).toBeVisible()
  expect((await employer.request.get(`/api/queue?round=${round}`)).status()).toBe(404)
}

/** The last page of the printed form, as a phone photographs it. */
const sealedPage = async (employer: Page, id: string) => {
  const printed = await employer.request.get(`/api/documents/application/${id}/applicationForm`)
  const [buffer] = scanned(await printed.body()).slice(-1)
  if (!buffer) throw new Error('the form has no page')
  return { name: '盖章页.jpg', mimeType: 'image/jpeg', buffer }
}

test('7.4 somebody new applies by phone, and the employer without an account consents by a link with the sealed page', async ({
  page,
  browser,
}, { project }) => {
  const { id, phone } = await applies(page, project.name, 1)
  const employer = await openLink(browser, page, project.name, hospitalOf(phone))
  await expect(employer.getByText('那仁').first()).toBeVisible()
  await looksRight(employer)
  await seesNothingElse(employer)
  await employer.getByLabel(/本单位核实/).check()
  for (const box of await employer
    .getByRole('group', { name: /本单位承诺/ })
    .getByRole('checkbox')
    .all())
    await box.check()
  await expect(employer.getByText('还差：盖章页')).toBeVisible()
  await employer.locator('input[type=file]').setInputFiles(await sealedPage(employer, id))
  await expect(employer.getByText('盖章页已上传')).toBeVisible()
  await looksRight(employer)
  await employer.getByRole('button', { name: '同意申报' }).click()
  await expect(employer.getByText('单位意见已提交。').first()).toBeVisible()
  await employer.context().close()

  const { state } = await (await page.request.get(`/api/dossier?subject=application&id=${id}`)).json()
  expect(state.consent).toMatchObject({ byLink: true, pageRead: true })
  await signIn(page, `body-${state.body}`)
  await page.goto(`/app/dossier/application/${id}`)
  await expect(page.getByText('单位凭短信链接同意。盖章页与本版申报表一致')).toBeVisible()
  await looksRight(page)
})

test('7.4 the applicant sees where the link went, and sends another to the right phone', async ({ page }, { project }) => {
  const { id, phone } = await applies(page, project.name, 3)
  await page.goto(`/app/dossier/application/${id}`)
  await expect(page.getByText('链接已于')).toBeVisible()
  await expect(page.getByText('还没有打开')).toBeVisible()
  await page.getByLabel('经办人手机号码').fill(phone)
  await page.getByRole('button', { name: '发送链接' }).click()
  await expect(page.getByText('不能发到申报人自己的手机。')).toBeVisible()
  await looksRight(page)
  await page.getByLabel('经办人手机号码').fill(`1371${now}5`)
  await page.getByRole('button', { name: '发送链接' }).click()
  await expect(page.getByText('链接已发送，以前的链接随即失效。')).toBeVisible()
})
