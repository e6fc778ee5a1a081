// A form whose policy asks for more than the form has: the last part, drawn from the facts, at a phone's width and a desk's.
import { expect, type Page, test } from '@playwright/test'
import type { FactDefinition } from '../../policy/shape.ts'
import { looksRight, signIn, waitForStory } from './look.ts'

/** Who has not applied yet when the story stops; each width has a person of its own. */
const applicants: Readonly<Record<string, string>> = { phone: 'p0013', desk: 'p0014' }

const by = { attestedBy: 'applicant', changes: 'byEvidence' } as const
const added: Readonly<Record<string, FactDefinition>> = {
  projects: {
    type: 'integer',
    label: { zh: '主持项目数', en: 'Projects led' },
    help: { zh: '近五年主持的盟市级以上项目。', en: 'Of league level or above, in the last five years.' },
    proof: { zh: '立项通知书', en: 'Letter of the grant' },
    unit: { zh: '项', en: 'projects' },
    min: 0,
    max: 50,
    ...by,
  },
  prize: {
    type: 'ordered',
    label: { zh: '获奖级别', en: 'Prize' },
    values: ['county', 'nation'],
    names: { county: { zh: '县级', en: 'County' }, nation: { zh: '国家级', en: 'National' } },
    ...by,
  },
  spouseApplies: { type: 'boolean', label: { zh: '配偶同年申报', en: 'The spouse applies too' }, ...by },
  postedOn: { type: 'day', label: { zh: '到基层工作之日', en: 'First day at the grass roots' }, ...by },
}

/** The law as the page would get it, had the policy added these facts and counted the years at this employer. */
const addFacts = (page: Page) =>
  page.route('**/api/law?*', async route => {
    const response = await route.fetch()
    const answer = await response.json()
    const { facts } = answer.law.policy
    const years = facts.yearsInProfession
    const yearsHere = { ...years, derived: { ...years.derived, of: 'employer' } }
    await route.fulfill({
      response,
      json: { ...answer, law: { ...answer.law, policy: { ...answer.law.policy, facts: { ...facts, ...added, yearsHere } } } },
    })
  })

const choose = async (page: Page, label: string, option: string) => {
  await page.getByRole('combobox', { name: label }).click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).click()
}

test('what a policy adds is asked by its own words, saved as it is typed, and there again', async ({ page }, { project }) => {
  await waitForStory(page)
  await signIn(page, applicants[project.name] ?? '')
  await addFacts(page)
  await page.goto('/app')
  await page.getByRole('button', { name: '开始申报' }).click()
  const part = page.locator('#part-own')
  await expect(part.getByRole('heading', { name: '十二、其他情况' })).toBeVisible()
  await part.getByLabel('主持项目数').fill('51')
  await expect(part.getByText('应在 0 至 50 之间')).toHaveClass(/late/)
  await part.getByLabel('主持项目数').fill('3')
  await expect(part.getByText('应在 0 至 50 之间')).not.toHaveClass(/late/)
  await choose(page, '获奖级别', '国家级')
  await choose(page, '配偶同年申报', '否')
  await part.getByLabel('到基层工作之日').fill('2019-07-01')
  await page.locator('#part-history').getByRole('button', { name: '添加一行' }).click()
  await choose(page, '是否本单位工作', '是')
  await expect(page.getByText(/已保存，回执 [0-9A-F]{8}/)).toBeVisible()
  await looksRight(page)
  await page.reload()
  await expect(part.getByLabel('主持项目数')).toHaveValue('3')
  await expect(part.getByText('国家级')).toBeVisible()
  await expect(part.getByText('证明：立项通知书')).toBeVisible()
})
