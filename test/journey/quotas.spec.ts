// Quotas on the placement board: seen with every step, held by hand and by filling, and carried out below a minimum with a reason only.
import { expect, type Page, test } from '@playwright/test'
import { department, hohhot, imuBiology, law } from '../given.ts'
import { quotaOf, settingQuotas } from '../quotas.ts'
import { looksRight } from './look.ts'
import { startPlanning } from './planning.ts'

const name = (zh: string) => ({ zh, en: zh })
const quotas = [
  quotaOf('two', { name: name('呼和浩特在内大'), people: { bodies: [hohhot] }, programmes: { hosts: ['imu'] }, most: 2, clause: '1.2' }),
  quotaOf('farming', { name: name('农大至少一人'), programmes: { hosts: ['imau'] }, least: 1 }),
]
const more = { wished: [imuBiology], willing: true, scope: ['host', 'field', 'place'] as const }
const people = ['k1', 'k2', 'k3', 'k4'].map((id, i) => ({ id, rank: i + 1, more }))
let server: Awaited<ReturnType<typeof startPlanning>>

test.beforeEach(async ({ context }) => {
  server = await startPlanning(people, [], settingQuotas(law, ...quotas))
  await server.enter(context, department)
})
test.afterEach(() => server.close())

const open = async (page: Page) => {
  await page.goto(`${server.address}/app/placing`)
  await expect(page.getByRole('region', { name: '安排的限额' })).toBeVisible()
}
const strip = (page: Page, code: string) => page.locator(`[data-quota="${code}"]`)
const put = async (page: Page, id: string, where: string) => {
  await page.locator(`[data-card="${id}"]`).click()
  await page
    .getByRole('button', { name: `安排到这里：${where}` })
    .first()
    .click()
  await page.getByRole('button', { name: '关闭' }).click()
}
const biology = '内蒙古大学 · 生物学'

test('4.3 each quota stands beside the plan with every step; a full one says its name and clause, and filling keeps them all', async ({
  page,
}, { project }) => {
  await open(page)
  await expect(strip(page, 'two')).toContainText('0 人 至多 2 符合')
  await expect(strip(page, 'farming')).toContainText('0 人 至少 1 还差 1')
  await put(page, 'k1', biology)
  await put(page, 'k2', biology)
  await expect(strip(page, 'two')).toContainText('0 → 2 人 至多 2 符合')
  await looksRight(page)
  if (project.name !== 'phone') {
    const column = page.getByRole('region', { name: biology })
    const [from, there] = [await page.locator('[data-card="k3"]').boundingBox(), await column.boundingBox()]
    if (!from || !there) throw new Error('no card or no column')
    await page.mouse.move(from.x + 30, from.y + 20)
    await page.mouse.down()
    await page.mouse.move(from.x + 60, from.y + 40, { steps: 3 })
    await expect(column).toHaveClass(/shut/)
    await page.mouse.move(there.x + there.width / 2, there.y + there.height / 2, { steps: 6 })
    await page.mouse.up()
    const refused = page.getByRole('alert').filter({ hasText: `示例k3不能安排到${biology}` })
    await expect(refused).toContainText('超出安排的限额：「呼和浩特在内大」已有 2 人，至多 2 人')
    await expect(refused).toContainText('一（二）')
  }
  await page.locator('[data-card="k3"]').click()
  await expect(page.getByRole('dialog').getByText('超出安排的限额：「呼和浩特在内大」已有 2 人，至多 2 人').first()).toBeVisible()
  await page.getByRole('button', { name: '关闭' }).click()
  await page.getByRole('button', { name: '填补未定' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('可以安排 2 人，0 人仍然未定。')).toBeVisible({ timeout: 30_000 })
  await expect(dialog.getByText(/第 1 志愿：超出安排的限额：「呼和浩特在内大」/).first()).toBeVisible()
  await looksRight(page)
  await dialog.getByRole('button', { name: '暂放这 2 人' }).click()
  await expect(strip(page, 'two')).toContainText('0 → 2 人')
  await expect(strip(page, 'farming')).toContainText('符合')
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await expect(strip(page, 'farming')).toContainText('还差 1')
})

test('4.3 a plan that misses a minimum is carried out with a reason only, and the reason is on record beside the version', async ({
  page,
}) => {
  await open(page)
  await put(page, 'k1', biology)
  await page.getByRole('button', { name: '保存方案' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: '这一版为什么这样安排' }).fill('先定一人')
  await page.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('与第 1 版方案一致。')).toBeVisible()
  await page.getByRole('button', { name: '下达', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('「农大至少一人」0 人，少于下限 1 人')).toBeVisible()
  await dialog.getByRole('button', { name: '下达这 1 人' }).click()
  await expect(dialog.getByText('请说明未达下限仍下达的原因。')).toBeVisible()
  await looksRight(page)
  await dialog.getByRole('textbox', { name: '未达下限仍下达的原因' }).fill('其余人员下周另行下达')
  await dialog.getByRole('button', { name: '下达这 1 人' }).click()
  await expect(page.getByText(/已办 1 件/)).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: '历次方案' }).click()
  await expect(page.getByText(/未达下限：「农大至少一人」0 人，少于下限 1 人。 原因：其余人员下周另行下达/)).toBeVisible()
  await looksRight(page)
})
