/** The words of a stop: what it would do to the money, shown before anybody decides. */
import type { Language } from '../settings.ts'

const zh = {
  title: '终止培养的费用后果',
  ask: '不能继续培养的，先看看费用怎么算',
  lastDay: '最后学习日',
  noSanction: '培养单位确认、管理处批准的终止不作处理：不通报，不追缴，也不影响以后申报时的诚信记录。',
  sanction: '按本计划，终止同时作处理。',
  chosenCase: '按本计划，本人意愿停学不予批准，按违约办理。',
  why: { hadTo: '不得已', chose: '本人意愿' },
  mightReturn: '本人表示以后可能回来继续。',
  item: '费用',
  paid: '已付培养单位',
  days: '已学 / 全期',
  kept: '留给培养单位',
  back: '培养单位退回',
  daysOf: (served: number, of: number) => `${served} / ${of} 天`,
  nothingPaid: '还没有向培养单位付款，没有要退的。',
  person: '本人不用退钱。',
  unusedKept: '按本计划，未用完的学费不退。',
  due: '终止时发放',
  none: '生活补贴考核合格后才发；终止的不发。',
  nothingDue: '没有要发放的。',
  yuan: '元',
}
export type EndingWords = typeof zh

const en: EndingWords = {
  title: 'What a stop does to the money',
  ask: 'Who can not go on may see first what it would cost',
  lastDay: 'Last day of study',
  noSanction:
    'A stop that the host confirms and the department approves brings no sanction: no reprimand, nothing claimed back, no mark for later rounds.',
  sanction: 'In this programme a stop brings a sanction.',
  chosenCase: 'In this programme a stop by one’s own will is not approved; it is a case.',
  why: { hadTo: 'They had to', chose: 'They chose to' },
  mightReturn: 'The person says that they might return.',
  item: 'Item',
  paid: 'Paid to the host',
  days: 'Studied / whole',
  kept: 'Kept by the host',
  back: 'Given back by the host',
  daysOf: (served, of) => `${served} / ${of} days`,
  nothingPaid: 'Nothing has been paid to the host, so nothing comes back.',
  person: 'The person pays nothing back.',
  unusedKept: 'In this programme the unused part of a fee is kept.',
  due: 'Paid at the stop',
  none: 'The living allowance is paid after a passed assessment; a stop earns none.',
  nothingDue: 'Nothing is due.',
  yuan: 'yuan',
}

export const endingWords: Readonly<Record<Language, EndingWords>> = { zh, en }
