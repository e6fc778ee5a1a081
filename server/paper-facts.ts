/** The facts of each paper, read from dossiers and from the sealed forms of those whom it names. */

import type { Certificate } from '../core/certificate/dossier.ts'
import { writtenNumber } from '../core/certificate/number.ts'
import type { Line } from '../core/nomination/dossier.ts'
import { onNotice } from '../core/round/list.ts'
import { ethnicGroupName } from '../core/standards/index.ts'
import type { Training } from '../core/training/dossier.ts'
import type { CertificateFacts } from '../documents/certificate.ts'
import type { EnrolmentNoticeFacts } from '../documents/enrolment-notice.ts'
import type { PublicNoticeFacts } from '../documents/public-notice.ts'
import type { RosterFacts } from '../documents/roster-facts.ts'
import type { Law } from '../policy/shape.ts'
import { formsOf, hostOf, sexIn, trackName } from './forms.ts'
import type { Asking } from './questions/asking.ts'
import type { Look } from './questions/look.ts'
import { findFrozen, readSheet } from './roster-sheet.ts'

const stateOf = async <S extends object>({ query }: Asking, subject: string, id: string): Promise<S | undefined> =>
  (await query<{ state: S }>('select state from dossier where subject = $1 and id = $2', [subject, id]))[0]?.state

const madeAt = ({ at }: Asking) => at.toISOString()

export const certificateFacts = async (asking: Asking, { id, law, state: found }: Look): Promise<CertificateFacts | undefined> => {
  const state = { ...found, ...(await stateOf<Certificate>(asking, 'certificate', id)) }
  const training = await stateOf<Training>(asking, 'training', id)
  const { form } = (await formsOf(asking.query, asking.site.house, [id])).get(id) ?? {}
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

/** The version that was asked for, or the newest; while nothing is frozen, a draft of what the forms say now. */
export const rosterFacts = async (asking: Asking, { id, law, state, row }: Look, version?: number): Promise<RosterFacts | undefined> => {
  const { query, site, session, today } = asking
  const isOpen = state.status === 'compiled' || state.status === 'returned'
  const wanted = version ?? (isOpen || state.hash === undefined || typeof state.version !== 'number' ? 0 : state.version)
  if (wanted > 0) return (await findFrozen(query, site.house, id, wanted))?.facts
  const lines: readonly Line[] = Array.isArray(state.lines) ? state.lines : []
  const names = { body: text(row.body_zh ?? undefined), reporter: session?.account.name.zh ?? '' }
  const head = { ...names, madeAt: madeAt(asking), phone: '—', reportedOn: today }
  const { facts } = await readSheet(query, site.house, { law, track: state.track, lines, head })
  return facts.rows.length === 0 ? undefined : facts
}

const officeOf = ({ policy }: Law, mark: string) => ({ mark, organs: [policy.notice.issuedBy.zh], printedBy: policy.notice.issuedBy.zh })
const basisOf = ({ policy }: Law) => ({ title: policy.notice.title.zh, number: policy.notice.number })

/** `unnumbered`: what stands in the place of a number that is not given yet. */
export const enrolmentFacts = async (
  asking: Asking,
  { id, law, row, state }: Look,
  _version?: number,
  unnumbered?: string,
): Promise<EnrolmentNoticeFacts | undefined> => {
  const training = await stateOf<Training>(asking, 'training', id)
  const number = training?.notice ? writtenNumber(training.notice) : unnumbered
  if (!training || number === undefined) return undefined
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
    number,
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
where d.round = $1 and d.subject = 'application' and d.status = any($2) and coalesce((d.state ->> 'listed')::int, -1) < $3 order by d.track, b.id, d.id limit 500`

export const noticeFacts = async (asking: Asking, { id, law, round }: Look): Promise<PublicNoticeFacts | undefined> => {
  const people = await asking.query<Listed>(listedText, [id, [...onNotice], round.notice?.upTo ?? 2 ** 31 - 1])
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
