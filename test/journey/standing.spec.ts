// A person reads where their file stands, in one line with dates, and why it was declined, in words.
import { expect, test } from '@playwright/test'
import { inventPeople } from '../../demo/people.ts'
import { act, looksRight, signIn, waitForStory } from './look.ts'

const round = 'nmg-tepei-2022'
const bodies: Readonly<Record<string, string>> = { phone: '150200', desk: '150600' }

test('7.1 who has the file, since when and until when is one line, and a refusal says reason, words and the way on', async ({ page }, {
  project,
}) => {
  await waitForStory(page)
  const body = bodies[project.name] ?? ''
  const { law } = await (await page.request.get(`/api/law?round=${round}`)).json()
  await signIn(page, `body-${body}`)
  const found = await page.request.get(`/api/dossiers?round=${round}&subject=application&status=consented&body=${body}`)
  const [row] = (await found.json()).rows
  const login = inventPeople(law).find(({ id }) => id === row?.id)?.login ?? ''
  await signIn(page, login)
  await page.goto('/app')
  const line = /自\d+月\d+日起在\S+市，(\d+月\d+日前答复|答复日期\d+月\d+日已过)/
  await expect(page.getByText(line).first()).toBeVisible()
  await page.goto(`/app/dossier/application/${row.id}`)
  await expect(page.getByRole('heading', { name: '办到哪一步' })).toBeVisible()
  await expect(page.getByText(line).first()).toBeVisible()
  await expect(page.locator('[aria-current="step"]')).toContainText('推荐部门推荐')
  await looksRight(page)
  await signIn(page, `body-${body}`)
  const given = { reason: 'proof', explanation: '职称证书的取得时间与系统所填不一致，补交后仍不能证明。' }
  expect((await act(page, 'application', row.id, 'decline', given)).status).toBe(200)
  await signIn(page, login)
  await page.goto('/app')
  await expect(page.getByText('不予通过').first()).toBeVisible()
  await looksRight(page)
  await page.getByRole('link', { name: '查看申报' }).click()
  await expect(page.getByRole('heading', { name: '为什么没有通过' })).toBeVisible()
  await expect(page.getByText('理由：材料不能证明所填内容')).toBeVisible()
  await expect(page.getByText(/说明：职称证书的取得时间/)).toBeVisible()
  await expect(page.getByText(/不同意这个决定的，可向内蒙古自治区/)).toBeVisible()
  await looksRight(page)
})

test('R34 R37 a clerk sees a masked number whole for a reason, and the person reads who looked and why, takes a copy and asks', async ({
  page,
}, { project }) => {
  await waitForStory(page)
  const body = bodies[project.name] ?? ''
  const { law } = await (await page.request.get(`/api/law?round=${round}`)).json()
  await signIn(page, `body-${body}`)
  const found = await page.request.get(`/api/dossiers?round=${round}&subject=application&status=consented&body=${body}`)
  const row = (await found.json()).rows.at(-1)
  await page.goto(`/app/desk/${row.id}`)
  // A phone shows one field at a time; the desk shows all of them.
  const wide = project.name === 'desk'
  if (wide) await expect(page.getByText(/1\d{2}\*{4}\d{4}/).first()).toBeVisible()
  const bar = page.getByRole('region', { name: '已隐去的内容' })
  await bar.getByRole('button', { name: '显示手机' }).click()
  await looksRight(page)
  await bar.getByRole('button', { name: '联系本人' }).click()
  if (wide) await expect(page.getByText(/1\d{10}/).first()).toBeVisible()
  await bar.getByRole('button', { name: '全部显示' }).click()
  await expect(bar).toHaveCount(0)

  await signIn(page, inventPeople(law).find(({ id }) => id === row.id)?.login ?? '')
  await page.goto('/app/my-data')
  const looks = page.getByRole('region', { name: '谁看过' })
  await expect(looks.getByText(/手机.*理由：联系本人/).first()).toBeVisible()
  await looksRight(page)
  const copy = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载（网页，可阅读）' }).click()
  expect((await copy).suggestedFilename()).toMatch(/^my-data-.*\.html$/)
  await page.getByRole('radio', { name: '限制使用' }).check()
  await page.getByLabel('具体内容').fill('手机号只用于联系本人')
  await page.getByRole('button', { name: '提交请求' }).click()
  const wish = page.getByRole('listitem').filter({ hasText: '手机号只用于联系本人' }).first()
  await expect(wish).toContainText('限制使用')
  const { rows } = await (await page.request.get('/api/myInquiries?kind=data')).json()
  expect((await act(page, 'inquiry', rows[0].id, 'close')).status).toBe(200)
})
