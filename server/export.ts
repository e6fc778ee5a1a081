/** `POST /api/exports/applications`: what a list of applications counts, as a sheet, page by page; each is written down with its reason before a row goes out. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Column, columnsOf, type Tongue } from '../core/application/columns.ts'
import { Form } from '../core/application/form.ts'
import { isMaskedPlace, maskedPlaces, maskedValue } from '../core/masking.ts'
import { issuesOf } from '../core/step.ts'
import type { Law } from '../policy/shape.ts'
import { en } from '../words/en.ts'
import { formChoices } from '../words/form.ts'
import { zh } from '../words/zh.ts'
import { askingOf } from './answers.ts'
import { sendCounted } from './bulk.ts'
import type { SheetRow } from './export-sheet.ts'
import type { Door } from './http.ts'
import { type Asking, organisationsWith, sitsAt } from './questions/asking.ts'
import { narrowed } from './questions/dossiers.ts'
import { findRound } from './questions/law.ts'
import { allOf, type Part, part, type RowRead, rowColumns, rowJoins, run } from './questions/rows.ts'
import { addRoundSheets } from './round-sheets.ts'
import { placeOf } from './seal.ts'
import type { Session } from './session.ts'
import { shows } from './trail.ts'

/** How a person may ask for it: the list by what narrows it, as what, and why. */
export const ExportAsked = z.strictObject({
  round: z.string().max(120),
  as: z.enum(['xlsx', 'csv']),
  reason: z.string().trim().min(2).max(200),
  language: z.enum(['zh', 'en']).default('zh'),
  /** Numbers, mail and address whole, for the reason that is given; without it they stand masked as on the screen. */
  whole: z.boolean().default(false),
  status: z.string().max(40).optional(),
  track: z.string().max(40).optional(),
  body: z.string().max(40).optional(),
  q: z.string().max(50).optional(),
})
type Asked = z.output<typeof ExportAsked>

/** Few enough that nobody else waits while a page is opened and written. */
const pageRows = 100
/** What a cell of a spreadsheet holds at most is 32,767 characters. */
const longestCell = 32_000

type Language = Asked['language']

const words = { zh, en } as const
const values: Readonly<Record<Language, Readonly<Record<string, string>>>> = { zh: zh.values, en: en.values }
const choices: Readonly<Record<Language, Readonly<Record<string, Readonly<Record<string, string>>>>>> = formChoices
const tongueOf = (language: Language): Tongue => ({
  pick: text => text[language],
  word: (list, code) => choices[language][list]?.[code] ?? values[language][code] ?? code,
})

const heads = {
  zh: {
    number: '编号',
    status: '办理状态',
    body: '推荐部门',
    note: '说明',
    draft: '尚未提交申报表',
    unread: '申报表无法读取',
    cut: '……（全文见申报表）',
  },
  en: {
    number: 'Number',
    status: 'Status',
    body: 'Nominating body',
    note: 'Note',
    draft: 'Not handed in yet',
    unread: 'The form can’t be read',
    cut: ' … (whole in the form)',
  },
} as const

type Sheet = { readonly columns: readonly Column[]; readonly language: Language; readonly whole: boolean }

const headOf = ({ columns, language }: Sheet): SheetRow => {
  const h = heads[language]
  return [h.number, h.status, ...columns.map(({ heading }) => heading[language]), h.body, h.note]
}

const within = (cell: string | number, language: Language) =>
  typeof cell === 'string' && cell.length > longestCell ? `${cell.slice(0, longestCell)}${heads[language].cut}` : cell

/** What a list is counted and checked by needs no number; whoever needs one says so. */
const shown = (code: string, cell: string | number, whole: boolean) =>
  whole || !isMaskedPlace(code) || cell === '' ? cell : maskedValue(code, String(cell))

/** `form` is undefined for who has not handed in, and null for a form that can't be read any more: the row stands there all the same, and says so. */
const lineOf = ({ columns, language, whole }: Sheet, row: RowRead, form: Form | null | undefined): SheetRow => {
  const [h, tongue] = [heads[language], tongueOf(language)]
  const status = Reflect.get(words[language].subjects.application.statuses, row.status)
  const cells = columns.map(({ code, read }) => {
    if (form) return within(shown(code, read(form, tongue), whole), language)
    return code === 'identity.name' ? row.title : ''
  })
  const note = form === undefined ? h.draft : form === null ? h.unread : ''
  return [row.id.slice(0, 8).toUpperCase(), String(status), ...cells, (language === 'zh' ? row.body_zh : row.body_en) ?? '', note]
}

/** An office exports its programme, a body what is its own; `undefined` is for nobody else. */
const reachIn = (asking: Asking, law: Law): readonly Part[] | undefined => {
  if (sitsAt(asking, law, 'department', 'leader')) return []
  const bodies = organisationsWith(asking, 'body')
  return bodies.length === 0 ? undefined : [part`d.body = any(${bodies})`]
}

/** The newest form that was handed in: what was typed since is the person's own. */
const formsText = `
select distinct on (r.id) r.id, r.n, r.sealed from record r
where r.subject = 'application' and r.kind = 'form' and r.id = any($1)
  and r.n <= (select max(j.n) from journal j where j.subject = 'application' and j.id = r.id and j.action = 'submit')
order by r.id, r.n desc`

const handedIn = async ({ query, site }: Asking, ids: readonly string[]): Promise<ReadonlyMap<string, Form | null>> => {
  const rows = await query<{ id: string; n: number; sealed: Buffer }>(formsText, [ids])
  return new Map(
    rows.map(({ id, n, sealed }) => {
      const opened = site.house.seals.open(placeOf('application', id, 'form', n), sealed)
      return [id, Form.safeParse(opened).data ?? null]
    }),
  )
}

const readPage = async (asking: Asking, asked: Asked, law: Law, after: string | undefined) => {
  const reach = reachIn(asking, law)
  if (!reach) return []
  const { round, status, track, body, q } = asked
  const filters = { ...(status && { status }), ...(track && { track }), ...(body && { body }), ...(q && { q }) }
  const wanted = [
    ...(await narrowed(asking, { round, subject: 'application', ...filters })),
    ...reach,
    // Who asked that their data be used no further is on no sheet.
    part`not restricted(d.person)`,
    ...(after === undefined ? [] : [part`d.id > ${after}`]),
  ]
  const rows = await run<RowRead>(
    asking.query,
    part`select ${rowColumns} from (select * from dossier d where ${allOf(wanted)} order by d.id limit ${pageRows}) d ${rowJoins} order by d.id`,
  )
  const forms = await handedIn(
    asking,
    rows.map(({ id }) => id),
  )
  return rows.map(row => ({ row, form: forms.get(row.id) }))
}

/** Each page in a transaction of its own, under the asker's reach: a long sheet holds no connection while it is fetched. */
async function* pagesOf(door: Door, session: Session, asked: Asked, law: Law): AsyncGenerator<readonly SheetRow[]> {
  const sheet = { columns: columnsOf(law), language: asked.language, whole: asked.whole }
  let after: string | undefined
  for (;;) {
    const page = await askingOf(door.site, session, 'own', asking => readPage(asking, asked, law, after))
    yield page.map(({ row, form }) => lineOf(sheet, row, form))
    if (page.length < pageRows) return
    after = page.at(-1)?.row.id
  }
}

/** The look is on record before anything goes out, whatever becomes of the rest. */
const begin = (asking: Asking, { round, reason, whole }: Asked, account: string) =>
  asking.query('insert into access_log (account, asked, subject, id, reason, fields) values ($1, $2, $3, $4, $5, $6)', [
    account,
    'export',
    'round',
    round,
    reason,
    whole ? maskedPlaces : [],
  ])

const send = async (door: Door, request: FastifyRequest, reply: FastifyReply) => {
  const session = await door.session(request)
  if (!session) return reply.code(401).send({ error: 'Sign in first.' })
  const parsed = ExportAsked.safeParse(request.body ?? {})
  if (!parsed.success) return reply.code(400).send({ issues: issuesOf(parsed.error) })
  const asked = parsed.data
  const law = await askingOf(door.site, session, 'own', async asking => {
    const found = await findRound(door.site.house, asking.query, asked.round)
    return found && reachIn(asking, found.law) ? found.law : undefined
  })
  if (!law) return reply.callNotFound()
  shows(...columnsOf(law).map(({ code }) => code.replace(/[^A-Za-z.]/g, '')))
  await askingOf(door.site, session, 'own', asking => begin(asking, asked, session.account.id))
  const pages = pagesOf(door, session, asked, law)
  const sheet = { columns: columnsOf(law), language: asked.language, whole: asked.whole }
  const name = words[asked.language].subjects.application.name
  const taking = { house: door.site.house, account: session.account.id, round: asked.round }
  return sendCounted(reply, taking, { name, as: asked.as, heads: headOf(sheet), file: `applications-${asked.round}` }, pages)
}

export const addExports = (app: FastifyInstance, door: Door): void => {
  app.post('/api/exports/applications', (request, reply) => send(door, request, reply))
  addRoundSheets(app, door)
}
