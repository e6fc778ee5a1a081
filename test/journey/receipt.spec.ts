// What comes before and after the form: the self-check's answers go into it, and a receipt comes out of it.
import { expect, test } from '@playwright/test'
import { inventPeople } from '../../demo/people.ts'
import { paperOf } from '../uploads/pdf-made.ts'
import { formOf, now, openForm, personFor, stored } from './filling.ts'
import { act, handIn, looksRight, signIn, waitForStory } from './look.ts'

test('a receipt tells number, time, digests and files, and a second handing in tells what changed', async ({ page }, { project }) => {
  const login = personFor(project.name, 4)
  const id = await openForm(page, login)
  const { law } = await (await page.request.get('/api/law?round=nmg-tepei-2022')).json()
  const person = inventPeople(law).find(one => one.login === login)
  if (!person) throw new Error(`nobody is called ${login}`)
  const answer = await page.request.post('/api/files', {
    headers: { 'content-type': 'application/pdf' },
    data: paperOf(now),
  })
  const { sha256 } = await answer.json()
  const form = { ...person.form, proofs: [{ of: 'education', file: { sha256, name: '学历证书.pdf' } }] }
  expect((await act(page, 'application', id, 'save', { form })).status).toBe(200)
  await page.goto(`/app/form/${id}`)
  await stored(page)
  const shown = (await page.getByText(/已保存，回执/).textContent())?.match(/回执 ([0-9A-F]{8})/)?.[1] ?? ''
  await handIn(page)
  await expect(page.getByRole('heading', { level: 1, name: '申报回执' })).toBeVisible()
  await expect(page.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]$/).first()).toBeVisible()
  await expect(page.getByText(new RegExp(`^${shown.toLowerCase()}[0-9a-f]{56}$`))).toBeVisible()
  await expect(page.getByText(sha256)).toBeVisible()
  await looksRight(page)
  await signIn(page, `employer-${person.employer.creditCode}`)
  const corrections = [{ field: 'achievements', reason: '请写明项目' }]
  expect((await act(page, 'application', id, 'sendBack', { corrections })).status).toBe(200)
  await signIn(page, login)
  await page.goto(`/app/form/${id}`)
  await page.getByLabel('主要业绩').fill(`主持草原改良示范项目 ${now}`)
  await stored(page)
  await handIn(page)
  await expect(page.getByText(/与上一次相比改了：.*主要业绩/)).toBeVisible()
  await expect(page.getByText('第一次提交')).toBeVisible()
  await looksRight(page)
  await signIn(page, `employer-${person.employer.creditCode}`)
  await page.goto(`/app/receipt/${id}`)
  await expect(page.getByText(/与上一次相比改了/)).toBeVisible()
  await signIn(page, 'finance-1')
  await page.goto(`/app/receipt/${id}`)
  await expect(page.getByText(sha256)).toHaveCount(0)
})

test('the answers of the self-check go into the form, and out of the address at once', async ({ page }, { project }) => {
  await waitForStory(page)
  await page.goto('/self-check')
  await page.getByLabel(/出生日期/).fill('1985-05-06')
  await page.getByLabel(/民族/).selectOption({ label: '蒙古族' })
  await page.getByRole('button', { name: '看结果' }).click()
  expect(page.url()).not.toContain('1985')
  await expect(page.getByText(/出生在 \d{4}-\d{2}-\d{2} 当天或以后/).first()).toBeVisible()
  await looksRight(page)
  await page.getByRole('link', { name: /带着这些回答去申报/ }).click()
  await expect.poll(() => page.url()).not.toContain('answers')
  await signIn(page, project.name === 'phone' ? 'p0036' : 'p0035')
  await page.reload()
  await expect(page.getByText('六问自查里的回答会一起填进申报表')).toBeVisible()
  await page.getByRole('button', { name: '开始申报' }).click()
  await expect(page.getByLabel('姓名', { exact: true })).toBeVisible()
  const id = page.url().split('/').at(-1) ?? ''
  expect((await formOf(page, id)).identity.ethnicGroup).toMatch(/^\d{2}$/)
})
