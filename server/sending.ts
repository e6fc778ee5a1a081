/** Texts to phones: queued with whatever they tell of, claimed before they are handed on, and never handed on twice by the machine. */
import type { Query } from './database.ts'
import type { House } from './house.ts'
import { type Loop, startLoop } from './loop.ts'
import type { Seals } from './seal.ts'

/** What a gateway says of a text: `notSent` may be tried again, `failed` is its refusal, and after `unsure` nobody knows. */
export type Sent = 'sent' | { readonly notSent: string } | { readonly failed: string } | { readonly unsure: string }
export type Sender = {
  /** True where the texts stay readable, because none of them leaves the house. */
  readonly shows: boolean
  readonly send: (phone: string, text: string, key: string) => Promise<Sent>
}

export type Outgoing = {
  /** The same key is the same text: it is queued once, however often it is asked for. */
  readonly key: string
  /** Eleven digits, without country code or spaces. */
  readonly phone: string
  readonly text: string
  /** `code` and `link` texts are forgotten when they are sent; others stay for the log. */
  readonly purpose: string
  readonly round?: string | undefined
  readonly party?: string | undefined
  /** Minutes after which it is of no use: it goes before all that has time, and not at all when it is too late. */
  readonly within?: number | undefined
}

const placeOf = (key: string) => `outgoing/${key}/text/0`

const queueRow = `
insert into outgoing (key, phone_index, sealed, purpose, round, party, urgent, not_after)
values ($1, $2, $3, $4, $5, $6, $7::integer is not null, now() + make_interval(mins => $7::integer)) on conflict (key) do nothing`

/** Queues a text in the caller's transaction: it goes out if, and only if, that commits. */
export const queueText = async (query: Query, seals: Seals, outgoing: Outgoing): Promise<void> => {
  const { key, phone, text, purpose, round, party, within } = outgoing
  const { bytes } = seals.seal(placeOf(key), { phone, text })
  await query(queueRow, [key, seals.index(phone), bytes, purpose, round ?? null, party ?? null, within ?? null])
}

const queueRows = `
insert into outgoing (key, phone_index, sealed, purpose, round, party)
select * from unnest($1::text[], $2::bytea[], $3::bytea[], $4::text[], $5::text[], $6::text[]) on conflict (key) do nothing`

/** Many texts in one statement, in the caller's transaction. */
export const queueTexts = async (query: Query, seals: Seals, texts: readonly Outgoing[]): Promise<void> => {
  if (texts.length === 0) return
  await query(queueRows, [
    texts.map(({ key }) => key),
    texts.map(({ phone }) => seals.index(phone)),
    texts.map(({ key, phone, text }) => seals.seal(placeOf(key), { phone, text }).bytes),
    texts.map(({ purpose }) => purpose),
    texts.map(({ round }) => round ?? null),
    texts.map(({ party }) => party ?? null),
  ])
}

export type Opened = { readonly phone: string; readonly text: string }
const isOpened = (x: unknown): x is Opened =>
  typeof x === 'object' && x !== null && typeof Reflect.get(x, 'phone') === 'string' && typeof Reflect.get(x, 'text') === 'string'

/** What was queued under a key. */
export const openText = (seals: Seals, key: string, sealed: Buffer): Opened => {
  const opened = seals.open(placeOf(key), sealed)
  if (!isOpened(opened)) throw new Error(`${key} holds no text`)
  return opened
}

type Claimed = { readonly id: number; readonly key: string; readonly sealed: Buffer; readonly purpose: string; readonly tried: number }

const claimText = `
update outgoing set state = 'sending', tried = tried + 1, tried_at = now() where id = (
  select id from outgoing where state = 'waiting' and not_before <= now() order by urgent desc, not_before, id limit 1 for update skip locked)
returning id, key, sealed, purpose, tried`

/** Longer than any sender takes: whoever claimed it has died, and only a person may have it sent again. */
const lostText = `
update outgoing set state = 'perhapsSent', why = 'the server stopped while it was being sent'
where state = 'sending' and tried_at < now() - interval '2 minutes'`

/** News of last week is none: what waited because there was no gateway does not go out when there is one. */
const staleText = `
update outgoing set state = 'failed', why = 'it waited until it was of no use', sealed = case when purpose = any($1) then null else sealed end
where state = 'waiting' and (made < now() - interval '3 days' or not_after < now())`

const mostTries = 8
const waitText = `
update outgoing set state = 'waiting', why = $2, not_before = now() + interval '5 seconds' * power(2, least(tried, 9)) where id = $1 and state = 'sending'`
const endText = `
update outgoing set state = $2, why = $3, sent = case when $2 = 'sent' then now() end, sealed = case when $4 then null else sealed end
where id = $1 and state = 'sending'`

/** A code or a link that has reached its phone need not lie about here. */
const secrets = ['code', 'link']
const isSecret = (purpose: string) => secrets.includes(purpose)

const write = async (query: Query, { shows }: Sender, { id, purpose, tried }: Claimed, said: Sent): Promise<void> => {
  if (said === 'sent') await query(endText, [id, 'sent', null, isSecret(purpose) && !shows])
  else if ('unsure' in said) await query(endText, [id, 'perhapsSent', said.unsure, false])
  else if ('failed' in said) await query(endText, [id, 'failed', said.failed, false])
  else if (tried >= mostTries) await query(endText, [id, 'failed', said.notSent, false])
  else await query(waitText, [id, said.notSent])
}

/** A text that a lost key or a changed byte keeps shut never left, and holds up none of the others. */
const tryToOpen = (seals: Seals, key: string, sealed: Buffer): Opened | undefined => {
  try {
    return openText(seals, key, sealed)
  } catch {
    return undefined
  }
}

const handOn = async ({ send }: Sender, seals: Seals, { key, sealed }: Claimed): Promise<Sent> => {
  const opened = tryToOpen(seals, key, sealed)
  if (!opened) return { failed: 'it can’t be opened' }
  return send(opened.phone, opened.text, key).catch((error: unknown) => ({ unsure: error instanceof Error ? error.message : 'unknown' }))
}

/** Hands on everything that waits; returns how many were tried. The claim is committed before a text leaves. */
export const sendOnce = async ({ database, seals }: House, sender: Sender): Promise<number> => {
  const one = <T>(work: (query: Query) => Promise<T>) => database.transaction('everything', work)
  await one(query => query(lostText))
  await one(query => query(staleText, [secrets]))
  for (let tried = 0; ; tried += 1) {
    const [claimed] = await one(query => query<Claimed>(claimText))
    if (!claimed) return tried
    const said = await handOn(sender, seals, claimed)
    await one(query => write(query, sender, claimed, said))
  }
}

export const startSending = (house: House, sender: Sender): Loop => startLoop('sending', 1_000, () => sendOnce(house, sender))

/** In the demonstration nothing leaves: the outbox shows the texts. */
export const demoSender: Sender = { shows: true, send: async () => 'sent' }
