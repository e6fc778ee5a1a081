/** The words of the register of document numbers. */
import type { Language } from '../settings.ts'

const zh = {
  none: '还没有编发文号。',
  nobody: '没有这样的文号。',
  whole: (code: string, year: number, last: number, annulled: number) =>
    `${code}〔${year}〕：已编发 ${last} 个，1 至 ${last} 号连续，作废 ${annulled} 个。作废的号留在登记簿里，不再使用。`,
  year: '年份',
  number: '序号',
  find: '输入序号查找',
  which: '显示',
  all: '全部文号',
  annulledOnly: '只看作废',
  draw: '编一个文号',
  drawn: '系统外另行印制的公文由您编号；报到通知、通报、证书等由系统在办理时编号。',
  to: '主送',
  elsewhere: '另行印制的公文',
  annul: '作废',
  annulOf: (number: string) => `作废：${number}`,
  reinstate: '恢复',
  reinstateOf: (number: string) => `恢复：${number}`,
  annulled: (day: string) => `${day} 作废`,
  stands: '文件有效：先撤回或撤销文件，再作废文号',
  older: '更早的文号',
  newest: '回到最新',
}
type Words = typeof zh

const en: Words = {
  none: 'No number has been given yet.',
  nobody: 'There is no such number.',
  whole: (code, year, last, annulled) =>
    `${code}〔${year}〕: ${last} given, 1 to ${last} without a gap, ${annulled} void. A void number stays in the register and is not used again.`,
  year: 'Year',
  number: 'Number',
  find: 'Find by number',
  which: 'Show',
  all: 'All numbers',
  annulledOnly: 'Void ones only',
  draw: 'Draw a number',
  drawn: 'For a paper that is printed outside of the system. Enrolment notices, reprimands and certificates get theirs as they are made.',
  to: 'Addressed to',
  elsewhere: 'Paper printed elsewhere',
  annul: 'Declare void',
  annulOf: number => `Declare void: ${number}`,
  reinstate: 'Reinstate',
  reinstateOf: number => `Reinstate: ${number}`,
  annulled: day => `Void since ${day}`,
  stands: 'The paper stands: withdraw or revoke it first, then its number',
  older: 'Earlier numbers',
  newest: 'Back to the newest',
}

export const numberWords: Readonly<Record<Language, Words>> = { zh, en }
