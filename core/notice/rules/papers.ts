/** Papers: copies, rosters, seals, who issues the certificate and when. */
import { hitsOf, N, propose, type Rule, t } from '../drafting.ts'
import { numberOf } from '../numerals.ts'
import { chunkAt, type Reading } from '../reading.ts'
import type { Proposal } from '../shape.ts'

const copies: Rule = reading => [
  ...hitsOf(reading, new RegExp(`(?:申请|申报|登记|推荐|审批)(?:表|书)[^。;表]{0,14}?(?:一式)?(?<n>${N})份`, 'g')).map(hit =>
    propose(reading, hit, {
      path: 'policy.documents.formCopies',
      value: numberOf(hit.groups.n ?? ''),
      label: t('申报表份数', 'Copies of the form'),
      because: t('申报表之后的份数', 'The copies named after the form'),
    }),
  ),
  ...hitsOf(reading, new RegExp(`(?:汇总表|花名册|一览表|名册)[^。;表]{0,14}?(?:一式)?(?<n>${N})份`, 'g')).map(hit =>
    propose(reading, hit, {
      path: 'policy.documents.rosterCopies',
      value: numberOf(hit.groups.n ?? ''),
      label: t('汇总表份数', 'Copies of the roster'),
      because: t('汇总表之后的份数', 'The copies named after the roster'),
    }),
  ),
]

const sealed: Rule = reading =>
  hitsOf(reading, /(?:加盖|盖)(?:单位)?公章|盖章/g, unit => /汇总表|花名册|名册/.test(unit.text))
    .slice(0, 1)
    .map(hit =>
      propose(reading, hit, {
        path: 'policy.documents.sealedRoster',
        value: true,
        label: t('汇总表须盖章', 'The roster bears a seal'),
        because: t('汇总表一句要求加盖公章', 'The sentence on the roster asks for a seal'),
      }),
    )

const apart: Rule = reading =>
  reading.tracks.length < 2
    ? []
    : hitsOf(reading, /分别(?:填写|填报|报送|汇总)|分开(?:填写|报送)/g, unit => /汇总表|名册|材料/.test(unit.text))
        .slice(0, 1)
        .map(hit =>
          propose(reading, hit, {
            path: 'policy.procedure.rosterPerTrack',
            value: true,
            label: t('各类别分别汇总', 'One roster for each track'),
            because: t('写明分别填写、分开报送', 'It is said that they are filled in and filed apart'),
          }),
        )

/** 和 joins two bodies only after a word that ends a body's name: 人力资源和社会保障厅 is one. */
const bodiesIn = (words: string): readonly string[] =>
  words
    .replace(/(厅|局|司|部|委|处|院|校|学|单位|中心|协会|基地|机构)(?:、|和|与|以及|及)/g, '$1|')
    .split('|')
    .map(name => name.trim())
    .filter(name => name.length >= 2)

/** A body called by its short name in the text is written in full where the title does so. */
const inFull = (reading: Reading, name: string): string => {
  const lines = reading.clauses.filter(clause => clause.part !== 'clause').flatMap(clause => clause.text.split(/[\n\r]+/))
  const issuers = lines
    .map(line => line.trim().replace(/关于.*$/, ''))
    .filter(line => line.endsWith(name) && /^[^，。：:]{2,40}$/.test(line))
  return issuers.toSorted((a, b) => b.length - a.length)[0] ?? name
}

const issuerProposals = (reading: Reading): readonly Proposal[] =>
  hitsOf(reading, /由(?<who>[^,;。]{4,60}?)(?:联合|共同|统一)?(?:颁发|发放|核发|印发)[^,;。]{0,12}?证书/g).flatMap(hit => {
    const names = bodiesIn(hit.groups.who ?? '').map(name => inFull(reading, name))
    return reading.tracks.map(track =>
      propose(reading, hit, {
        path: `policy.training.certificate.issuers.${track.key}`,
        value: names.map(name => ({ zh: name, en: name })),
        label: t('证书颁发单位', 'Issuers of the certificate'),
        because: t(
          '“由……颁发证书”；各类别是否相同要确认，英文名待译',
          'Who is named as issuing it; whether for all tracks alike is to be confirmed, and the English name is missing',
        ),
        certainty: 'likely',
      }),
    )
  })

const certificate: Rule = reading => [
  ...issuerProposals(reading),
  ...hitsOf(
    reading,
    /(?:考核|考试|培训)(?:合格|通过)[^。;]{0,60}?(?:颁发|发放|核发|发给)[^,;。]{0,12}?证书|通过(?:结业)?考核[^。;]{0,80}?(?:颁发|发放|核发|发给)[^,;。]{0,12}?证书/g,
    '证书',
  )
    .slice(0, 1)
    .map(hit =>
      propose(reading, hit, {
        path: 'policy.training.certificate.afterPass',
        value: true,
        label: t('考核合格后发证', 'A certificate after a passed assessment'),
        because: t('证书以考核合格为前提', 'The certificate follows a passed assessment'),
      }),
    ),
  ...hitsOf(reading, new RegExp(`(?:计|记|折算|认定|授予)(?:为)?(?:继续教育)?(?<n>${N})(?:个)?学时`, 'g'), unit =>
    /证书|继续教育|学分/.test(unit.text),
  ).map(hit =>
    propose(reading, hit, {
      path: 'policy.training.certificate.hours',
      value: numberOf(hit.groups.n ?? ''),
      label: t('证书计学时', 'Hours credited'),
      because: t('写明计多少学时', 'The hours that are credited'),
    }),
  ),
]

const preferences: Rule = reading =>
  hitsOf(
    reading,
    new RegExp(
      `(?:填报|填写|选报|选择)(?:(?<low>${N})(?:个)?[-—~至到])?(?:不超过|最多|至多)?(?<n>${N})(?:个|所)[^,;。]{0,8}?(?:志愿|培养单位|接收单位|高校|访学单位)`,
      'g',
    ),
  ).flatMap(hit => {
    const because = t('写明可填几个志愿', 'How many wishes may be given')
    const low = numberOf(hit.groups.low ?? '')
    const most = propose(reading, hit, {
      path: 'policy.placement.preferences.max',
      value: numberOf(hit.groups.n ?? ''),
      label: t('志愿数上限', 'Most wishes'),
      because,
    })
    if (low === undefined || Number.isNaN(low)) return [most]
    return [
      propose(reading, hit, { path: 'policy.placement.preferences.min', value: low, label: t('志愿数下限', 'Fewest wishes'), because }),
      most,
    ]
  })

const oneApplication: Rule = reading =>
  hitsOf(
    reading,
    /(?:每人|同一(?:人|申请人)|申请人)[^,;。]{0,8}?(?:只能|仅能|限|只可|仅可)(?:申报|报|申请|选报)[^,;。]{0,4}?(?:一|1)(?:个|项|类|次)|不得同时申报/g,
  ).map(hit =>
    propose(reading, hit, {
      path: 'policy.procedure.oneApplication',
      value: true,
      label: t('每人限报一项', 'One application for each person'),
      because: t('写明限报一项', 'It is said that one may apply once'),
    }),
  )

const ranked: Rule = reading =>
  hitsOf(reading, /按(?:先后|志愿|优先)?顺序(?:填报|填写|选报|排列)/g)
    .slice(0, 1)
    .map(hit =>
      propose(reading, hit, {
        path: 'policy.placement.way',
        value: 'ranked',
        label: t('如何落实培养单位', 'How a host is found'),
        because: t('写明按顺序填报', 'Wishes are given in their order'),
        certainty: 'likely',
      }),
    )

const quotaOfBody: Rule = reading =>
  hitsOf(reading, /名额按[^,;。]{0,8}(?:单位|部门|地区)(?:下达|分配)/g)
    .slice(0, reading.tracks.length > 1 ? 0 : 1)
    .map(hit =>
      propose(reading, hit, {
        path: 'policy.procedure.quotaBy',
        value: 'body',
        label: t('名额如何计', 'Whose places are counted'),
        because: t('名额按单位下达', 'Places are given out by body'),
        certainty: 'likely',
      }),
    )

const quota: Rule = reading =>
  hitsOf(reading, /名额分配(?:表)?(?:详)?见附件|分配名额|按照分配的?名额/g)
    .slice(0, reading.tracks.length > 1 ? 1 : 0)
    .map(hit =>
      propose(reading, hit, {
        path: 'policy.procedure.quotaBy',
        value: 'bodyAndTrack',
        label: t('名额如何计', 'Whose places are counted'),
        because: t('名额按单位和类别分配', 'Places are given out by body and track'),
        certainty: chunkAt(hit.unit, hit.at).words.includes('附件') ? 'likely' : 'guess',
      }),
    )

export const papersRules: readonly Rule[] = [copies, sealed, apart, certificate, preferences, oneApplication, ranked, quotaOfBody, quota]
