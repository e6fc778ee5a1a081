/** An employer's own people in training with all that it owes for them; and what was said at visits and of help. */
import { askedNow, confirmingOf } from '../../core/duty/staff.ts'
import { questions } from '../../core/question.ts'
import { type Training, trainingIn } from '../../core/training/dossier.ts'
import { contactsOf, readWords } from '../contact-words.ts'
import { type Asking, answering, organisationsWith, sitsAt } from './asking.ts'
import { findRound } from './law.ts'
import { nameOr } from './rows.ts'

type Read = {
  readonly id: string
  readonly name: string
  readonly host_zh: string | null
  readonly host_en: string | null
  readonly state: object
}
/** An employer with more people in one round than this has an office that works from lists. */
const most = 200
const staffText = `
select d.id, coalesce(p.name, d.id) as name, h.zh as host_zh, h.en as host_en, d.state
from dossier d left join person p on p.id = d.person left join organisation h on h.id = d.host
where d.employer = any($1) and d.round = $2 and d.subject = 'training' order by d.id limit ${most}`

type Claim = { readonly id: string; readonly training: string; readonly amount: number; readonly journey_on: string | null }
const claimsText = `
select d.id, d.state ->> 'training' as training, (d.state ->> 'amountFen')::bigint as amount, d.state #>> '{working,journeyOn}' as journey_on
from dossier d where d.employer = any($1) and d.round = $2 and d.subject = 'payment' and d.status = 'claimed' and d.state ->> 'payer' = 'employer'
order by d.id limit ${most * 4}`

const log = (asking: Asking, asked: string, subject: string, id: string) =>
  asking.query('insert into access_log (account, asked, subject, id) values ($1, $2, $3, $4)', [
    asking.session?.account.id ?? '',
    asked,
    subject,
    id,
  ])

export const staff = answering(questions.staff, async (asking, { round }) => {
  const { site, query, today } = asking
  const found = await findRound(site.house, query, round)
  if (!found) return undefined
  const employers = organisationsWith(asking, 'employer')
  const people = await query<Read>(staffText, [employers, round])
  const claims = await query<Claim>(claimsText, [employers, round])
  const words = await readWords(
    query,
    site.house,
    people.map(({ id }) => id),
  )
  if (words.size > 0) await log(asking, 'staff', 'round', round)
  return people.map(({ id, name, host_zh, host_en, state }) => {
    const training = trainingIn(state)
    const { status, studyStart = null, studyEnd = null, undertakingsConfirmed } = training
    return {
      ...{ training: id, name, host: nameOr(host_zh, host_en), status, studyStart, studyEnd },
      confirming: confirmingOf(found.law, training, today) ?? null,
      confirmed: undertakingsConfirmed.map(({ month, broken }) => ({ month, broken: [...broken] })),
      ...contactsOf(training, words, id),
      claims: claims
        .filter(claim => claim.training === id)
        .map(claim => ({ payment: claim.id, amountFen: claim.amount, journeyOn: claim.journey_on })),
      followUps: askedNow(found.law, training, 'employer', today).map(({ afterMonths, on }) => ({ afterMonths, on })),
    }
  })
})

type One = {
  readonly state: object
  readonly round: string
  readonly employer: string | null
  readonly person: string | null
  readonly name: string
}
const oneText = `
select d.state, d.round, d.employer, d.person, coalesce(p.name, d.id) as name
from dossier d left join person p on p.id = d.person where d.subject = 'training' and d.id = $1`

export const contacts = answering(questions.contacts, async (asking, { id }) => {
  const { site, query } = asking
  const [one] = await query<One>(oneText, [id])
  const found = one && (await findRound(site.house, query, one.round))
  if (!one || !found) return undefined
  const isTheirs = organisationsWith(asking, 'employer').some(employer => employer === one.employer)
  if (!isTheirs && !sitsAt(asking, found.law, 'department', 'leader', 'auditor')) return undefined
  const words = await readWords(query, site.house, [id])
  if (words.size > 0) await log(asking, 'contacts', 'training', id)
  return contactsOf(trainingIn(one.state), words, id)
})

const sideIn = ({ session }: Asking, { person, employer }: One, employers: readonly string[]): 'person' | 'employer' | undefined => {
  if (session?.account.person != null && session.account.person === person) return 'person'
  return employer !== null && employers.includes(employer) ? 'employer' : undefined
}

export const followUpAsked = answering(questions.followUpAsked, async (asking, { id }) => {
  const { site, query, today } = asking
  const [one] = await query<One>(oneText, [id])
  const found = one && (await findRound(site.house, query, one.round))
  const side = one && sideIn(asking, one, organisationsWith(asking, 'employer'))
  if (!one || !found || !side) return undefined
  const training: Training = trainingIn(one.state)
  return {
    name: one.name,
    round: one.round,
    side,
    asked: askedNow(found.law, training, side, today).map(({ afterMonths, on }) => ({ afterMonths, on })),
    answered: training.followUps.filter(({ by }) => by === side).map(({ afterMonths }) => ({ afterMonths })),
  }
})
