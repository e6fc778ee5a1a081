/** What official papers are called, and the words of the part of the studio where their texts are written. */
import type { PaperKind } from '../../core/paper/index.ts'
import type { Language } from '../settings.ts'

type Words = {
  readonly kinds: Readonly<Record<PaperKind, string>>
  readonly kind: string
  readonly text: string
  readonly help: string
  readonly facts: string
  readonly inRows: string
  readonly maybe: string
  readonly must: string
  readonly insert: (name: string) => string
  readonly none: string
  readonly begin: string
  readonly good: string
  readonly bad: (count: number) => string
  readonly at: (line: number, column: number) => string
  readonly looks: string
  readonly preview: string
  readonly previewHelp: string
  readonly previewNone: string
}

const zh: Words = {
  kinds: {
    enrolmentBatch: '报到通知（一批）',
    enrolmentNotice: '报到通知',
    publicNotice: '公示',
    publicResult: '公示结果',
    notAdmitted: '未录取的函',
    objectionAnswer: '异议答复',
    changeAllowed: '同意变更的批复',
    changeRefused: '不同意变更的答复',
    termination: '同意终止学习的批复',
    sanction: '取消资格的决定',
    reprimand: '通报批评',
    repayment: '退还经费的通知',
    repaymentReceipt: '退款收据',
    waiver: '免收决定',
    appealDecision: '申诉决定',
  },
  kind: '哪一种公文',
  text: '正文',
  help: '前几行写抬头（格式、依据、标题、主送……），空一行，再写正文，每段一行。“{姓名}”这样的地方由系统填入。',
  facts: '可以填入的内容',
  inRows: '附件每一行里还可以用',
  maybe: '可能没有',
  must: '必须写明',
  insert: name => `插入“{${name}}”`,
  none: '还没有这种公文的正文。',
  begin: '写一份',
  good: '没有发现问题',
  bad: count => `有 ${count} 处要改`,
  at: (line, column) => `第${line}行第${column}字`,
  looks: '填入示例后的样子',
  preview: '用真实案卷预览',
  previewHelp: '选一件案卷，看已保存的正文打印出来的样子；标有“预览”，没有文号。',
  previewNone: '还没有能打印这种公文的案卷，或者正文还有要改的地方。',
}

const en: Words = {
  kinds: {
    enrolmentBatch: 'Enrolment notice (a batch)',
    enrolmentNotice: 'Enrolment notice',
    publicNotice: 'Public notice',
    publicResult: 'Result of the public notice',
    notAdmitted: 'Letter of refusal',
    objectionAnswer: 'Answer to an objection',
    changeAllowed: 'Change allowed',
    changeRefused: 'Change refused',
    termination: 'Leave to stop',
    sanction: 'Decision on a breach',
    reprimand: 'Public reprimand',
    repayment: 'Demand of repayment',
    repaymentReceipt: 'Receipt of a repayment',
    waiver: 'Waiver',
    appealDecision: 'Decision on an appeal',
  },
  kind: 'Which paper',
  text: 'Text',
  help: 'The first lines are the head (格式, 依据, 标题, 主送 …), then an empty line, then the body, a line for each paragraph. Where {姓名} stands the system writes the name.',
  facts: 'What can be filled in',
  inRows: 'In the rows of an annex also',
  maybe: 'may be missing',
  must: 'has to be said',
  insert: name => `Insert {${name}}`,
  none: 'There is no text for this paper yet.',
  begin: 'Write one',
  good: 'Nothing wrong',
  bad: count => (count === 1 ? '1 thing is wrong' : `${count} things are wrong`),
  at: (line, column) => `line ${line}, character ${column}`,
  looks: 'How it reads with examples',
  preview: 'Preview with a real dossier',
  previewHelp: 'Choose a dossier to see what the saved text makes of it: marked as a preview, without a number.',
  previewNone: 'No dossier has such a paper yet, or something in the text is still wrong.',
}

export const paperWords: Readonly<Record<Language, Words>> = { zh, en }
