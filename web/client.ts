/** The client of the two catalogues: ask a question, do an action. Typed by the catalogue; nothing is decided here. */
import type { SubjectName } from '../core/facts.ts'
import type { Answered, Asked, Offer, QuestionName } from '../core/question.ts'

export type Refusal = Offer['refusals'][number]
export type Issue = { readonly path: string; readonly message: string }

/** What came of an action. `signedOut`: the session has ended and nothing was done; what was typed is still on the page. */
export type Outcome =
  | { readonly kind: 'done'; readonly receipt: string; readonly at: string; readonly kept: string }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'malformed'; readonly issues: readonly Issue[] }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'failed'; readonly status: number }

/** The file is not as it was on the page: the page should ask anew. */
export const isStale = (outcome: Outcome): boolean =>
  outcome.kind === 'refused' && outcome.refusals.some(({ rule }) => rule === 'unchangedSinceSeen')

/** A question that got no answer; `status` 0 is no connection. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
  readonly status: number
  /** The code of what is wrong, where the answer tells one. */
  readonly why: string | undefined
  constructor(status: number, why?: string) {
    super(`no answer: ${status}`)
    this.status = status
    this.why = why
  }
}

/** Told when the server no longer knows us, so that the page can ask to sign in again without leaving. */
let onSignedOut = (): void => undefined
export const whenSignedOut = (listener: () => void): void => {
  onSignedOut = listener
}

/** A door outside of this client was told that nobody is signed in. */
export const signedOutHere = (): void => onSignedOut()

const hex = (bytes: Uint8Array) => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')

/** A UUID, also in browsers and on addresses without crypto.randomUUID. */
export const newId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const text = hex(bytes)
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-')
}

/** Told when the server wants to know anew that it is them; answers whether they have shown it. */
/** `lacksKey`: only a passkey is taken, and there is none yet. */
let onProof = async (_lacksKey: boolean): Promise<boolean> => false
export const whenProofIsWanted = (listener: (lacksKey: boolean) => Promise<boolean>): void => {
  onProof = listener
}

const sendOnce = async (path: string, init?: RequestInit): Promise<Response> => {
  try {
    return await fetch(path, { credentials: 'same-origin', ...init })
  } catch {
    throw new NoAnswer(0)
  }
}

type Wanted = { readonly prove?: unknown; readonly enrol?: unknown }
const proofWanted = async (response: Response): Promise<Wanted | undefined> => {
  if (response.status !== 403) return undefined
  const answer: Wanted | undefined = await response
    .clone()
    .json()
    .catch(() => undefined)
  return answer?.prove === true ? answer : undefined
}

/** Sends a request, and once more when a proof was asked for and shown meanwhile: whoever waits for the answer keeps waiting on their page. */
const send = async (path: string, init?: RequestInit): Promise<Response> => {
  const response = await sendOnce(path, init)
  const wanted = await proofWanted(response)
  return wanted && (await onProof(wanted.enrol === true)) ? sendOnce(path, init) : response
}

const asking = (input: Readonly<Record<string, unknown>>) => {
  const given = Object.entries(input).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [[key, String(value)]]))
  const query = new URLSearchParams(given).toString()
  return query === '' ? '' : `?${query}`
}

/** What somebody types may be a name or a number of a person: it goes in a body, as an address stands in logs and histories. */
const typed: readonly string[] = ['q', 'facts', 'reason', 'words']
const sendAsked = (question: string, input: Readonly<Record<string, unknown>>): Promise<Response> => {
  const given = Object.entries(input).filter(([, value]) => value !== undefined && value !== '')
  if (!given.some(([key]) => typed.includes(key))) return send(`/api/${question}${asking(input)}`)
  const body = Object.fromEntries(given.map(([key, value]) => [key, String(value)]))
  return post(`/api/ask/${question}`, body)
}

export const ask = async <Q extends QuestionName>(question: Q, input: Asked<Q>): Promise<Answered<Q>> => {
  const response = await sendAsked(question, input)
  if (response.status === 401) onSignedOut()
  if (!response.ok) throw new NoAnswer(response.status)
  return response.json()
}

export const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  send(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })

/** The receipt as a person may read it out: the server's own short form, or the beginning of the entry's hash. */
const receiptIn = (receipt: unknown): string => {
  if (typeof receipt === 'string') return receipt
  if (typeof receipt !== 'object' || receipt === null) return ''
  const { hash } = { hash: '', ...receipt }
  return String(hash).slice(0, 8).toUpperCase()
}

const outcomeOf = async (response: Response): Promise<Outcome> => {
  if (response.status === 401) {
    onSignedOut()
    return { kind: 'signedOut' }
  }
  const answer = await response.json().catch(() => ({}))
  if (response.ok) {
    const { at, kept } = { at: '', kept: '', ...answer.receipt }
    return { kind: 'done', receipt: receiptIn(answer.receipt), at: String(at), kept: String(kept ?? '') }
  }
  if (response.status === 409) return { kind: 'refused', refusals: answer.refusals ?? [] }
  if (response.status === 400) return { kind: 'malformed', issues: answer.issues ?? [] }
  return { kind: 'failed', status: response.status }
}

/** Does an action; the same `key` asks for the same thing, however often it is sent. `slip` is that of the page on which it was decided. */
export const act = async (
  subject: SubjectName,
  id: string,
  action: string,
  input: unknown,
  key = newId(),
  slip?: string | null,
): Promise<Outcome> => {
  const headers = { 'idempotency-key': key, ...(slip && { seen: slip }) }
  try {
    return await outcomeOf(await post(`/api/${subject}/${encodeURIComponent(id)}/${action}`, input, headers))
  } catch {
    return { kind: 'failed', status: 0 }
  }
}

type SheetAsked = Readonly<Record<'round' | 'as' | 'reason' | 'language', string>> & { readonly whole?: boolean } & Partial<
    Readonly<Record<'status' | 'track' | 'body' | 'q' | 'age' | 'payer' | 'from' | 'until' | 'chart' | 'year' | 'kind', string>>
  >
type SheetCame = { readonly kind: 'sheet'; readonly blob: Blob } | { readonly kind: 'failed'; readonly status: number }

/** A sheet that breaks off is no sheet: it is given only when all of it has come. */
export const fetchSheet = async (
  list: 'applications' | 'money' | 'ageing' | 'vouchers' | 'statements' | 'oversight',
  asked: SheetAsked,
): Promise<SheetCame> => {
  try {
    const response = await post(`/api/exports/${list}`, asked)
    if (response.status === 401) onSignedOut()
    return response.ok ? { kind: 'sheet', blob: await response.blob() } : { kind: 'failed', status: response.status }
  } catch {
    return { kind: 'failed', status: 0 }
  }
}

/** The duties or the follow-ups of a round as a sheet, whole or not at all. */
export const fetchRoundSheet = async (of: 'duties' | 'follow-ups', asked: Readonly<Record<string, unknown>>): Promise<SheetCame> => {
  try {
    const response = await post(`/api/exports/${of}`, asked)
    if (response.status === 401) onSignedOut()
    return response.ok ? { kind: 'sheet', blob: await response.blob() } : { kind: 'failed', status: response.status }
  } catch {
    return { kind: 'failed', status: 0 }
  }
}

type PaperCame =
  | { readonly kind: 'paper'; readonly blob: Blob; readonly name: string }
  /** It can't be made just now, and is tried again without anybody waiting. */
  | { readonly kind: 'preparing' }
  | { readonly kind: 'failed' }

/** A paper with the name that the server gives it. */
export const fetchPaper = async (href: string): Promise<PaperCame> => {
  try {
    const response = await send(href)
    if (response.status === 401) onSignedOut()
    const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'paper.pdf'
    if (response.ok) return { kind: 'paper', blob: await response.blob(), name }
    const { preparing } = { preparing: undefined, ...(await response.json().catch(() => ({}))) }
    return { kind: preparing === undefined ? 'failed' : 'preparing' }
  } catch {
    return { kind: 'failed' }
  }
}

/** 200, or the status of the refusal; 0 without a connection. */
const postFor = async (path: string, body: unknown): Promise<number> => {
  try {
    return (await post(path, body)).status
  } catch {
    return 0
  }
}
export type Credentials = { readonly login: string } & ({ readonly password: string } | { readonly demo: true })
/** `keep`: what this device has not stored yet stays here, for the same person to find. */
export const signOut = (keep: boolean) => postFor('/api/sign-out', keep ? { keep } : {})
export type FirstAdministrator = {
  readonly token: string
  readonly login: string
  readonly password: string
  readonly name: { readonly zh: string; readonly en: string }
}
export const setUp = (given: FirstAdministrator) => postFor('/api/setup', given)

export type FileRef = { readonly sha256: string; readonly name: string }

export type NoticeRead = { readonly kind: 'read'; readonly text: string } | { readonly kind: 'failed'; readonly because: string }

/** The text of a notice from a .txt, .docx or .pdf file, or in words why it can't be read. */
export const textOfNotice = async (file: File, language: 'zh' | 'en'): Promise<NoticeRead> => {
  try {
    const headers = { 'content-type': 'application/octet-stream' }
    const response = await send(`/api/notice-text?name=${encodeURIComponent(file.name)}`, { method: 'POST', headers, body: file })
    if (response.status === 401) onSignedOut()
    const answer = await response.json()
    if (response.ok) return { kind: 'read', text: String(answer.text) }
    return { kind: 'failed', because: String(answer.words?.[language] ?? response.status) }
  } catch {
    return { kind: 'failed', because: '' }
  }
}

export type SeatDeed = 'giveSeat' | 'deputise' | 'endSeat' | 'handOver' | 'leave' | 'divide' | 'allowBulk'
export type SeatOutcome =
  | { readonly kind: 'done'; readonly handOver: number }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }
  | { readonly kind: 'failed'; readonly status: number }

/** What is done to seats; each deed may be sent again, since the second finds that it is done. */
export const doToSeats = async (deed: SeatDeed, given: unknown): Promise<SeatOutcome> => {
  try {
    const response = await post(`/api/office/${deed}`, given)
    if (response.status === 401) onSignedOut()
    const answer = await response.json().catch(() => ({}))
    if (response.ok) return { kind: 'done', handOver: Number(answer.handOver ?? 0) }
    if (response.status !== 409) return { kind: 'failed', status: response.status }
    return { kind: 'refused', reasons: (answer.refusals ?? []).map(({ rule }: { rule: unknown }) => String(rule)) }
  } catch {
    return { kind: 'failed', status: 0 }
  }
}
