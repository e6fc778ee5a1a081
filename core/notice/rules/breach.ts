/** Breach and what follows: grounds, repayment, penalty, bars, the service that is owed, and shares over a group. */
import { type Hit, hitsOf, N, propose, type Rule, t } from '../drafting.ts'
import { numberOf } from '../numerals.ts'
import { above, chunkAt, headingsOf, type Reading, scopeAt } from '../reading.ts'
import type { Proposal } from '../shape.ts'

// biome-ignore format: a table
const grounds: readonly { readonly code: string; readonly stage: string; readonly words: RegExp; readonly zh: string; readonly en: string }[] = [
  { code: 'noShow', stage: 'enrolment', words: /(?:不|未)(?:按时|按期|按规定)?(?:参加|报到)|逾期不报到|放弃(?:培养|学习|参训|研修)/, zh: '无故不报到', en: 'Not enrolling without cause' },
  { code: 'stopped', stage: 'study', words: /(?:停止|中断|中止|中途退出|擅自离开|擅自终止|擅自退出)/, zh: '无故停学', en: 'Stopping without cause' },
  { code: 'brokeRules', stage: 'study', words: /违反[^,。;]{0,20}(?:规章|制度|规定|纪律)/, zh: '违反规章影响恶劣', en: "Breaking the host's rules with grave effect" },
  { code: 'falsified', stage: 'study', words: /弄虚作假|虚假材料|伪造/, zh: '弄虚作假', en: 'Falsified documents' },
  { code: 'failed', stage: 'study', words: /考核不合格|未通过考核/, zh: '考核不合格', en: 'The assessment was failed' },
  { code: 'unserved', stage: 'obligation', words: /(?:未|不)(?:履行|完成|满|按)[^,。;]{0,12}(?:服务|返回|返岗)|服务期(?:内|未满)[^,。;]{0,12}(?:调离|辞职|离开|离职|解除)/, zh: '未履行服务期', en: 'The service was not served' },
]

const consequence = /取消[^。;]{0,8}资格|退还|追回|返还|收回|违约/
const aboutBreach = /情形|违约|纪律|取消|退还|追回|处理|责任/

/** Grounds stand in a clause that names a consequence, or in those below it. */
const isGround = (reading: Reading, hit: Hit): boolean =>
  aboutBreach.test(headingsOf(reading, hit.unit.clause)) && above(reading, hit.unit.clause).some(clause => consequence.test(clause.text))

const groundRule: Rule = reading => {
  const found = grounds.flatMap(ground =>
    hitsOf(reading, new RegExp(ground.words.source, 'g'))
      .filter(hit => isGround(reading, hit))
      .slice(0, 1)
      .map(hit => ({ ground, hit })),
  )
  const ordered = found.toSorted((a, b) => a.hit.unit.from + a.hit.at - b.hit.unit.from - b.hit.at)
  const [first] = ordered
  if (first === undefined) return []
  const value = ordered.map(({ ground: { code, stage, zh, en }, hit }) => ({ code, stage, clause: hit.unit.clause.id, name: { zh, en } }))
  return [
    propose(reading, first.hit, {
      path: 'policy.training.discipline.grounds',
      value,
      label: t('违约情形', 'Grounds of breach'),
      because: t('列出的各种情形，名称是我们的简称', 'The cases that are listed, under short names of our own'),
      certainty: 'likely',
    }),
  ]
}

const reprimand: Rule = reading =>
  hitsOf(reading, /通报批评/g)
    .slice(0, 1)
    .map(hit =>
      propose(reading, hit, {
        path: 'policy.training.discipline.reprimand',
        value: true,
        label: t('通报批评', 'Public reprimand'),
        because: t('写明通报批评', 'A public reprimand is named'),
      }),
    )

const base = 'policy.training.discipline.clawback'
const percent = (word: string | undefined): number => Math.round((numberOf(word ?? '') ?? 0) * 100)

type ShareForm = { readonly pattern: RegExp; readonly value: (hit: Hit) => unknown; readonly because: Proposal['because'] }

// biome-ignore format: a table
const shareForms: readonly ShareForm[] = [
  { pattern: /(?:退还|返还|追回|收回|缴回)[^,。;]{0,10}?(?:全部|全额)[^,。;]{0,12}|(?:全部|全额)(?:退还|退回|返还|追回|收回)/g, value: () => 100 * 100, because: t('写明全部退还', 'All of it is paid back') },
  { pattern: new RegExp(`(?:退还|返还|追回|缴回)[^,。;]{0,14}?(?:的)?(?<n>${N})[%％](?!的?违约金)`, 'g'), value: hit => percent(hit.groups.n), because: t('写明退还的百分比', 'The per cent that is paid back') },
  { pattern: /按[^,。;]{0,6}?(?:未(?:履行|完成|服务)|尚未(?:履行|完成|服务)|剩余)[^,。;]{0,20}?(?:比例|折算)/g, value: () => 'unserved', because: t('按未服务的部分退还', 'In proportion to the service that was not served') },
  { pattern: /按(?:未学习|未完成的?学习|未培养|剩余学习)[^,。;]{0,10}?(?:比例|折算)/g, value: () => 'unstudied', because: t('按未学习的部分退还', 'In proportion to the study that was not studied') },
]

const repaid: Rule = reading =>
  shareForms.flatMap(({ pattern, value, because }) =>
    hitsOf(reading, pattern).map(hit => {
      const share = value(hit)
      const certainty = typeof share === 'number' ? 'certain' : 'likely'
      return propose(reading, hit, { path: `${base}.share`, value: share, label: t('退还比例', 'Share paid back'), because, certainty })
    }),
  )

const countedBy: Rule = reading =>
  hitsOf(reading, /(?:服务期?|年限)[^。;]{0,16}?按(?<by>月|年)(?:计算|折算|计)/g, unit => /退还|返还|比例/.test(unit.text)).map(hit =>
    propose(reading, hit, {
      path: `${base}.countedBy`,
      value: hit.groups.by === '月' ? 'month' : 'year',
      label: t('服务期按月还是按年算', 'Service counted by'),
      because: t('写明按月或按年', 'By month or by year is written'),
    }),
  )

const fine = new RegExp(`(?:(?<n>${N})[%％](?:的)?(?:比例)?(?:支付|缴纳|计收|计)?(?:的)?违约金|违约金[^。;]{0,20}?(?<m>${N})[%％])`, 'g')
const penalty: Rule = reading =>
  hitsOf(reading, fine).map(hit =>
    propose(reading, hit, {
      path: `${base}.penaltyBasisPoints`,
      value: percent(hit.groups.n ?? hit.groups.m),
      label: t('违约金（万分之）', 'Penalty, in hundredths of a per cent'),
      because: t('违约金的百分比，在退还额之上', 'The per cent of the penalty, on top of what is paid back'),
    }),
  )

const bars: Rule = reading => {
  const barred = hitsOf(
    reading,
    new RegExp(`(?<n>${N})年内(?:不得|不再|不予|取消)[^,。;]{0,12}?(?:申报|申请|参加|受理|推荐|资格)`, 'g'),
  ).map(hit => ({ hit, value: { code: 'barred', years: numberOf(hit.groups.n ?? '') } }))
  const others = [
    [/(?:记入|纳入|计入)[^,。;]{0,10}?(?:信用|征信|诚信)/g, 'creditRecord'],
    [/(?:记入|载入|存入)[^,。;]{0,10}?(?:人事|个人|干部)档案/g, 'personnelFile'],
  ] as const
  const recorded = others.flatMap(([pattern, code]) =>
    hitsOf(reading, pattern, unit => consequence.test(unit.text) || /违/.test(unit.text))
      .slice(0, 1)
      .map(hit => ({ hit, value: { code } })),
  )
  const found = [...barred.slice(0, 1), ...recorded]
  const [first] = found
  if (first === undefined) return []
  return [
    propose(reading, first.hit, {
      path: 'policy.training.discipline.consequences',
      value: found.map(({ value }) => value),
      label: t('其他后果', 'Further consequences'),
      because: t('退款之外写明的后果', 'What is named beside the money'),
      certainty: barred.length > 1 ? 'guess' : 'likely',
    }),
  ]
}

const obligation = 'policy.training.obligation'
const tellsOfDuty = (unit: { readonly text: string }) => /服务/.test(unit.text) && !/(?:跟踪|公共|管理和|管理)服务$/.test(unit.text)

const service: Rule = reading =>
  hitsOf(
    reading,
    new RegExp(
      `(?:服务期?(?:限)?|服务年限|工作)(?:应|须|应当|必须)?(?:不少于|不低于|不得少于|满|至少|为)(?<n>${N})(?:个)?(?<unit>年|月)|(?<m>${N})年(?:的)?服务期`,
      'g',
    ),
    tellsOfDuty,
  )
    .filter(
      hit =>
        /服务期|返回|回到|原单位|派出单位|选派单位|期满后|结业后|学成/.test(hit.unit.text) &&
        !/未满|不满/.test(chunkAt(hit.unit, hit.at).words),
    )
    .flatMap(hit => {
      const count = numberOf(hit.groups.n ?? hit.groups.m ?? '') ?? 0
      const scope = scopeAt(reading, hit.unit, hit.at)
      const keys = scope.stated && reading.tracks.length > 1 ? scope.tracks.map(track => track.key) : ['all']
      return keys.map(key =>
        propose(reading, hit, {
          path: `${obligation}.months.${key}`,
          value: hit.groups.unit === '月' ? count : count * 12,
          label: t('服务期（月）', 'Service owed, months'),
          because: t('写明的服务期，一年按十二个月', 'The service that is written, a year being twelve months'),
        }),
      )
    })

const serviceDetails: Rule = reading => [
  ...hitsOf(reading, /连续服务|服务期(?:应|须)?连续/g).map(hit =>
    propose(reading, hit, {
      path: `${obligation}.consecutive`,
      value: true,
      label: t('服务期须连续', 'Service without a break'),
      because: t('写明“连续”', 'Without a break is written'),
    }),
  ),
  ...hitsOf(
    reading,
    /每(?<how>年|半年|季度|月)[^,。;]{0,16}?(?:报送|出具|填报|上报)[^,。;]{0,10}?(?:服务|履约|在岗)[^,。;]{0,8}?(?:情况|证明|报告)/g,
  ).map(hit => {
    const value = hit.groups.how === '月' ? 1 : hit.groups.how === '季度' ? 3 : hit.groups.how === '半年' ? 12 / 2 : 12
    return propose(reading, hit, {
      path: `${obligation}.reportEveryMonths`,
      value,
      label: t('服务情况多少个月一报', 'Service certified every so many months'),
      because: t('写明的报告周期', 'The rhythm that is written'),
    })
  }),
]

// biome-ignore format: a table
const breaks: readonly (readonly [RegExp, string, string, string])[] = [
  [/产假|生育/, 'maternity', '产假', 'Maternity leave'], [/病假|患病|重病|医疗期/, 'sick', '病假', 'Sick leave'], [/服兵役|参军|入伍/, 'military', '服兵役', 'Military service'],
  [/援派|援疆|援藏|挂职|组织选派|抽调/, 'seconded', '组织选派', 'Secondment'], [/攻读|脱产学习|进修/, 'study', '脱产学习', 'Full-time study'],
]

/** When the clock of the service stands still: every kind of leave that the sentence names. */
const pauses: Rule = reading =>
  hitsOf(
    reading,
    new RegExp(
      `(?:服务期?|期间)[^。]{0,10}?(?:中止计算|暂停计算|暂停|不计入|顺延)(?:[^。]{0,20}?(?:累计)?(?:不(?:得)?超过|最长|最多)(?<n>${N})个月)?`,
      'g',
    ),
    unit => /服务期/.test(unit.text),
  ).flatMap(hit => {
    const most = hit.groups.n === undefined ? undefined : numberOf(hit.groups.n)
    const value = breaks
      .filter(([words]) => words.test(hit.unit.text))
      .map(([, code, zh, en]) => ({ code, name: { zh, en }, ...(most !== undefined && { mostMonths: most }) }))
    if (value.length === 0) return []
    return [
      propose(reading, hit, {
        path: `${obligation}.pauses`,
        value,
        label: t('服务期暂停的情形', 'When the service stands still'),
        because: t('该句列出的各种情形', 'The cases that the sentence lists'),
        certainty: 'likely',
      }),
    ]
  })

const capForms = new RegExp(
  `(?<who>[^,。;]{2,30}?)(?:人数|学员|人员)?(?:占比|占|比例|所占比例|的比例)?[^,。;\\d]{0,12}?(?<how>不(?:得)?(?:超过|高于)|不(?:得)?(?:低于|少于)|至少)[^,。;\\d]{0,16}?(?<n>${N})[%％]`,
  'g',
)

/** Shares in the order of the notice. Who they are of is for a person to say: the policy asks for a criterion. */
const shares: Rule = reading =>
  hitsOf(reading, capForms, unit => /比例|占|总数|名额|计划数|人数/.test(unit.text) && !/退还|违约|扣/.test(unit.text)).map((hit, i) => {
    const isMost = /超过|高于/.test(hit.groups.how ?? '')
    return propose(reading, hit, {
      path: `policy.procedure.shares.${i}.${isMost ? 'atMostPercent' : 'atLeastPercent'}`,
      value: numberOf(hit.groups.n ?? ''),
      label: isMost ? t('占比上限（%）', 'Highest share, per cent') : t('占比下限（%）', 'Lowest share, per cent'),
      because: t('写明的占比；何人占比、在何范围内要由人确定', 'The share that is written; of whom and within what is for a person to say'),
      certainty: 'likely',
    })
  })

export const breachRules: readonly Rule[] = [
  groundRule,
  reprimand,
  repaid,
  countedBy,
  penalty,
  bars,
  service,
  serviceDetails,
  pauses,
  shares,
]
