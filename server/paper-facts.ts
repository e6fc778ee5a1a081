/** The facts of each paper, read from dossiers and from the sealed forms of those whom it names. */

import type { Certificate } from '../core/certificate/dossier.ts'
import type { Line } from '../core/nomination/dossier.ts'
import { writtenNumber } from '../core/number/register.ts'
import { ethnicGroupName } from '../core/standards/index.ts'
import { marksOf } from '../core/training/assessment/assessment.ts'
import type { Training } from '../core/training/dossier.ts'
import type { CertificateFacts } from '../documents/certificate.ts'
import type { RosterFacts } from '../documents/roster-facts.ts'
import { formsOf, hostOf, sexIn, trackName } from './forms.ts'
import type { Asking } from './questions/asking.ts'
import type { Look } from './questions/look.ts'
import { findFrozen, readSheet } from './roster-sheet.ts'
import { sealCertificate } from './signing.ts'

const stateOf = async <S extends object>({ query }: Asking, subject: string, id: string): Promise<S | undefined> =>
  (await query<{ state: S }>('select state from dossier where subject = $1 and id = $2', [subject, id]))[0]?.state

const madeAt = ({ at }: Asking) => at.toISOString()

export const certificateFacts = async (asking: Asking, { id, law, state: found }: Look): Promise<CertificateFacts | undefined> => {
  const state = { ...found, ...(await stateOf<Certificate>(asking, 'certificate', id)) }
  const training = await stateOf<Training>(asking, 'training', id)
  const { form } = (await formsOf(asking.query, asking.site.house, [id])).get(id) ?? {}
  const { number, code, issuedOn, studyStart, studyEnd, issuers, hours, modules, shownResult } = state
  if (!training || !form || !number || !code || !issuedOn || !studyStart || !studyEnd) return undefined
  const written = writtenNumber(number)
  const { name } = form.identity
  const place = hostOf(law, training.host, training.programme)
  const said = { code, number: written, name, programme: place.programme, from: studyStart, to: studyEnd }
  return {
    madeAt: madeAt(asking),
    number: written,
    name,
    sex: sexIn(form),
    ethnic: ethnicGroupName(form.identity.ethnicGroup).zh.replace(/族$/, ''),
    employer: form.employer.name,
    ...place,
    scheme: law.policy.programme.name.zh,
    programmeYear: law.policy.year,
    trackName: trackName(law, state.track),
    from: studyStart,
    to: studyEnd,
    issuedOn,
    issuers: (issuers ?? []).map(issuer => issuer.zh),
    ...(hours !== undefined && { hours }),
    ...(shownResult !== undefined && { result: marksOf(shownResult) }),
    ...(modules && { modules: modules.map(({ name, hours }) => ({ name: name.zh, hours })) }),
    checkAddress: `${asking.site.publicUrl()}/certificate`,
    checkCode: code,
    seal: await sealCertificate({ query: asking.query, seals: asking.site.house.seals, at: asking.at }, said),
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
