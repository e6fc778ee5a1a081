/** How many, for how long, from where and to which hosts. */
import { type Hit, hitsOf, N, ofTrack, propose, type Rule, t } from '../drafting.ts'
import { numberOf } from '../numerals.ts'
import { chunkAt, headingsOf, type Reading, scopeAt, type Unit } from '../reading.ts'
import type { Proposal } from '../shape.ts'

const aboutPlaces = new RegExp(
  `名额|人数|规模|(?:培养|选派|招收|选拔|录取|资助|遴选)[^,;。]{0,16}?${N}[名人]|(?:计划|拟|共|总)[^,;。]{0,10}(?:培养|选派|招收|选拔|录取|资助|遴选)`,
)
const notPlaces = /专家|导师|评委|联系人|不少于|至少|工作人员|每单位|每个单位|推荐|每期|每班/

const isReserved = /预留|保留|专设|专门用于|定向用于|用于/

const placesHits = (reading: Reading): readonly Hit[] =>
  hitsOf(
    reading,
    new RegExp(`(?<count>${N})(?:名|人|个名额)(?!次|员|以上|才|民|事|社|中)`, 'g'),
    unit => aboutPlaces.test(unit.text) || aboutPlaces.test(headingsOf(reading, unit.clause)),
  ).filter(hit => {
    return !notPlaces.test(chunkAt(hit.unit, hit.at).words) && !/第$/.test(hit.unit.text.slice(0, hit.at))
  })

const reservedCount = (reading: Reading, hit: Hit, count: number): Proposal =>
  propose(reading, hit, {
    path: 'policy.procedure.reserved.0.count',
    value: count,
    label: t('预留名额', 'Places held back'),
    because: t('这一部分名额为特定人员预留', 'This part of the places is held back for people of a kind'),
    certainty: 'likely',
  })

const because = t('名额句中的人数', 'The number of people in the sentence on places')

const placesOf = (reading: Reading, hit: Hit): readonly Proposal[] => {
  const count = numberOf(hit.groups.count ?? '')
  const { from, words } = chunkAt(hit.unit, hit.at)
  if (count === undefined || !Number.isInteger(count)) return []
  if (isReserved.test(words)) return [reservedCount(reading, hit, count)]
  const scope = scopeAt(reading, hit.unit, hit.at)
  const isEach = /各(?:培养|选派|招收)?$/.test(hit.unit.text.slice(from, hit.at))
  if (!scope.stated && !isEach) {
    return [propose(reading, hit, { path: 'places.total', value: count, label: t('名额总数', 'Places in all'), because, effect: 'checks' })]
  }
  return scope.tracks.map(track =>
    propose(reading, hit, { path: `policy.tracks.${track.key}.places`, value: count, label: ofTrack(track, t('名额', 'Places')), because }),
  )
}

/** A single track has its total first; what follows it in the sentence are parts that no setting holds. */
const places: Rule = reading => {
  const found = placesHits(reading).flatMap(hit => placesOf(reading, hit))
  if (reading.tracks.length > 1) return found
  const first = found.find(proposal => proposal.path.endsWith('.places'))
  return found.filter(proposal => proposal === first || !proposal.path.endsWith('.places'))
}

const aboutLength =
  /(?:为期|期限|学制|培养时间|研修时间|访学时间|学习时间|培训时间|研修期|访学期|培养周期|培训周期|进修时间|进修期|轮训时间|轮训期|研修期限|时长)/
const notLength = /服务|公示|有效|保存|报送|申报|延期|延长|推迟|处理/

const monthsIn = (hit: Hit): number | undefined => {
  if (hit.groups.half !== undefined) return 12 / 2
  const count = numberOf(hit.groups.count ?? '')
  if (count === undefined || hit.groups.unit === undefined) return undefined
  return hit.groups.unit === '年' ? count * 12 + (hit.words.endsWith('半') ? 12 / 2 : 0) : count
}

const isRange = (unit: Unit, hit: Hit): boolean =>
  /[-—~～至到]$/.test(unit.text.slice(0, hit.at)) || /^(?:[-—~～至到])/.test(unit.text.slice(hit.at + hit.length))

const durations: Rule = reading =>
  hitsOf(
    reading,
    new RegExp(`(?<half>半年)|(?<count>${N})(?:个)?(?<unit>年|月)(?:半)?(?!度|[\\d一二三四五六七八九十]|初|底|末|上旬|中旬|下旬)`, 'g'),
    unit => aboutLength.test(unit.text),
  )
    .filter(hit => {
      const { from, words } = chunkAt(hit.unit, hit.at)
      return aboutLength.test(hit.unit.text.slice(from, hit.at)) && !notLength.test(words) && !isRange(hit.unit, hit)
    })
    .flatMap(hit => {
      const months = monthsIn(hit)
      if (months === undefined || months < 1 || !Number.isInteger(months)) return []
      return scopeAt(reading, hit.unit, hit.at).tracks.map(track =>
        propose(reading, hit, {
          path: `policy.tracks.${track.key}.durationMonths`,
          value: months,
          label: ofTrack(track, t('培养期限（月）', 'Length in months')),
          because: t('期限一词之后的时间，一年按十二个月', 'The time after the word for length, a year being twelve months'),
        }),
      )
    })

const ladder = ['region', 'league', 'banner', 'township', 'village'] as const
const from = (level: (typeof ladder)[number]) => ladder.slice(ladder.indexOf(level))

// biome-ignore format: a table
const levels: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?:自治区|省)(?:属|直)(?:和|及|、|与)(?:盟市|地市|市)属/g, ['region', 'league']],
  [/(?:盟市|地市|市)(?:级)?(?:及|和)?(?:其)?以下/g, from('league')],
  [/(?:旗县|县(?:市、?区)?|县区)(?:级)?(?:\(市、区\))?(?:及|和)?(?:其|县)?以下/g, from('banner')],
  [/(?:苏木乡镇|乡镇)(?:\(街道\))?(?:级)?(?:及|和)?(?:其)?以下/g, from('township')],
  [/(?:在|面向)?(?:全区|全省|全自治区|全市)范围(?:内)?(?=[^,;。]{0,8}(?:选|推荐|申报|培养))|面向(?:全区|全省|全自治区)(?=[^,;。]{0,8}(?:选|招|推荐))/g, ladder],
]

const employerLevels: Rule = reading =>
  levels.flatMap(([pattern, value]) =>
    hitsOf(
      reading,
      pattern,
      unit => /选拔|选派|选送|推荐|面向|招收|申报|遴选|对象|所在单位/.test(unit.text) && !/优先/.test(unit.text),
    ).flatMap(hit =>
      scopeAt(reading, hit.unit, hit.at).tracks.map(track =>
        propose(reading, hit, {
          path: `policy.tracks.${track.key}.employerLevels`,
          value,
          label: ofTrack(track, t('来源单位层级', 'Levels of employer')),
          because: t('“及以下”含本级', 'The level itself is included in 及以下'),
        }),
      ),
    ),
  )

// biome-ignore format: a table
const kinds: readonly (readonly [RegExp, string])[] = [
  [/高校|大学|高等院校|高等学校/, 'university'], [/科研院所|科研机构|研究院|研究所/, 'researchInstitute'], [/事业单位/, 'publicInstitution'],
  [/医院|医疗机构/, 'hospital'], [/企业/, 'enterprise'], [/培训机构/, 'trainingProvider'],
]

const hosts: Rule = reading =>
  hitsOf(
    reading,
    /(?:赴|到|在|进入|选派至)(?<where>[^,;。]{2,40}?)(?:进行|开展|接受|参加)?(?:培养|学习|研修|访学|进修|培训|跟岗)/g,
  ).flatMap(hit => {
    const found = kinds.filter(([pattern]) => pattern.test(hit.groups.where ?? '')).map(([, kind]) => kind)
    if (found.length === 0) return []
    return scopeAt(reading, hit.unit, hit.at).tracks.flatMap(track => [
      propose(reading, hit, {
        path: `policy.tracks.${track.key}.hostKinds`,
        value: found,
        label: ofTrack(track, t('培养单位类型', 'Kinds of host')),
        because: t('“赴……学习”之间所列的单位类型', 'The kinds named between going and studying'),
      }),
    ])
  })

const ministry =
  /(?:由)?(?:人力资源和社会保障部|人力资源社会保障部|人社部|国家[^,;。]{2,12}部|[^,;。由]{2,8}部委?)(?:统一)?(?:落实|安排|确定|协调)[^,;。]{0,4}(?:培养|接收|访学)?(?:单位|高校)/g
const department =
  /(?:培养|研修|接收|访学|进修)单位由[^,;。]{1,16}(?:厅|局|处|办)(?:统一|统筹)?(?:安排|确定|落实)|由(?:我厅|省厅|自治区[^,;。]{2,14}厅|[^,;。]{2,14}(?:厅|局))(?:统一|统筹|负责)?(?:落实|安排|确定|协调)[^,;。]{0,4}(?:培养|接收|访学)?(?:单位|高校)/g

const placedBy: Rule = reading => {
  const made = (pattern: RegExp, value: string) =>
    hitsOf(reading, pattern).flatMap(hit =>
      scopeAt(reading, hit.unit, hit.at).tracks.map(track =>
        propose(reading, hit, {
          path: `policy.tracks.${track.key}.placedBy`,
          value,
          label: ofTrack(track, t('由谁落实培养单位', 'Who finds the host')),
          because: t('写明由谁落实', 'It is said who arranges'),
        }),
      ),
    )
  const stated = [...made(ministry, 'ministry'), ...made(department, 'department')]
  const within = hosts(reading).filter(({ sentence }) => /范围内|区内|省内|本地/.test(sentence))
  const implied = within.map(
    (host): Proposal => ({
      ...host,
      path: host.path.replace('hostKinds', 'placedBy'),
      value: 'department',
      label: {
        zh: host.label.zh.replace('培养单位类型', '由谁落实培养单位'),
        en: host.label.en.replace(/[Kk]inds of host/, 'Who finds the host'),
      },
      because: t('培养单位都在本地区，由发文部门自行落实', 'All hosts lie in its own region, so the issuing department arranges'),
      certainty: 'likely',
    }),
  )
  return [...stated, ...implied.filter(proposal => !stated.some(other => other.path === proposal.path))]
}

export const placesRules: readonly Rule[] = [places, durations, employerLevels, hosts, placedBy]
