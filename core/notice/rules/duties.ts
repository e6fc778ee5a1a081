/** The training year: leave, change, termination, plan and reports, deferral, follow-up, and what the employer promises. */
import { type Hit, hitsOf, N, propose, type Rule, t } from '../drafting.ts'
import { numberOf } from '../numerals.ts'
import { headingsOf, type Reading } from '../reading.ts'
import type { Certainty } from '../shape.ts'

type Form = {
  readonly pattern: RegExp
  readonly path: string
  readonly value: unknown
  readonly label: ReturnType<typeof t>
  readonly because: ReturnType<typeof t>
  readonly certainty?: Certainty
}

const host = '(?:培养单位|接收单位|接收高校|访学单位|承训单位|施训单位)'
// biome-ignore format: a table
const forms: readonly Form[] = [
  { pattern: new RegExp(`(?:请假|履行[^,;。]{0,6}请假手续)[^。;]{0,30}?${host}(?:同意|批准)|向${host}[^,;。]{0,10}请假`, 'g'), path: 'policy.training.leave.grantedBy', value: 'host',
    label: t('谁准假', 'Who grants leave'), because: t('写明由培养单位批准', 'It is said that the host grants it') },
  { pattern: /(?:原则上)?不(?:允许|得|予)(?:随意|擅自)?(?:变更|调整|更改)[^。]{0,40}?(?:培养|研修|访学|专业|单位|课程)[^。]{0,40}?(?:同意|批准|核准)/g, path: 'policy.training.change', value: { refusedByDefault: true, decidedBy: 'department' },
    label: t('变更培养专业或单位', 'Change of field or host'), because: t('原则上不变更，确需变更的须批准', 'Refused as a rule, and decided by the department where needed') },
  { pattern: new RegExp(`(?:无法继续|不能继续|终止)[^。]{0,12}[^。]{0,10}${host}(?:确认|证明|核实)[^。]{0,30}?(?:批准|同意)[^。]{0,10}?(?:终止|停止|结束)`, 'g'), path: 'policy.training.termination',
    value: { confirmedBy: 'host', approvedBy: 'department', sanction: false }, label: t('终止学习', 'Ending early'),
    because: t('培养单位确认、发文部门批准；未附后果', 'Confirmed by the host, approved by the department; no consequence is attached'), certainty: 'likely' },
  { pattern: /(?:制定|制订|按照|遵守|严格遵守)[^。;]{0,20}?(?:学习计划|研修计划|培养计划|访学计划|学习安排)/g, path: 'policy.training.studyPlan', value: true,
    label: t('学习计划', 'Study plan'), because: t('要求有学习计划或安排', 'A plan of study is asked for'), certainty: 'likely' },
]

const formRule: Rule = reading =>
  forms.flatMap(({ pattern, ...draft }) =>
    hitsOf(reading, pattern)
      .slice(0, 1)
      .map(hit => propose(reading, hit, draft)),
  )

const monthsOf = (count: string | undefined, unit: string | undefined): number | undefined => {
  const number = numberOf(count ?? '')
  return number === undefined ? undefined : unit === '年' ? number * 12 : number
}

const atMost = '(?:不(?:得)?超过|最长(?:不超过)?(?:为)?|至多|最多|不长于|以)'

const deferral: Rule = reading => {
  const made = (pattern: RegExp, path: string, label: ReturnType<typeof t>) =>
    hitsOf(reading, pattern).flatMap(hit => {
      const value = monthsOf(hit.groups.n ?? hit.groups.n2, hit.groups.unit ?? hit.groups.unit2)
      return value === undefined
        ? []
        : [propose(reading, hit, { path, value, label, because: t('写明最长多久', 'The longest time that is written') })]
    })
  const limit = `[^。;]{0,24}?${atMost}(?<n>${N})(?:个)?(?<unit>月|年)`
  return [
    ...made(
      new RegExp(
        `(?:延期|推迟|延迟|延后|暂缓)(?:报到|参训|入学|学习|参加|开课)${limit}|(?:延期|推迟|延迟|延后|暂缓)(?!结业)${limit.replaceAll('?<n>', '?<n2>').replaceAll('?<unit>', '?<unit2>')}`,
        'g',
      ),
      'policy.training.deferral.mostMonths',
      t('延期最长（月）', 'Longest deferral, months'),
    ),
    ...made(
      new RegExp(`(?:延长)(?:培养|学习|研修|访学|培训)?(?:期限|时间)?${limit}`, 'g'),
      'policy.training.extension.mostMonths',
      t('延长最长（月）', 'Longest extension, months'),
    ),
  ]
}

const deferralTimes: Rule = reading =>
  hitsOf(reading, new RegExp(`(?:延期|推迟|延后)[^。;]{0,30}?(?:限|仅限|只能|仅可|只可|可)(?:申请)?(?<n>${N})次`, 'g')).map(hit =>
    propose(reading, hit, {
      path: 'policy.training.deferral.times',
      value: numberOf(hit.groups.n ?? ''),
      label: t('可延期次数', 'How often one may defer'),
      because: t('写明可延期几次', 'How often is written'),
    }),
  )

// biome-ignore format: a table
const rhythm: readonly (readonly [RegExp, number])[] = [[/每(?:个)?月/, 1], [/每季度?|按季度?/, 3], [/每半年/, 12 / 2], [/每(?:学)?年|逐年/, 12]]

const reports: Rule = reading =>
  hitsOf(
    reading,
    new RegExp(
      `(?:每(?<n>${N})个月|每(?:个)?月|每季度?|按季度?|每半年)[^,;。]{0,16}?(?:提交|报送|上报|填报|报告)[^,;。]{0,12}?(?:报告|小结|总结|情况)`,
      'g',
    ),
  )
    .filter(hit => /学员|研修|学习|访学|培养|参训/.test(hit.unit.text) && !/服务/.test(hit.unit.text))
    .flatMap(hit => {
      const value = hit.groups.n === undefined ? rhythm.find(([pattern]) => pattern.test(hit.words))?.[1] : numberOf(hit.groups.n)
      if (value === undefined) return []
      return [
        propose(reading, hit, {
          path: 'policy.training.reportEveryMonths',
          value,
          label: t('多少个月一报', 'A report every so many months'),
          because: t('写明的报告周期', 'The rhythm that is written'),
        }),
      ]
    })

const followUp: Rule = reading =>
  hitsOf(reading, new RegExp(`(?:结业|返岗|期满)后(?:第)?(?<list>(?:${N}(?:个月)?[、和与,及]){0,6}${N}个月)`, 'g'), unit =>
    /跟踪|回访|调查|了解|反馈/.test(unit.text),
  ).flatMap(hit => {
    const value = (hit.groups.list ?? '').split(/[、和与,及]/).map(word => numberOf(word.replace('个月', '')))
    return value.includes(undefined)
      ? []
      : [
          propose(reading, hit, {
            path: 'policy.training.followUp.afterMonths',
            value,
            label: t('结业后跟踪（月）', 'Followed up after months'),
            because: t('结业后所列的月数', 'The months listed after the end'),
          }),
        ]
  })

const followUpYear: Rule = reading =>
  hitsOf(
    reading,
    new RegExp(`(?:结束|结业|期满|返岗|返校)后(?:第)?(?<n>${N})(?<unit>年|个月)(?:内)?,?[^;。]{0,20}?(?:报告|回访|跟踪|反馈|调查)`, 'g'),
  ).flatMap(hit => {
    const months = monthsOf(hit.groups.n, hit.groups.unit)
    if (months === undefined || /个月[、和与]/.test(hit.words)) return []
    const because = t('结束后多久报告', 'How long after the end it is asked')
    return [
      propose(reading, hit, {
        path: 'policy.training.followUp.afterMonths',
        value: [months],
        label: t('结业后跟踪（月）', 'Followed up after months'),
        because,
        certainty: 'likely',
      }),
    ]
  })

// biome-ignore format: a table
const promises: readonly { readonly code: string; readonly words: RegExp; readonly zh: string; readonly en: string }[] = [
  { code: 'chooseWell', words: /严格把关|择优|好中选优/, zh: '已按标准择优推荐', en: 'The person was chosen by the standard' },
  { code: 'keepInTouch', words: /(?:定期|保持|经常)[^。;]{0,30}(?:沟通|联系)/, zh: '与本人和培养单位保持联系', en: 'To keep in touch with the trainee and the host' },
  { code: 'keepPost', words: /保留[^。;]{0,8}(?:岗位|职务|人事关系|编制)/, zh: '保留岗位和职务', en: 'To keep post and position' },
  { code: 'keepPay', words: /保留[^。;]{0,20}(?:工资|待遇)|(?:工资|薪酬|福利)[^。;]{0,12}(?:不变|照发)|(?:不得|不能)[^。;]{0,8}(?:减少|停发|扣发)[^。;]{0,8}(?:工资|福利|待遇)/, zh: '工资福利不减不停', en: 'Neither to cut nor to stop pay and benefits' },
  { code: 'payShare', words: /按时(?:足额)?(?:拨付|支付|承担|缴纳)[^。;]{0,10}(?:经费|费用)/, zh: '按时拨付应承担的经费', en: 'To pay its share on time' },
  { code: 'supportReturn', words: /(?:返回|返岗|回单位|学成)[^。]{0,40}(?:支持|优先|重用)/, zh: '返岗后给予支持', en: 'To support the person after the return' },
  { code: 'payTravel', words: /路费由(?:用人|所在|选送|选派|派出|送培|推荐)单位/, zh: '承担往返路费', en: 'To pay the return journeys' },
]

const isEmployers = (reading: Reading, hit: Hit): boolean =>
  /(?:选送|选派|所在|用人|派出|送培|推荐)单位/.test(`${headingsOf(reading, hit.unit.clause)}${hit.unit.text}`)

/** The undertakings together are one value: a list, in the order of the notice. */
const undertakings: Rule = reading => {
  const found = promises.flatMap(promise =>
    hitsOf(reading, new RegExp(promise.words.source, 'g'))
      .filter(hit => isEmployers(reading, hit))
      .slice(0, 1)
      .map(hit => ({ promise, hit })),
  )
  const first = found.find(({ promise }) => promise.code.startsWith('keep')) ?? found[0]
  if (first === undefined) return []
  const value = found
    .toSorted((a, b) => a.hit.unit.from - b.hit.unit.from)
    .map(({ promise: { code, zh, en }, hit }) => ({ code, clause: hit.unit.clause.id, name: { zh, en } }))
  const because = t('选送单位职责中可作为承诺的各条', 'What the duties of the employer can be promised of')
  return [
    propose(reading, first.hit, {
      path: 'policy.training.undertakings',
      value,
      label: t('单位承诺', 'Undertakings'),
      because,
      certainty: 'likely',
    }),
  ]
}

export const dutiesRules: readonly Rule[] = [formRule, deferral, deferralTimes, reports, followUp, followUpYear, undertakings]
