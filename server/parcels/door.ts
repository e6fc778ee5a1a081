/**
 * `/api/parcels/…`: the file goes out, as it was made; an answer is read row by row, and then carried out as far as the officer has ticked it: the file is
 * kept, and each row is an act of its own that can be taken back for a while. The same key does the same once, wherever it was broken off.
 */
import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { mostContent } from '../../core/parcel/bringAnswer.ts'
import { handedOut } from '../../core/parcel/columns.ts'
import type { Words } from '../../core/parcel/seats.ts'
import { isReady, type Tied } from '../../core/parcel/tie.ts'
import type { Refusal } from '../../core/rule.ts'
import { zipParcel } from '../../documents/parcel.ts'
import type { Text } from '../../policy/words.ts'
import { Key, malformed } from '../actions.ts'
import { askingOf } from '../answers.ts'
import { beginBatch } from '../batches.ts'
import type { Door } from '../http.ts'
import { perform } from '../perform.ts'
import type { Asking } from '../questions/asking.ts'
import type { Look } from '../questions/look.ts'
import { textIn } from '../reading.ts'
import type { Session } from '../session.ts'
import { wordsOf } from '../sheets/words.ts'
import { bodyOf } from '../sign-in.ts'
import { findEarlier } from '../store.ts'
import { readOf, type Tie, tieAnswer } from './answer.ts'
import { filesOf, findParcel, officeOf, openKept, rememberWords } from './kept.ts'
import type { Read } from './reading.ts'
import { ToRead, ToTake } from './shapes.ts'

type At = { readonly Params: { readonly id: string } }
type Work = (request: FastifyRequest<At>, reply: FastifyReply, session: Session) => Promise<unknown>
const signedIn = (door: Door, work: Work) => async (request: FastifyRequest<At>, reply: FastifyReply) => {
  const session = await door.session(request)
  return session ? work(request, reply, session) : reply.code(401).send({ error: 'Sign in first.' })
}

const logText = 'insert into access_log (account, asked, subject, id) values ($1, $2, $3, $4)'
const log = ({ query, session }: Asking, asked: string, id: string) => query(logText, [session?.account.id ?? '', asked, 'parcel', id])

const sendFile = (reply: FastifyReply, type: string, name: string, bytes: Buffer) =>
  reply
    .type(type)
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(bytes)

/** The look is on record before a byte goes out. */
const fetchParcel =
  (door: Door): Work =>
  async ({ params: { id } }, reply, session) => {
    const files = await askingOf(door.site, session, 'own', async asking => {
      const found = (await findParcel(asking, id, 'department', 'leader')) ? await filesOf(asking, id) : undefined
      if (found) await log(asking, 'parcel', id)
      return found
    })
    return files ? sendFile(reply, 'application/zip', `${id}.zip`, Buffer.from(zipParcel(files))) : reply.callNotFound()
  }

const N = z.coerce.number().int().positive()
const fetchAnswer =
  (door: Door): Work =>
  async ({ params }, reply, session) => {
    const n = N.safeParse(Reflect.get(params, 'n')).data
    const kept = await askingOf(door.site, session, 'own', async asking => {
      const found =
        n !== undefined && (await findParcel(asking, params.id, 'department', 'leader'))
          ? await openKept(asking, params.id, 'answer', n)
          : undefined
      if (found) await log(asking, 'parcelAnswer', params.id)
      return found
    })
    const [name, content] = [textIn(kept, 'name'), textIn(kept, 'content')]
    if (name === undefined || content === undefined) return reply.callNotFound()
    return sendFile(reply, 'application/octet-stream', name, Buffer.from(content, 'base64'))
  }

const ownWords: Readonly<Record<'notJson' | 'notText', Text>> = {
  notJson: { zh: '不是本系统移交包里的 JSON 文件，或已损坏。', en: 'This is not the JSON of a parcel, or it is damaged.' },
  notText: {
    zh: '文件无法读取。请传回移交包里的表格（.xlsx）。',
    en: 'The file can’t be read. Send back the sheet of the parcel (.xlsx).',
  },
}
const unreadable = (reply: FastifyReply, { code, detail }: Extract<Read, { kind: 'unreadable' }>) =>
  reply
    .code(422)
    .send({ code, detail: detail.slice(0, 200), words: code === 'notJson' || code === 'notText' ? ownWords[code] : wordsOf(code) })

type Given = { readonly content: string; readonly words: Words }
type Found = { readonly look: Look; readonly tie: Exclude<Awaited<ReturnType<typeof tieAnswer>>, undefined> }

const tieHere = (door: Door, session: Session, id: string, { content, words }: Given): Promise<Found | undefined> =>
  askingOf(door.site, session, 'own', async asking => {
    const look = await findParcel(asking, id, 'department')
    const tie = look && (await tieAnswer(asking, look, Buffer.from(content, 'base64'), words))
    if (tie) await log(asking, 'parcelRead', id)
    return look && tie ? { look, tie } : undefined
  })

const readHere =
  (door: Door): Work =>
  async (request, reply, session) => {
    const given = bodyOf(request, reply, ToRead)
    if (!given) return reply
    const found = await tieHere(door, session, request.params.id, given)
    if (!found) return reply.callNotFound()
    return 'kind' in found.tie ? unreadable(reply, found.tie) : reply.send(readOf(found.tie))
  }

/** What is carried out of the ticked rows. `begun` before: what was ready then may be done by now, and is asked for once more all the same. */
const chosen = ({ rows }: Tie, codes: readonly string[], begunBefore: boolean): readonly Tied[] | undefined => {
  const found = codes.map(code => rows.filter(row => row.code === code))
  const single = found.flatMap(([row, another]) => (row && !another && (isReady(row.verdict) || begunBefore) ? [row] : []))
  return single.length === codes.length ? single : undefined
}

const notReady = ({ law }: Look, { rows }: Tie, codes: readonly string[]): Refusal => ({
  rule: 'answerIsReady',
  clause: handedOut(law).clause,
  found: codes.filter(code => !rows.some(row => row.code === code && isReady(row.verdict))),
  wants: 'ready',
})

type Batches = { readonly key: string; readonly account: string; readonly file: string }
/** Hosts for those who have one, and the way back for the others: two acts, each with an input of its own for every row. */
const beginRows = async (door: Door, rows: readonly Tied[], { key, account, file }: Batches): Promise<readonly string[]> => {
  const placed = rows.flatMap(({ person, seat }) => (person !== undefined && seat ? [{ id: person, input: { ...seat, file } }] : []))
  const back = rows.flatMap(({ person, reason }) => (person !== undefined && reason ? [{ id: person, input: { reason, file } }] : []))
  const ids: string[] = []
  for (const [action, all] of [['readBack', placed] as const, ['handBack', back] as const]) {
    if (all.length === 0) continue
    const begun = await beginBatch(door.site.house, account, `${key}.${action}`, { subject: 'placement', action, rows: all, input: {} })
    if (begun.kind === 'begun') ids.push(begun.id)
  }
  return ids
}

/** The answer's file is kept as it came, once for a key; the digest is the server's own. */
const keepAnswer = (door: Door, { actor }: Session, id: string, { name, content }: z.output<typeof ToTake>, request: string) =>
  perform(door.site.house, { subject: 'parcel', id, action: 'bringAnswer', input: { name, content }, actor, request })

/** Few enough signs that the keys of what follows can be made of it. */
const TakeKey = Key.max(100)

const takeHere =
  (door: Door): Work =>
  async (request, reply, session) => {
    const { id } = request.params
    const given = bodyOf(request, reply, ToTake)
    if (!given) return reply
    const key = TakeKey.safeParse(request.headers['idempotency-key'])
    if (!key.success) return malformed(reply, [{ path: '(header).Idempotency-Key', message: 'is required: 8 to 100 visible characters' }])
    const found = await tieHere(door, session, id, given)
    if (!found) return reply.callNotFound()
    const { look, tie } = found
    if ('kind' in tie) return unreadable(reply, tie)
    const asked = `${key.data}.answer`
    const earlier = await door.site.house.database.transaction('everything', query => findEarlier(query, session.account.id, asked))
    const rows = chosen(tie, given.codes, earlier !== undefined)
    if (!rows) return reply.code(409).send({ refusals: [notReady(look, tie, given.codes)] })
    const answer = await keepAnswer(door, session, id, given, asked)
    if (answer.kind !== 'done') return reply.code(409).send({ refusals: answer.kind === 'refused' ? answer.refusals : [] })
    await askingOf(door.site, session, 'own', asking => rememberWords(asking.query, officeOf(asking, look), given.words))
    const batches = { key: key.data, account: session.account.id, file: hash('sha256', Buffer.from(given.content, 'base64'), 'hex') }
    return reply.send({ batches: await beginRows(door, rows, batches) })
  }

export const addParcels = (app: FastifyInstance, door: Door): void => {
  const big = { bodyLimit: mostContent + (256 << 10) }
  app.get('/api/parcels/:id/file', signedIn(door, fetchParcel(door)))
  app.get('/api/parcels/:id/answers/:n', signedIn(door, fetchAnswer(door)))
  app.post('/api/parcels/:id/read', big, signedIn(door, readHere(door)))
  app.post('/api/parcels/:id/take', big, signedIn(door, takeHere(door)))
}
