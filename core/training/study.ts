/** The study as it went: each plan with the answer to it, each report with what the supervisor said, read from the entries and the sealed words beside them. */
import type { z } from 'zod'
import { FormerPlan, Plan, type Reported } from './plan/plans.ts'
import type { PlanShown, RemarkShown, ReportShown, Study } from './questions.ts'

/** One entry of the study, with its words opened. */
export type Told = {
  readonly action: string
  readonly on: string
  readonly fact: unknown
  readonly words: unknown
}

const partOf = (holder: unknown, key: string): unknown =>
  typeof holder === 'object' && holder !== null ? Reflect.get(holder, key) : undefined
const textOf = (holder: unknown, key: string): string | undefined => {
  const found = partOf(holder, key)
  return typeof found === 'string' ? found : undefined
}
const planOf = (words: unknown): Pick<PlanShown, 'plan' | 'former'> => {
  const plan = Plan.safeParse(words)
  const former = FormerPlan.safeParse(words)
  return { plan: plan.success ? plan.data : null, former: former.success ? former.data : null }
}

type So = z.output<typeof Study>

const handIn = (study: So, { on, fact, words }: Told): So => {
  const versions = study.plans.filter(({ version }) => version > 0).length
  const followed = partOf(fact, 'goals') !== undefined
  const plan = {
    version: followed ? versions + 1 : 0,
    on,
    state: followed ? 'handedIn' : 'former',
    answeredOn: null,
    answer: null,
  } as const
  return { ...study, plans: [...study.plans, { ...plan, ...planOf(words) }] }
}

/** Only the newest plan lies with the host. */
const answerPlan = (study: So, { on, words }: Told, state: 'agreed' | 'returned'): So => ({
  ...study,
  plans: study.plans.map((plan, i) =>
    i === study.plans.length - 1 ? { ...plan, state, answeredOn: on, answer: textOf(words, 'text') ?? null } : plan,
  ),
})

const filesIn = (words: unknown): ReportShown['attachments'] => {
  const found = partOf(words, 'attachments')
  return (Array.isArray(found) ? found : []).flatMap(one => {
    const [sha256, name] = [textOf(one, 'sha256'), textOf(one, 'name')]
    return sha256 === undefined || name === undefined ? [] : [{ sha256, name }]
  })
}

const goalsIn = (fact: unknown): Reported['goals'] => {
  const found = partOf(fact, 'goals')
  return Array.isArray(found) ? found : []
}

const handInReport = (study: So, { on, fact, words }: Told): So => {
  const report: ReportShown = {
    month: textOf(fact, 'month') ?? '',
    on,
    text: textOf(words, 'text') ?? null,
    attachments: filesIn(words),
    goals: [...goalsIn(fact)],
    read: null,
    remarks: [],
  }
  return { ...study, reports: [...study.reports, report] }
}

const changeReport = (study: So, month: string, change: (report: ReportShown) => ReportShown): So => ({
  ...study,
  reports: study.reports.map(report => (report.month === month ? change(report) : report)),
})

const addRemark = (study: So, { on, fact, words }: Told): So => {
  const remark: RemarkShown = { on, onTrack: partOf(fact, 'onTrack') === true, text: textOf(words, 'text') ?? null }
  const month = textOf(fact, 'month')
  if (month === undefined) return { ...study, remarks: [...study.remarks, remark] }
  return changeReport(study, month, report => ({ ...report, read: report.read ?? on, remarks: [...report.remarks, remark] }))
}

const told: Readonly<Record<string, (study: So, entry: Told) => So>> = {
  plan: handIn,
  agreePlan: (study, entry) => answerPlan(study, entry, 'agreed'),
  returnPlan: (study, entry) => answerPlan(study, entry, 'returned'),
  report: handInReport,
  readReport: (study, { on, fact }) => changeReport(study, textOf(fact, 'month') ?? '', report => ({ ...report, read: on })),
  remark: addRemark,
}

/** The actions whose entries tell of the study. */
export const studyActions: readonly string[] = Object.keys(told)

/** The study from its entries, in their order. */
export const studyOfEntries = (entries: readonly Told[]): So =>
  entries.reduce<So>((study, entry) => told[entry.action]?.(study, entry) ?? study, { plans: [], reports: [], remarks: [] })
