/** Drafts: what somebody is writing, sealed under their account. Two devices that build on the same version are told apart; nothing is merged unseen. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DraftGiven, DraftKept } from '../core/draft.ts'
import { askingOf } from './answers.ts'
import type { Query } from './database.ts'
import type { House } from './house.ts'
import type { Door } from './http.ts'
import { type Loop, startLoop } from './loop.ts'
import { answer, door as described, failures, json } from './openapi-parts.ts'
import { schemaOf } from './questions/inputs.ts'
import { placeOf } from './seal.ts'
import { bodyOf } from './sign-in.ts'

type Row = { readonly version: number; readonly sealed: Buffer; readonly savedAt: string }
const findText = `
select version, sealed, to_char(saved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "savedAt" from draft where account = $1 and place = $2`

const sealedAt = (account: string, place: string, version: number) => placeOf('draft', `${account}/${place}`, 'text', version)

/** What the account was writing for a place, opened. */
export const findDraft = async (query: Query, { seals }: House, account: string, place: string): Promise<DraftKept> => {
  const [row] = await query<Row>(findText, [account, place])
  if (!row) return { version: 0, content: '', savedAt: null }
  const content = seals.open(sealedAt(account, place, row.version), row.sealed)
  return { version: row.version, content: typeof content === 'string' ? content : '', savedAt: row.savedAt }
}

const keepText = `
insert into draft (account, place, version, sealed) select $1, $2, $3, $4 where $5 = 0
on conflict (account, place) do nothing returning version`
const replaceText =
  'update draft set version = $3, sealed = $4, saved_at = now() where account = $1 and place = $2 and version = $5 returning version'

/** Keeps what builds on the newest version; otherwise gives back the newest, and nothing is lost on either side. */
const keepDraft = async (query: Query, house: House, account: string, { place, base, content }: DraftGiven) => {
  const version = base + 1
  const { bytes } = house.seals.seal(sealedAt(account, place, version), content)
  const values = [account, place, version, bytes, base]
  const [kept] = base === 0 ? await query(keepText, values) : await query(replaceText, values)
  return { kept: kept !== undefined, draft: await findDraft(query, house, account, place) }
}

const keepHere = async (door: Door, request: FastifyRequest, reply: FastifyReply) => {
  const session = await door.session(request)
  if (!session) return reply.code(401).send({ error: 'Sign in first.' })
  const given = bodyOf(request, reply, DraftGiven)
  if (!given) return reply
  const { kept, draft } = await askingOf(door.site, session, 'own', ({ query, site }) =>
    keepDraft(query, site.house, session.account.id, given),
  )
  return reply.code(kept ? 200 : 409).send(draft)
}

/** Nobody goes on with what has lain so long; what was handed in is in the records. */
const idleDays = 400
const sweepText = 'delete from draft where saved_at < now() - make_interval(days => $1) returning place'
export const sweepDrafts = async ({ database }: House): Promise<number> =>
  (await database.transaction('everything', query => query(sweepText, [idleDays]))).length

const sweepEveryMs = 86_400_000
export const startDraftSweep = (house: House): Loop => startLoop('drafts', sweepEveryMs, () => sweepDrafts(house))

export const addDrafts = (app: FastifyInstance, door: Door): void => {
  app.post('/api/drafts', { bodyLimit: 256 * 1024 }, (request, reply) => keepHere(door, request, reply))
}

const kept = schemaOf(DraftKept, 'output')
export const draftPaths = {
  '/api/drafts': {
    post: described(
      'keepDraft',
      'Keeps what the caller is writing for a place, for them alone. It builds on a version; where a newer one is there, that comes back instead.',
      { requestBody: { required: true, content: json(schemaOf(DraftGiven)) } },
      { 200: answer('Kept.', kept), 400: failures[400], 409: answer('There is a newer one.', kept) },
    ),
  },
}
