/**
 * Links by which an employer without an account sees one application and answers it: a secret address by text, and a code to the same phone when it is
 * opened. The contact is named by the applicant, so a link shows one file, and the consent that comes by it needs the sealed page. A host's contact is
 * named by the department, and comes in by the same doors.
 */
import { hash, randomBytes } from 'node:crypto'
import { maskPhone } from '../../core/person.ts'
import { normalisePhone } from '../../core/phone.ts'
import type { Law } from '../../policy/shape.ts'
import type { Query } from '../database.ts'
import { findForm } from '../form-record.ts'
import type { House } from '../house.ts'
import { partIn, textIn } from '../reading.ts'
import { placeOf, type Seals } from '../seal.ts'
import { queueText } from '../sending.ts'
import { codeIs, spendCode, type Wanted } from './codes.ts'

export const goodDays = 30
/** New links for one application in a day: a text costs money, and a phone that gets many is being bothered. */
const mostInDay = 5

export type Contact = { readonly phone: string; readonly employer: string }
export type Link = {
  readonly id: string
  /** One of these is there. */
  readonly application: string | null
  readonly hosting: string | null
  /** 'ROUND.EMPLOYER': its people in training. */
  readonly staff: string | null
  /** One training, for its employer or its person. */
  readonly training: string | null
  readonly person: string | null
  readonly organisation: string
  readonly contact: Contact
}

export const placeOfContact = (id: string) => `link/${id}/contact/0`
export const digestOf = (token: string) => hash('sha256', token, 'buffer')

/** What a link is made from: the form that was handed in. */
export type HandedIn = {
  readonly applicant: { readonly name: string; readonly phone: string | undefined }
  readonly employer: { readonly creditCode: string; readonly name: string; readonly phone: string | undefined }
}

export const readHandedIn = async (query: Query, seals: Seals, id: string): Promise<HandedIn | undefined> => {
  const record = await findForm(query, id, 'handedIn')
  if (!record) return undefined
  const form = seals.open(placeOf('application', id, 'form', record.n), record.sealed)
  const [identity, employer] = [partIn(form, 'identity'), partIn(form, 'employer')]
  const [name, creditCode, employerName] = [textIn(identity, 'name'), textIn(employer, 'creditCode'), textIn(employer, 'name')]
  if (name === undefined || creditCode === undefined || employerName === undefined) return undefined
  return {
    applicant: { name, phone: normalisePhone(textIn(identity, 'phone') ?? '') },
    employer: { creditCode, name: employerName, phone: normalisePhone(textIn(employer, 'contactPhone') ?? '') },
  }
}

const ownText = "select 1 from seat where role = 'employer' and organisation = $1 and to_day >= current_date limit 1"
const recentText = "select count(*)::int as n from link where application = $1 and made > now() - interval '1 day'"
const makeText = `
with ended as (update link set ended_at = now() where application = $2 and ended_at is null)
insert into link (id, token, application, organisation, phone_index, sealed, made_by, expires)
values ($1, $3, $2, $4, $5, $6, $7, now() + interval '${goodDays} days')`

/** Whether an employer has people of its own here, who speak for it. */
export const signsIn = async (query: Query, organisation: string): Promise<boolean> => (await query(ownText, [organisation])).length > 0

/** Why there is no link: the employer comes in by accounts of its own, the phone is the applicant's or none, or there were many today. */
export type Unmade = 'ownAccount' | 'noPhone' | 'applicantsPhone' | 'tooMany'
type Asked = {
  readonly id: string
  readonly phone?: string | undefined
  readonly by: string
  readonly law: Law
  readonly publicUrl: string
}

/** The phone of the form is what the applicant typed; that of their account is the one that they have shown to be theirs. */
const theirsText = `
select 1 from dossier d join account a on a.person = d.person where d.subject = 'application' and d.id = $1 and a.phone_index = $2`

const whyNot = async (
  query: Query,
  seals: Seals,
  id: string,
  handedIn: HandedIn,
  phone: string | undefined,
): Promise<Unmade | undefined> => {
  const { applicant, employer } = handedIn
  if (phone === undefined) return 'noPhone'
  if (phone === applicant.phone || (await query(theirsText, [id, seals.index(phone)])).length > 0) return 'applicantsPhone'
  if (await signsIn(query, employer.creditCode)) return 'ownAccount'
  const [recent] = await query<{ n: number }>(recentText, [id])
  return (recent?.n ?? 0) >= mostInDay ? 'tooMany' : undefined
}

/** Names are typed by the applicant, and the text goes to whichever phone they typed: letters and digits only, so that no other address stands in it. */
export const plain = (name: string): string => name.replace(/[^\p{L}\p{M}\p{N}·（）() ]/gu, '')

/** Makes the one good link of an application and queues its text; the links before it are of no use any more. */
export const sendLink = async (query: Query, { seals }: House, asked: Asked): Promise<Unmade | 'sent'> => {
  const handedIn = await readHandedIn(query, seals, asked.id)
  const phone = asked.phone ?? handedIn?.employer.phone
  const why = handedIn ? await whyNot(query, seals, asked.id, handedIn, phone) : 'noPhone'
  if (why !== undefined || !handedIn || phone === undefined) return why ?? 'noPhone'
  const [id, token] = [randomBytes(12).toString('base64url'), randomBytes(24).toString('base64url')]
  const { applicant, employer } = handedIn
  const contact: Contact = { phone, employer: employer.name }
  const { bytes } = seals.seal(placeOfContact(id), contact)
  await query(makeText, [id, asked.id, digestOf(token), employer.creditCode, seals.index(phone), bytes, asked.by])
  const { programme } = asked.law.policy
  await queueText(query, seals, {
    key: `link/${id}`,
    phone,
    text: `【${programme.name.zh}】${plain(applicant.name)}申报本计划，请${plain(employer.name)}核实并填写单位意见：${asked.publicUrl}/app/link#${token}（${goodDays}天内有效，办理时凭短信验证码）。`,
    purpose: 'link',
  })
  return 'sent'
}

const findText = `
select id, application, hosting, staff, training, person, organisation, sealed from link where token = $1 and ended_at is null and expires > now()`
type Row = Omit<Link, 'contact'> & { readonly sealed: Buffer }

export const contactIn = (seals: Seals, { id, sealed }: Pick<Row, 'id' | 'sealed'>): Contact => {
  const opened = seals.open(placeOfContact(id), sealed)
  return { phone: textIn(opened, 'phone') ?? '', employer: textIn(opened, 'employer') ?? '' }
}

/** The link of a token while it is good. */
export const findLink = async ({ database, seals }: House, token: string): Promise<Link | undefined> => {
  const [row] = await database.query<Row>(findText, [digestOf(token)])
  if (!row) return undefined
  const { sealed, ...rest } = row
  return { ...rest, contact: contactIn(seals, { id: row.id, sealed }) }
}

export const wantedFor = ({ id, contact }: Link): Wanted => ({ phone: contact.phone, purpose: 'link', about: id })

const accountOf = ({ organisation, contact }: Link, seals: Seals) =>
  `contact-${seals.mark(`${organisation}/${contact.phone}`).toString('hex').slice(0, 24)}`
const makeAccount = 'insert into account (id, login, zh, en, contact) values ($1, $1, $2, $3, true) on conflict (id) do nothing'

/** The account of the contact, made when they first come: what they do is theirs in the journal. Undefined when the code is not the right one. */
export const enterByLink = async (house: House, link: Link, id: string, code: string): Promise<string | undefined> => {
  if (!(await codeIs(house, wantedFor(link), id, code))) return undefined
  const account = accountOf(link, house.seals)
  const shown = maskPhone(link.contact.phone)
  return house.database.transaction('everything', async query => {
    if (!(await spendCode(query, id))) return undefined
    const zh = link.person === null ? `${link.contact.employer}联系人 ${shown}` : `${link.contact.employer} ${shown}`
    await query(makeAccount, [account, zh, `Contact of ${link.contact.employer}, ${shown}`])
    await query('update link set opened_at = coalesce(opened_at, now()) where id = $1', [link.id])
    return account
  })
}

export type LinkState = { readonly phone: string; readonly made: string; readonly opened: boolean }
const stateText = `
select id, sealed, to_char(made at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as made, opened_at is not null as opened
from link where application = $1 and ended_at is null and expires > now() order by made desc limit 1`

/** The good link of an application, for those who may send another. */
export const findLinkOf = async (query: Query, seals: Seals, application: string): Promise<LinkState | undefined> => {
  const [row] = await query<{ id: string; sealed: Buffer; made: string; opened: boolean }>(stateText, [application])
  return row && { phone: maskPhone(contactIn(seals, row).phone), made: row.made, opened: row.opened }
}
