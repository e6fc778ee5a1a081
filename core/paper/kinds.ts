/** The kinds of paper, each with the facts that its text may name: what the system knows when such a paper is made. */
import type { SubjectName } from '../facts.ts'
import { count, day, type FactTable, maybe, money, paragraphs, text, type ValuesOf } from './facts.ts'

/** What every paper knows. */
const common = {
  programme: text('计划名称', '专业技术人才培养计划（示例）'),
  year: text('年度', '2022'),
  office: text('发文机关', '自治区某某厅'),
  noticeTitle: text('文件名称', '关于开展2022年度培养计划的通知'),
  noticeNumber: text('文件文号', '某函〔2022〕55号'),
  clause: text('条款', '四（三）'),
  contact: text('联系单位', '专业技术人员管理处'),
} as const

/** The round's part in which somebody studies. */
const study = {
  track: text('类别', '区内培养'),
  host: text('培养单位', '某某大学'),
  course: text('培养专业', '草学'),
} as const

const whom = { name: text('姓名', '张某某'), employer: text('工作单位', '某某旗人民医院') } as const

/** Where and until when somebody may ask for another look at a decision; where the policy gives that way. */
const review = {
  reviewAt: maybe(text('申诉受理单位', '自治区某某厅')),
  reviewUntil: maybe(day('申诉截止', '2022年9月30日')),
} as const

/** The same, for decisions that the law never leaves without it. */
const appeal = { reviewAt: text('申诉受理单位', '自治区某某厅'), reviewUntil: day('申诉截止', '2022年9月30日') } as const

const enrolling = {
  reportFrom: day('报到开始', '2022年9月1日'),
  reportTo: day('报到截止', '2022年9月5日'),
  trainingFrom: day('培养开始', '2022年9月1日'),
  trainingTo: day('培养结束', '2023年8月31日'),
  months: count('培养月数', '12'),
} as const

const listed = {
  name: text('姓名', '张某某'),
  sex: maybe(text('性别', '女')),
  employer: text('工作单位', '某某旗人民医院'),
  body: text('推荐单位', '某某盟人力资源和社会保障局'),
} as const

const noticed = {
  tracks: text('类别', '区外培养、区内培养'),
  from: day('公示开始', '2022年6月6日'),
  to: day('公示截止', '2022年6月10日'),
  workingDays: count('工作日数', '5'),
  count: count('人数', '40'),
} as const

const breach = {
  ...whom,
  track: text('类别', '区内培养'),
  post: maybe(text('职务', '农艺师')),
  host: text('培养单位', '某某大学'),
  findings: paragraphs('查明事实', '经查，张某某接到报到通知后，至报到期满未到培养单位报到。'),
  ground: text('情形', '无故不参加学习'),
  heardOn: maybe(day('听取日期', '2022年10月18日')),
  decidedOn: day('决定日期', '2022年11月8日'),
  amount: maybe(money('退还金额', '16,000.00元')),
  dueOn: maybe(day('退还截止', '2022年12月31日')),
  ...appeal,
} as const

const decisive = ['name', 'findings', 'ground', 'clause', 'decidedOn', 'amount', 'dueOn', 'reviewAt', 'reviewUntil'] as const

export type Kind = {
  readonly subject: SubjectName
  readonly facts: FactTable
  /** The facts of each row of its annex, beside 序号. */
  readonly rows?: FactTable
  /** The facts without which the paper would not do what it is for. */
  readonly says: readonly string[]
  /** It goes out under a number, so it has a head. */
  readonly numbered: boolean
}

const kind = <F extends FactTable>(subject: SubjectName, facts: F, ...says: readonly (keyof (F & typeof common) & string)[]) => ({
  subject,
  facts: { ...common, ...facts },
  says,
  numbered: true,
})

/** One text for each: `papers/<kind>.md` of the policy. */
export const paperKinds = {
  enrolmentBatch: {
    ...kind(
      'round',
      { addressees: text('主送单位', '各有关单位'), track: text('类别', '区内培养'), count: count('人数', '40'), ...enrolling },
      'reportFrom',
      'reportTo',
      'trainingFrom',
      'trainingTo',
      'contact',
    ),
    rows: { ...whom, host: text('培养单位', '某某大学'), course: text('培养专业', '草学') },
  },
  enrolmentNotice: kind('training', { ...whom, ...study, ...enrolling }, 'name', 'host', 'reportFrom', 'reportTo', 'contact'),
  publicNotice: {
    ...kind('round', { ...noticed, order: text('排序', '按推荐单位为序') }, 'from', 'to', 'contact'),
    numbered: false,
    rows: listed,
  },
  publicResult: {
    ...kind('round', { ...noticed, objections: count('异议件数', '1'), upheld: count('属实件数', '0') }, 'from', 'to', 'objections'),
    numbered: false,
    rows: listed,
  },
  notAdmitted: kind(
    'application',
    {
      ...whom,
      track: text('类别', '区内培养'),
      reason: text('理由', '名额已满'),
      explanation: maybe(text('说明', '排名在名额之外')),
      decidedBy: text('审核单位', '某某盟人力资源和社会保障局'),
      ...review,
    },
    'name',
    'reason',
    'clause',
    'reviewUntil',
  ),
  objectionAnswer: kind(
    'objection',
    {
      raisedOn: day('异议日期', '2022年6月7日'),
      ground: text('异议事项', '不符合申报条件'),
      upheld: maybe(text('属实', '属实')),
      dismissed: maybe(text('不属实', '不属实')),
      answer: paragraphs('答复', '经核查，所反映的情况不属实。'),
      ...review,
    },
    'ground',
    'answer',
    'clause',
    'reviewUntil',
  ),
  changeAllowed: kind(
    'training',
    {
      ...whom,
      track: text('类别', '区内培养'),
      oldHost: text('原培养单位', '某某大学'),
      oldCourse: text('原培养专业', '草学'),
      newHost: text('新培养单位', '某某研究院'),
      newCourse: text('新培养专业', '草地生态'),
      from: day('变更日期', '2022年11月8日'),
      reason: maybe(text('理由', '原专业停止招收')),
    },
    'name',
    'newHost',
    'clause',
  ),
  changeRefused: kind(
    'training',
    {
      ...whom,
      ...study,
      newHost: text('新培养单位', '某某研究院'),
      newCourse: text('新培养专业', '草地生态'),
      reason: text('理由', '录取后原则上不变更培养单位'),
      ...review,
    },
    'name',
    'reason',
    'clause',
    'reviewUntil',
  ),
  termination: kind(
    'training',
    { ...whom, ...study, lastDay: day('终止日期', '2023年3月31日'), ...review },
    'name',
    'lastDay',
    'clause',
    'reviewUntil',
  ),
  sanction: kind('discipline', breach, ...decisive),
  reprimand: kind('discipline', breach, ...decisive),
  repayment: kind(
    'payment',
    {
      ...whom,
      amount: money('退还金额', '16,000.00元'),
      dueOn: day('退还截止', '2022年12月31日'),
      working: maybe(paragraphs('计算过程', '学费和住宿费：实际支付16000.00元，退还16000.00元。')),
      parts: maybe(paragraphs('分期安排', '第1期：2022-12-31以前退还4000.00元。')),
      ...appeal,
    },
    'name',
    'amount',
    'dueOn',
    'clause',
    'reviewAt',
    'reviewUntil',
  ),
  repaymentReceipt: {
    ...kind(
      'payment',
      {
        ...whom,
        amount: money('收到金额', '6,000.00元'),
        receivedOn: day('收到日期', '2022年12月1日'),
        reference: text('流水号', 'p-1'),
        left: maybe(money('尚欠金额', '10,000.00元')),
      },
      'name',
      'amount',
      'receivedOn',
      'reference',
    ),
    numbered: false,
  },
  waiver: kind(
    'payment',
    {
      ...whom,
      asked: money('应退金额', '16,000.00元'),
      received: maybe(money('已退金额', '6,000.00元')),
      amount: money('免收金额', '10,000.00元'),
      decidedOn: day('决定日期', '2023年1月6日'),
      left: maybe(money('尚欠金额', '2,000.00元')),
    },
    'name',
    'amount',
    'decidedOn',
  ),
  appealDecision: kind(
    'discipline',
    {
      ...whom,
      appealedOn: day('申诉日期', '2022年12月1日'),
      decidedOn: day('原决定日期', '2022年11月8日'),
      answeredOn: day('决定日期', '2022年12月20日'),
      upheld: maybe(text('维持', '维持')),
      corrected: maybe(text('撤销', '撤销')),
      reason: paragraphs('理由', '申诉理由不能成立。'),
    },
    'name',
    'reason',
    'clause',
    'upheld',
    'corrected',
  ),
} as const satisfies Readonly<Record<string, Kind>>

export type PaperKind = keyof typeof paperKinds
export const isPaperKind = (name: string): name is PaperKind => Object.hasOwn(paperKinds, name)
export const paperKindNames: readonly PaperKind[] = Object.keys(paperKinds).filter(isPaperKind)
export const kindOf = (name: PaperKind): Kind => paperKinds[name]

/** The facts of a paper of this kind, with the rows of its annex where it has one. */
export type PaperFacts<K extends PaperKind> = ValuesOf<(typeof paperKinds)[K]['facts']> &
  ((typeof paperKinds)[K] extends { readonly rows: infer R extends FactTable } ? { readonly rows: readonly ValuesOf<R>[] } : unknown)
