/** What stands before the first number and below the signature: number, title, issuer, day, year, programme, contact. */
import { type Draft, type Hit, hitsIn, propose, type Rule, t } from '../drafting.ts'
import { fold, han, numberOf } from '../numerals.ts'
import { isDayAlone } from '../parts.ts'
import { type Reading, type Unit, withoutSpaces } from '../reading.ts'
import { linesOf } from '../sentences.ts'

/** The lines of a part of the notice, each to be looked at on its own. */
const linesIn = (reading: Reading, part: 'head' | 'tail'): readonly Unit[] =>
  reading.clauses
    .filter(clause => clause.part === part)
    .flatMap(clause =>
      linesOf(fold(clause.text), clause.from).map(line => ({
        ...line,
        ...withoutSpaces(line.text, line.from),
        clause,
        ends: [],
        mentions: [],
      })),
    )

const documentNumber = /(?<code>[一-鿿]{2,16})[〔[(【](?<year>\d{4})[〕\])】]第?(?<serial>\d{1,5})号/g

const number: Rule = reading =>
  linesIn(reading, 'head')
    .flatMap(line => hitsIn(line, documentNumber))
    .slice(0, 1)
    .map(hit => {
      const { code, year, serial } = hit.groups
      return propose(reading, hit, {
        path: 'policy.notice.number',
        value: `${code}〔${year}〕${serial}号`,
        label: t('文号', 'Number of the notice'),
        because: t('首部的发文字号，括号写作六角括号', 'The document number in the head, its brackets made 〔〕'),
      })
    })

const whole = (unit: Unit): Hit => ({ unit, at: 0, length: unit.text.length, words: unit.text, groups: {} })

/** The title: from the line that says 关于 to the one that ends in the kind of document; it may be broken over three lines. */
const titleOf = (reading: Reading): { readonly hit: Hit; readonly title: string } | undefined => {
  const lines = linesIn(reading, 'head')
  const end = lines.findIndex(line => /(?:通知|公告|办法|方案|简章|实施细则)[》]?$/.test(line.text) && !/^附件/.test(line.text))
  if (end < 0) return undefined
  const start = lines.findLastIndex((line, i) => i <= end && i > end - 3 && line.text.includes('关于'))
  const first = start < 0 ? end : start
  const title = lines
    .slice(first, end + 1)
    .map(line => line.text.replace(/\s/g, ''))
    .join('')
  const line = lines[first]
  return line === undefined ? undefined : { hit: whole(line), title }
}

const kinds = '(?:计划|项目|工程|研修班|培训班|进修班|轮训班)'
const inTitle = [
  new RegExp(`(?:\\d{4}|${han}{4})年度?([^“”"]{4,40}?${kinds})`),
  new RegExp(`(?:开展|做好|组织|实施|印发)([^“”"]{4,40}?${kinds})`),
]

/** The name in quotation marks where there is one that goes with the title, else the title's own words. */
const programmeIn = (text: string, title: string): { readonly name: string; readonly quoted: boolean } | undefined => {
  const plain = title.replace(/[“”"《》]/g, '')
  const bare = inTitle.map(pattern => pattern.exec(plain)?.[1]).find(name => name !== undefined)
  const quoted = [...text.matchAll(new RegExp(`[“"《]([^“”"《》]{4,40}${kinds})[”"》]`, 'g'))].map(m => m[1] ?? '')
  const same = quoted.find(name => bare !== undefined && (name.endsWith(bare) || bare.endsWith(name)))
  if (same !== undefined) return { name: same, quoted: true }
  return bare === undefined ? undefined : { name: bare, quoted: false }
}

const issuerDraft = (issuer: string): Draft => {
  const because = t('标题中“关于”之前的机关', 'The body named before 关于 in the title')
  return { path: 'policy.notice.issuedBy.zh', value: issuer, label: t('发文机关', 'Issued by'), because }
}

const yearDraft = (year: string): Draft => {
  return { path: 'policy.year', value: numberOf(year), label: t('年度', 'Year'), because: t('标题中的年度', 'The year in the title') }
}

const programmeDraft = ({ name, quoted }: { readonly name: string; readonly quoted: boolean }): Draft => {
  const because = quoted ? t('正文引号中的全称', 'The full name in quotation marks') : t('标题中的计划名称', 'The name in the title')
  return { path: 'policy.programme.name.zh', value: name, label: t('计划名称', 'Name of the programme'), because, certainty: 'likely' }
}

const titleDraft = (about: string): Draft => {
  const because = t('首部以“通知”等结尾的标题', 'The title in the head')
  return { path: 'policy.notice.title.zh', value: about, label: t('标题', 'Title'), because, certainty: 'likely' }
}

const title: Rule = reading => {
  const found = titleOf(reading)
  if (found === undefined) return []
  const { hit, title: words } = found
  const at = words.indexOf('关于')
  const about = at < 0 ? words : words.slice(at)
  const year = /(\d{4}|[〇零一二三四五六七八九]{4})年/.exec(words)?.[1]
  const programme = programmeIn(reading.text, about)
  const drafts = [
    titleDraft(about),
    ...(at > 3 ? [issuerDraft(words.slice(0, at))] : []),
    ...(year === undefined ? [] : [yearDraft(year)]),
    ...(programme === undefined ? [] : [programmeDraft(programme)]),
  ]
  return drafts.map(draft => propose(reading, hit, draft))
}

const isoDay = (line: string): string | undefined => {
  const found = new RegExp(`^(\\d{4}|${han}{4})年(\\d{1,2}|${han}{1,2})月(\\d{1,2}|${han}{1,3})日$`).exec(line.replace(/\s/g, ''))
  const [year, month, day] = (found ?? []).slice(1).map(numberOf)
  return year === undefined || month === undefined || day === undefined
    ? undefined
    : `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const issued: Rule = reading => {
  const lines = linesIn(reading, 'tail')
  const at = lines.findLastIndex(line => isDayAlone(line.text))
  const [line, signature] = [lines[at], lines[at - 1]]
  const value = line === undefined ? undefined : isoDay(line.text)
  if (line === undefined || value === undefined) return []
  const day = propose(reading, whole(line), {
    path: 'policy.notice.issuedOn',
    value,
    label: t('成文日期', 'Day of issue'),
    because: t('落款处的日期', 'The day below the signature'),
  })
  const isHeaded = titleOf(reading)?.title.includes('关于') === true && (titleOf(reading)?.title.indexOf('关于') ?? 0) > 3
  if (signature === undefined || isHeaded || /[:。]/.test(signature.text)) return [day]
  const because = t('日期之上的署名', 'Who signs above the date')
  return [
    propose(reading, whole(signature), {
      path: 'policy.notice.issuedBy.zh',
      value: signature.text,
      label: t('发文机关', 'Issued by'),
      because,
    }),
    day,
  ]
}

const contact: Rule = reading =>
  linesIn(reading, 'tail')
    .flatMap(line => hitsIn(line, /联系(?:单位|处室|部门|科室):(?<name>[^,;。()]{2,40})/g))
    .slice(0, 1)
    .map(hit =>
      propose(reading, hit, {
        path: 'policy.notice.contact.zh',
        value: hit.groups.name,
        label: t('联系单位', 'Contact'),
        because: t('落款后的联系单位', 'The contact below the signature'),
      }),
    )

export const headRules: readonly Rule[] = [number, title, issued, contact]
