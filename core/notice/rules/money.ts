/** Money: which item, how much, per what, who pays whom, and when. */
import { type Draft, type Hit, hitsIn, hitsOf, N, ofTrack, propose, type Rule, t } from '../drafting.ts'
import { numberOf } from '../numerals.ts'
import { above, chunkAt, type Reading, scopeAt, type Unit } from '../reading.ts'

type Item = { readonly key: string; readonly words: RegExp; readonly zh: string; readonly en: string }

// biome-ignore format: a table
const usual: readonly Item[] = [
  { key: 'tuition', words: /学费|住宿费|培养费|研修费|培训费|进修费|课程费|访学费/g, zh: '学费等培养费用', en: 'tuition' },
  { key: 'allowance', words: /生活补贴|生活补助|生活费|生活津贴/g, zh: '生活补贴', en: 'living allowance' },
  { key: 'travel', words: /路费|交通费|差旅费|旅费/g, zh: '往返路费', en: 'travel' },
  { key: 'meals', words: /餐饮费|伙食费|餐费|就餐费用/g, zh: '餐费', en: 'meals' },
  { key: 'grant', words: /资助(?!对象|人|方式|期)|补助(?!对象)|专项经费|研修经费|包干/g, zh: '资助', en: 'grant' },
]

/** Items by last year's names first: 学费和住宿费 is known by 学费 and by 住宿费. */
const itemsOf = ({ like }: Reading): readonly Item[] => {
  if (like === undefined) return usual
  return Object.entries(like.policy.money.items).flatMap(([key, item]): readonly Item[] => {
    const words = item.name.zh
      .split(/[和、及与（(]/)
      .map(word => word.replace(/[^一-鿿A-Za-z]/g, ''))
      .filter(word => word.length >= 2)
    const same = usual.find(one => one.key === key || item.name.zh.match(one.words) !== null)
    const known = [...words, ...(same === undefined ? [] : [same.words.source])]
    // A name of one character would be found everywhere; an empty pattern is.
    if (known.length === 0) return []
    return [{ key, words: new RegExp(known.join('|'), 'g'), zh: item.name.zh, en: item.name.en.toLowerCase() }]
  })
}

type Found = { readonly item: Item; readonly at: number }
const itemsIn = (reading: Reading, words: string): readonly Found[] => {
  const all = itemsOf(reading).flatMap(item => [...words.matchAll(item.words)].map(m => ({ item, at: m.index, to: m.index + m[0].length })))
  const isInside = (found: (typeof all)[number]) =>
    all.some(other => other !== found && other.at <= found.at && other.to >= found.to && other.to - other.at > found.to - found.at)
  return all.filter(found => !isInside(found)).sort((a, b) => a.at - b.at)
}

/** The item that an amount is of: the last one named before it in its sentence, else the only one of what comes before it. */
const itemAt = (reading: Reading, unit: Unit, at: number): Item | undefined => {
  const inside = itemsIn(reading, unit.text)
  const named = inside.findLast(found => found.at < at) ?? inside[0]
  if (named !== undefined) return named.item
  for (const clause of above(reading, unit.clause)) {
    const items = new Set(itemsIn(reading, `${clause.title} ${clause.text.slice(0, 200)}`).map(found => found.item))
    if (items.size === 1) return [...items][0]
  }
  return undefined
}

// biome-ignore format: a table
const rates: readonly (readonly [RegExp, string])[] = [
  [/每人(?:每)?月|每月|人[/·]?月|\/月|月人均/, 'month'], [/每人(?:每)?年|每年|人\/年|\/年|每学年/, 'personYear'], [/每(?:人每)?(?:门)?课程?|每门|\/课程/, 'course'],
  [/每(?:人)?次|\/次/, 'journey'], [/每餐|\/餐/, 'meal'], [/一次性|每人|人均|包干|\/人/, 'person'],
]
const perOf = (words: string): string | undefined => rates.find(([pattern]) => pattern.test(words))?.[1]

const yuan = new RegExp(`(?:人民币)?(?<n>${N})(?<wan>万)?元(?:[/每](?<per>[人年月次·/门课程学时餐每]{1,6}))?`, 'g')
const amountOf = (hit: Hit): number | string | undefined => {
  const number = numberOf(`${hit.groups.n ?? ''}${hit.groups.wan ?? ''}`)
  if (number === undefined) return undefined
  return Number.isInteger(number) ? number : number.toFixed(2)
}
const notRate = /违约金|罚|滞纳|总额|总计|共需|预算|收入|产值|低于|以下|原标准/

const isMost = (unit: Unit, at: number): boolean =>
  /(?:不超过|最高|上限为?|封顶|至多)(?:为|按|每人|每月|每年|一次性|资助|补助|给予|人民币|每人每年|每人每月)?$/.test(unit.text.slice(0, at))

const keysOf = (
  reading: Reading,
  item: Item,
  unit: Unit,
  at: number,
): readonly { readonly key: string; readonly label: (d: Draft['label']) => Draft['label'] }[] => {
  const scope = scopeAt(reading, unit, at)
  const rates = reading.like?.policy.money.items[item.key]?.rateYuan
  const isShared = reading.tracks.length === 1 ? rates === undefined || 'all' in rates : !scope.stated
  if (isShared) return [{ key: 'all', label: label => label }]
  return scope.tracks.map(track => ({ key: track.key, label: label => ofTrack(track, label) }))
}

const because = t('该费用名称之后的金额', 'The amount after the name of the item')

/** '2,800元至3,000元' is no rate. */
const isRange = ({ unit, at, length }: Hit): boolean =>
  /元?(?:至|到|-|—+|~|～)$/.test(unit.text.slice(0, at)) || /^(?:至|到|-|—|~|～)\d/.test(unit.text.slice(at + length))

const rateDrafts = (reading: Reading, hit: Hit, item: Item, amount: number | string, per: string | undefined): readonly Draft[] => {
  const base = `policy.money.items.${item.key}`
  if (isMost(hit.unit, hit.at)) {
    const label = t(`${item.zh}：最高（元）`, `Most of ${item.en}, yuan`)
    return [{ path: `${base}.mostYuan`, value: amount, label, because, certainty: 'likely' }]
  }
  const label = t(`${item.zh}标准（元）`, `Rate of ${item.en}, yuan`)
  const certainty = per === undefined ? 'likely' : 'certain'
  const drafts = keysOf(reading, item, hit.unit, hit.at).map((key): Draft => {
    return { path: `${base}.rateYuan.${key.key}`, value: amount, label: key.label(label), because, certainty }
  })
  if (per === undefined) return drafts
  const perLabel = t(`${item.zh}：计算单位`, `What ${item.en} is per`)
  return [...drafts, { path: `${base}.per`, value: per, label: perLabel, because: t('金额旁写明的单位', 'What stands beside the amount') }]
}

const rateRule: Rule = reading =>
  hitsOf(reading, yuan, '元')
    .filter(hit => !notRate.test(chunkAt(hit.unit, hit.at).words) && !isRange(hit))
    .flatMap(hit => {
      const item = itemAt(reading, hit.unit, hit.at)
      const amount = amountOf(hit)
      if (item === undefined || amount === undefined) return []
      const before = hit.unit.text.slice(chunkAt(hit.unit, hit.at).from, hit.at)
      const per = perOf(hit.groups.per === undefined ? before : `/${hit.groups.per}`) ?? perOf(before)
      return rateDrafts(reading, hit, item, amount, per).map(draft => propose(reading, hit, draft))
    })

const payers: readonly (readonly [RegExp, string])[] = [
  [/基金|财政|专项(?:资金|经费)|我厅|省厅|自治区[^,;。]{0,10}厅|资助/, 'fund'],
  [/用人单位|所在单位|选送单位|选派单位|派出单位|推荐单位|送培单位|本单位/, 'employer'],
  [/本人|个人|学员|参训人员|访问学者/, 'person'],
]
const payerOf = (words: string): string | undefined => {
  const found = payers.filter(([pattern]) => pattern.test(words)).map(([, payer]) => payer)
  return found.length === 1 ? found[0] : undefined
}

const payeeLabel = (item: Item) => t(`${item.zh}：付给谁`, `Who gets ${item.en}`)
const triggerLabel = (item: Item) => t(`${item.zh}：何时支付`, `When ${item.en} is due`)
const payerLabel = (item: Item) => t(`${item.zh}：由谁承担`, `Who bears ${item.en}`)

/** Items named in the part of a sentence that ends at a place, back to the part before where that names the rest of a list. */
const itemsBefore = (reading: Reading, hit: Hit): readonly Item[] => [
  ...new Set(itemsIn(reading, hit.unit.text.slice(chunkAt(hit.unit, hit.at).from, hit.at)).map(found => found.item)),
]

const payerRule: Rule = reading =>
  hitsOf(
    reading,
    /由(?<who>[^,;。由]{2,30}?)(?:全额|全部|按规定|据实|负责)?(?:承担|负担|支付|列支|解决|报销|支出|发给|发放)(?!的?[^,;。]{0,6}[%％])/g,
  ).flatMap(hit => {
    const payer = payerOf(hit.groups.who ?? '')
    if (payer === undefined) return []
    const because = t('“由……承担”', '由 … 承担 says who bears it')
    const named = itemsBefore(reading, hit)
    const items = named.length > 0 || /共同/.test(hit.words) ? named : itemsAbout(reading, hit).slice(-1)
    return items.flatMap(item => [
      propose(reading, hit, { path: `policy.money.items.${item.key}.payer`, value: payer, label: payerLabel(item), because }),
      ...(payer === 'person' ? ownCost(reading, hit, item) : []),
    ])
  })

/** What a person bears alone is paid to nobody by the programme. */
const ownCost = (reading: Reading, hit: Hit, item: Item) => {
  const because = t('由本人自理', 'The person bears it')
  return [
    propose(reading, hit, { path: `policy.money.items.${item.key}.payee`, value: 'nobody', label: payeeLabel(item), because }),
    propose(reading, hit, { path: `policy.money.items.${item.key}.trigger`, value: 'never', label: triggerLabel(item), because }),
  ]
}

const selfPaid: Rule = reading =>
  hitsOf(reading, /(?:由)?(?:学员|本人|个人)?(?:自理|自行承担|自负)/g).flatMap(hit =>
    itemsBefore(reading, hit).flatMap(item => {
      const because = t('由本人自理', 'The person bears it')
      const payer = propose(reading, hit, {
        path: `policy.money.items.${item.key}.payer`,
        value: 'person',
        label: payerLabel(item),
        because,
      })
      return [payer, ...ownCost(reading, hit, item)]
    }),
  )

/** From the first of several hits to the end of the last. */
const spanning = (hits: readonly Hit[], first: Hit): Hit => {
  const last = hits.at(-1) ?? first
  return { ...first, length: last.at + last.length - first.at }
}

/** Several payers with a per cent each. */
const sharesRule: Rule = reading =>
  reading.units
    .filter(unit => unit.clause.part === 'clause' && /[%％]/.test(unit.text))
    .flatMap(unit => {
      const hits = hitsIn(unit, new RegExp(`(?:由)?(?<who>[^,;。、由%％]{2,24}?)(?:承担|负担|出资|资助)(?:其中的?)?(?<n>${N})[%％]`, 'g'))
      const value = hits.map(hit => ({
        payer: payerOf(hit.groups.who ?? ''),
        basisPoints: Math.round((numberOf(hit.groups.n ?? '') ?? 0) * 100),
      }))
      const [first] = hits
      const item = first === undefined ? undefined : itemAt(reading, unit, first.at)
      if (first === undefined || item === undefined || hits.length < 2 || value.some(one => one.payer === undefined)) return []
      const because = t('各承担方及其百分比', 'Who bears how many per cent')
      const base = `policy.money.items.${item.key}`
      return [
        propose(reading, spanning(hits, first), { path: `${base}.payer`, value: value[0]?.payer, label: payerLabel(item), because }),
        propose(reading, spanning(hits, first), {
          path: `${base}.shares`,
          value,
          label: t(`${item.zh}：分担比例`, `Shares of ${item.en}`),
          because,
        }),
      ]
    })

// biome-ignore format: a table
const payees: readonly (readonly [RegExp, string])[] = [
  [/(?:汇给|付给|拨付(?:给|至|到)?|支付给|拨给|划拨(?:给|至)?|转至|直接付(?:给|至))[^,;。]{0,8}?(?:培养单位|接收单位|接收高校|承办单位|施训单位|培训机构|课程承办[^,;。]{0,4}|高校)/g, 'host'],
  [/(?:发放(?:给|至|到)?|发给|付给|支付给|拨付(?:给|至|到)?|打入)[^,;。]{0,6}?(?:学员|本人|个人|访问学者|参训人员)/g, 'trainee'],
  [/(?:拨付(?:给|至|到)?|支付给|划拨(?:给|至)?)[^,;。]{0,6}?(?:用人单位|所在单位|选送单位|选派单位|派出单位|推荐单位|送培单位)/g, 'employer'],
]

/** The items that a sentence is about: the one before the words, or the one of the sentence before. */
const itemsAbout = (reading: Reading, hit: Hit): readonly Item[] => {
  const inside = [
    ...new Set(
      itemsIn(reading, hit.unit.text)
        .filter(found => found.at < hit.at)
        .map(found => found.item),
    ),
  ]
  if (inside.length > 0) return inside
  const item = itemAt(reading, hit.unit, hit.at)
  return item === undefined ? [] : [item]
}

const payeeRule: Rule = reading =>
  payees.flatMap(([pattern, payee]) =>
    hitsOf(reading, pattern)
      .filter(hit => !/退还|退回|追回/.test(hit.unit.text))
      .flatMap(hit =>
        itemsAbout(reading, hit).map(item =>
          propose(reading, hit, {
            path: `policy.money.items.${item.key}.payee`,
            value: payee,
            label: payeeLabel(item),
            because: t('写明拨付给谁', 'It is said to whom it goes'),
          }),
        ),
      ),
  )

// biome-ignore format: a table
const triggers: readonly (readonly [RegExp, string])[] = [
  [/(?:结业)?考核合格(?:并|后|的)[^,;。]{0,24}?(?:发放|发给|拨付|支付)/g, 'assessmentPassed'],
  [/按月(?:发放|发给|拨付|支付)|每月(?:发放|发给|拨付|支付)/g, 'monthly'],
  [/报到(?:入学)?后[^。;]{0,20}?(?:发放|发给|拨付|支付|汇给)/g, 'enrolled'],
  [/(?:凭票|凭据|据实)[^,;。]{0,8}?(?:报销|结算)/g, 'claimed'],
]

/** A sum in parts: each per cent with what makes it due. */
const partsRule: Rule = reading =>
  reading.units
    .filter(unit => unit.clause.part === 'clause' && /[%％]/.test(unit.text))
    .flatMap(unit => {
      const hits = hitsIn(
        unit,
        new RegExp(`(?<when>[^,;。:%％]{2,20}?)(?:拨付|支付|发放|兑付)(?:其余|剩余|首期|尾款)?(?:的)?(?<n>${N})[%％]`, 'g'),
      )
      const codes = ['first', 'second', 'third', 'fourth']
      const value = hits.map((hit, i) => ({
        code: i === hits.length - 1 ? 'rest' : codes[i],
        trigger: whenOf(hit.groups.when ?? ''),
        basisPoints: Math.round((numberOf(hit.groups.n ?? '') ?? 0) * 100),
      }))
      const [first] = hits
      const item = first === undefined ? undefined : itemAt(reading, unit, first.at)
      if (first === undefined || item === undefined || hits.length < 2 || hits.length > codes.length) return []
      if (value.some(part => part.trigger === undefined) || value.reduce((sum, part) => sum + part.basisPoints, 0) !== 100 * 100) return []
      const because = t('各期的百分比和条件', 'The per cent of each part and what makes it due')
      const base = `policy.money.items.${item.key}`
      return [
        propose(reading, first, { path: `${base}.trigger`, value: value[0]?.trigger, label: triggerLabel(item), because }),
        propose(reading, spanning(hits, first), {
          path: `${base}.parts`,
          value,
          label: t(`${item.zh}：分期`, `Parts of ${item.en}`),
          because,
        }),
      ]
    })

const whenOf = (words: string): string | undefined => {
  if (/报到|入学|开班|启动/.test(words)) return 'enrolled'
  return /考核|结业|验收|期满/.test(words) ? 'assessmentPassed' : undefined
}

const triggerRule: Rule = reading =>
  triggers.flatMap(([pattern, trigger]) =>
    hitsOf(reading, pattern, unit => !/[%％]/.test(unit.text)).flatMap(hit =>
      itemsAbout(reading, hit)
        .slice(-1)
        .map(item =>
          propose(reading, hit, {
            path: `policy.money.items.${item.key}.trigger`,
            value: trigger,
            label: triggerLabel(item),
            because: t('写明在什么之后支付', 'It is said after what it is paid'),
          }),
        ),
    ),
  )

const journeys: Rule = reading =>
  hitsOf(
    reading,
    new RegExp(
      `(?:每年|一年|1年)(?:可)?(?:报销|承担)?(?:往返)?(?<n>${N})次(?:的)?(?:往返)?|(?:每年|一年|1年)[^,;。]{0,8}?往返[^,;。]{0,8}?(?<m>${N})次`,
      'g',
    ),
    unit => /往返|路费|交通费/.test(unit.text),
  ).flatMap(hit => {
    const item = itemsIn(reading, hit.unit.text).find(found => found.item.words.source.includes('路费'))?.item
    if (item === undefined) return []
    const value = numberOf(hit.groups.n ?? hit.groups.m ?? '')
    return [
      propose(reading, hit, {
        path: `policy.money.items.${item.key}.perYear`,
        value,
        label: t(`${item.zh}：每年次数`, `How often a year ${item.en} is paid`),
        because: t('写明每年往返的次数', 'The number of return journeys a year'),
      }),
    ]
  })

/** The one item that a section speaks of, under all its numbers. */
const itemOfSection = (reading: Reading, unit: Unit): Item | undefined => {
  const section = unit.clause.id.split('.')[0] ?? ''
  const words = reading.clauses.filter(clause => clause.id === section || clause.id.startsWith(`${section}.`)).map(clause => clause.text)
  const items = [...new Set(words.flatMap(text => itemsIn(reading, text).map(found => found.item)))].filter(item => item.key !== 'grant')
  return items.length === 1 ? items[0] : undefined
}

const once: Rule = reading =>
  hitsOf(reading, /[^,;。]{0,16}?(?:(?:只|仅)(?:能|可)?(?:享受|资助|补助|报销)一次|不(?:得|再)?重复(?:资助|享受|补助))/g).flatMap(hit => {
    const item = itemOfSection(reading, hit.unit) ?? itemAt(reading, hit.unit, hit.at)
    if (item === undefined) return []
    const value = /课程/.test(hit.words) ? 'course' : 'person'
    const label = t(`${item.zh}：只给一次`, `How often ${item.en} is given`)
    const because = t('写明不重复资助', 'It is said that nobody gets it twice')
    return [propose(reading, hit, { path: `policy.money.items.${item.key}.oncePer.of`, value, label, because, certainty: 'likely' })]
  })

export const moneyRules: readonly Rule[] = [rateRule, payerRule, selfPaid, sharesRule, partsRule, payeeRule, triggerRule, journeys, once]
