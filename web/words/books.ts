/** The words of vouchers, statements of a year and figures. */
import { bookHeads } from '../../words/books.ts'
import { type Language, useLanguage } from '../settings.ts'

const zh = {
  ...bookHeads.zh,
  vouchersNote:
    '按科目表把每一笔款项变动写成借贷分录，逐月连续编号；编过的号不再变，再次导出同一期间，新增的会标明。单位承担的款项不入账。',
  chart: '科目表',
  from: '起始日期',
  until: '截止日期',
  exported: (day: string, by: string) => `${day} 由 ${by} 导出`,
  exportLine: (entries: number, fresh: number, sum: string) => `凭证 ${entries} 笔，其中新增 ${fresh} 笔，发生额 ${sum} 元`,
  noExports: '还没有导出过凭证。',
  statements: '个人年度对账单',
  statementsNote: '逐人列出一年内付出和退回的每一笔，含姓名。',
  yearLabel: '年份',
  mine: '我的年度对账单',
  mineNote: '一年内为您付出、退回的每一笔：日期、项目、付款方和收款方、依据的条款、银行流水号。',
  noYears: '还没有为您付出过款项。',
  print: '下载打印件（PDF）',
  sum: '金额（元）',
  figures: '经费统计',
  figuresNote: '按类别、推荐部门、盟市、培养单位、项目、服务领域或季度汇总，合计与经费台账一致。点开经费台账可以看到每一笔。',
  by: '分组',
  within: '再分组',
  noWithin: '不再分组',
  every: '全部',
  show: '查询',
  sheet: '下载表格（XLSX）',
  outside: '下载对外表格（XLSX）',
  outsideNote: (least: number) => `对外表格中，少于 ${least} 人的行不显示人数和金额。`,
  nothingCounted: '没有符合条件的款项。',
}
export type BookWords = typeof zh

const en: BookWords = {
  ...bookHeads.en,
  vouchersNote:
    'Each movement of money as a debit and a credit by the chart of accounts, numbered month by month. A number once given stays; what is new since the last export says so. What employers bear is in nobody’s books here.',
  chart: 'Chart of accounts',
  from: 'From',
  until: 'Until',
  exported: (day, by) => `Exported ${day} by ${by}`,
  exportLine: (entries, fresh, sum) => `${entries} vouchers, ${fresh} new, ${sum} yuan`,
  noExports: 'No vouchers were exported yet.',
  statements: 'Statements of the year',
  statementsNote: 'Every sum that was paid or came back in a year, person by person, with names.',
  yearLabel: 'Year',
  mine: 'My statement of the year',
  mineNote: 'Every sum that was paid for you or came back in a year: day, item, who paid whom, the clause, the bank’s reference.',
  noYears: 'Nothing was paid for you yet.',
  print: 'Download for print (PDF)',
  sum: 'Sum (yuan)',
  figures: 'Figures of the money',
  figuresNote:
    'By track, body, league, host, item, field of service or quarter; the totals are those of the money page, where each opens to its sums.',
  by: 'By',
  within: 'Then by',
  noWithin: 'Nothing else',
  every: 'All',
  show: 'Show',
  sheet: 'Download the sheet (XLSX)',
  outside: 'Download for outside (XLSX)',
  outsideNote: least => `For outside, lines of fewer than ${least} people tell neither people nor sums.`,
  nothingCounted: 'No such sums.',
}

const words: Readonly<Record<Language, BookWords>> = { zh, en }
export const useBookWords = (): BookWords => words[useLanguage()]
