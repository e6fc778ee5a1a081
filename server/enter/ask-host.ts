/** What a host's contact is told by text: the invitation and what follows it, and that somebody waits for the host's answer. Each text bears a link. */
import { randomBytes } from 'node:crypto'
import { hostingOf } from '../../core/hosting/dossier.ts'
import { normalisePhone } from '../../core/phone.ts'
import type { Law } from '../../policy/shape.ts'
import type { Query } from '../database.ts'
import type { House } from '../house.ts'
import { textIn } from '../reading.ts'
import { placeOf } from '../seal.ts'
import { queueText } from '../sending.ts'
import type { Step } from '../step-texts.ts'
import { type Contact, digestOf, goodDays, placeOfContact, plain } from './links.ts'

/** `asked`: the host that somebody who is elsewhere asks to move to. */
type Told = Step & { readonly host: string | null; readonly asked: string | null }

const dayIn = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
const until = (due: string | null) => (due === null ? '' : `，请在${dayIn(due)}前办理`)

/** What is said of which entry; the second for what may come often and is said once a day. */
const ofHosting: Readonly<Record<string, (due: string | null) => string>> = {
  invite: due => `请填报本年度可接收的人数、学科、导师、住宿和报到安排${until(due)}`,
  nameContact: () => '您已被登记为接收安排的联系人，可在这里查看和办理',
  sendBack: due => `填报的接收安排已退回修改${until(due)}`,
  remind: due => `接收安排还没有收到${until(due)}`,
  accept: () => '填报的接收安排已认可，今后在这里查看和答复来培养的人员',
}
const ofPlacement: Readonly<Record<string, (due: string | null) => string>> = {
  agree: due => `有人员等待贵单位答复是否接收${until(due)}`,
}

const ofTraining: Readonly<Record<string, () => string>> = {
  askChange: () => '有学员申请转到贵单位培养，请答复是否接收',
}
const said: Readonly<Record<string, Readonly<Record<string, (due: string | null) => string>>>> = {
  hosting: ofHosting,
  placement: ofPlacement,
  training: ofTraining,
}

const sayOf = ({ subject, action, due }: Told): string | undefined => {
  const words = said[subject] ?? {}
  return Object.hasOwn(words, action) ? words[action]?.(due) : undefined
}

const contactText = "select n, sealed from record where subject = 'hosting' and id = $1 and kind = 'contact' order by n desc limit 1"
const hostText = 'select zh from organisation where id = $1'

/** Whom the host is written to, and what the host is called; undefined where nobody was named. */
export const findContact = async (query: Query, { seals }: House, id: string, host: string): Promise<Contact | undefined> => {
  const [record] = await query<{ n: number; sealed: Buffer }>(contactText, [id])
  if (!record) return undefined
  const phone = normalisePhone(textIn(seals.open(placeOf('hosting', id, 'contact', record.n), record.sealed), 'phone') ?? '')
  const [named] = await query<{ zh: string }>(hostText, [host])
  return phone === undefined || !named ? undefined : { phone, employer: named.zh }
}

const endText = 'update link set ended_at = now() where hosting = $1 and phone_index <> $2 and ended_at is null'
const makeText = `
insert into link (id, token, hosting, organisation, phone_index, sealed, made_by, expires)
values ($1, $2, $3, $4, $5, $6, $7, now() + interval '${goodDays} days')`
const saidText = 'select 1 from outgoing where key = $1'

type Saying = { readonly id: string; readonly host: string; readonly key: string; readonly words: string; readonly law: Law }

/** Another link for the same contact leaves the ones before good: somebody may be at work by one of them. Those of another contact end. */
const sendLink = async (
  query: Query,
  { seals }: House,
  contact: Contact,
  by: string,
  { id, host, key, words, law }: Saying,
  url: string,
) => {
  const [link, token] = [randomBytes(12).toString('base64url'), randomBytes(24).toString('base64url')]
  const phoneIndex = seals.index(contact.phone)
  await query(endText, [id, phoneIndex])
  const { bytes } = seals.seal(placeOfContact(link), contact)
  await query(makeText, [link, digestOf(token), id, host, phoneIndex, bytes, by])
  await queueText(query, seals, {
    key,
    phone: contact.phone,
    text: `【${law.policy.programme.name.zh}】${plain(contact.employer)}：${words}：${url}/app/link#${token}（${goodDays}天内有效，办理时凭短信验证码）。`,
    purpose: 'link',
  })
}

/** In the post's transaction. `publicUrl` is where links lead; without it none are sent. */
export const askHost = async (query: Query, house: House, told: Told, publicUrl: string | undefined): Promise<void> => {
  const words = sayOf(told)
  const { round, seq, law: digest } = told
  const host = told.subject === 'training' ? told.asked : told.host
  if (words === undefined || round === null || host === null || digest === null || publicUrl === undefined) return
  const id = hostingOf(round, host)
  const law = await house.laws.read(query, digest)
  const contact = await findContact(query, house, id, host)
  if (!contact || !law) return
  const key = told.subject === 'placement' ? `host/${id}/${told.due ?? 'now'}` : `host/${seq}`
  if ((await query(saidText, [key])).length > 0) return
  await sendLink(query, house, contact, `entry ${seq}`, { id, host, key, words, law }, publicUrl)
}
