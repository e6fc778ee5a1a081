// Two clerks agree on a place that one can't use: offered from the ledger, taken with a reason, approved by the department, and read back by both.
import { expect, type Page, test } from '@playwright/test'
import { looksRight, signIn, waitForStory } from './look.ts'

/** Each width has two bodies of its own, since both run on one demonstration. */
const bodies = {
  phone: { giver: '150900', taker: '152500', from: '乌兰察布市', to: '锡林郭勒盟' },
  desk: { giver: 'dept-education', taker: 'dept-health', from: '自治区教育厅', to: '自治区卫生健康委员会' },
} as const
const bodiesOf = (project: string) => (project === 'phone' ? bodies.phone : bodies.desk)

const look = (page: Page, name: string) =>
  page.screenshot({ path: `test-results/moves-${name}-${page.viewportSize()?.width}.png`, fullPage: true })

const offer = async (page: Page, reason: string, from: string, to: string) => {
  await page.goto('/app/places')
  await page.getByRole('button', { name: `让出名额：${from} 区外培养` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('让给').click()
  await page.keyboard.type(to)
  await page.keyboard.press('Enter')
  await dialog.getByLabel('数量').fill('1')
  await dialog.getByLabel('理由').fill(reason)
  await looksRight(page)
  await look(page, 'offer')
  await dialog.getByRole('button', { name: '确认办理' }).click()
  await expect(dialog).toBeHidden()
}

const confirm = async (page: Page, action: RegExp, reason?: string) => {
  await page.getByRole('button', { name: action }).click()
  const dialog = page.getByRole('dialog')
  if (reason !== undefined) await dialog.getByLabel('理由').fill(reason)
  await dialog.getByRole('button', { name: '确认办理' }).click()
  await expect(dialog).toBeHidden()
}

type Sides = ReturnType<typeof bodiesOf>
const titleOf = ({ from, to }: Sides) => `${from} → ${to}`

/** Once by mistake, taken back; then in earnest. */
const offers = async (page: Page, sides: Sides) => {
  const { giver, from, to } = sides
  await signIn(page, `body-${giver}`)
  await offer(page, '发错的名额，先撤回。', from, to)
  await page.getByRole('link', { name: titleOf(sides) }).click()
  await confirm(page, /^撤 ?回$/)
  await expect(page.getByText('已撤回').first()).toBeVisible()
  await offer(page, '没有合适人选，电话商量让出一个。', from, to)
  await expect(page.getByRole('heading', { name: '等对方或管理处答复的名额协商' })).toBeVisible()
  await page.getByRole('link', { name: titleOf(sides) }).click()
  await expect(page.getByText('轮到推荐部门办理')).toBeVisible()
  await page.goBack()
  await looksRight(page)
  await look(page, 'offered')
}

const takes = async (page: Page, sides: Sides) => {
  await signIn(page, `body-${sides.taker}`)
  await page.goto('/app/queue')
  await page
    .getByRole('link', { name: titleOf(sides) })
    .first()
    .click()
  await expect(page.getByText('没有合适人选，电话商量让出一个。').first()).toBeVisible()
  await looksRight(page)
  await look(page, 'taker')
  await confirm(page, /^接受名额$/, '还有一名符合条件的教师。')
  await expect(page.getByText('双方已商定').first()).toBeVisible()
}

const approves = async (page: Page, sides: Sides) => {
  await signIn(page, 'officer-1')
  await page.goto('/app/places')
  await page.getByRole('link', { name: titleOf(sides) }).click()
  await confirm(page, /^批 ?准$/)
  await expect(page.getByText('已批准').first()).toBeVisible()
  await looksRight(page)
  await look(page, 'approved')
  await page.goto('/app/places')
  await page.getByRole('button', { name: `-1：${sides.from} 区外培养 调整的变动` }).click()
  await expect(page.getByRole('dialog').getByText('理由：没有合适人选，电话商量让出一个。')).toBeVisible()
  await looksRight(page)
  await look(page, 'movements')
}

test('1.2 one clerk offers a place, the other takes it, and the department approves', async ({ page }, { project }) => {
  await waitForStory(page)
  const sides = bodiesOf(project.name)
  await offers(page, sides)
  await takes(page, sides)
  await approves(page, sides)
  await signIn(page, `body-${sides.giver}`)
  await page.goto('/app/list/move')
  await expect(page.getByRole('link', { name: titleOf(sides) })).toHaveCount(2)
  await looksRight(page)
})
