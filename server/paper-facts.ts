/** The facts of each paper, read from dossiers and from the sealed forms of those whom it names. */
import { type Form, Form as FormShape } from '../core/application/form.ts'
import type { Certificate } from '../core/certificate/dossier.ts'
import { writtenNumber } from '../core/certificate/number.ts'
import type { Line } from '../core/nomination/dossier.ts'
import {
  degreeName,
  educationName,
  ethnicGroupName,
  parseCitizenNumber,
  politicalStatusName,
  sexName,
  titleLevelName,
} from '../core/standards/index.ts'
import type { Training } from '../core/training/dossier.ts'
import type { CertificateFacts } from '../documents/certificate.ts'
import type { EnrolmentNoticeFacts } from '../documents/enrolment-notice.ts'
import type { PublicNoticeFacts } from '../documents/public-notice.ts'
import type { RosterFacts, RosterRow } from '../documents/roster-facts.ts'
import type { Law } from '../policy/shape.ts'
import { zh } from '../words/zh.ts'
import type { Asking } from './questions/asking.ts'
import type { Look } from './questions/look.ts'
import { placeOf } from './seal.ts'

type Sealed = { readonly id: string; readonly sealed: Buffer; readonly n: number }
const formsText = `
select distinct on (id) id, sealed, n from record where subject = 'application' and kind = 'form' and id = any($1) order by id, n desc`

/** The newest forms of some applications; one that is not whole is left out. */
const formsOf = async ({ query, site }: Asking, ids: readonly string[]): Promise<ReadonlyMap<string, Form>> => {
  const rows = await query<Sealed>(formsText, [ids])
  const opened = rows.map(
    ({ id, sealed, n }) => [id, FormShape.safeParse(site.house.seals.open(placeOf('application', id, 'form', n), sealed)).data] as const,
  )
  return new Map(opened.flatMap(([id, form]) => (form ? [[id, form]] : [])))
}

const stateOf = async <S extends object>({ query }: Asking, subject: string, id: string): Promise<S | undefined> =>
  (await query<{ state: S }>('select state from dossier where subject = $1 and id = $2', [subject, id]))[0]?.state

const hostOf = ({ hosts }: Law, host: string | undefined, programme: string | undefined) => {
  const found = hosts.hosts.find(h => h.id === host)
  return { host: found?.name.zh ?? host ?? '', programme: found?.programmes.find(p => p.id === programme)?.name.zh ?? programme ?? '' }
}

const trackName = ({ policy }: Law, track: string | undefined) => policy.tracks[track ?? '']?.name.zh ?? track ?? ''
const sexIn = (form: Form) => {
  const parsed = parseCitizenNumber(form.identity.citizenNumber)
  return parsed.ok ? sexName(parsed.sex).zh : '未说明'
}
const madeAt = ({ at }: Asking) => at.toISOString()

export const certificateFacts = async (asking: Asking, { id, law, state: found }: Look): Promise<CertificateFacts | undefined> => {
  const state = { ...found, ...(await stateOf<Certificate>(asking, 'certificate', id)) }
  const training = await stateOf<Training>(asking, 'training', id)
  const form = (await formsOf(asking, [id])).get(id)
  const { number, code, issuedOn, studyStart, studyEnd, issuers, hours, modules } = state
  if (!training || !form || !number || !code || !issuedOn || !studyStart || !studyEnd) return undefined
  return {
    madeAt: madeAt(asking),
    number: writtenNumber(number),
    name: form.identity.name,
    sex: sexIn(form),
    ethnic: ethnicGroupName(form.identity.ethnicGroup).zh.replace(/族$/, ''),
    employer: form.employer.name,
    ...hostOf(law, training.host, training.programme),
    scheme: law.policy.programme.name.zh,
    programmeYear: law.policy.year,
    trackName: trackName(law, state.track),
    from: studyStart,
    to: studyEnd,
    issuedOn,
    issuers: (issuers ?? []).map(issuer => issuer.zh),
    ...(hours !== undefined && { hours }),
    ...(modules && { modules: modules.map(({ name, hours }) => ({ name: name.zh, hours })) }),
    checkAddress: `${asking.site.publicUrl()}/certificate`,
    checkCode: code,
  }
}

const text = (value: string | undefined) => value ?? ''

const rowOf = (law: Law, rank: number, form: Form, today: string): RosterRow => {
  const { identity, education, employer, title, request, history } = form
  const parsed = parseCitizenNumber(identity.citizenNumber)
  const best = education[0]
  const wish = request.preferences[0]
  const first = history.map(period => period.from).sort()[0] ?? today.slice(0, 7)
  return {
    rank,
    name: identity.name,
    sex: sexIn(form),
    ethnic: ethnicGroupName(identity.ethnicGroup).zh,
    birth: parsed.ok ? parsed.birthDate.slice(0, 7) : '1900-01',
    idNumber: identity.citizenNumber,
    politics: politicalStatusName(identity.politicalStatus).zh,
    education: best ? educationName(best.education).zh : '',
    degree: best?.degree === undefined ? '' : degreeName(best.degree).zh,
    school: [best?.school, best?.major].filter(Boolean).join(' '),
    employer: employer.name,
    level: zh.values[employer.level],
    post: employer.post,
    title: `${titleLevelName(title.level).zh} ${title.name}`,
    titleObtained: text(title.obtainedIn),
    field: request.profession,
    years: Math.max(0, Number(today.slice(0, 4)) - Number(first.slice(0, 4))),
    ...hostOf(law, wish?.host, wish?.programme),
    adjustable: request.willing ? '是' : '否',
    mobile: identity.phone,
    note: '',
  }
}

export const rosterFacts = async (asking: Asking, { law, state, row }: Look): Promise<RosterFacts | undefined> => {
  const lines: readonly Line[] = Array.isArray(state.lines) ? state.lines : []
  const forms = await formsOf(
    asking,
    lines.map(line => line.application),
  )
  const rows = lines.flatMap(({ application }, i) => {
    const form = forms.get(application)
    return form ? [{ ...rowOf(law, i + 1, form, asking.today), note: lines[i]?.as === 'reserved' ? '备选' : '' }] : []
  })
  const reporter = asking.session?.account.name.zh ?? ''
  const head = { madeAt: madeAt(asking), year: law.policy.year, trackName: trackName(law, state.track) }
  return rows.length === 0
    ? undefined
    : { ...head, body: text(row.body_zh ?? undefined), reporter, phone: '—', reportedOn: asking.today, rows }
}

const officeOf = ({ policy }: Law, mark: string) => ({ mark, organs: [policy.notice.issuedBy.zh], printedBy: policy.notice.issuedBy.zh })
const basisOf = ({ policy }: Law) => ({ title: policy.notice.title.zh, number: policy.notice.number })

export const enrolmentFacts = async (asking: Asking, { id, law, row, state }: Look): Promise<EnrolmentNoticeFacts | undefined> => {
  const training = await stateOf<Training>(asking, 'training', id)
  if (!training?.notice) return undefined
  const { policy } = law
  const { from, to } = policy.training.enrolment.value
  const months = policy.tracks[training.track ?? '']?.durationMonths.value ?? 12
  const person = {
    name: row.title,
    employer: row.employer_zh ?? text(training.employer),
    ...hostOf(law, training.host, training.programme),
  }
  const end = new Date(Date.UTC(Number(from.slice(0, 4)), Number(from.slice(5, 7)) - 1 + months, Number(from.slice(8)) - 1))
  return {
    madeAt: madeAt(asking),
    form: 'letter',
    number: writtenNumber(training.notice),
    office: officeOf(law, policy.notice.issuedBy.zh),
    to: person.employer,
    issuedOn: asking.today,
    year: policy.year,
    trackName: trackName(law, state.track),
    basis: basisOf(law),
    reportFrom: from,
    reportTo: to,
    trainingFrom: from,
    trainingTo: end.toISOString().slice(0, 10),
    months,
    contact: { unit: policy.notice.contact.zh, phone: '—' },
    people: [person],
  }
}

type Listed = { readonly name: string; readonly employer: string; readonly body: string }
const listedText = `
select p.name, coalesce(e.zh, d.employer) as employer, b.zh as body
from dossier d join person p on p.id = d.person join organisation b on b.id = d.body left join organisation e on e.id = d.employer
where d.round = $1 and d.subject = 'application' and d.status = any($2) order by d.track, b.id, d.id limit 500`

export const noticeFacts = async (asking: Asking, { id, law, round }: Look): Promise<PublicNoticeFacts | undefined> => {
  const people = await asking.query<Listed>(listedText, [id, ['accepted', 'contested', 'admitted']])
  const { policy } = law
  if (!round.notice || people.length === 0) return undefined
  return {
    madeAt: madeAt(asking),
    form: 'plain',
    office: officeOf(law, policy.notice.issuedBy.zh),
    issuedOn: round.notice.from,
    year: policy.year,
    trackName: Object.values(policy.tracks)
      .map(track => track.name.zh)
      .join('、'),
    basis: basisOf(law),
    order: '按推荐部门为序',
    from: round.notice.from,
    to: round.notice.to,
    workingDays: policy.procedure.publicNotice.value.workingDays,
    contact: { unit: policy.notice.contact.zh, address: policy.notice.issuedBy.zh, phone: '—' },
    people: [...people],
  }
}
