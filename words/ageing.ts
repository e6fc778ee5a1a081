/** The words of the ageing list that the page and its sheet share. */
import type { Age } from '../core/payment/back-questions.ts'

const agesZh: Readonly<Record<Age, string>> = {
  notDue: '未到期',
  upTo30: '逾期1–30天',
  upTo90: '逾期31–90天',
  upTo180: '逾期91–180天',
  over180: '逾期180天以上',
  frozen: '申诉中暂停',
}
const agesEn: Readonly<Record<Age, string>> = {
  notDue: 'Not due',
  upTo30: '1–30 days late',
  upTo90: '31–90 days late',
  upTo180: '91–180 days late',
  over180: 'Over 180 days late',
  frozen: 'Resting (appeal)',
}
const zh = {
  title: '未收回款项账龄',
  ages: agesZh,
  debtor: '欠款人',
  kind: '类型',
  payers: { person: '个人', host: '培养单位' },
  open: '未收回（元）',
  oldest: '最早应还日',
  reminded: '最近催缴',
  next: '下一步',
  steps: { decideWaiver: '决定免收', decideAppeal: '等申诉决定', remind: '再次催缴', pay: '到期' },
  demands: '卷宗号',
  total: '合计',
}
const en: typeof zh = {
  title: 'Ageing of what is owed back',
  ages: agesEn,
  debtor: 'Debtor',
  kind: 'Kind',
  payers: { person: 'Person', host: 'Host' },
  open: 'Open (yuan)',
  oldest: 'Oldest day',
  reminded: 'Last reminder',
  next: 'Next step',
  steps: { decideWaiver: 'Waiver to decide', decideAppeal: 'Appeal to decide', remind: 'Next reminder', pay: 'Due' },
  demands: 'Dossiers',
  total: 'Total',
}
export const ageingHeads = { zh, en } as const
