/** The client of the doors to one's own account: what came of a step, with its reasons by name. */
import { NoAnswer, post, signedOutHere } from './client.ts'

type Answer = Readonly<Record<string, unknown>>
export type Stepped =
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly rules: readonly string[] }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'failed'; readonly status: number }

const rulesIn = ({ refusals }: Answer): readonly string[] =>
  Array.isArray(refusals) ? refusals.map((refusal: { readonly rule?: unknown }) => String(refusal.rule)) : []

export const step = async (path: string, body: unknown): Promise<Stepped> => {
  try {
    const response = await post(path, body)
    if (response.status === 401 && path !== '/api/sign-in') signedOutHere()
    const answer: Answer = await response.json().catch(() => ({}))
    if (response.ok) return { kind: 'done', answer }
    if (response.status === 409) return { kind: 'refused', rules: rulesIn(answer) }
    return response.status === 429 ? { kind: 'wait', seconds: Number(answer.seconds ?? 60) } : { kind: 'failed', status: response.status }
  } catch (error) {
    if (error instanceof NoAnswer) return { kind: 'failed', status: 0 }
    throw error
  }
}

/** What is still wanted before somebody is in. */
const wants = ['newPassword', 'code', 'enrol'] as const
export type Next = { readonly next: (typeof wants)[number]; readonly ticket: string }
export const nextIn = ({ next, ticket }: Answer): Next | undefined => {
  const known = wants.find(want => want === next)
  return known && typeof ticket === 'string' ? { next: known, ticket } : undefined
}

export type Enrolment = { readonly secret: string; readonly qr: string }
export const enrolmentIn = ({ secret, qr }: Answer): Enrolment | undefined =>
  typeof secret === 'string' && typeof qr === 'string' ? { secret, qr } : undefined
export const codesIn = ({ codes }: Answer): readonly string[] => (Array.isArray(codes) ? codes.map(String) : [])
