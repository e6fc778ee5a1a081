/** Arrival codes: one's own, as a QR to hold up at the desk; and, for a host, why a code is none of its list. */
import { questions } from '../../core/question.ts'
import { daysOfCohort } from '../../core/training/deferral/cohorts.ts'
import { blank, type Training } from '../../core/training/dossier.ts'
import { arrivalText, findArrivalCode } from '../../core/training/enrolment/arrival.ts'
import { qrSquares } from '../../documents/pdf.ts'
import { arrivalCodeOf } from '../arrival-codes.ts'
import type { Seals } from '../seal.ts'
import { answering, organisationsWith } from './asking.ts'
import { findLook } from './look.ts'

export const arrivalCode = answering(questions.arrivalCode, async (asking, { training }) => {
  const look = await findLook(asking, 'training', training)
  if (!look || look.state.person === undefined || look.state.person !== asking.session?.account.person) return undefined
  const dossier: Training = { ...blank, ...look.state, status: 'notified' }
  if (look.state.status !== 'notified' || !dossier.notice) return undefined
  const code = arrivalCodeOf(asking.site.house.seals, training, dossier.notice)
  const { from, to } = daysOfCohort(look.law, dossier.cohort).value
  const host = look.law.hosts.hosts.find(({ id }) => id === dossier.host)?.name ?? null
  return { code, ...qrSquares(arrivalText(code)), host, from, until: dossier.enrolUntil ?? to }
})

type Read = { readonly id: string; readonly host: string | null; readonly notice: NonNullable<Training['notice']> | null }
/** Everybody who is expected somewhere, and whom this host has had. A code leads to nothing else. */
const noticedText = `
select d.id, d.host, d.state -> 'notice' as notice from dossier d where d.subject = 'training' and d.status = 'notified'
union all
select d.id, d.host, d.state -> 'notice' from dossier d where d.host = any($1) and d.subject = 'training' and d.status <> 'notified'`

const isCodeOf = (seals: Seals, code: string, { id, notice }: Read) => notice !== null && arrivalCodeOf(seals, id, notice) === code

export const whoseCode = answering(
  questions.whoseCode,
  async (asking, { code: read }) => {
    const { query, site, session } = asking
    const hosts = organisationsWith(asking, 'host')
    if (!session || hosts.length === 0) return undefined
    const code = findArrivalCode(read)
    const all = code === undefined ? [] : await query<Read>(noticedText, [hosts])
    const found = code === undefined ? undefined : all.find(one => isCodeOf(site.house.seals, code, one))
    if (!found) return { kind: 'unknown' as const, training: null }
    const ours = found.host !== null && hosts.includes(found.host)
    return ours ? { kind: 'ours' as const, training: found.id } : { kind: 'otherHost' as const, training: null }
  },
  'everything',
)
