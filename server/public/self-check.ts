/** `/self-check`: six questions as a plain form, judged by the round's own criteria. Nothing is kept, and the whole form decides, not this. */
import type { FastifyRequest } from 'fastify'
import { type OwnFact, ownFacts, readOwn } from '../../core/application/own-facts.ts'
import { sayValue, type Verdict, verdictOf } from '../../core/criteria/index.ts'
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

/** What is asked for one line is the fact's own name; where an age is asked, the last birth date that is early enough says it better. */
const lineOf = (policy: Policy, { clause, factLabel, label, truth }: Verdict['criteria'][number], reader: Reader): Html => {
  const mark = standing(truth)
  return html`<tr><td>${numberOf(policy, clause)}</td><td>${reader.say(label ?? factLabel)}</td><td class="${mark}">${reader.say(marks[mark] ?? { zh: '', en: '' })}</td></tr>`
}

const verdictIn = (policy: Policy, track: string, facts: Readonly<Record<string, unknown>>, reader: Reader): Html => {
  const { verdict, criteria } = verdictOf(policy, track, facts)
  const name = policy.tracks[track]?.name ?? { zh: track, en: track }
  const head = [
    { zh: '条款', en: 'Clause' },
    { zh: '条件', en: 'Condition' },
    { zh: '结果', en: 'Result' },
  ].map(one => html`<th scope="col">${reader.say(one)}</th>`)
  const shade = verdict === 'eligible' ? 'yes' : verdict === 'ineligible' ? 'no' : 'open'
  return html`<section><h2>${reader.say(name)}</h2><p class="verdict ${shade}">${reader.say(conclusions[verdict])}</p>
<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${criteria.map(line => lineOf(policy, line, reader))}</tbody></table></div></section>`
}

export const checkPage = (policy: Policy, request: FastifyRequest, reader: Reader): Html => {
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
  return html`${answers}<form method="get" action="/self-check">${hidden}${all.map((field, i) => inputOf(field, i, given.get(field.name), reader))}
<button type="submit">${reader.say({ zh: '看结果', en: 'Show' })}</button><p class="quiet">${note}</p></form>`
}
