/** The words of the application form that are choices or help, beside the names of its fields. */
import { formChoices } from '../../words/form.ts'
import type { Language } from '../settings.ts'

const zh = {
  ...formChoices.zh,
  postGrade: (grade: string) => `专业技术${grade}级`,
  help: {
    'identity.name': '与身份证一致。少数民族姓名中的间隔号用「·」：多数输入法在中文状态下按键盘左上角的 ` 键。',
    'identity.photo': '近期免冠证件照，手机拍摄也可以。',
    'identity.workingSince': '第一次参加工作的年月，以档案为准。',
    'employer.contactPhone': '单位经办人的电话，不是您自己的手机。',
    'history.to': '现在仍在此岗位的不填。',
    'title.level': '以证书为准。同一名称在不同系列里级别不同（如「高级教师」），系统不按名称推断。',
    'request.scope': '服从调剂时至少选一项，写明愿意调剂到哪里；落实培养单位时还会再征求您的意见。',
  },
  gap: (from: string, to: string) => `${from} 至 ${to} 没有填写，请补上，或在「岗位」写明当时的情况。`,
  gaps: '简历中间有空白',
  twice: '复制',
  twiceRow: (n: number) => `复制第 ${n} 行`,
  upRow: (n: number) => `上移第 ${n} 行`,
  undo: '撤销删除',
  removed: (n: number) => `第 ${n} 行已删除。`,
  steps: '各部分填写情况',
  step: (n: number, of: number) => `第 ${n} 部分，共 ${of} 部分`,
  done: '已填全',
  lacks: (n: number) => `还差 ${n} 处`,
  locked: '未退回',
  returned: '退回修改',
  review: '预览并提交',
  reviewTitle: '提交前核对',
  reviewNote: '下面是审核人员将看到的内容。核对无误后提交；提交后只有退回的部分可以修改。',
  stillMissing: (n: number) => `还有 ${n} 处没有填写，填好后才能提交。`,
  back: '返回修改',
  until: (day: string) => `请在 ${day} 前改好并重新提交。`,
  searchHint: '可输入汉字、拼音或拼音首字母',
}
type Choices = keyof typeof formChoices.zh
/** Each group of choices has the same codes in both languages. */
type FormWords = Omit<typeof zh, Choices> & { readonly [C in Choices]: { readonly [K in keyof (typeof zh)[C]]: string } }

const en: FormWords = {
  ...formChoices.en,
  postGrade: grade => `Technical post, grade ${grade}`,
  help: {
    'identity.name': 'As on the identity card. Parts of a name are separated by 「·」 (U+00B7).',
    'identity.photo': 'A recent portrait, bareheaded; one taken with the phone will do.',
    'identity.workingSince': 'The month of the first employment, as in the personnel file.',
    'employer.contactPhone': 'Of whoever handles it at the employer, not your own.',
    'history.to': 'Leave it empty for the post you hold now.',
    'title.level': 'As on the certificate. One name has different levels in different series, so nothing is derived from it.',
    'request.scope': 'Choose at least one when you are willing: it says how far you would go. A concrete host is put to you once more.',
  },
  gap: (from, to) => `Nothing is said of ${from} to ${to}. Fill it in, or say under "post" what you did.`,
  gaps: 'The history has gaps',
  twice: 'Copy',
  twiceRow: n => `Copy row ${n}`,
  upRow: n => `Move row ${n} up`,
  undo: 'Undo the removal',
  removed: n => `Row ${n} was removed.`,
  steps: 'What is filled in',
  step: (n, of) => `Part ${n} of ${of}`,
  done: 'complete',
  lacks: n => `${n} missing`,
  locked: 'not returned',
  returned: 'returned',
  review: 'Review and hand in',
  reviewTitle: 'Before you hand in',
  reviewNote: 'This is what the officers will see. Once handed in, only what comes back can be changed.',
  stillMissing: n => (n === 1 ? 'One place is missing; fill it in to hand in.' : `${n} places are missing; fill them in to hand in.`),
  back: 'Back to the form',
  until: day => `Correct it and hand in again by ${day}.`,
  searchHint: 'Type characters, pinyin or its initials',
}

export const formWords: Readonly<Record<Language, FormWords>> = { zh, en }

export const helpOf = (place: string, language: Language): string | undefined => {
  const help: Readonly<Record<string, string>> = formWords[language].help
  return help[place]
}
