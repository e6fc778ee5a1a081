/** The words of a host's statement. */
import { type Language, useLanguage } from '../settings.ts'

const zh = {
  title: '结算单',
  about: '按到院人数和政策标准计算应付；与已付、未付和退还未用学费的要求逐项对照。',
  pdf: '结算单（PDF）',
  sheet: '结算单（XLSX）',
  line: '事项',
  rate: '标准（元）',
  persons: '人数',
  agreed: '应付（元）',
  paid: '已付（元）',
  owed: '未付（元）',
  refunds: '退还未用学费',
  noRefunds: '没有要求退还的款项。',
  name: '学员',
  state: '状态',
  due: '期限',
  asked: '应退（元）',
  received: '已退（元）',
  open: '未退（元）',
  total: '合计',
  balance: '余额（未付－未退）',
  none: '还没有学员报到。',
  yuan: (sum: string) => `${sum} 元`,
}
export type StatementWords = typeof zh

const en: StatementWords = {
  title: 'Statement',
  about: 'What is due by the people who enrolled and the rates of the policy, beside what was paid, what is owed and what is asked back.',
  pdf: 'Statement (PDF)',
  sheet: 'Statement (XLSX)',
  line: 'For',
  rate: 'Rate (yuan)',
  persons: 'People',
  agreed: 'Due (yuan)',
  paid: 'Paid (yuan)',
  owed: 'Owed (yuan)',
  refunds: 'Unused tuition asked back',
  noRefunds: 'Nothing is asked back.',
  name: 'Trainee',
  state: 'State',
  due: 'By',
  asked: 'Asked back (yuan)',
  received: 'Received (yuan)',
  open: 'Open (yuan)',
  total: 'Total',
  balance: 'Balance (owed less open)',
  none: 'Nobody has enrolled yet.',
  yuan: sum => `${sum} yuan`,
}

const words: Readonly<Record<Language, StatementWords>> = { zh, en }
export const useStatementWords = (): StatementWords => words[useLanguage()]
