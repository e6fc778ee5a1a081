/** What trainees and supervisors say to each other: plans with goals, one of them returned, quarterly reports, and what is asked of the department. */
import { department, hostOf, selfOf, type Teller } from '../teller.ts'
import { scanOf } from './nominate.ts'

const self = (t: Teller, id: string) => selfOf(t.getPerson(id))
const hostAt = async (t: Teller, id: string) => hostOf(String((await t.state('training', id)).host))

/** The goals of the form, by quarters of the year. */
const planFor = (t: Teller, id: string) => {
  const { goals, direction } = t.getPerson(id).form.request
  return {
    goals: [
      { what: goals, finishBy: '2023-06-30', seenBy: '导师评价，并有学习记录' },
      { what: `掌握${direction}的主要方法`, finishBy: '2023-03-31', seenBy: '在导师指导下独立完成一次' },
      { what: '形成一份可在本单位推广的方案', finishBy: '2023-08-15', seenBy: '方案文本经导师审定' },
    ],
    schedule: [
      { from: '2022-09-05', to: '2023-01-13', what: '课程学习与临床、实验观摩' },
      { from: '2023-02-13', to: '2023-06-30', what: `${direction}专题实践` },
      { from: '2023-07-03', to: '2023-08-31', what: '总结，撰写推广方案' },
    ],
  }
}

export const planStudies = async (t: Teller, ids: readonly string[]) => {
  for (const id of ids) await t.act(self(t, id), 'training', id, 'plan', planFor(t, id))
}

/** Supervisors agree; one wants to see first how a goal is to be seen. */
export const answerPlans = async (t: Teller, ids: readonly string[], returned: string) => {
  for (const id of ids) {
    const host = await hostAt(t, id)
    if (id !== returned) {
      await t.act(host, 'training', id, 'agreePlan', { version: 1 })
      continue
    }
    await t.act(host, 'training', id, 'returnPlan', { version: 1, text: '第一项目标太大，请写清到期时能拿出什么。' })
    const plan = planFor(t, id)
    const [first, ...others] = plan.goals
    const goals = [{ what: '', finishBy: '2023-06-30', ...first, seenBy: '提交两份病例或实验分析报告' }, ...others]
    await t.act(self(t, id), 'training', id, 'plan', { ...plan, goals })
    await t.act(host, 'training', id, 'agreePlan', { version: 2, text: '同意。' })
  }
}

const goalsIn: Readonly<Record<string, readonly string[]>> = {
  '2022-12': ['underWay', 'underWay', 'notBegun'],
  '2023-03': ['underWay', 'reached', 'underWay'],
  '2023-06': ['reached', 'reached', 'underWay'],
}

/** Everybody reports; supervisors read, and say something to every eighth. */
export const reportAll = async (t: Teller, month: string, ids: readonly string[]) => {
  for (const [i, id] of ids.entries()) {
    const text = '按计划完成本阶段学习任务，参加专题讲座并在导师指导下开展实践。'
    await t.act(self(t, id), 'training', id, 'report', { month, text, goals: goalsIn[month] })
    const host = await hostAt(t, id)
    if (i % 8 === 0) await t.act(host, 'training', id, 'remark', { month, onTrack: true, text: '进展符合计划，注意及时整理资料。' })
    else await t.act(host, 'training', id, 'readReport', { month })
  }
}

/** The pay was cut, and the trainee says so where the employer can't see it. */
export const quietReport = async (t: Teller, id: string) => {
  await t.act(self(t, id), 'inquiry', `${id}.pay`, 'report', {
    round: t.round,
    undertaking: 'keepPay',
    text: '十月起绩效工资停发，单位称待财政拨款。',
    attachments: [{ sha256: scanOf(`${id} payslip`), name: '工资条.jpg' }],
  })
}
export const answerQuietly = async (t: Teller, id: string) => {
  await t.act(department, 'inquiry', `${id}.pay`, 'answer', {
    finding: 'goesOn',
    text: '已以例行核查的方式函询多家单位，未提及您。请稍候，核实后再告知。',
  })
  await t.act(self(t, id), 'inquiry', `${id}.pay`, 'askOn', { text: '收到。十一月仍未发放。' })
  await t.act(department, 'inquiry', `${id}.pay`, 'answer', { finding: 'putRight', text: '单位已于十二月补发，请核对。' })
  await t.act(self(t, id), 'inquiry', `${id}.pay`, 'close')
}

export const askDepartment = (t: Teller, id: string) =>
  t.act(self(t, id), 'inquiry', `${id}.leave`, 'ask', {
    round: t.round,
    clause: '8.3',
    text: '十月住院请假的四十天，生活补贴怎么算？',
  })
export const answerQuestion = (t: Teller, id: string) =>
  t.act(department, 'inquiry', `${id}.leave`, 'answer', { text: '病假不计入培养时间，按当月在培天数折算，结业考核合格后一并发放。' })
