/** The words of the money of a round that pages, sheets and prints share. */
import type { Column } from '../core/payment/columns.ts'

const columnsZh: Readonly<Record<Column, string>> = {
  committed: '已占用',
  payable: '应付',
  paying: '支付中',
  paid: '已支付',
  asked: '待退回',
  returned: '已退回',
}
const columnsEn: Readonly<Record<Column, string>> = {
  committed: 'Committed',
  payable: 'Payable',
  paying: 'Being paid',
  paid: 'Paid',
  asked: 'Asked back',
  returned: 'Returned',
}
const zh = {
  columns: columnsZh,
  plan: '预算',
  forecast: '预计决算',
  unspent: '预算结余',
  item: '项目',
  planned: '计划人数',
  persons: '实际人数',
  rate: '标准',
  months: '月数',
  why: '与预算的差异',
  total: '合计',
  host: '培养单位',
  byHost: '按培养单位',
  title: '经费对照表',
  name: '姓名',
  number: '卷宗号',
  column: '栏目',
  track: '类别',
  sum: '金额（元）',
  clause: '条款',
  status: '办理状态',
  yuan: '元',
  madeAt: (at: string) => `制表时间 ${at}`,
}
export type MoneyHeads = typeof zh

const en: MoneyHeads = {
  columns: columnsEn,
  plan: 'Plan',
  forecast: 'Forecast',
  unspent: 'Unspent',
  item: 'Item',
  planned: 'Planned persons',
  persons: 'Persons',
  rate: 'Rate',
  months: 'Months',
  why: 'Why it differs from the plan',
  total: 'Total',
  host: 'Host',
  byHost: 'By host',
  title: 'The money of the round',
  name: 'Name',
  number: 'File',
  column: 'Column',
  track: 'Track',
  sum: 'Sum (yuan)',
  clause: 'Clause',
  status: 'Status',
  yuan: 'yuan',
  madeAt: at => `Made ${at}`,
}

export const moneyHeads: Readonly<Record<'zh' | 'en', MoneyHeads>> = { zh, en }
