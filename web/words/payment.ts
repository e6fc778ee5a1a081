/** The words of a demand's own page and of the ageing list. */
import { ageingHeads } from '../../words/ageing.ts'
import type { Language } from '../settings.ts'

const zh = {
  ...ageingHeads.zh,
  file: '退还计算和进度',
  working: '金额怎么算',
  line: (item: string, paid: string, part: number, of: number, sum: string) =>
    part === of ? `${item}：实际支付 ${paid} 元，全额退还 ${sum} 元` : `${item}：实际支付 ${paid} 元 × ${part} / ${of} = ${sum} 元`,
  penalty: (of: string, percent: string, sum: string) => `违约金：${of} 元 × ${percent}% = ${sum} 元`,
  interest: (rate: string, sum: string) => `利息按日 ${rate}‰ 单利计，至今 ${sum} 元`,
  sum: (sum: string) => `应退还 ${sum} 元`,
  transfers: (count: number) => `实际支付 ${count} 笔`,
  reference: (text: string) => `流水号 ${text}`,
  stands: (received: string, waived: string, left: string) =>
    `已退 ${received} 元${waived === '0.00' ? '' : `，免收 ${waived} 元`}，尚欠 ${left} 元`,
  nextDue: (on: string, sum: string) => `下一笔：${on} 以前退还 ${sum} 元`,
  nothingLeft: '没有尚欠款项。',
  rests: '申诉期间暂停追缴：不催缴、不计期限。本人主动退还的照常登记，决定纠正时退回本人。',
  dropped: '决定已纠正，不用退还；已退的会退给本人。',
  parts: '分期',
  part: (nth: number, on: string, sum: string) => `第 ${nth} 期：${on}，${sum} 元`,
  paid: '已付清',
  stillOpen: (sum: string) => `尚欠 ${sum} 元`,
  late: '已逾期',
  receipts: '已登记的退款',
  receipt: (on: string, sum: string) => `${on} 收到 ${sum} 元`,
  evidence: (n: number) => `凭证 ${n}`,
  waived: (on: string, sum: string) => `${on} 免收 ${sum} 元`,
  asked: (who: string, on: string, sum: string) => `${who} ${on} 提请免收 ${sum} 元，待另一人决定`,
  reminders: (times: number, on: string) => `已催缴 ${times} 次，最近一次 ${on}`,
  about: '按欠款人列出尚未收回的款项，逾期最久的在前；分期的按每期到期日分档。点金额打开卷宗。',
  all: '全部',
  age: '账龄',
  find: '姓名或单位',
  none: '没有未收回的款项。',
  count: (n: number) => `共 ${n} 个欠款人`,
  never: '—',
  times: (n: number) => `（共 ${n} 次）`,
  clear: '清除筛选',
}
export type PaymentWords = typeof zh

const en: PaymentWords = {
  ...ageingHeads.en,
  file: 'How the sum comes about, and how it stands',
  working: 'How the sum comes about',
  line: (item, paid, part, of, sum) =>
    part === of ? `${item}: ${paid} yuan were paid, all ${sum} come back` : `${item}: ${paid} yuan paid × ${part} / ${of} = ${sum} yuan`,
  penalty: (of, percent, sum) => `Penalty: ${of} yuan × ${percent} % = ${sum} yuan`,
  interest: (rate, sum) => `Simple interest of ${rate} ‰ a day, ${sum} yuan so far`,
  sum: sum => `To be paid back: ${sum} yuan`,
  transfers: count => `${count} payments`,
  reference: text => `reference ${text}`,
  stands: (received, waived, left) => `${received} yuan back${waived === '0.00' ? '' : `, ${waived} waived`}, ${left} open`,
  nextDue: (on, sum) => `Next: ${sum} yuan by ${on}`,
  nothingLeft: 'Nothing is open.',
  rests:
    'It rests while the appeal is open: no reminders and no day to pay. What is paid all the same is recorded, and goes back if the decision is corrected.',
  dropped: 'The decision was corrected: nothing is owed, and what came in goes back.',
  parts: 'Parts',
  part: (nth, on, sum) => `Part ${nth}: ${on}, ${sum} yuan`,
  paid: 'paid',
  stillOpen: sum => `${sum} yuan open`,
  late: 'late',
  receipts: 'What came in',
  receipt: (on, sum) => `${on}: ${sum} yuan`,
  evidence: n => `File ${n}`,
  waived: (on, sum) => `${on}: ${sum} yuan waived`,
  asked: (who, on, sum) => `${who} asked on ${on} to waive ${sum} yuan; another person decides`,
  reminders: (times, on) => `Reminded ${times} times, last on ${on}`,
  about: 'What is owed back, by debtor, the longest late first; parts by the day of each. A sum opens its dossier.',
  all: 'All',
  age: 'Age',
  find: 'Name',
  none: 'Nothing is owed back.',
  count: n => `${n} debtors`,
  never: '—',
  times: n => ` (${n} in all)`,
  clear: 'Clear the filters',
}

export const paymentWords: Readonly<Record<Language, PaymentWords>> = { zh, en }
