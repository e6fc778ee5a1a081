/**
 * Links of the year and the years after it, by text to phones that the house knows: an employer's contact to its people in training, and employer and person
 * to the questions after the return. A newer one ends the older ones of the same kind and side.
 */
import { randomBytes } from 'node:crypto'
import { askedNow } from '../../core/duty/staff.ts'
import { type Side, sides } from '../../core/training/afterwards/afterwards.ts'
import { trainingIn } from '../../core/training/dossier.ts'
import { duesOf } from '../../core/training/dues.ts'
import type { Law } from '../../policy/shape.ts'
import type { Query } from '../database.ts'
import { findForm } from '../form-record.ts'
import type { House } from '../house.ts'
import { partIn, textIn } from '../reading.ts'
import { placeOf } from '../seal.ts'
import { queueText } from '../sending.ts'
import { dayOf } from '../session.ts'
import type { Step } from '../step-texts.ts'
import { findContact } from './ask-host.ts'
import { type Contact, contactIn, digestOf, type HandedIn, placeOfContact, plain, readHandedIn, signsIn } from './links.ts'

export type { Side } from '../../core/training/afterwards/afterwards.ts'

/** Long enough for a holiday, short of the next question. */
const goodDays = 60
/** A phone hears of one follow-up this often at most, however often the clock reminds. */
const quietDays = 20
const mostInDay = 5

type Told = Step & { readonly employer: string | null; readonly host: string | null }
type Training = {
  readonly state: object
  readonly round: string
  readonly employer: string | null
  readonly person: string | null
  readonly host: string | null
}
const trainingText = "select state, round, employer, person, host from dossier where subject = 'training' and id = $1"

/** The contact who consented by a link speaks for the employer later too. */
const consentText = `
select l.id, l.sealed from link l where l.application = $1 and l.opened_at is not null
  and exists (select from journal j where j.subject = 'application' and j.id = $1 and j.action = 'consent' and j.actor like 'contact-%')
order by l.opened_at desc limit 1`

const contactOf = async (query: Query, { seals }: House, id: string): Promise<Contact | undefined> => {
  const [row] = await query<{ id: string; sealed: Buffer }>(consentText, [id])
  return row && contactIn(seals, row)
}

const todayIn = async (query: Query, house: House): Promise<string> => {
  const [row] = await query<{ now: Date }>('select clock_timestamp() as now')
  return dayOf(house.at(row?.now ?? new Date(0)))
}

type Making = {
  readonly contact: Contact
  readonly staff?: string
  readonly training?: string
  readonly person?: string | undefined
  readonly organisation: string
  readonly by: string
  readonly key: string
  readonly text: (url: string) => string
  readonly publicUrl: string
}

const endText = `
update link set ended_at = now() where ended_at is null and staff is not distinct from $1 and training is not distinct from $2
  and person is not distinct from $3 and (staff is not null or training is not null) and (staff is null or phone_index = $4)`
const makeText = `
insert into link (id, token, staff, training, person, organisation, phone_index, sealed, made_by, expires)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now() + interval '${goodDays} days')`

const make = async (query: Query, { seals }: House, making: Making): Promise<void> => {
  const { contact, staff = null, training = null, person = null, organisation, by, key, text, publicUrl } = making
  const [id, token] = [randomBytes(12).toString('base64url'), randomBytes(24).toString('base64url')]
  const phoneIndex = seals.index(contact.phone)
  const { bytes } = seals.seal(placeOfContact(id), contact)
  await query(endText, [staff, training, person, phoneIndex])
  await query(makeText, [id, digestOf(token), staff, training, person, organisation, phoneIndex, bytes, by])
  await queueText(query, seals, { key, phone: contact.phone, text: text(`${publicUrl}/app/link#${token}`), purpose: 'link' })
}

const ending = `（${goodDays}天内有效，办理时凭短信验证码）。`

/** Whom a side is asked at: the person's own phone; the contact who consented, else the one that the form names. */
const findAsked = async (query: Query, house: House, id: string, side: Side, handedIn: HandedIn): Promise<Contact | undefined> => {
  if (side === 'person')
    return handedIn.applicant.phone === undefined ? undefined : { phone: handedIn.applicant.phone, employer: handedIn.applicant.name }
  const consented = await contactOf(query, house, id)
  const { name, phone } = handedIn.employer
  return consented ?? (phone === undefined ? undefined : { phone, employer: name })
}

export type Unsent = 'ownAccount' | 'noPhone' | 'tooMany' | 'notAsked'
type Asked = { readonly id: string; readonly side: Side; readonly by: string; readonly law: Law; readonly publicUrl: string }
const recentText = `
select count(*)::int as n from link where training = $1 and (person is not null) = $2 and made > now() - make_interval(days => $3)`

const recent = async (query: Query, { id, side }: Pick<Asked, 'id' | 'side'>, days: number): Promise<number> =>
  (await query<{ n: number }>(recentText, [id, side === 'person', days]))[0]?.n ?? 0

/** Makes the one good link of a side to the questions that it is asked now, and queues its text. */
export const sendFollowUpLink = async (query: Query, house: House, asked: Asked): Promise<Unsent | 'sent'> => {
  const { id, side, law, publicUrl, by } = asked
  const [found] = await query<Training>(trainingText, [id])
  const handedIn = await readHandedIn(query, house.seals, id)
  if (!found || askedNow(law, trainingIn(found.state), side, await todayIn(query, house)).length === 0) return 'notAsked'
  if (side === 'employer' && found.employer !== null && (await signsIn(query, found.employer))) return 'ownAccount'
  const contact = handedIn && (await findAsked(query, house, id, side, handedIn))
  if (!handedIn || !contact) return 'noPhone'
  if ((await recent(query, asked, 1)) >= mostInDay) return 'tooMany'
  const { zh } = law.policy.programme.name
  const whom = plain(handedIn.applicant.name)
  const person = side === 'person' ? (found.person ?? undefined) : undefined
  await make(query, house, {
    ...{ contact, training: id, person, by, publicUrl },
    organisation: side === 'person' ? 'person' : (found.employer ?? ''),
    key: `followUp/${id}/${side}/${randomBytes(6).toString('hex')}`,
    text: url =>
      side === 'person'
        ? `【${zh}】${whom}：请填写返岗后的回访，约一分钟：${url}${ending}`
        : `【${zh}】请${plain(contact.employer)}填写${whom}返岗后的回访，约一分钟：${url}${ending}`,
  })
  return 'sent'
}

/** Somebody is in training, or a confirmation is late: the employer's contact gets the way to all of its people. */
const askStaff = async (query: Query, house: House, told: Told, law: Law, publicUrl: string): Promise<void> => {
  const { id, round, employer, seq, due } = told
  const [found] = await query<Training>(trainingText, [id])
  if (!found || round === null || employer === null || (await signsIn(query, employer))) return
  const late = duesOf(law, trainingIn(found.state)).some(({ what, on }) => what === 'undertakings' && due !== null && on < due)
  const contact = told.action === 'enrol' || late ? await contactOf(query, house, id) : undefined
  if (!contact) return
  const key = `staff/${round}.${employer}/${house.seals.mark(contact.phone).toString('hex').slice(0, 16)}/${told.action}/${due ?? seq}`
  if ((await query('select 1 from outgoing where key = $1', [key])).length > 0) return
  const words =
    told.action === 'enrol'
      ? '贵单位人员已报到培养，今后在这里按期确认承诺、登记联系走访、请求协助'
      : '贵单位在培人员的承诺履行确认已逾期，请办理'
  await make(query, house, {
    ...{ contact, staff: `${round}.${employer}`, organisation: employer, by: `entry ${seq}`, key, publicUrl },
    text: url => `【${law.policy.programme.name.zh}】${plain(contact.employer)}：${words}：${url}${ending}`,
  })
}

const askAfterwards = async (query: Query, house: House, { id, seq }: Told, law: Law, publicUrl: string): Promise<void> => {
  for (const side of sides)
    if ((await recent(query, { id, side }, quietDays)) === 0)
      await sendFollowUpLink(query, house, { id, side, by: `entry ${seq}`, law, publicUrl })
}

/** A Party member who has arrived is asked to have their membership transferred, and the host to write it down. No entry tells of it. */
const askTransfer = async (query: Query, house: House, { id, host, round, person }: Told, law: Law): Promise<void> => {
  const { seals } = house
  const record = await findForm(query, id, 'handedIn')
  const identity = record && partIn(seals.open(placeOf('application', id, 'form', record.n), record.sealed), 'identity')
  const status = textIn(identity, 'politicalStatus')
  if (status === undefined || !law.policy.training.partyLife.value.statuses.includes(status) || host === null || round === null) return
  const [handedIn, contact] = [await readHandedIn(query, seals, id), await findContact(query, house, `${round}.${host}`, host)]
  const { zh } = law.policy.programme.name
  const phone = handedIn?.applicant.phone
  if (handedIn && phone !== undefined && person !== null)
    await queueText(query, seals, {
      ...{ key: `arrived/${id}`, phone, purpose: 'step', party: person, round },
      text: `【${zh}】${plain(handedIn.applicant.name)}：请按规定到原单位办理组织关系转接，并告知培养单位。`,
    })
  if (contact)
    await queueText(query, seals, {
      ...{ key: `arrived/${round}.${host}`, phone: contact.phone, purpose: 'step' },
      text: `【${zh}】${plain(contact.employer)}：请在系统“组织生活”一页登记学员组织关系转入情况，每年确认一次。`,
    })
}

/** In the post's transaction. `publicUrl` is where links lead; without it none are sent. */
export const askInTraining = async (query: Query, house: House, told: Told, publicUrl: string | undefined): Promise<void> => {
  const { subject, action, law: digest } = told
  if (subject !== 'training' || !['enrol', 'remind'].includes(action) || digest === null || publicUrl === undefined) return
  const law = await house.laws.read(query, digest)
  if (!law) return
  if (action === 'enrol') await askTransfer(query, house, told, law)
  await askStaff(query, house, told, law, publicUrl)
  if (action === 'remind') await askAfterwards(query, house, told, law, publicUrl)
}
