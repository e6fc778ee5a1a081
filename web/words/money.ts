/** The words of the money of a round: its columns, what stands behind a figure, and the accounts of the ledger. */
import type { Column } from '../../core/payment/columns.ts'
import { moneyHeads } from '../../words/money.ts'
import type { Language } from '../settings.ts'

const meansZh: Readonly<Record<Column, string>> = {
  committed: '已录取的人按标准还要发生的部分，尚未列入应付',
  payable: '已列入应付，尚未列入拨付批次',
  paying: '已列入拨付批次或已审批，银行尚未回执',
  paid: '银行已付出',
  asked: '已要求退回，尚未到账',
  returned: '已退回到账',
}
const meansEn: Readonly<Record<Column, string>> = {
  committed: 'what the admitted will still cost at the rates, not yet due',
  payable: 'due, and in no run yet',
  paying: 'in a run or approved, without the bank’s word',
  paid: 'left the fund’s account',
  asked: 'asked back, not here yet',
  returned: 'came back to the fund’s account',
}

const zh = {
  ...moneyHeads.zh,
  means: meansZh,
  balanced: '预计决算 = 已占用 + 应付 + 支付中 + 已支付 − 待退回 − 已退回；点数字看是哪些人、哪几笔',
  none: '还没有经费记录。',
  opens: (sum: string, of: string, column: string) => `${sum}：${of}${column}的明细`,
  behind: (of: string, column: string) => `${of}　${column}`,
  counted: (count: number, sum: string) => `共 ${count} 笔，${sum} 元`,
  nobody: '没有记录。',
  more: '后面的记录',
  transfers: (count: number) => `账目变动 ${count} 笔`,
  noTransfers: '尚未记账：录取时占用预算，发生时才列入应付',
  fund: '基金以外',
  owed: '本笔未结',
  paid: '本笔已结',
  spent: '本人本项已支出',
  kept: '多收待退',
  sheet: '下载表格（XLSX）',
  print: '下载打印件（PDF）',
}
type Words = typeof zh

const en: Words = {
  ...moneyHeads.en,
  means: meansEn,
  balanced: 'Forecast = committed + payable + being paid + paid − asked back − returned; each figure opens to its people and transfers',
  none: 'No money has moved yet.',
  opens: (sum, of, column) => `${sum}: what makes up ${of}, ${column}`,
  behind: (of, column) => `${of} · ${column}`,
  counted: (count, sum) => `${count} in all, ${sum} yuan`,
  nobody: 'Nothing is recorded.',
  more: 'Those that follow',
  transfers: count => `${count} transfers`,
  noTransfers: 'Not in the ledger yet: promised at admission, due when it happens',
  fund: 'Outside the fund',
  owed: 'Open on this payment',
  paid: 'Settled on this payment',
  spent: 'Spent on this person and item',
  kept: 'Came in beyond, to be given back',
  sheet: 'Download the table (XLSX)',
  print: 'Download for print (PDF)',
}

export const moneyWords: Readonly<Record<Language, Words>> = { zh, en }
