/** Days and periods: deadlines, windows, working days to answer, enrolment. */
import { isDay, isWorkingDay, weekdayOf } from '../../calendar.ts'
import { workingDayCoverage } from '../../standards/working-days.ts'
import { type Hit, hitsOf, N, propose, type Rule, t } from '../drafting.ts'
import { han, numberOf } from '../numerals.ts'
import { chunkAt, headingsOf, type Reading } from '../reading.ts'
import type { Certainty } from '../shape.ts'

type Label = ReturnType<typeof t>

const D = (name: string) => `(?:(?<y${name}>\\d{4}|${han}{4})年)?(?<m${name}>\\d{1,2}|${han}{1,2})月(?<d${name}>\\d{1,2}|${han}{1,3})日`

const iso = (year: number, month: number, day: number): string | undefined => {
  const written = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isDay(written) ? written : undefined
}

type Read = { readonly day: string; readonly certainty: Certainty }
const dayIn = (reading: Reading, hit: Hit, name: string, otherwise?: string): Read | undefined => {
  const written = hit.groups[`y${name}`]
  const year = written !== undefined ? numberOf(written) : otherwise !== undefined ? Number(otherwise.slice(0, 4)) : reading.year
  const month = hit.groups[`m${name}`] === undefined ? Number(otherwise?.slice(5, 7)) : numberOf(hit.groups[`m${name}`] ?? '')
  const dayOfMonth = numberOf(hit.groups[`d${name}`] ?? '')
  const day = year === undefined || month === undefined || dayOfMonth === undefined ? undefined : iso(year, month, dayOfMonth)
  return day === undefined ? undefined : { day, certainty: written === undefined && otherwise === undefined ? 'likely' : 'certain' }
}

type Kind = { readonly about: RegExp; readonly path: string; readonly label: Label }
const bodies =
  /推荐单位|各[一-鿿]{1,9}?(?:局|厅|校|院|单位|部门|市|盟|州|县|区|旗|机构)|各盟市|各市|各州|各部门|各地|各单位|各推荐单位|推荐部门|主管部门|各区|汇总表|各县/
const consent: Kind = {
  about: /(?:所在|用人|选派|选送|派出|送培)单位[^;。,]{0,30}(?:签署|出具)|同意推荐/,
  path: 'policy.procedure.windows.consent.to',
  label: t('单位同意截止日', 'Consent closes'),
}
// biome-ignore format: a table
const deadlines: readonly Kind[] = [
  { about: /报到通知|录取通知|入学通知/, path: 'policy.documents.enrolmentNoticeBy', label: t('报到通知下发日', 'Enrolment notices go out by') },
  consent,
  { about: /退回[^;。]{0,8}名额|剩余名额|名额[^;。]{0,30}退回/, path: 'policy.procedure.returnPlacesUntil', label: t('退回名额截止日', 'Places may be returned until') },
]
const nominate: Kind = { about: bodies, path: 'policy.procedure.windows.nominate.to', label: t('推荐材料报送截止日', 'Filing closes') }
const review: Kind = {
  about: /评审|评选|审定|复核|审核/,
  path: 'policy.procedure.windows.review.to',
  label: t('审核截止日', 'Review closes'),
}
const apply: Kind = {
  about: /申请人|申报人|个人|本人|报名|网上|学员|申请者/,
  path: 'policy.procedure.windows.apply.to',
  label: t('个人申报截止日', 'Applications close'),
}

/** What a sentence says next after a place. */
const after = ({ unit, at }: Hit): string => /^[^;。]{0,40}/.exec(unit.text.slice(at))?.[0] ?? ''

const kindOf = (reading: Reading, hit: Hit): Kind | undefined => {
  const { words } = chunkAt(hit.unit, hit.at)
  const near = `${words}${after(hit)}`
  const special = deadlines.find(kind => kind.about.test(near))
  if (special !== undefined) return special
  if (/签署|出具/.test(near) && /(?:所在|用人|选派|选送|派出|送培)单位/.test(hit.unit.text.slice(0, hit.at))) return consent
  if (review.about.test(near) && !bodies.test(`${words}${hit.unit.text.slice(0, hit.at)}`)) return review
  if (!/报送|审核|上报|报至|报我|提交|申报|报名|送达|寄送|填报|受理|截止|逾期|报(?:所在)?单位/.test(near)) return undefined
  const subject = `${hit.unit.text.slice(0, hit.at)}${after(hit)}`
  if (bodies.test(subject)) return nominate
  if (apply.about.test(subject) || apply.about.test(headingsOf(reading, hit.unit.clause))) return apply
  return /报送/.test(near) ? nominate : undefined
}

const before = t('“前”是否含当日各地不一，这里按含当日', 'Whether the day itself counts differs; it is taken as included')
const until: Rule = reading =>
  hitsOf(
    reading,
    new RegExp(
      `${D('')}(?:\\d{1,2}[:时点](?:\\d{2})?(?:分)?)?(?:\\([^)]{0,12}\\))?(?:以前|之前|前|止|截止|为止)|(?:截止(?:日期|时间)?(?:为|到|至|:)?|截至)${D('2')}`,
      'g',
    ),
  ).flatMap(hit => {
    const read = dayIn(reading, hit, hit.groups.d === undefined ? '2' : '')
    const kind = kindOf(reading, hit)
    if (read === undefined || kind === undefined) return []
    const isBefore = /前$/.test(hit.words)
    const because = isBefore ? before : t('写明的截止日', 'The last day that is written')
    return [
      propose(reading, hit, {
        path: kind.path,
        value: read.day,
        label: kind.label,
        because,
        certainty: isBefore ? 'likely' : read.certainty,
      }),
    ]
  })

// biome-ignore format: a table
const spans: readonly Kind[] = [
  { about: /报到|入学/, path: 'policy.training.enrolment', label: t('报到时间', 'Enrolment') },
  { about: /评审|复核|审定/, path: 'policy.procedure.windows.review', label: t('审核时间', 'Review') },
  { about: /公示/, path: '', label: t('公示时间', 'Public notice') },
  { about: /(?:各盟市|各市|各部门|推荐单位)[^;。]{0,20}(?:报送|推荐)|推荐时间|报送时间/, path: 'policy.procedure.windows.nominate', label: t('推荐时间', 'Nominations') },
  { about: /报名|个人[^,;。]{0,40}(?:申报|申请|填报)|申报时间|申请时间|个人申报|网上申报|网上填报/, path: 'policy.procedure.windows.apply', label: t('个人申报时间', 'Applications') },
]

const span: Rule = reading =>
  hitsOf(
    reading,
    new RegExp(
      `${D('')}(?:\\d{1,2}[:时](?:\\d{2})?)?(?:起)?(?:至|到|-|—+|~|～)(?:(?:(?<y2>\\d{4})年)?(?<m2>\\d{1,2})月)?(?<d2>\\d{1,2})日`,
      'g',
    ),
  ).flatMap(hit => {
    const first = dayIn(reading, hit, '')
    const last = first === undefined ? undefined : dayIn(reading, hit, '2', first.day)
    const { words } = chunkAt(hit.unit, hit.at)
    const isCohort = /第[一二三四五六七八九\d]+(?:期|批|班)|批次/.test(words) && hit.unit.text.slice(0, hit.at).includes('日至')
    const kind = spans.find(one => one.about.test(words)) ?? spans.find(one => one.about.test(hit.unit.text))
    if (first === undefined || last === undefined || kind === undefined || kind.path === '' || isCohort || last.day < first.day) return []
    const because = t('写明的起止日期，两端都含', 'The days that are written, both included')
    const made = (end: 'from' | 'to', value: string, label: Label) =>
      propose(reading, hit, { path: `${kind.path}.${end}`, value, label, because, certainty: first.certainty })
    return [
      made('from', first.day, t(`${kind.label.zh}：起`, `${kind.label.en}: first day`)),
      made('to', last.day, t(`${kind.label.zh}：止`, `${kind.label.en}: last day`)),
    ]
  })

/** The last working day of the first ten days of a month. */
const inFirstTen = (year: number, month: number): string | undefined =>
  Array.from({ length: 10 }, (_, i) => iso(year, month, 10 - i)).find(day => day !== undefined && isWorking(day))

/** Outside the years whose holidays are known, Monday to Friday. */
const isWorking = (day: string): boolean =>
  day >= workingDayCoverage.from && day <= workingDayCoverage.to ? isWorkingDay(day) : weekdayOf(day) < 3 * 2

const early: Rule = reading =>
  hitsOf(reading, new RegExp(`(?:(?<y>\\d{4})年)?(?<m>\\d{1,2}|${han}{1,2})月(?:上旬|初)`, 'g'), unit =>
    /(?:报到|录取|入学)通知/.test(unit.text),
  ).flatMap(hit => {
    const [year, month] = [hit.groups.y === undefined ? reading.year : Number(hit.groups.y), numberOf(hit.groups.m ?? '')]
    const value = year === undefined || month === undefined ? undefined : inFirstTen(year, month)
    if (value === undefined) return []
    const because = t('只写明上旬，取上旬最后一个工作日', 'Only the first ten days are named; their last working day is taken')
    return [
      propose(reading, hit, {
        path: 'policy.documents.enrolmentNoticeBy',
        value,
        label: t('报到通知下发日', 'Enrolment notices go out by'),
        because,
        certainty: 'guess',
      }),
    ]
  })

// biome-ignore format: a table
const answers: readonly Kind[] = [
  { about: /异议|复核申请/, path: 'policy.procedure.answerDays.objection', label: t('异议答复（工作日）', 'Working days to answer an objection') },
  { about: /公示/, path: 'policy.procedure.publicNotice.workingDays', label: t('公示工作日数', 'Working days of the public notice') },
  { about: /补正|补齐|修改/, path: 'policy.procedure.answerDays.correct', label: t('补正（工作日）', 'Working days to correct') },
  { about: /陈述|申辩/, path: 'policy.training.discipline.hearingDays', label: t('陈述申辩（工作日）', 'Working days to be heard') },
  { about: /培养单位|接收单位|接收高校|访学单位/, path: 'policy.placement.hostAnswerDays', label: t('培养单位答复（工作日）', 'Working days for the host to answer') },
  { about: /(?:学员|本人|申请人)[^;。]{0,20}(?:确认|答复)/, path: 'policy.placement.answerDays', label: t('本人答复（工作日）', 'Working days for the person to answer') },
  { about: /所在单位|用人单位|选派单位|送培单位|派出单位/, path: 'policy.procedure.answerDays.consent', label: t('单位答复（工作日）', 'Working days for the employer') },
  { about: /我厅|提出意见/, path: 'policy.procedure.answerDays.review', label: t('审核答复（工作日）', 'Working days to review') },
  { about: /审核|初审/, path: 'policy.procedure.answerDays.vet', label: t('推荐部门审核（工作日）', 'Working days to vet') },
]
const calendarDays: readonly Kind[] = [
  {
    about: /退还|退回|返还|缴回|追回/,
    path: 'policy.training.discipline.clawback.payWithinDays',
    label: t('退还期限（天）', 'Days to pay back'),
  },
  { about: /申诉|复查|行政复议/, path: 'policy.training.discipline.appealDays', label: t('申诉期限（天）', 'Days to appeal') },
  { about: /返回|返岗|回到/, path: 'policy.training.obligation.startWithinDays', label: t('返岗期限（天）', 'Days to return to work') },
]

const answer: Rule = reading =>
  hitsOf(reading, new RegExp(`(?<n>${N})(?:个)?(?<unit>工作日|自然日|日|天)(?=内|之内|以内|后|,|。|;|$|的|\\))`, 'g'))
    .filter(
      hit =>
        !/月$/.test(hit.unit.text.slice(0, hit.at)) && (/内/.test(hit.unit.text.slice(hit.at, hit.at + 12)) || /公示/.test(hit.unit.text)),
    )
    .flatMap(hit => {
      const { from, words } = chunkAt(hit.unit, hit.at)
      const around = `${words}${after(hit)}`
      const kinds = hit.groups.unit === '工作日' ? answers : calendarDays
      const kind =
        kinds.find(one => one.about.test(words)) ??
        kinds.find(one => one.about.test(around)) ??
        kinds.find(one => one.about.test(hit.unit.text.slice(0, from)))
      const value = numberOf(hit.groups.n ?? '')
      if (kind === undefined || value === undefined) return []
      const certainty = kind.about.test(around) ? 'certain' : 'likely'
      return [
        propose(reading, hit, {
          path: kind.path,
          value,
          label: kind.label,
          because: t('写明的天数', 'The number of days that is written'),
          certainty,
        }),
      ]
    })

const held: Rule = reading =>
  hitsOf(reading, /(?<!不(?:再)?)公示/g, unit => /公示/.test(unit.text) && /名单|人选|结果|拟|予以公示|进行公示/.test(unit.text))
    .slice(0, 1)
    .map(hit => {
      const because = t('写明要公示', 'A public notice is written')
      return propose(reading, hit, { path: 'policy.procedure.publicNotice.held', value: true, label: t('公示', 'Public notice'), because })
    })

const facts = [
  { about: /年龄|周岁|出生/, path: 'policy.facts.age.derived.on', label: t('年龄计算截至', 'Ages are counted on') },
  { about: /年限|从事|工作/, path: 'policy.facts.yearsInProfession.derived.on', label: t('年限计算截至', 'Years are counted on') },
] as const

/** The day on which ages and years are counted. */
const asOf: Rule = reading =>
  hitsOf(reading, new RegExp(`(?:计算)?(?:截至|截止到?至?|计算到|计算至|以)${D('')}(?:为准|为止|计算)?`, 'g'))
    .filter(hit => /计算|为准|截至/.test(hit.words) && !/报送|申报|报名|提交/.test(chunkAt(hit.unit, hit.at).words))
    .flatMap(hit => {
      const read = dayIn(reading, hit, '')
      const { words } = chunkAt(hit.unit, hit.at)
      const near = facts.filter(fact => fact.about.test(words))
      const found = near.length > 0 ? near : facts.filter(fact => fact.about.test(hit.unit.text))
      if (read === undefined) return []
      const because = t('写明计算截至哪一天', 'The day up to which it is counted is written')
      return found.map(fact =>
        propose(reading, hit, { path: fact.path, value: read.day, label: fact.label, because, certainty: read.certainty }),
      )
    })

export const daysRules: readonly Rule[] = [until, span, early, answer, held, asOf]
