// A clerk fills in for somebody without an account: the person signs on paper, and only then it is handed in.
import { expect, test } from '@playwright/test'
import { makeCitizenNumber } from '../../core/standards/index.ts'
import { inventPeople } from '../../demo/people.ts'
import { scanned } from '../scans.ts'
import { pngOf } from '../uploads/pictures-made.ts'
import { act, handIn, looksRight, signIn, waitForStory } from './look.ts'

const round = 'nmg-tepei-2022'
const bodies: Readonly<Record<string, string>> = { phone: '150300', desk: '150500' }

test('4.1 the paper that its person signed stands for the pledges, and the file says who filled it in', async ({ page }, { project }) => {
  await waitForStory(page)
  const body = bodies[project.name] ?? ''
  await signIn(page, `body-${body}`)
  const { law } = await (await page.request.get(`/api/law?round=${round}`)).json()
  const someone = inventPeople(law).find(one => one.employer.body === body && one.fit === 'eligible')
  if (!someone) throw new Error('nobody belongs to this body')
  const { pledges: _, ...form } = someone.form
  const born = form.identity.citizenNumber.replace(/^.{6}(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3')
  const citizenNumber = makeCitizenNumber({ division: '159900', birthDate: born, serial: 900 + Number(form.identity.citizenNumber[16]) })
  const id = crypto.randomUUID()
  const given = { round, helper: { role: 'body', organisation: body }, form: { ...form, identity: { ...form.identity, citizenNumber } } }
  expect((await act(page, 'application', id, 'startFor', given)).status).toBe(200)
  await page.goto(`/app/form/${id}`)
  await expect(page.getByText(/本表由.*代为填写/)).toBeVisible()
  const paper = await page.getByRole('link', { name: '打印申报表' }).getAttribute('href')
  expect((await page.request.get(paper ?? '')).headers()['content-type']).toBe('application/pdf')
  const printed = await (await page.request.get(paper ?? '')).body()
  const put = (name: string, mimeType: string, buffer: Buffer) =>
    page.getByLabel('上传本人签字的申报表').setInputFiles({ name, mimeType, buffer })
  await put('打印件.pdf', 'application/pdf', printed)
  await expect(page.getByText('签字页不是这份申报表的这一版')).toBeVisible()
  await expect(page.getByText(/系统生成的文件，不是扫描件/)).toBeVisible()
  await put('太淡.png', 'image/png', await pngOf(600, 800))
  await page.getByLabel('版本码').fill('0000-0000')
  await looksRight(page)
  await page.getByRole('button', { name: '按版本码登记' }).click()
  await expect(page.getByText(/签字件须有这一版的二维码/)).toBeVisible()
  const [buffer] = scanned(printed)
  if (!buffer) throw new Error('nothing was printed')
  await put('签字.jpg', 'image/jpeg', buffer)
  await expect(page.getByText(/本人已在第 1 版纸质申报表上签字/).first()).toBeVisible()
  await looksRight(page)
  await handIn(page)
  await expect(page.getByRole('heading', { level: 1, name: '申报回执' })).toBeVisible()
  await page.goto(`/app/dossier/application/${id}`)
  await expect(page.getByText(/本表由.*代为填写/)).toBeVisible()
  await expect(page.getByText('登记纸质签字').first()).toBeVisible()
  await looksRight(page)
})
