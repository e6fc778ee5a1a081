/** The client of the doors by phone and by link: ask for a code, come in by it. */
import { type Next, nextIn } from './account.ts'
import { NoAnswer, post } from './client.ts'

export type Asked =
  | { readonly kind: 'sent'; readonly id: string }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'failed'; readonly status: number }

/** What the server says to a body, with status 0 where there was no line. */
const say = async (
  path: string,
  body: unknown,
): Promise<{ readonly status: number; readonly answer: Readonly<Record<string, unknown>> }> => {
  try {
    const response = await post(path, body)
    return { status: response.status, answer: await response.json().catch(() => ({})) }
  } catch (error) {
    if (error instanceof NoAnswer) return { status: 0, answer: {} }
    throw error
  }
}

/** `/api/phone/code` with a phone, or `/api/link/code` with the token of a link. */
export const askCode = async (path: '/api/phone/code' | '/api/link/code', about: object): Promise<Asked> => {
  const { status, answer } = await say(path, about)
  if (status === 200) return { kind: 'sent', id: String(answer.id) }
  return status === 429 ? { kind: 'wait', seconds: Number(answer.seconds ?? 60) } : { kind: 'failed', status }
}

export type Entered =
  | { readonly kind: 'in'; readonly application?: string; readonly hosting?: string; readonly staff?: string; readonly training?: string }
  | { readonly kind: 'prove'; readonly why: 'claim' | 'longAgo' }
  | { readonly kind: 'next'; readonly next: Next }
  | { readonly kind: 'failed'; readonly status: number }

export const enter = async (path: '/api/phone/enter' | '/api/link/enter', given: object): Promise<Entered> => {
  const { status, answer } = await say(path, given)
  if (status !== 200) return { kind: 'failed', status }
  const next = nextIn(answer)
  if (next) return { kind: 'next', next }
  if (answer.kind === 'prove') return { kind: 'prove', why: answer.why === 'longAgo' ? 'longAgo' : 'claim' }
  const to = ['application', 'hosting', 'staff', 'training'].flatMap(key => (typeof answer[key] === 'string' ? [[key, answer[key]]] : []))
  return { kind: 'in', ...Object.fromEntries(to) }
}

const linkKinds = ['application', 'hosting', 'staff', 'followUp'] as const
export type LinkFor = (typeof linkKinds)[number]
export type LinkSeen =
  | { readonly kind: 'good'; readonly employer: string; readonly phone: string; readonly for: LinkFor }
  | { readonly kind: 'failed'; readonly status: number }
export const lookAtLink = async (token: string): Promise<LinkSeen> => {
  const { status, answer } = await say('/api/link/look', { token })
  if (status !== 200) return { kind: 'failed', status }
  const kind = linkKinds.find(known => known === answer.for) ?? 'application'
  return { kind: 'good', employer: String(answer.employer), phone: String(answer.phone), for: kind }
}

/** Sends another link to the employer's contact, or to the phone given; undefined when it is on its way, else why not. */
export const sendLink = async (application: string, phone: string | undefined): Promise<string | undefined> => {
  const { status, answer } = await say('/api/links', { application, ...(phone !== undefined && { phone }) })
  return status === 200 ? undefined : String(answer.why ?? status)
}

/** Sends a follow-up's link to the employer or the person; undefined when it is on its way, else why not. */
export const sendFollowUp = async (training: string, side: 'employer' | 'person'): Promise<string | undefined> => {
  const { status, answer } = await say('/api/links/follow-up', { training, side })
  return status === 200 ? undefined : String(answer.why ?? status)
}

export type Invited =
  | { readonly kind: 'sent'; readonly sent: number; readonly known: number; readonly wrong: readonly string[] }
  | { readonly kind: 'failed'; readonly status: number }
/** Invites people to apply by text; each phone gets one in a round. */
export const invite = async (
  about: { readonly round: string; readonly role: string; readonly organisation: string },
  phones: readonly string[],
): Promise<Invited> => {
  const { status, answer } = await say('/api/invitations', { ...about, phones })
  if (status !== 200) return { kind: 'failed', status }
  const wrong = Array.isArray(answer.wrong) ? answer.wrong.map(String) : []
  return { kind: 'sent', sent: Number(answer.sent), known: Number(answer.known), wrong }
}
