/** The words of the sheets of duties and follow-ups; the page says the kinds with the same. */
import type { dutyKinds } from '../core/duty/duties.ts'
import type { followUpStands } from '../core/duty/questions.ts'

type Kinds = Readonly<Record<(typeof dutyKinds)[number], string>>
type Stands = Readonly<Record<(typeof followUpStands)[number], string>>

const kindsZh: Kinds = {
  enrolment: '办理报到',
  deferral: '答复暂缓',
  rejoin: '转入后续批次',
  declaration: '申报节点',
  report: '学习报告',
  undertakings: '确认承诺履行',
  leave: '答复请假、销假',
  assessment: '考核',
  followUp: '回访',
  help: '答复协助请求',
  plan: '确认学习计划',
  change: '答复变更申请',
  askedToTake: '答复是否接收转来的学员',
  breach: '答复待遇问题',
  partyLife: '确认年度组织生活',
}
const kindsEn: Kinds = {
  enrolment: 'Enrolment',
  deferral: 'Answer a deferral',
  rejoin: 'Rejoin a later cohort',
  declaration: 'Declare a milestone',
  report: 'Study report',
  undertakings: 'Confirm the undertakings',
  leave: 'Leave',
  assessment: 'Assessment',
  followUp: 'Follow-up',
  help: 'Answer a request for help',
  plan: 'Agree to the study plan',
  change: 'Answer a change of host',
  askedToTake: 'Answer whether to take somebody from another host',
  breach: 'Answer a reported breach',
  partyLife: 'Confirm the year’s Party life',
}
const standsZh: Stands = { answered: '已答复', silent: '未答复（已登记原因）', waiting: '等待答复' }
const standsEn: Stands = { answered: 'Answered', silent: 'Silent, reason noted', waiting: 'Waiting' }

export const roundSheets = {
  zh: {
    kinds: kindsZh,
    stands: standsZh,
    duties: {
      name: '责任时限',
      heads: ['人员', '事项', '责任方', '责任单位', '推荐部门', '起', '止', '逾期（工作日）', '依据', '已告知', '可联系'],
    },
    followUps: { name: '回访情况', heads: ['人员', '推荐部门', '单位', '返岗后（月）', '回访日期', '单位答复', '本人答复'] },
  },
  en: {
    kinds: kindsEn,
    stands: standsEn,
    duties: {
      name: 'Duties',
      heads: ['Person', 'What', 'Whose duty', 'Party', 'Body', 'Since', 'Until', 'Working days late', 'Clause', 'Told', 'Call'],
    },
    followUps: { name: 'Follow-ups', heads: ['Person', 'Body', 'Employer', 'Months after', 'Asked on', 'Employer', 'Person'] },
  },
} as const
