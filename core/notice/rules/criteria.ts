/** Conditions of a person: age, birth, ethnic group, education, years of work, title. A leaf is named by its fact, as laws order leaves freely. */
import { type Draft, type Hit, hitsOf, N, ofTrack, propose, type Rule, t } from '../drafting.ts'
import { numberOf } from '../numerals.ts'
import { chunkAt, headingsOf, type Reading, scopeAt } from '../reading.ts'
import type { Proposal } from '../shape.ts'

type Leaf = Omit<Draft, 'path'> & { readonly leaf: string }

const forTracks = (reading: Reading, hit: Hit, { leaf, ...draft }: Leaf): readonly Proposal[] =>
  scopeAt(reading, hit.unit, hit.at).tracks.map(track =>
    propose(reading, hit, { ...draft, path: `policy.tracks.${track.key}.criteria.${leaf}`, label: ofTrack(track, draft.label) }),
  )

const chunkOf = ({ unit, at }: Hit): string => chunkAt(unit, at).words
/** Limits that a sentence lifts, lowers or speaks of in the past are not the limit. */
const isLifted = (hit: Hit): boolean => /放宽|不限|不再|取消|原[为定有规]|调整为|改为/.test(chunkOf(hit))
/** What a sentence changes a limit to is the limit. */
const afterChange = (hit: Hit): boolean => /(?:调整为|改为)/.test(hit.words) || /(?:调整为|改为)$/.test(hit.unit.text.slice(0, hit.at))

const yearsOld = '(?:周岁|岁)'
const ageForms: readonly {
  readonly pattern: RegExp
  readonly leaf: 'age.atMost' | 'age.atLeast'
  readonly shift: number
  readonly because: Leaf['because']
}[] = [
  {
    pattern: new RegExp(
      `(?<n>${N})${yearsOld}(?:\\(含(?:本数|${N}${yearsOld})?\\)|[(]含[)])?(?:及|\\(含\\))?(?:以下|以内)(?!\\(不含)`,
      'g',
    ),
    leaf: 'age.atMost',
    shift: 0,
    because: t('“以下”“以内”含本数（民法典第一千二百五十九条）', '以下 and 以内 include the number (Civil Code, article 1259)'),
  },
  {
    pattern: new RegExp(`(?:不(?:得)?(?:超过|大于|高于)|上限为?|最高)(?<n>${N})${yearsOld}`, 'g'),
    leaf: 'age.atMost',
    shift: 0,
    because: t('“不超过”含本数', '不超过 includes the number'),
  },
  {
    pattern: new RegExp(`(?<=(?:上限|年龄)[^,;。]{0,16})(?:调整为|改为|提高(?:到|至)|降低(?:到|至))(?<n>${N})${yearsOld}(?!以)`, 'g'),
    leaf: 'age.atMost',
    shift: 0,
    because: t('改成的上限，含本数', 'What the limit was changed to, included'),
  },
  {
    pattern: new RegExp(`(?<![不未])超过(?<n>${N})${yearsOld}(?:的|者)?,?(?:不得|不予|不能|不再|不可)`, 'g'),
    leaf: 'age.atMost',
    shift: 0,
    because: t('超过者不得申报，本数仍可', 'Who is older may not apply; the number itself may'),
  },
  {
    pattern: new RegExp(`(?:(?:不满|未满)(?<n>${N})${yearsOld}|(?<m>${N})${yearsOld}以下\\(不含(?:本数|\\k<m>${yearsOld}?)?\\))`, 'g'),
    leaf: 'age.atMost',
    shift: -1,
    because: t('“不满”“不含”不包括本数，按周岁为小一岁', '不满 and 不含 leave the number out: in full years, one less'),
  },
  {
    pattern: new RegExp(
      `(?:(?:年满|已满|不(?:低于|小于))(?<n>${N})${yearsOld}|(?<m>${N})(?:${yearsOld})?(?:\\(含\\))?以上(?=[、,至到]?${N}${yearsOld}?(?:及)?以下)|(?<k>${N})${yearsOld}(?:\\(含\\))?以上)`,
      'g',
    ),
    leaf: 'age.atLeast',
    shift: 0,
    because: t('“以上”“年满”含本数', '以上 and 年满 include the number'),
  },
]

const ageLabel = { 'age.atMost': t('年龄上限（周岁）', 'Highest age'), 'age.atLeast': t('年龄下限（周岁）', 'Lowest age') } as const
const notAge = /退休|导师|子女/

const ages: Rule = reading =>
  ageForms.flatMap(form =>
    hitsOf(reading, form.pattern, '岁')
      .filter(hit => !notAge.test(chunkOf(hit)) && (!isLifted(hit) || afterChange(hit)))
      .flatMap(hit => {
        const age = numberOf(hit.groups.n ?? hit.groups.m ?? hit.groups.k ?? '')
        if (age === undefined) return []
        return forTracks(reading, hit, { leaf: form.leaf, value: age + form.shift, label: ageLabel[form.leaf], because: form.because })
      }),
  )

const ageRange: Rule = reading =>
  hitsOf(reading, new RegExp(`(?<low>${N})(?:${yearsOld})?[-—~～至到](?<high>${N})${yearsOld}(?!以)`, 'g'), '岁')
    .filter(hit => !notAge.test(chunkOf(hit)) && !isLifted(hit))
    .flatMap(hit => {
      const because = t('年龄区间，两端都含', 'A range of ages, both ends included')
      const [low, high] = [numberOf(hit.groups.low ?? ''), numberOf(hit.groups.high ?? '')]
      return [
        ...forTracks(reading, hit, { leaf: 'age.atLeast', value: low, label: ageLabel['age.atLeast'], because }),
        ...forTracks(reading, hit, { leaf: 'age.atMost', value: high, label: ageLabel['age.atMost'], because }),
      ]
    })

const pad = (word: string | undefined) => String(numberOf(word ?? '') ?? 1).padStart(2, '0')

const births: Rule = reading =>
  hitsOf(
    reading,
    /(?<y>\d{4})年(?<m>\d{1,2})月(?:(?<d>\d{1,2})日)?(?:\(含\)|\(含当日\)|及)?(?<side>以后|之后|以前|之前)(?<no>\(不含\))?(?:出生)?/g,
  )
    .filter(hit => /出生/.test(chunkOf(hit)) || /年龄|周岁|岁/.test(chunkOf(hit)))
    .flatMap(hit => {
      const isAfter = /后/.test(hit.groups.side ?? '')
      const isOpen = hit.groups.no !== undefined || (hit.groups.d === undefined && !isAfter)
      return forTracks(reading, hit, {
        leaf: isAfter ? 'birthDate.atLeast' : 'birthDate.atMost',
        value: `${hit.groups.y}-${pad(hit.groups.m)}-${pad(hit.groups.d)}`,
        label: isAfter ? t('最早出生日期', 'Earliest day of birth') : t('最晚出生日期', 'Latest day of birth'),
        because: isOpen
          ? t('日期是否含当日要看清', 'Whether the day itself counts needs a look')
          : t('写明的出生日期，含当日', 'The day of birth that is written, included'),
        certainty: isOpen ? 'guess' : 'certain',
      })
    })

const isCondition = (reading: Reading, hit: Hit): boolean =>
  /条件|要求|资格|对象|范围|标准/.test(headingsOf(reading, hit.unit.clause)) || /条件|应当?具备|须/.test(hit.unit.text)

const minority: Rule = reading =>
  hitsOf(reading, /(?<![一-鿿])(?:须为|应为|应是|须是|限|系|具有)?少数民族(?:身份|专业技术人[员才]|干部|人员|学员|教师)?(?=[,;。、]|$)/g)
    .filter(hit => isCondition(reading, hit) && !/优先|地区|比例|占/.test(chunkOf(hit)))
    .flatMap(hit =>
      forTracks(reading, hit, {
        leaf: 'minority.is',
        value: true,
        label: t('须为少数民族', 'Of an ethnic minority'),
        because: t('条件中单列“少数民族”', 'The conditions name it by itself'),
      }),
    )

// biome-ignore format: a table
const educations: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?:大学)?(?:专科|大专)(?:及|或)?(?:\(含\))?以上(?:文化程度|学历|毕业)/g, ['11', '14', '21', '31']],
  [/(?:全日制)?(?:大学)?本科(?:及|或)?(?:\(含\))?以上(?:文化程度|学历|毕业)|具有(?:全日制)?(?:大学)?本科学历/g, ['11', '14', '21']],
  [/硕士(?:研究生)?(?:及|或)?(?:\(含\))?以上学历|硕士研究生学历|(?<!博士)研究生(?:及|或)?(?:\(含\))?以上学历/g, ['11', '14']],
  [/博士(?:研究生)?学历/g, ['11']],
]
const degrees: readonly (readonly [RegExp, string])[] = [
  [/学士(?:及|或)?(?:\(含\))?以上学位|具有学士学位/g, 'bachelor'],
  [/硕士(?:研究生)?(?:及|或)?(?:\(含\))?以上学位|硕士学位(?:及以上)?/g, 'master'],
  [/博士(?:研究生)?学位/g, 'doctor'],
]

const educationRule: Rule = reading => [
  ...educations.flatMap(([pattern, value]) =>
    hitsOf(reading, pattern, '学历|毕业|文化程度')
      .filter(hit => !isLifted(hit) && !/优先/.test(chunkOf(hit)))
      .flatMap(hit => {
        const label = t('学历', 'Education')
        const because = t('只算毕业的学历（GB/T 4658）', 'Only graduation counts (GB/T 4658)')
        return forTracks(reading, hit, { leaf: 'education.oneOf', value, label, because })
      }),
  ),
  ...degrees.flatMap(([pattern, value]) =>
    hitsOf(reading, pattern, '学位')
      .filter(hit => !isLifted(hit) && !/优先|攻读|授予/.test(chunkOf(hit)))
      .flatMap(hit => {
        const because = t('学位不是学历，须另设事实', 'A degree is not the education; it needs a fact of its own')
        return forTracks(reading, hit, { leaf: 'degree.atLeast', value, label: t('学位', 'Degree'), because, certainty: 'likely' })
      }),
  ),
]

const yearsForms = new RegExp(
  `(?:从事|累计|连续|参加|工作(?:年限|经历)?|任教|教龄|工龄|任现职)(?<what>[^,;。\\d]{0,18}?)(?<how>不少于|不低于|达到?|已满|满|超过)?(?<n>${N})年(?:\\(含\\))?(?<and>及?以上)?(?<no>\\(不含[^)]{0,8}\\))?`,
  'g',
)
const factOf = (words: string): readonly [string, Leaf['label']] => {
  if (/本单位|现单位/.test(words)) return ['yearsAtEmployer', t('在本单位工作年限', 'Years at the employer')]
  if (/基层/.test(words)) return ['yearsAtGrassRoots', t('基层工作年限', 'Years at the grass roots')]
  if (/本专业|专业技术|相关专业|所学专业|本领域|一线|教学|临床/.test(words))
    return ['yearsInProfession', t('从事本专业年限', 'Years in the profession')]
  return ['yearsOfWork', t('工作年限', 'Years of work')]
}

const years: Rule = reading =>
  hitsOf(reading, yearsForms, '年')
    .filter(
      hit =>
        (hit.groups.how ?? hit.groups.and) !== undefined && !/返回|服务期|近|考核|享受|退还|培养期/.test(chunkOf(hit)) && !isLifted(hit),
    )
    .flatMap(hit => {
      const isOpen = hit.groups.how === '超过' || hit.groups.no !== undefined
      const [fact, label] = factOf(hit.unit.text.slice(chunkAt(hit.unit, hit.at).from, hit.at + hit.length))
      return forTracks(reading, hit, {
        leaf: `${fact}.atLeast`,
        value: numberOf(hit.groups.n ?? ''),
        label,
        because: isOpen
          ? t('“超过”“不含”不包括本数，整年无法表示', '超过 and 不含 leave the number out, which full years can not say')
          : t('“以上”“满”含本数', '以上 and 满 include the number'),
        certainty: isOpen ? 'guess' : 'certain',
      })
    })

// biome-ignore format: a table
const titles: readonly (readonly [RegExp, string])[] = [
  [/正高级?(?:专业技术)?(?:职称|职务|(?:及|或)?以上(?:专业技术)?(?:职称|职务|资格))/g, 'senior'],
  [/(?:副高级?|(?<![正副中])高级)(?:及|或)?(?:\(含\))?(?:以上)?(?:专业技术)?(?:职称|职务|资格)/g, 'associateSenior'],
  [/中级(?:及|或)?(?:\(含\))?(?:以上)?(?:专业技术)?(?:职称|职务|资格)|中高级(?:专业技术)?(?:职称|职务)/g, 'intermediate'],
  [/(?:助理级|初级)(?:及|或)?(?:\(含\))?(?:以上)?(?:专业技术)?(?:职称|职务|资格)/g, 'assistant'],
]

const titleRule: Rule = reading =>
  titles.flatMap(([pattern, value]) =>
    hitsOf(reading, pattern, '职称|职务|资格')
      .filter(hit => !/优先|评审|晋升|晋级|评聘|认定/.test(chunkOf(hit)) && !isLifted(hit))
      .flatMap(hit =>
        forTracks(reading, hit, {
          leaf: 'titleLevel.atLeast',
          value,
          label: t('职称级别', 'Level of title'),
          because: /以上|中高/.test(hit.words)
            ? t('“以上”含本级', '以上 includes the level itself')
            : t('写明级别，更高的也算', 'The level is named; a higher one counts too'),
          certainty: /以上|中高/.test(hit.words) ? 'certain' : 'likely',
        }),
      ),
  )

/** '甲、乙，或丙': the comma before 或 binds 甲 and 乙 together. */
const grouping: Rule = reading =>
  hitsOf(
    reading,
    /(?<edu>学历|学位)[、,，]?(?:且|并且?|同时)?[^;。]{0,20}?年(?:及?以上)?,?(?<or>或者?|或具备|或具有)[^;。]{0,20}?(?:职称|职务|资格)/g,
    '或',
  ).flatMap(hit =>
    forTracks(reading, hit, {
      leaf: 'grouping',
      value: { anyOf: [{ allOf: ['education', 'yearsInProfession'] }, 'titleLevel'] },
      label: t('学历、年限、职称的组合', 'How education, years and title go together'),
      because: t('“或”之前的学历与年限须同时具备', 'What stands before 或 has to be met together'),
      certainty: /,或/.test(hit.words) ? 'likely' : 'guess',
      effect: 'checks',
    }),
  )

export const criteriaRules: readonly Rule[] = [ages, ageRange, births, minority, educationRule, years, titleRule, grouping]
