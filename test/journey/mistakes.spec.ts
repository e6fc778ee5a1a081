// A wrong termination is put right by the office, a sanction is appealed and corrected, and a change of host asks both hosts: each on the pages themselves.
import { expect, type Page, test } from '@playwright/test'
import { department, digest, hostOf, imuBiology, law, leader, personOf } from '../given.ts'
import { cashier, deputy, imu } from '../year.ts'
import { looksRight } from './look.ts'
import { startYear } from './mistaking.ts'

type Year = Awaited<ReturnType<typeof startYear>>
let year: Year
test.beforeEach(async () => {
  year = await startYear({ y1: '张伟', y2: '乌云其木格', y3: '李娜' })
})
test.afterEach(() => year.close())

const dossier = (page: Page, subject: string, id: string) => page.goto(`${year.address}/app/dossier/${subject}/${id}`)

/** Presses a button, fills the one text that the act asks for, and confirms. */
const does = async (page: Page, button: string, field?: string, text = '') => {
  // A button of two characters is set with a space between them.
  await page.getByRole('button', { name: new RegExp(`^${[...button].join(' ?')}$`) }).click()
  const dialog = page.getByRole('dialog')
  if (field !== undefined) await dialog.getByLabel(field).first().fill(text)
  await dialog.getByRole('button', { name: '确认办理' }).click()
  await expect(dialog).toHaveCount(0)
}

const request = {
  ...{ lastDay: '2022-12-31', why: 'hadTo', ground: 'family', mightReturn: true, explanation: '家人住院。' },
  evidence: [digest('e')],
}

test('6.4 what a stop would cost is seen by the person before they ask', async ({ page, context }) => {
  await year.enrol('y1')
  await year.pay('y1.tuition', '2022-09-01')
  year.turnTo('2022-12-20')
  await year.enter(context, personOf('y1'))
  await dossier(page, 'training', 'y1')
  await page.getByRole('button', { name: '不能继续培养的，先看看费用怎么算' }).click()
  await page.getByLabel('最后学习日').fill('2022-12-31')
  await expect(page.getByText('122 / 365 天')).toBeVisible()
  await expect(page.getByText('10,652.05')).toBeVisible()
  await expect(page.getByText('本人不用退钱。')).toBeVisible()
  await looksRight(page)
})

test('6.4 a wrong termination is undone by two, who see before what follows', async ({ page, context }) => {
  await year.enrol('y1')
  await year.pay('y1.tuition', '2022-09-01')
  year.turnTo('2022-12-20')
  await year.train('y1', 'askTermination', personOf('y1'), request)
  await year.train('y1', 'confirmTermination', imu)
  await year.train('y1', 'terminate', department)
  year.turnTo('2023-01-10')
  await year.money('y1.refund1', 'receive', cashier, { reference: 'h-1', on: '2023-01-10', amountFen: 500_000 })
  await year.enter(context, department)
  await dossier(page, 'training', 'y1')
  await expect(page.getByText('已经付款或发证，须由一人提请、另一人决定')).toBeVisible()
  await expect(page.getByText('培养单位已退回的 5,000.00 元，重新付给培养单位')).toBeVisible()
  await looksRight(page)
  await does(page, '提请撤销', '理由', '同名误批')
  await expect(page.getByText('由您提请，须由另一人决定。')).toBeVisible()
  await year.enter(context, leader)
  await page.reload()
  await expect(page.getByText('同名误批')).toBeVisible()
  await does(page, '撤销终止', '理由', '核对身份证号后确认误批')
  await expect(page.getByText('终止待批').first()).toBeVisible()
  await year.train('y1', 'keepOn', department, { reason: '继续学习' })
  await page.reload()
  await expect(page.getByText('在培').first()).toBeVisible()
  await looksRight(page)
})

test('6.6 the person reads the whole case and says what there is to say', async ({ page, context }) => {
  await year.enrol('y2')
  year.turnTo('2022-12-01')
  await year.train('y2', 'openCase', department, { ground: 'stopped', account: '十一月起未到培养单位。', evidence: [digest('d')] })
  await year.enter(context, personOf('y2'))
  await dossier(page, 'discipline', 'y2.case1')
  await expect(page.getByText('陈述和申辩到 2022-12-15')).toBeVisible()
  await expect(page.getByText('十一月起未到培养单位。')).toBeVisible()
  await looksRight(page)
  await does(page, '听取意见', '陈述', '住院期间已向导师口头请假。')
  await expect(page.getByText('住院期间已向导师口头请假。')).toBeVisible()
})

test('6.6 a sanction with an appeal: the name comes off the public page, and the money goes back', async ({ page, context }) => {
  await year.enrol('y2')
  await year.pay('y2.tuition', '2022-09-01')
  year.turnTo('2022-12-01')
  await year.train('y2', 'openCase', department, { ground: 'stopped', account: '十一月起未到培养单位。', evidence: [digest('d')] })
  await year.judge('y2.case1', 'hear', personOf('y2'), { statement: '住院期间已向导师口头请假。' })
  await year.judge('y2.case1', 'sanction', leader, { reason: '无故停学。' })
  await year.judge('y2.case1', 'reprimand', department)
  await year.money('y2.clawback1', 'receive', cashier, { reference: 'p-1', on: '2022-12-01', amountFen: 600_000 })
  await page.goto(`${year.address}/reprimands`)
  await expect(page.getByText('乌云其木格')).toBeVisible()
  await looksRight(page)
  await year.enter(context, personOf('y2'))
  await dossier(page, 'discipline', 'y2.case1')
  await expect(page.getByText('合计 16,000.00 元')).toBeVisible()
  await expect(page.getByText('已退 6,000.00 元，尚欠 10,000.00 元')).toBeVisible()
  await looksRight(page)
  await does(page, '申诉', '陈述', '有住院证明和请假记录。')
  await expect(page.getByText('申诉期间暂停追缴：不催缴、不计期限；主动退还的照常登记。')).toBeVisible()
  await expect(page.getByText('通报批评已于 2022-12-01 从公开网页撤下。')).toBeVisible()
  await page.goto(`${year.address}/reprimands`)
  await expect(page.getByText('目前没有公布的通报批评。')).toBeVisible()
  await year.judge('y2.case1', 'correct', deputy, { reason: '确有请假记录。' })
  await dossier(page, 'discipline', 'y2.case1')
  await expect(page.getByText('决定已纠正，不用退还；已退的会退给您本人。')).toBeVisible()
  await looksRight(page)
})

/** A programme of another host of the same track. */
const otherSeat = () => {
  const host = law.hosts.hosts.find(h => h.tracks.includes('inside') && h.id !== imuBiology.host)
  const programme = host?.programmes[0]
  if (!host || !programme) throw new Error('the law has one host only')
  return { host: host.id, programme: programme.id }
}

test('6.1 a change of host: the person asks, both hosts say yes, the department allows, and the fee follows', async ({ page, context }) => {
  await year.enrol('y3')
  const other = otherSeat()
  await year.desk.settle(hostOf(other.host))
  await year.train('y3', 'askChange', personOf('y3'), { ...other, reason: '导师调离。' })
  await year.enter(context, imu)
  await dossier(page, 'training', 'y3')
  await does(page, '同意转出')
  // In the history, beside the button.
  await expect.poll(() => page.getByText('同意转出', { exact: true }).count()).toBeGreaterThan(1)
  // The taking host has no page of a training that is not its own yet: its word comes by its own door.
  await year.train('y3', 'agreeToChange', hostOf(other.host), {})
  await year.enter(context, department)
  await dossier(page, 'training', 'y3')
  await does(page, '准予变更', '理由', '确属特殊情况。')
  await expect(page.getByRole('button', { name: '准予变更', exact: true })).toHaveCount(0)
  await looksRight(page)
  const [row] = await year.desk.house.database.transaction('everything', query =>
    query<{ host: string }>("select host from dossier where subject = 'payment' and id = 'y3.tuition'"),
  )
  expect(row?.host).toBe(other.host)
})
