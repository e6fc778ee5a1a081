/** Sends a file in pieces; asked where it stopped, the server says, and the sending goes on from there. Throws NoAnswer when it stops. */
import { NoAnswer, signedOutHere } from '../client.ts'
import { fieldsOf, listIn, numberIn, textIn } from '../json.ts'

const least = 32 * 1024
const most = 512 * 1024
const quickMs = 2_000

/** The server's digest is compared with this one; over plain http a browser can't work it out, and the server's stands alone. */
export const digestOf = async (blob: Blob): Promise<string | undefined> => {
  if (!('subtle' in crypto)) return undefined
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()))
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

type Answer = { readonly status: number; readonly body: unknown }
const call = async (method: string, path: string, body?: BodyInit, headers: Readonly<Record<string, string>> = {}): Promise<Answer> => {
  let response: Response
  try {
    response = await fetch(path, { method, credentials: 'same-origin', headers, ...(body !== undefined && { body }) })
  } catch {
    throw new NoAnswer(0)
  }
  if (response.status === 401) {
    signedOutHere()
    throw new NoAnswer(401)
  }
  return { status: response.status, body: await response.json().catch(() => ({})) }
}
const asked = ({ status, body }: Answer, ...fine: readonly number[]): unknown => {
  if (!fine.includes(status)) throw new NoAnswer(status, textIn(listIn(body, 'issues')[0], 'code'))
  return body
}

const begin = async (size: number, sha256: string | undefined) =>
  asked(
    await call('POST', '/api/uploads', JSON.stringify({ size, ...(sha256 !== undefined && { sha256 }) }), {
      'content-type': 'application/json',
    }),
    200,
  )

/** What the server has after a piece; also where it had it already. */
const sendPiece = async (id: string, offset: number, piece: Blob): Promise<number> => {
  const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) }
  const body = asked(await call('PATCH', `/api/uploads/${id}`, piece, headers), 200, 409)
  return numberIn(body, 'offset') ?? 0
}

/** Small pieces on a slow line, larger ones where they pass quickly. */
const nextSize = (size: number, tookMs: number) => (tookMs < quickMs ? Math.min(most, size * 2) : Math.max(least, Math.round(size / 2)))

/** Resolves with the server's digest: its receipt. `onSent` hears how many bytes the server has. */
export const sendInPieces = async (blob: Blob, sha256: string | undefined, onSent: (bytes: number) => void): Promise<string> => {
  const begun = fieldsOf(await begin(blob.size, sha256))
  const kept = textIn(begun.kept, 'sha256')
  if (kept !== undefined) return kept
  const id = textIn(begun, 'id') ?? ''
  let offset = numberIn(begun, 'offset') ?? 0
  let size = 2 * least
  while (offset < blob.size) {
    onSent(offset)
    const from = performance.now()
    offset = await sendPiece(id, offset, blob.slice(offset, offset + size))
    size = nextSize(size, performance.now() - from)
  }
  onSent(offset)
  return textIn(asked(await call('POST', `/api/uploads/${id}/finish`), 200), 'sha256') ?? ''
}
