/** The words of a change of host, as the host that is asked to take somebody reads it. */
import type { Language } from '../settings.ts'

const day = (iso: string) => `${Number(iso.slice(0, 4))}年${Number(iso.slice(5, 7))}月${Number(iso.slice(8, 10))}日`

const zh = {
  title: '请求转入的学员',
  none: '没有等您答复的转入请求。',
  note: '这些学员现在在别的单位培养。同意转入后由管理处决定；管理处准予之前，人还在原单位。',
  from: '现培养单位',
  programme: '请求转入的专业',
  field: '服务领域',
  study: '培养期',
  span: (from: string, to: string) => `${day(from)}至${day(to)}`,
  notYet: '还没有入学',
  by: { person: (on: string) => `本人${day(on)}提出`, host: (on: string) => `原培养单位${day(on)}提出` },
  asked: (on: string) => `${day(on)}提出`,
  why: '理由',
  whyKept: '没有同意告诉贵单位；需要时请向管理处了解。',
  letGo: (on: string) => `原培养单位${day(on)}同意转出`,
  notLetGo: '原培养单位还没有答复',
  until: (on: string) => `${day(on)}前没有决定的，申请过期`,
  agreed: (on: string) => `贵单位${day(on)}已同意，等管理处决定。`,
  agree: '同意转入',
  agreeOf: (name: string) => `同意转入：${name}`,
  refuse: '不同意',
  refuseOf: (name: string) => `不同意：${name}`,
  reason: '不同意的理由',
  required: '请写两个字以上',
  send: '确认不同意',
  cancel: '取消',
  agreedTo: (name: string) => `已同意${name}转入，等管理处决定。`,
  refused: (name: string) => `已答复不同意${name}转入。`,
}
export type ChangeWords = typeof zh

const en: ChangeWords = {
  title: 'Trainees who ask to come to you',
  none: 'No change waits for your answer.',
  note: 'They train with another host now. Once you agree the department decides; until it allows the change they stay where they are.',
  from: 'With',
  programme: 'Programme asked for',
  field: 'Field',
  study: 'Study',
  span: (from, to) => `${from} to ${to}`,
  notYet: 'Not enrolled yet',
  by: { person: on => `asked by the trainee on ${on}`, host: on => `asked by their host on ${on}` },
  asked: on => `asked on ${on}`,
  why: 'Why',
  whyKept: 'They did not let it be told to you; ask the department if you have to know.',
  letGo: on => `Their host let them go on ${on}`,
  notLetGo: 'Their host has not answered yet',
  until: on => `lapses if nothing is decided by ${on}`,
  agreed: on => `You agreed on ${on}; the department decides.`,
  agree: 'Agree to take them',
  agreeOf: name => `Agree to take them: ${name}`,
  refuse: 'Refuse',
  refuseOf: name => `Refuse: ${name}`,
  reason: 'Why not',
  required: 'Please write two signs at least',
  send: 'Confirm the refusal',
  cancel: 'Cancel',
  agreedTo: name => `You agreed to take ${name}; the department decides.`,
  refused: name => `You refused to take ${name}.`,
}

export const changeWords: Readonly<Record<Language, ChangeWords>> = { zh, en }
