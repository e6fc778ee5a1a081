// What an applicant is told and asked of their data, on a phone and at a desk; and a restriction that is granted and lifted.
import { expect, type Page, test } from '@playwright/test'
import { inventPeople } from '../../demo/people.ts'
import { act, looksRight, signIn, waitForStory } from './look.ts'

const round = 'nmg-tepei-2022'
/** Who has not applied yet when the story stops; each width has a person of its own. */
const applicants: Readonly<Record<string, string>> = { phone: 'p0016', desk: 'p0017' }

/** The notice is read before anything is given; health opens with its own consent, and goes with it. */
const fillsIn = async (page: Page): Promise<string> => {
  await page.goto('/app')
  await page.getByText('阅读《个人信息告知书》').click()
  await expect(page.getByText('提供给谁')).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: '开始申报' }).click()
  const health = page.getByRole('checkbox', { name: /^身心健康/ })
  const consent = page.getByRole('checkbox', { name: /单独同意处理我的健康情况/ })
  await expect(health).toBeDisabled()
  await consent.check()
  await health.check()
  await expect(page.getByText(/已保存，回执 [0-9A-F]{8}/)).toBeVisible()
  await consent.uncheck()
  await expect(health).toBeDisabled()
  await expect(health).not.toBeChecked()
  await page.getByText('阅读《健康情况单独同意书》').click()
  await expect(page.getByText('撤回同意以后')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: /已阅读并同意《个人信息告知书》/ })).not.toBeChecked()
  await looksRight(page)
  const id = page.url().split('/').at(-1) ?? ''
  await expect.poll(async () => (await (await page.request.get(`/api/form?id=${id}`)).json()).form.identity?.healthy).toBeUndefined()
  return id
}

const takesBack = async (page: Page) => {
  await page.goto('/app/my-data')
  const block = page.getByRole('region', { name: '个人信息告知与同意' })
  await expect(block.getByText(/个人信息告知书 2022-1 版：.*已同意/)).toBeVisible()
  await block.getByRole('button', { name: '撤回对健康情况的同意' }).click()
  const dialog = page.getByRole('dialog', { name: '撤回对健康情况的同意' })
  await expect(dialog).toContainText('不再看到健康声明')
  await looksRight(page)
  await dialog.getByRole('button', { name: '确定撤回' }).click()
  await expect(block.getByText(/健康情况单独同意书：.*已撤回/)).toBeVisible()
  await looksRight(page)
  await block.getByRole('button', { name: '再次同意处理健康情况' }).click()
  await expect(block.getByText(/健康情况单独同意书 2022-1 版：.*已同意/)).toBeVisible()
}

test('R37 R38 a notice is read and ticked, health has its own consent that is taken back and given again, and a restriction shows until it is lifted', async ({
  page,
}, { project }) => {
  await waitForStory(page)
  const login = applicants[project.name] ?? ''
  const { law } = await (await page.request.get(`/api/law?round=${round}`)).json()
  const person = inventPeople(law).find(one => one.login === login)
  if (!person) throw new Error(`nobody is called ${login}`)
  await signIn(page, login)
  const id = await fillsIn(page)
  await page.goto('/app/my-data')
  expect((await act(page, 'application', id, 'save', { form: person.form })).status).toBe(200)
  expect((await act(page, 'application', id, 'submit')).status).toBe(200)
  await takesBack(page)

  const wish = crypto.randomUUID()
  expect((await act(page, 'inquiry', wish, 'askData', { round, wish: 'restrict', text: '请暂停使用我的信息' })).status).toBe(200)
  await signIn(page, 'officer-1')
  await page.goto(`/app/dossier/inquiry/${wish}`)
  await expect(page.getByText('限制立即生效')).toBeVisible()
  expect((await act(page, 'inquiry', wish, 'answer', { text: '已限制使用', outcome: 'done' })).status).toBe(200)
  await page.goto(`/app/dossier/application/${id}`)
  await expect(page.getByText('本人的个人信息已限制使用')).toBeVisible()
  await expect(page.getByText(/健康情况单独同意书 2022-1 版/)).toBeVisible()
  await looksRight(page)

  await signIn(page, login)
  await page.goto('/app/my-data')
  const thread = page.getByRole('listitem').filter({ hasText: '请暂停使用我的信息' }).first()
  await expect(thread).toContainText('限制使用中')
  await thread.getByRole('button', { name: '解除限制使用' }).click()
  await expect(thread).not.toContainText('限制使用中')
  const paper = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载（PDF，可打印）' }).click()
  expect((await paper).suggestedFilename()).toMatch(/^my-data-.*\.pdf$/)
  expect((await act(page, 'inquiry', wish, 'close')).status).toBe(200)
  expect((await act(page, 'application', id, 'withdraw', { reason: '示例' })).status).toBe(200)
})
