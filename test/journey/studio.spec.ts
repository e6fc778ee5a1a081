// The office writes next year's policy in the browser: a copy, a change, its check, a second person's yes, a law, and a round that is run by it.
import { expect, type Page, test } from '@playwright/test'
import { act, looksRight, signIn, waitForStory } from './look.ts'

/** Both widths run on one demonstration: each copies a programme of its own, which sorts before the one that other journeys look at. */
const programmes: Readonly<Record<string, string>> = { phone: 'a-studio-phone', desk: 'a-studio-desk' }
const age = 'policy.tracks.inside.criteria.allOf.6.atMost'
const anchored = (page: Page, path: string) => page.locator(`[id="at-${path}"]`)

/** A copy of 2022 for a programme that only this width has. */
const copyFor = async (page: Page, programme: string) => {
  const { laws } = await (await page.request.get('/api/editions')).json()
  const law = laws.find((one: { programmeId: string; year: number }) => one.programmeId === 'nmg-tepei' && one.year === 2022)
  const { examples, silent } = await (await page.request.get(`/api/source?digest=${law.digest}`)).json()
  const id = `${programme}.2023.1`
  const input = { law: law.digest, programme, year: 2023, edition: '2023.1', examples, silent }
  expect((await act(page, 'edition', id, 'draft', input)).status).toBe(200)
  return id
}

const changeAnAge = async (page: Page) => {
  await page.getByLabel('部分').selectOption('policy.tracks.inside')
  await anchored(page, age.replace('.atMost', '')).locator('summary').first().click()
  await anchored(page, age).locator('input').fill('40')
  await anchored(page, age).locator('input').blur()
  await expect(page.getByText('已全部保存')).toBeVisible()
  await expect(page.getByText(/检查发现 \d+ 个问题/)).toBeVisible()
  await expect(page.getByRole('button', { name: '提请审定' })).toBeDisabled()
  await looksRight(page)
}

const seeTheChange = async (page: Page) => {
  await page.getByRole('button', { name: '变化' }).click()
  await expect(page.getByText('35周岁以下').first()).toBeVisible()
  await expect(page.getByText('三（二）2').first()).toBeVisible()
  await expect(page.getByText(/按新一年的通知/).first()).toBeVisible()
  await expect(page.getByText('条件变化的结果')).toBeVisible()
  await looksRight(page)
}

const takeItBack = async (page: Page) => {
  await page.getByRole('button', { name: '编辑', exact: true }).click()
  await page.getByRole('button', { name: /撤\s?销/ }).click()
  await expect(page.getByText('检查没有发现问题')).toBeVisible()
  await page.getByRole('button', { name: '记录', exact: true }).click()
  await expect(page.locator('.line').getByText('撤销').first()).toBeVisible()
  await looksRight(page)
}

const confirm = (page: Page) => page.getByRole('button', { name: /确\s?定/ }).click()

const putForward = async (page: Page) => {
  await page.getByRole('button', { name: '提请审定' }).click()
  await confirm(page)
  await expect(page.getByText('待审定').first()).toBeVisible()
  await expect(page.getByRole('button', { name: '审定通过' })).toBeDisabled()
  await expect(page.getByText('参与编写的人不能审定')).toBeVisible()
}

const putIntoForce = async (page: Page) => {
  await page.getByRole('button', { name: '审定通过' }).click()
  await confirm(page)
  await page.getByRole('button', { name: '发布生效文本' }).click()
  await confirm(page)
  await expect(page.getByText(/已发布，内容摘要/)).toBeVisible()
  await looksRight(page)
}

test('9 a policy is copied, changed, checked, approved by another, published, and a round opens by it', async ({ page }, { project }) => {
  await waitForStory(page)
  await signIn(page, 'officer-1')
  await page.goto('/app/studio')
  await expect(page.getByRole('heading', { level: 1, name: '政策工作台' })).toBeVisible()
  await looksRight(page)
  const id = await copyFor(page, programmes[project.name] ?? 'studio')
  await page.goto(`/app/studio/${id}`)
  await expect(page.getByText('检查没有发现问题')).toBeVisible()
  await test.step('an age is changed, and the check says at once which worked cases differ', () => changeAnAge(page))
  await test.step('the change is shown against last year, with its clause, who and why, and whom it moves', () => seeTheChange(page))
  await test.step('undo takes it back by an entry, and the check is silent again', () => takeItBack(page))
  await test.step('it is put forward; whoever wrote it can’t approve it', () => putForward(page))
  await signIn(page, 'leader-1')
  await page.goto(`/app/studio/${id}`)
  await test.step('the leader approves and publishes', () => putIntoForce(page))
  await page.goto('/app/studio')
  await page.getByRole('button', { name: `发布年度 ${programmes[project.name]}-2023` }).click()
  await confirm(page)
  await expect(page.getByText(`年度 ${programmes[project.name]}-2023 已发布`)).toBeVisible()
  const late = { version: 9, edits: [{ path: 'policy.year', after: 2024 }], why: '改' }
  expect((await act(page, 'edition', id, 'set', late)).status).toBe(409)
})

test('9 two who write at once lose nothing: the second sees both values and chooses', async ({ page }, { project }) => {
  await waitForStory(page)
  await signIn(page, 'officer-1')
  const id = await copyFor(page, `${programmes[project.name]}-two`)
  await page.goto(`/app/studio/${id}`)
  await expect(page.getByText('检查没有发现问题')).toBeVisible()
  const elsewhere = { version: 1, edits: [{ path: 'policy.notice.contact.zh', after: '别处改的' }], why: '另一个窗口' }
  expect((await act(page, 'edition', id, 'set', elsewhere)).status).toBe(200)
  await page.getByLabel('部分').selectOption('policy.notice')
  await anchored(page, 'policy.notice.number').locator('input').fill('内人社办函〔2023〕1号')
  await anchored(page, 'policy.notice.number').locator('input').blur()
  await expect(page.getByText('别人改过这份文本')).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: '用我的' }).click()
  await expect(page.getByText('已全部保存')).toBeVisible()
  const { folder } = (await (await page.request.get(`/api/edition?id=${id}`)).json()).state
  expect([folder.policy.notice.number, folder.policy.notice.contact.zh]).toEqual(['内人社办函〔2023〕1号', '别处改的'])
})

test('9 a notice lies beside the policy, and a proposal is taken over with its sentence', async ({ page }, { project }) => {
  await waitForStory(page)
  await signIn(page, 'officer-1')
  const id = await copyFor(page, `${programmes[project.name]}-notice`)
  await page.goto(`/app/studio/${id}`)
  await page.getByRole('button', { name: '通知', exact: true }).click()
  const notice = [
    '关于开展2023年度示例计划的通知',
    '一、选拔数量',
    '（二）选拔数量：2023年度计划培养学员90名，其中区外培养学员50名，区内培养学员40名。',
  ].join('\n')
  await page.getByLabel('粘贴通知全文').fill(notice)
  await page.getByRole('button', { name: /读\s?取/ }).click()
  await expect(page.getByRole('region', { name: '从原文读出的建议' })).toBeVisible()
  await looksRight(page)
  const first = page.getByRole('button', { name: /^采纳/ }).first()
  await first.click()
  await page.getByRole('button', { name: '记录', exact: true }).click()
  await expect(page.locator('.line').getByText('采纳建议').first()).toBeVisible()
})

test('9 last year’s notice beside next year’s policy is told, and its days are not offered', async ({ page }, { project }) => {
  await waitForStory(page)
  await signIn(page, 'officer-1')
  const id = await copyFor(page, `${programmes[project.name]}-old`)
  await page.goto(`/app/studio/${id}`)
  await page.getByRole('button', { name: '通知', exact: true }).click()
  const notice = ['关于开展2022年度示例计划的通知', '一、报送', '（一）申报材料于2022年4月6日前报送。', '（二）申报表一式三份。'].join('\n')
  await page.getByLabel('粘贴通知全文').fill(notice)
  await page.getByRole('button', { name: /读\s?取/ }).click()
  const proposals = page.getByRole('region', { name: '从原文读出的建议' })
  await expect(proposals.getByText(/这是2022年度的通知，正在编写的是2023年度的政策/)).toBeVisible()
  await expect(proposals.getByText('申报材料于2022年4月6日前报送')).toHaveCount(0)
  await looksRight(page)
  await proposals.getByRole('button', { name: '仍然列出' }).click()
  await expect(proposals.getByText(/2022年4月6日前报送/).first()).toBeVisible()
})

test('9 an auditor reads a policy being written and changes nothing; a body does not know that it is there', async ({ page }, {
  project,
}) => {
  await waitForStory(page)
  await signIn(page, 'officer-1')
  const id = await copyFor(page, `${programmes[project.name]}-read`)
  await signIn(page, 'auditor-1')
  await page.goto(`/app/studio/${id}`)
  await expect(page.getByLabel('部分')).toBeVisible()
  await expect(page.getByRole('button', { name: /撤\s?销/ })).toHaveCount(0)
  await signIn(page, 'body-150100')
  expect((await page.request.get(`/api/edition?id=${id}`)).status()).toBe(404)
})
