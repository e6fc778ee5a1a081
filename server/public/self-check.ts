/** `/self-check`: six questions as a plain form, judged by the round's own criteria. Nothing is kept, and the whole form decides, not this. */
import type { FastifyRequest } from 'fastify'
import { type OwnFact, ownFacts, readOwn } from '../../core/application/own-facts.ts'
import { sayValue, sayWants, type Verdict, verdictOf } from '../../core/criteria/index.ts'
import {
  educationCodes,
  educationName,
  ethnicGroupCodes,
  ethnicGroupName,
  titleLevelName,
  titleLevels,
} from '../../core/standards/index.ts'
import { EmployerLevel, type Policy } from '../../policy/shape.ts'
import { type Html, html } from './html.ts'
import { asked, type Reader, type Said, valueIn } from './page.ts'
import { numberOf } from './round.ts'

type Choice = { readonly value: string; readonly name: string }
type Field =
  | { readonly name: string; readonly label: Said; readonly type: 'date' | 'month' | 'number' }
  | { readonly name: string; readonly label: Said; readonly choices: (reader: Reader) => readonly Choice[] }

const fields: readonly Field[] = [
  { name: 'birthDate', label: { zh: '出生日期', en: 'Date of birth' }, type: 'date' },
  {
    name: 'ethnicGroup',
    label: { zh: '民族', en: 'Ethnic group' },
    choices: ({ say }) => ethnicGroupCodes.map(value => ({ value, name: say(ethnicGroupName(value)) })),
  },
  {
    name: 'education',
    label: { zh: '最高学历', en: 'Highest education' },
    choices: ({ say }) => educationCodes.map(value => ({ value, name: say(educationName(value)) })),
  },
  {
    name: 'titleLevel',
    label: { zh: '职称级别', en: 'Level of professional title' },
    choices: ({ say }) => titleLevels.map(value => ({ value, name: say(titleLevelName(value)) })),
  },
  { name: 'since', label: { zh: '何年何月起从事本专业', en: 'In this profession since' }, type: 'month' },
  {
    name: 'employerLevel',
    label: { zh: '单位层级', en: 'Level of the employer' },
    choices: reader => EmployerLevel.options.map(value => ({ value, name: valueIn(reader, value) })),
  },
]

/** The questions that the policy has a fact for. */
const askedBy = ({ facts }: Policy): readonly Field[] => fields.filter(({ name }) => facts[name === 'since' ? 'work' : name] !== undefined)

const inputOf = (field: Field, i: number, given: string | undefined, reader: Reader): Html => {
  const label = html`<label for="${field.name}">${i + 1}. ${reader.say(field.label)}</label>`
  if ('type' in field) {
    const shape = { date: '1985-06-30', month: '2012-07', number: '0' }[field.type]
    return html`${label}<input id="${field.name}" name="${field.name}" type="${field.type}" placeholder="${shape}" value="${given ?? ''}">`
  }
  const options = field
    .choices(reader)
    .map(({ value, name }) => html`<option value="${value}"${value === given ? { html: ' selected' } : undefined}>${name}</option>`)
  return html`${label}<select id="${field.name}" name="${field.name}"><option value="">${reader.say({ zh: '（未填）', en: '(not given)' })}</option>${options}</select>`
}

const ownLabel = ({ label, help }: OwnFact): Said => ({
  zh: `${label.zh}${help ? `（${help.zh}）` : ''}`,
  en: `${label.en}${help ? ` (${help.en})` : ''}`,
})

/** A field for each fact that the policy adds: nothing here knows what it is about. */
const ownFields = (policy: Policy): readonly Field[] =>
  ownFacts(policy).map(([name, definition]): Field => {
    const label = ownLabel(definition)
    if (definition.type === 'integer') return { name, label, type: 'number' }
    if (definition.type === 'day') return { name, label, type: 'date' }
    const values = definition.type === 'boolean' ? [true, false] : definition.values
    const choices = ({ say }: Reader) => values.map(value => ({ value: String(value), name: say(sayValue(policy, name, value)) }))
    return { name, label, choices }
  })

/** The facts that six answers give. What a person would only promise, and what others attest, is left open. */
const factsFrom = (policy: Policy, given: ReadonlyMap<string, string>): Readonly<Record<string, unknown>> => {
  const { since, ...plain } = Object.fromEntries(given)
  const own = ownFacts(policy).flatMap(([name, definition]) => {
    const typed = given.get(name)
    return typed === undefined ? [] : [[name, readOwn(definition, typed)] as const]
  })
  return { ...plain, ...Object.fromEntries(own), ...(since !== undefined && { work: [{ from: since, sameProfession: true }] }) }
}

const standing = (truth: boolean | undefined) => (truth === undefined ? 'open' : truth ? 'yes' : 'no')
const marks: Readonly<Record<string, Said>> = {
  yes: { zh: '满足', en: 'met' },
  no: { zh: '不满足', en: 'not met' },
  open: { zh: '待定', en: 'open' },
}
const conclusions: Readonly<Record<Verdict['verdict'], Said>> = {
  eligible: { zh: '符合条件', en: 'Eligible' },
  ineligible: { zh: '不符合条件', en: 'Not eligible' },
  undetermined: { zh: '仍有可能：还有条件要看申报表和单位意见', en: 'Still possible: the form and the employer decide the rest' },
}

/** An age limit is three things to three people; the birth dates that meet it are one. */
const bornIn = ({ earliestBirthDate, latestBirthDate }: Verdict['criteria'][number]): Said | undefined => {
  if (earliestBirthDate !== undefined && latestBirthDate !== undefined)
    return { zh: `出生在 ${earliestBirthDate} 至 ${latestBirthDate}`, en: `born from ${earliestBirthDate} to ${latestBirthDate}` }
  if (earliestBirthDate !== undefined) return { zh: `出生在 ${earliestBirthDate} 当天或以后`, en: `born on ${earliestBirthDate} or later` }
  return latestBirthDate === undefined
    ? undefined
    : { zh: `出生在 ${latestBirthDate} 当天或以前`, en: `born on ${latestBirthDate} or earlier` }
}

const lineOf = (policy: Policy, line: Verdict['criteria'][number], reader: Reader): Html => {
  const { clause, factLabel, label, truth } = line
  const mark = standing(truth)
  const born = bornIn(line)
  const limit = born && html`<br><span class="quiet">${reader.say(born)}</span>`
  return html`<tr><td>${numberOf(policy, clause)}</td><td>${reader.say(label ?? factLabel)}${limit}</td><td class="${mark}">${reader.say(marks[mark] ?? { zh: '', en: '' })}</td></tr>`
}

type Change = Verdict['nearest'][number]
const changeOf = (policy: Policy, { waitYears, set }: Change, { say, language }: Reader): string => {
  const waits = waitYears === 0 ? [] : [say({ zh: `再过 ${waitYears} 年`, en: `in ${waitYears} years` })]
  const sets = set.map(({ fact, to }) => {
    const label = policy.facts[fact]?.label ?? { zh: fact, en: fact }
    return `${say(label)}${say({ zh: '：', en: ': ' })}${say(sayWants(policy, fact, to))}`
  })
  return [...waits, ...sets].join(language === 'zh' ? '；' : '; ')
}

/** What would change a refusal, or that nothing in these answers would. */
const nearestIn = (policy: Policy, { verdict, nearest }: Verdict, reader: Reader): Html | undefined => {
  if (verdict !== 'ineligible') return undefined
  const none = reader.say({
    zh: '按这些回答，没有能在十年内改变结果的办法。',
    en: 'Nothing in these answers would change it within ten years.',
  })
  if (nearest.length === 0) return html`<p class="quiet">${none}</p>`
  const items = nearest.map(change => html`<li>${changeOf(policy, change, reader)}</li>`)
  return html`<h3>${reader.say({ zh: '怎样才符合', en: 'What would make it so' })}</h3><ul>${items}</ul>`
}

/**
 * The answers as the beginning of a form, behind the # of the address: a browser sends that to nobody, so it stands in no log, and the page takes it
 * out of the address as soon as it is read.
 */
const draftFrom = (policy: Policy, given: ReadonlyMap<string, string>): object => {
  const [ethnicGroup, education, level, since, employerLevel] = ['ethnicGroup', 'education', 'titleLevel', 'since', 'employerLevel'].map(
    name => given.get(name),
  )
  const own = ownFacts(policy).flatMap(([name, definition]) => {
    const typed = given.get(name)
    return typed === undefined ? [] : [[name, readOwn(definition, typed)] as const]
  })
  return {
    ...(ethnicGroup !== undefined && { identity: { ethnicGroup } }),
    ...(education !== undefined && { education: [{ education }] }),
    ...(level !== undefined && { title: { level } }),
    ...(since !== undefined && { history: [{ from: since, sameProfession: true }] }),
    ...(employerLevel !== undefined && { employer: { level: employerLevel } }),
    ...(own.length > 0 && { own: Object.fromEntries(own) }),
  }
}

const applyLink = (policy: Policy, round: string, given: ReadonlyMap<string, string>, reader: Reader): Html => {
  const answers = Buffer.from(JSON.stringify({ round, form: draftFrom(policy, given) })).toString('base64url')
  const label = { zh: '带着这些回答去申报（登录后开始）', en: 'Apply with these answers (after signing in)' }
  return html`<p><a href="/app/#answers=${answers}">${reader.say(label)}</a></p>`
}

const verdictIn = (policy: Policy, track: string, facts: Readonly<Record<string, unknown>>, reader: Reader): Html => {
  const judged = verdictOf(policy, track, facts)
  const { verdict, criteria } = judged
  const name = policy.tracks[track]?.name ?? { zh: track, en: track }
  const head = [
    { zh: '条款', en: 'Clause' },
    { zh: '条件', en: 'Condition' },
    { zh: '结果', en: 'Result' },
  ].map(one => html`<th scope="col">${reader.say(one)}</th>`)
  const shade = verdict === 'eligible' ? 'yes' : verdict === 'ineligible' ? 'no' : 'open'
  return html`<section><h2>${reader.say(name)}</h2><p class="verdict ${shade}">${reader.say(conclusions[verdict])}</p>
<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${criteria.map(line => lineOf(policy, line, reader))}</tbody></table></div>${nearestIn(policy, judged, reader)}</section>`
}

export const checkPage = (policy: Policy, round: string, request: FastifyRequest, reader: Reader): Html => {
  const all = [...askedBy(policy), ...ownFields(policy)]
  const given = new Map(all.flatMap(({ name }) => (asked(request, name) === undefined ? [] : [[name, asked(request, name) ?? '']])))
  const hidden = html`${reader.language === 'en' ? html`<input type="hidden" name="lang" value="en">` : undefined}${
    reader.round === undefined ? undefined : html`<input type="hidden" name="round" value="${reader.round}">`
  }`
  const answers =
    given.size === 0 ? [] : Object.keys(policy.tracks).map(track => verdictIn(policy, track, factsFrom(policy, given), reader))
  const note = reader.say({
    zh: '本页不保存任何内容；以申报后的审核为准。',
    en: 'Nothing is kept here. The review of a real application decides.',
  })
  const apply = given.size === 0 ? undefined : applyLink(policy, round, given, reader)
  return html`${answers}${apply}<form method="post" action="/self-check">${hidden}${all.map((field, i) => inputOf(field, i, given.get(field.name), reader))}
<button type="submit">${reader.say({ zh: '看结果', en: 'Show' })}</button><p class="quiet">${note}</p></form>`
}
