// Money that comes back, on the pages themselves: parts, a repayment, an appeal and its correction; and leave that was recorded wrongly, put right after the allowance was paid.
import { expect, type Page, test } from '@playwright/test'
import { department, digest, leader, personOf } from '../given.ts'
import { accountant, cashier, deputy, imu } from '../year.ts'
import { looksRight } from './look.ts'
import { startYear } from './mistaking.ts'

type Year = Awaited<ReturnType<typeof startYear>>
let year: Year
test.beforeEach(async () => {
  year = await startYear({ w1: '萨仁高娃', w2: '赵明' })
})
test.afterEach(() => year.close())

const dossier = (page: Page, subject: string, id: string) => page.goto(`${year.address}/app/dossier/${subject}/${id}`)

/** Presses a button, fills in what is asked, and confirms. */
const does = async (page: Page, button: string, fill: Readonly<Record<string, string>> = {}, ticks: readonly string[] = []) => {
  // A button of two characters is set with a space between them.
  await page.getByRole('button', { name: new RegExp(`^${[...button].join(' ?')}$`) }).click()
  const dialog = page.getByRole('dialog')
  for (const [label, value] of Object.entries(fill)) await dialog.getByLabel(label, { exact: true }).fill(value)
  for (const label of ticks) await dialog.getByLabel(label).check()
  await dialog.getByRole('button', { name: '确认办理' }).click()
  await expect(dialog).toHaveCount(0)
}

const sanctioned = async (id: string) => {
  await year.enrol(id)
  await year.pay(`${id}.tuition`, '2022-09-01')
  year.turnTo('2022-12-01')
  await year.train(id, 'openCase', department, { ground: 'stopped', account: '十一月起未到培养单位。', evidence: [digest('d')] })
  await year.judge(`${id}.case1`, 'hear', personOf(id), { statement: '住院期间已向导师口头请假。' })
  await year.judge(`${id}.case1`, 'sanction', leader, { reason: '无故停学。' })
}

test('6.6 a clawback with parts and an appeal: each part is seen, what comes during the appeal is kept, and goes back', async ({
  page,
  context,
}) => {
  await sanctioned('w1')
  await year.enter(context, cashier)
  await dossier(page, 'payment', 'w1.clawback1')
  await does(page, '约定分期', { 数量: '4', 每隔月数: '1', 首期日期: '2022-12-20' })
  await does(page, '登记退款', { 凭证号: 'p-1', 日期: '2022-12-01', 金额: '5000' })
  await expect(page.getByText('第 2 期：2023-01-20，4,000.00 元')).toBeVisible()
  await page.goto(`${year.address}/app/ageing`)
  await expect(page.getByRole('rowheader', { name: '萨仁高娃' })).toBeVisible()
  await looksRight(page)
  await year.enter(context, personOf('w1'))
  await dossier(page, 'payment', 'w1.clawback1')
  await expect(page.getByText('下一笔：2023-01-20 以前退还 3,000.00 元')).toBeVisible()
  await page.getByText('实际支付 1 笔').click()
  await expect(page.getByRole('link', { name: '2022-09-01 · 16,000.00' })).toBeVisible()
  await looksRight(page)
  await year.judge('w1.case1', 'appeal', personOf('w1'), { statement: '有住院证明。' })
  await year.money('w1.clawback1', 'receive', accountant, { reference: 'p-2', on: '2022-12-01', amountFen: 100_000 })
  await page.reload()
  await expect(page.getByText('申诉期间暂停追缴：不催缴、不计期限。')).toBeVisible()
  await expect(page.getByText('已退 6,000.00 元，尚欠 10,000.00 元')).toBeVisible()
  await looksRight(page)
  await year.judge('w1.case1', 'correct', deputy, { reason: '确有请假记录。' })
  await page.reload()
  await expect(page.getByText('决定已纠正，不用退还；已退的会退给本人。')).toBeVisible()
  await dossier(page, 'payment', 'w1.giveBack1')
  await expect(page.getByText('6,000.00').first()).toBeVisible()
})

test('6.6 what is open is given up by two: one asks with a document, another decides', async ({ page, context }) => {
  await sanctioned('w2')
  const wish = { amountFen: 1_600_000, reason: '本人病故，有死亡证明。', evidence: [digest('9')], noTie: true }
  await year.money('w2.clawback1', 'askWaiver', cashier, wish)
  await year.enter(context, deputy)
  await dossier(page, 'payment', 'w2.clawback1')
  await expect(page.getByText('本人病故，有死亡证明。')).toBeVisible()
  await looksRight(page)
  await does(page, '批准免收', {}, ['本人与欠款人没有利害关系'])
  await expect(page.getByText('已退 0.00 元，免收 16,000.00 元，尚欠 0.00 元')).toBeVisible()
  await looksRight(page)
})

test('8.3 leave that is put right after the allowance was paid brings one line, seen by the trainee and by finance', async ({
  page,
  context,
}) => {
  await year.enrol('w2')
  const leave = { kind: 'personal', from: '2022-11-07', to: '2022-11-11', reason: '家事' }
  year.turnTo('2022-11-07')
  await year.train('w2', 'askLeave', personOf('w2'), leave)
  await year.train('w2', 'grantLeave', imu)
  year.turnTo('2022-11-12')
  await year.train('w2', 'comeBack', imu, { on: '2022-11-12' })
  year.turnTo('2023-08-31')
  await year.train('w2', 'pass', imu, { on: '2023-08-31' })
  await year.pay('w2.allowance', '2023-08-31')
  year.turnTo('2023-10-09')
  await year.train('w2', 'correctLeave', imu, { leave: 1, from: '2022-11-07', to: '2022-11-08', reason: '登记簿记到11月8日' })
  await year.enter(context, personOf('w2'))
  await dossier(page, 'training', 'w2')
  await expect(page.getByText('2023-10-09 更正考勤：生活补贴由 4,733.33 元改为 4,773.33 元，补发 40 元')).toBeVisible()
  await page.screenshot({ path: `/tmp/wt/clawing-diff-${page.viewportSize()?.width}.png`, fullPage: true })
  await looksRight(page)
  await year.enter(context, cashier)
  await dossier(page, 'payment', 'w2.allowance.d1')
  await expect(page.getByText('考勤更正后的差额').first()).toBeVisible()
  await looksRight(page)
})
