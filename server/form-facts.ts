/** What the printed application form says (annex 2): the sealed form in words, and the opinions that were given in the system. */

import { z } from 'zod'
import { newestOf } from '../core/application/consents.ts'
import { Form } from '../core/application/form.ts'
import { withPledges } from '../core/application/helping.ts'
import { ownFacts } from '../core/application/own-facts.ts'
import { maskedValue } from '../core/masking.ts'
import {
  degreeName,
  disciplines,
  educationName,
  ethnicGroupName,
  parseCitizenNumber,
  politicalStatusName,
  titleLevelName,
} from '../core/standards/index.ts'
import type { ApplicationFormFacts } from '../documents/application-form.ts'
import { printableIn } from '../documents/text.ts'
import type { Law } from '../policy/shape.ts'
import { formChoices } from '../words/form.ts'
import { zh } from '../words/zh.ts'
import { addedOnForm } from './added-facts.ts'
import { readKept } from './files.ts'
import { hostOf, sexIn, trackName, yearsIn } from './forms.ts'
import { type Asking, organisationsWith, sitsAt } from './questions/asking.ts'
import { isRecord, readForm } from './questions/form.ts'
import type { Look } from './questions/look.ts'

const words = formChoices.zh
const pledges = ['本人所填内容和所附材料真实、准确，如有不实，自行承担责任。', '本人遵纪守法，品行端正，服从培养期间的管理规定。']
const formerPledge = '本人知悉取消培养资格须退还培养经费，并知悉为本计划处理上述个人信息的范围和用途。'

const Consents = z.object({ notice: z.looseObject({ version: z.string() }), health: z.looseObject({ version: z.string() }) }).partial()

/** What the person agreed to of their data, in which version; on a paper that is still to be signed, what they agree to with it. */
const pledgesOf = ({ policy }: Law, { consents }: Look['state'], isToSign: boolean): string[] => {
  const given = Consents.safeParse(consents).data ?? {}
  const version = (of: 'notice' | 'health') => (isToSign ? newestOf(policy, of)?.version : given[of]?.version)
  const [notice, health] = [version('notice'), version('health')]
  if (notice === undefined) return [...pledges, formerPledge]
  const withdrawnOn = given.health?.withdrawnOn
  const apart =
    typeof withdrawnOn === 'string' && !isToSign
      ? `本人曾单独同意处理健康情况（${health}版），已于${withdrawnOn}撤回。`
      : `本人单独同意为本计划处理本人的健康情况（${health}版），知悉可以撤回。`
  return [
    ...pledges,
    '本人知悉取消培养资格须退还培养经费。',
    `本人已阅读《个人信息告知书》（${notice}版），同意按其所列的范围和用途处理本人的个人信息。`,
    ...(health === undefined ? [] : [apart]),
  ]
}

/** Nothing stands on a paper of the health of somebody who has taken the consent back. */
const withSilence = (form: unknown): unknown => {
  if (!isRecord(form) || !isRecord(form.identity) || form.identity.healthy !== undefined) return form
  return { ...form, identity: { ...form.identity, healthy: false } }
}

const personOf = (law: Law, form: Form, { today, idNumber }: { readonly today: string; readonly idNumber: string }) => {
  const { identity, request } = form
  const parsed = parseCitizenNumber(identity.citizenNumber)
  const birth = parsed.ok ? parsed.birthDate : (identity.birthDateInFile ?? '1900-01-01')
  return {
    name: identity.name,
    mongolianName: identity.mongolianName,
    formerName: identity.formerName,
    sex: sexIn(form),
    ethnic: ethnicGroupName(identity.ethnicGroup).zh,
    birth,
    idNumber,
    politics: politicalStatusName(identity.politicalStatus).zh,
    joinedParty: identity.joinedPartyIn,
    nativePlace: identity.birthplace,
    health: identity.healthy ? '健康' : '',
    workedSince: identity.workingSince ?? form.history.map(({ from }) => from).sort()[0] ?? today.slice(0, 7),
    mobile: identity.phone,
    email: identity.email,
    address: identity.address,
    field: request.profession,
    years: yearsIn(law, form, today) ?? 0,
    serves: law.policy.fields.value.find(({ code }) => code === request.fieldServed)?.name.zh,
    discipline: disciplines.find(({ code }) => code === request.discipline)?.name.zh,
    trainingHours: request.trainingHours,
  }
}

const workOf = ({ employer, title }: Form, authority: string) => ({
  employer: {
    name: employer.name,
    creditCode: employer.creditCode,
    kind: employer.nature && words.nature[employer.nature],
    level: zh.values[employer.level],
    authority,
    post: [employer.department, employer.post, employer.rank].filter(Boolean).join(' '),
    engagement: employer.engagement && words.engagement[employer.engagement],
    contact: [employer.contact, employer.contactPhone].filter(Boolean).join(' '),
  },
  title: {
    series: title.series,
    name: title.name,
    level: titleLevelName(title.level).zh,
    obtained: title.obtainedIn,
    certificateNumber: title.certificateNumber,
    issuer: title.issuer,
    appointed: title.appointedIn,
    postGrade: title.postGrade && `专业技术${title.postGrade}级`,
    qualification: title.qualification,
  },
})

const lives = ({ education, history }: Form) => ({
  education: education.map(({ mode, education, degree, school, major, graduatedIn, certificateNumber }) => ({
    mode: zh.values[mode],
    level: educationName(education).zh,
    degree: degree && degreeName(degree).zh,
    school,
    major,
    graduated: graduatedIn,
    certificateNumber,
  })),
  history: history.map(({ from, to, where, as }) => ({ from, to, place: where, role: as })),
})

type Prose = [string, string]
const piece = (name: string, words: string | undefined): Prose[] => (words === undefined || words === '' ? [] : [[name, words]])

const meritsOf = ({ achievements, results = [], reviews = [] }: Form): Prose[] => [
  ['主要工作业绩', achievements],
  ...piece(
    '主要成果',
    results
      .map(({ kind, title, year, role, level }) => [words.resultKind[kind], title, `${year}年`, role, level].filter(Boolean).join('，'))
      .join('\n'),
  ),
  ...piece('近三年年度考核', reviews.map(({ year, grade }) => `${year}年${words.grade[grade]}`).join('，')),
]

/** What the policy adds, by its own labels. */
const ownIn = ({ policy }: Law, { own }: Form): string =>
  ownFacts(policy)
    .flatMap(([fact, definition]) => {
      const value = own?.[fact]
      if (value === undefined) return []
      const named = 'names' in definition ? definition.names?.[String(value)]?.zh : undefined
      return [`${definition.label.zh}：${value === true ? '是' : value === false ? '否' : (named ?? String(value))}`]
    })
    .join('\n')

const plansOf = (law: Law, form: Form): Prose[] => [
  ['培养目标和学习计划', form.request.goals],
  ...piece('学成后工作设想', form.request.plan),
  ...piece('外语和普通话', form.request.languages),
  ...piece('其他情况', ownIn(law, form)),
]

const adjustmentOf = ({ request: { willing, scope = [] } }: Form) =>
  willing ? `服从调剂${scope.length === 0 ? '' : `（范围：${scope.map(one => words.scope[one]).join('、')}）`}。` : '不服从调剂。'

const hostsOf = (law: Law, { request }: Form) =>
  request.preferences.map(({ host, programme, supervisor, contacted }) => ({
    ...hostOf(law, host, programme),
    supervisor,
    contacted: contacted === undefined ? undefined : contacted ? '已联系' : '未联系',
  }))

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** The consent with the undertakings that were given, by the policy's names; too many for the room are said to be all. */
const consentOf = ({ policy }: Law, given: readonly unknown[]): string => {
  const named = policy.training.undertakings.value.filter(({ code }) => given.includes(code)).map(({ name }) => name.zh)
  const all = `同意申报。${named.map(name => `${name}。`).join('')}（已在系统中确认）`
  return all.length <= 120 ? all : '同意申报，并作出规定的全部承诺。（已在系统中确认）'
}

/** In the order of the procedure; the employer's consent stands there as it was given. */
const opinionsOf = (law: Law, { state, row }: Look) => {
  const attested: unknown = state.attested
  const consents = typeof attested === 'object' && attested !== null && Reflect.get(attested, 'employerConsents') === true
  const track = law.policy.tracks[state.track ?? '']
  return [
    { party: '所在单位', ...(consents && { words: consentOf(law, listIn(state.undertakings)) }) },
    { party: row.body_zh ?? '推荐部门' },
    { party: law.policy.notice.issuedBy.zh },
    ...(track?.placedBy.value === 'ministry' ? [{ party: '国家主管部门' }] : []),
    { party: '培养单位' },
  ]
}

/** JPEG and PNG of a size that a paper takes; a photograph of any other kind leaves its place open. */
const photoIn = async (asking: Asking, { identity: { photo } }: Form): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const bytes = photo && (await readKept(asking.site.filesFolder, photo.sha256))
  if (!bytes || bytes.length > 2 * 1024 * 1024) return undefined
  const start = bytes.subarray(0, 4).toString('hex')
  return start.startsWith('ffd8ff') || start === '89504e47' ? new Uint8Array(bytes) : undefined
}

/** The identity number stands whole on the papers of the person and of those who vet them. */
const seesNumber = (asking: Asking, { law, state }: Look, mine: boolean) =>
  mine || sitsAt(asking, law, 'department', 'leader') || organisationsWith(asking, 'body').some(body => body === state.body)

/** The organisation that filled the form in for its person, by its name or at least by its hat. */
const fillerOf = ({ state, row }: Look): string | undefined => {
  const { helper } = state
  const role: unknown = typeof helper === 'object' && helper !== null ? Reflect.get(helper, 'role') : undefined
  if (role === 'body') return row.body_zh ?? zh.roles.body
  return role === 'employer' ? (row.employer_zh ?? zh.roles.employer) : undefined
}

/** Undefined for whoever may not open the form, and while it is not whole. */
export const applicationFormFacts = async (asking: Asking, look: Look): Promise<ApplicationFormFacts | undefined> => {
  const opened = await readForm(asking, look, 'applicationForm')
  // Who fills in for somebody prints what the person is to sign: the pledges are made on that paper.
  const parsed = Form.safeParse(
    printableIn(opened?.helps ? withPledges(opened.form) : opened?.mine ? opened.form : withSilence(opened?.form)),
  )
  const filler = fillerOf(look)
  if (!opened || !parsed.success) return undefined
  const { law } = look
  const form = parsed.data
  const number = form.identity.citizenNumber
  const photo = await photoIn(asking, form)
  const added = addedOnForm(law, form)
  return {
    madeAt: asking.at.toISOString(),
    id: look.id,
    number: look.id.slice(0, 8).toUpperCase(),
    scheme: law.policy.programme.name.zh,
    version: opened.version,
    year: law.policy.year,
    trackName: trackName(law, form.request.track),
    ...(photo && { photo }),
    person: personOf(law, form, {
      today: asking.today,
      idNumber: seesNumber(asking, look, opened.mine || opened.helps) ? number : maskedValue('identity.citizenNumber', number),
    }),
    ...workOf(form, look.row.body_zh ?? ''),
    ...lives(form),
    merits: meritsOf(form),
    direction: form.request.direction,
    hosts: hostsOf(law, form),
    adjustment: adjustmentOf(form),
    plans: plansOf(law, form),
    ...(added.length > 0 && { added }),
    pledge: pledgesOf(law, look.state, opened.helps),
    ...(filler !== undefined && { filledBy: filler }),
    opinions: opinionsOf(law, look),
  }
}

/** As many copies in one file as the policy asks for, each from an odd page on, for two-sided paper. */
export const applicationFormCopies = async (asking: Asking, look: Look): Promise<ApplicationFormFacts | undefined> => {
  const facts = await applicationFormFacts(asking, look)
  return facts && { ...facts, copies: look.law.policy.documents.formCopies.value }
}
