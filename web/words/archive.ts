/** The words of a round's archive packages. */
import type { Answered } from '../../core/question.ts'
import type { Language } from '../settings.ts'

type State = Answered<'archives'>[number]['state']

const zh = {
  title: '归档包',
  about: '把整个年度打成一个文件：全部文书、办理日志、材料和目录，不用本系统也能看、能核对。',
  make: '制作归档包',
  dialog: '制作归档包',
  passphrase: '口令',
  again: '再输一次口令',
  hint: '至少 12 个字符。口令系统不保存，丢了谁也打不开；请另行交给接收单位，不要和文件放在一起。',
  short: '口令至少 12 个字符',
  differs: '两次输入不一样',
  go: '制作',
  back: '返回',
  inHand: '这个年度的归档包正在制作',
  failed: '没有收到，请再试一次',
  none: '还没有制作过归档包。',
  stop: '停止',
  fetch: '下载',
  progress: (done: number, total: number) => `已收 ${done} 卷，共 ${total} 卷`,
  made: (by: string, at: string) => `${by}　${at}`,
  holds: (dossiers: number, papers: number, size: string) => `${dossiers} 卷，文书 ${papers} 件，${size}`,
  until: (day: string) => `保留到 ${day}`,
  lacks: (count: number) => `缺 ${count} 件，归档包自己写明不完整：`,
  states: {
    waiting: '等候制作',
    making: '制作中',
    stopping: '正在停止',
    stopped: '已停止',
    failed: '没有制成',
    whole: '完整',
    lacking: '不完整',
    gone: '已到期清除',
  } satisfies Record<State, string>,
}

const en: typeof zh = {
  title: 'Archive packages',
  about: 'The whole round as one file: all papers, the journal, what was brought, and contents; read and verified without this system.',
  make: 'Make an archive package',
  dialog: 'Make an archive package',
  passphrase: 'Passphrase',
  again: 'Passphrase once more',
  hint: '12 characters or more. The system doesn’t keep it, and nobody opens the file without it; give it to whoever receives the file, by another way.',
  short: 'A passphrase has 12 characters or more',
  differs: 'The two are not the same',
  go: 'Make',
  back: 'Back',
  inHand: 'A package of this round is being made already',
  failed: 'It did not arrive; try again',
  none: 'None has been made yet.',
  stop: 'Stop',
  fetch: 'Fetch',
  progress: (done, total) => `${done} of ${total} dossiers`,
  made: (by, at) => `${by}, ${at}`,
  holds: (dossiers, papers, size) => `${dossiers} dossiers, ${papers} papers, ${size}`,
  until: day => `kept until ${day}`,
  lacks: count => `${count} missing; the package says itself that it is not whole:`,
  states: {
    waiting: 'waits',
    making: 'being made',
    stopping: 'being stopped',
    stopped: 'stopped',
    failed: 'not made',
    whole: 'whole',
    lacking: 'not whole',
    gone: 'taken away',
  },
}

export const archiveWords: Readonly<Record<Language, typeof zh>> = { zh, en }
