/** A copy to take away of what is held of whoever asks: for machines as JSON, to read as a page. It has what the person said, was told and was decided, and no more. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Law } from '../policy/shape.ts'
import { zh } from '../words/zh.ts'
import { askingOf } from './answers.ts'
import type { Door } from './http.ts'
import { chaptersOf, copyAsPdf, copyAsXlsx } from './my-data-copy.ts'
import { answer, failures } from './openapi-parts.ts'
import { html } from './public/html.ts'
import type { Asking } from './questions/asking.ts'
import { findRound } from './questions/law.ts'
import { readConsents, readHeld, readLooks } from './questions/myData.ts'
import { placeOf } from './seal.ts'

const formats = ['json', 'html', 'pdf', 'xlsx'] as const
type Format = (typeof formats)[number]

const dossiersText = `
select subject, id, round, status, to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since from dossier
where person = $1 and subject in ('application', 'placement', 'training', 'obligation', 'certificate', 'payment', 'inquiry') order by since, subject, id limit 500`
/** What the person wrote, and what was answered to them; the words of others about them in a case are read in its file. */
const recordsText = `
select r.subject, r.id, r.n, r.kind, r.sealed from dossier d join record r on r.subject = d.subject and r.id = d.id
where d.person = $1 and (r.subject || '/' || r.kind) in ('application/form', 'training/plan', 'training/planAnswer', 'training/report', 'training/absence',
  'payee/account', 'inquiry/asked', 'inquiry/answer', 'inquiry/lifted', 'placement/welcome') order by r.subject, r.id, r.n limit 1000`
type Dossier = {
  readonly subject: string
  readonly id: string
  readonly round: string | null
  readonly status: string
  readonly since: string
}
type Sealed = { readonly subject: string; readonly id: string; readonly n: number; readonly kind: string; readonly sealed: Buffer }

const mostLooks = 1000
const logText = "insert into access_log (account, asked, subject, id) values ($1, 'copyOfMine', 'account', $1)"

const collect = async (asking: Asking, person: string, account: string) => {
  const { query, site, at } = asking
  await query(logText, [account])
  const held = await readHeld(asking, person, account)
  const consents = await readConsents(asking, person)
  const looks = await readLooks(asking, person, account, null, mostLooks)
  const dossiers = await query<Dossier>(dossiersText, [person])
  const records = (await query<Sealed>(recordsText, [person])).map(({ sealed, ...record }) => ({
    ...record,
    content: site.house.seals.open(placeOf(record.subject, record.id, record.kind, record.n), sealed),
  }))
  return { madeAt: at.toISOString(), ...held, consents, dossiers, records, looks: looks.rows }
}
export type Copy = Awaited<ReturnType<typeof collect>>

const wordFor = (words: object, key: string): string => {
  const found: unknown = Reflect.get(words, key)
  return typeof found === 'string' ? found : key
}
const subjectWord = (subject: string) => String(Reflect.get(Object(Reflect.get(zh.subjects, subject)), 'name') ?? subject)

/** Anything, as nested lists of names and values. */
const shown = (value: unknown): ReturnType<typeof html> => {
  if (typeof value !== 'object' || value === null) return html`${String(value ?? '')}`
  const rows = Object.entries(value).map(([key, inner]) => html`<li><b>${wordFor(zh.fields, key)}</b> ${shown(inner)}</li>`)
  return html`<ul>${rows}</ul>`
}

const pageOf = ({ madeAt, name, held, dossiers, records, looks }: Copy): string =>
  html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>我的信息副本</title></head><body>
<h1>我的信息副本</h1><p>${name} · ${madeAt}</p>
<h2>保存了什么</h2><ul>${held.map(one => html`<li>${one.about.zh}（${one.count}） · ${one.basis} · ${one.kept.zh}</li>`)}</ul>
<h2>案卷</h2><ul>${dossiers.map(one => html`<li>${subjectWord(one.subject)} ${one.id} · ${one.since}</li>`)}</ul>
<h2>内容</h2>${records.map(one => html`<h3>${subjectWord(one.subject)} ${one.id} · ${one.n}</h3>${shown(one.content)}`)}
<h2>谁看过</h2><ul>${looks.map(one => html`<li>${one.at} ${one.who?.zh ?? '—'} ${one.organisation?.zh ?? ''} ${one.reason ?? ''}</li>`)}</ul>
</body></html>`.html

type LawOf = Parameters<typeof chaptersOf>[1]
const bodyOf = async (format: Format, copy: Copy, lawOf: LawOf): Promise<string | Buffer> => {
  if (format === 'json') return JSON.stringify(copy, null, 2)
  if (format === 'html') return pageOf(copy)
  const chapters = chaptersOf(copy, lawOf)
  return Buffer.from(format === 'pdf' ? await copyAsPdf(copy, chapters) : copyAsXlsx(copy, chapters))
}
const typeOf = {
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** The law of each round in which the person has something, by which a form of it is read. */
const lawsOf = async (asking: Asking, { dossiers }: Copy): Promise<LawOf> => {
  const rounds = [...new Set(dossiers.flatMap(({ round }) => round ?? []))]
  const laws = new Map<string | null, Law>()
  for (const round of rounds) {
    const found = await findRound(asking.site.house, asking.query, round)
    if (found) laws.set(round, found.law)
  }
  return round => laws.get(round)
}

const send = async (door: Door, request: FastifyRequest, reply: FastifyReply, asked: string) => {
  const session = await door.session(request)
  if (!session) return reply.code(401).send({ error: 'Sign in first.' })
  const format = formats.find(one => one === asked)
  const { person, id } = session.account
  if (format === undefined || person === null) return reply.callNotFound()
  const [copy, lawOf] = await askingOf(door.site, session, 'own', async asking => {
    const collected = await collect(asking, person, id)
    return [collected, await lawsOf(asking, collected)] as const
  })
  return reply
    .type(typeOf[format])
    .header('content-disposition', `attachment; filename="my-data-${copy.madeAt.slice(0, 10)}.${format}"`)
    .send(await bodyOf(format, copy, lawOf))
}

export const addMyData = (app: FastifyInstance, door: Door): void => {
  app.get<{ Params: { format: string } }>('/api/my-data/:format', (request, reply) => send(door, request, reply, request.params.format))
}

export const myDataPaths = {
  '/api/my-data/{format}': {
    get: {
      operationId: 'copyOfMyData',
      tags: ['account'],
      summary:
        'A copy of what is held of the caller, as `json`, `xlsx` or, to read, as `pdf` or `html`. Only for a person of the programme.',
      security: [{ session: [] }],
      parameters: [{ name: 'format', in: 'path', required: true, schema: { enum: [...formats] } }],
      responses: { 200: answer('The copy.'), 401: failures[401], 404: failures[404] },
    },
  },
}
