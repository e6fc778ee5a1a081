/** The words of a roster's frozen versions and what differs between them. */
import type { Language } from '../settings.ts'

const zh = {
  title: '各次定稿',
  nth: '版次',
  none: '还没有定稿',
  version: (n: number) => `第 ${n} 版`,
  at: '定稿时间',
  by: '定稿人',
  code: '版本码',
  lines: '人数',
  print: '汇总表',
  printOf: (n: number) => `汇总表 第 ${n} 版`,
  older: '较早的一版',
  newer: '较晚的一版',
  compare: '对照两版',
  logged: '对照会显示申报人信息，每次查看都记录在案。',
  who: '姓名、单位',
  what: '变化',
  joined: '新增',
  left: '已不在名单',
  moved: '调整了顺序',
  cell: (head: string, was: string, is: string) => `${head}：${was || '（空）'} → ${is || '（空）'}`,
  same: '两版的人员、顺序和内容都相同',
  more: (n: number) => `再显示 ${n} 人`,
  paper: (was: number, is: number) => `这一份是第 ${was} 版，现在定稿的是第 ${is} 版。两版不同之处：`,
}
type Words = typeof zh

const en: Words = {
  title: 'Frozen versions',
  nth: 'Version',
  none: 'Not frozen yet',
  version: n => `Version ${n}`,
  at: 'Frozen at',
  by: 'By',
  code: 'Code',
  lines: 'People',
  print: 'Roster',
  printOf: n => `Roster, version ${n}`,
  older: 'Earlier version',
  newer: 'Later version',
  compare: 'Compare the two',
  logged: 'Comparing shows personal data; each look is on record.',
  who: 'Name, employer',
  what: 'What differs',
  joined: 'joined',
  left: 'no longer listed',
  moved: 'stands elsewhere',
  cell: (head, was, is) => `${head}: ${was || '(empty)'} → ${is || '(empty)'}`,
  same: 'The two list the same people in the same order with the same content',
  more: n => `Show ${n} more`,
  paper: (was, is) => `This one shows version ${was}; version ${is} is frozen now. What differs:`,
}

export const rosterWords: Readonly<Record<Language, Words>> = { zh, en }
