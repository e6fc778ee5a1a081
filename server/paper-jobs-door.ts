/** The doors of papers that are made for many: asked for from a list, stopped, made after all, and fetched as one ZIP. */
import { access, readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { JobKind, jobSubjects, mostPapers, PaperJobAsked } from '../core/desk/paper-job.ts'
import { toldApart } from '../core/desk/paper-name.ts'
import { csvLine, csvMark } from '../documents/csv.ts'
import { type Packed, zipOf } from '../documents/zip.ts'
import { Key, malformed } from './actions.ts'
import { askingOf } from './answers.ts'
import { refuseBeyond, takeAtOnce } from './bulk.ts'
import { pathOf } from './files.ts'
import type { Door } from './http.ts'
import { beginJob, folderOf, makeAgain, stopJob } from './paper-jobs.ts'
import type { Asking, Site } from './questions/asking.ts'
import { narrowed } from './questions/dossiers.ts'
import { allOf, part, run } from './questions/rows.ts'
import type { Session } from './session.ts'
import { shownOn } from './shown-doors.ts'
import { bodyOf } from './sign-in.ts'
import { shows } from './trail.ts'

/** The dossiers of a list as its reader sees it, one more than may be asked for. */
const idsOf = async (asking: Asking, { kind, of }: PaperJobAsked): Promise<readonly string[]> => {
  if ('ids' in of) return of.ids
  const wanted = await narrowed(asking, { ...of, subject: jobSubjects[kind] })
  const rows = await run<{ id: string }>(
    asking.query,
    part`select d.id from dossier d where ${allOf(wanted)} order by d.id limit ${mostPapers + 1}`,
  )
  return rows.map(({ id }) => id)
}

const begin = async (door: Door, request: FastifyRequest, reply: FastifyReply, session: Session) => {
  const asked = bodyOf(request, reply, PaperJobAsked)
  if (!asked) return reply
  const key = Key.safeParse(request.headers['idempotency-key'])
  if (!key.success) return malformed(reply, [{ path: '(header).Idempotency-Key', message: 'is required: 8 to 128 visible characters' }])
  const ids = await askingOf(door.site, session, 'own', asking => idsOf(asking, asked))
  if (ids.length === 0) return malformed(reply, [{ path: 'of', message: 'names no dossier that you see' }])
  if (ids.length > mostPapers)
    return malformed(reply, [{ path: 'of', message: `counts more than ${mostPapers} dossiers; narrow the list by track, body or status` }])
  const begun = await beginJob(door.site, { account: session.account.id, key: key.data, kind: asked.kind, ids, asked: asked.of })
  if (begun.kind === 'begun') return reply.send({ id: begun.id })
  return reply.code(422).send({ error: `The Idempotency-Key ${key.data} was used for other papers.` })
}

type Made = {
  readonly n: number
  readonly id: string
  readonly state: string
  readonly name: string | null
  readonly sha256: string | null
  readonly seen: boolean
  readonly round: string | null
}
const jobText = 'select kind, made_at from paper_job where id = $1 and account = $2'
/** Which of the dossiers the asker still sees: whoever lost a seat since has lost what it showed. */
const madeText = `
select r.n, r.id, r.state, r.name, r.sha256, d.id is not null as seen, d.round
from paper_job_row r left join dossier d on d.subject = $2 and d.id = r.id where r.job = $1 order by r.n`
const logText = `insert into access_log (account, asked, subject, id, reason) select $1, $2, $3, id, $4 from unnest($5::text[]) as t(id)`
const goneText = `
update paper_job_row set state = 'waiting', tries = 0, not_before = clock_timestamp() where job = $1 and n = any($2) and state = 'made'`
const openText = 'update paper_job set ended = null where id = $1'

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

const fileOf = (site: Site, job: string, { sha256 }: Made) => pathOf(folderOf(site, job), sha256 ?? '')

/** Files that another machine keeps, or that somebody took away, are made anew rather than left out. */
const findGone = async (site: Site, job: string, made: readonly Made[]): Promise<readonly number[]> => {
  const gone: number[] = []
  for (const row of made) if (!(await isThere(fileOf(site, job, row)))) gone.push(row.n)
  return gone
}

const whyNot: Readonly<Record<string, string>> = {
  failed: '没有制成',
  absent: '没有这份文书，或者不归您办理',
  waiting: '还没有制成',
  stopped: '已停止',
  deleted: '已到期删除',
}

/** Which file is whose, and what is missing: nobody has to count. */
const listOf = (rows: readonly Made[], names: ReadonlyMap<number, string>): Uint8Array => {
  const lines = rows.map(({ n, id, state, sha256 }) => {
    const name = names.get(n)
    return [
      n,
      id,
      name ?? '',
      name === undefined ? (whyNot[state === 'made' ? 'absent' : state] ?? '') : '',
      name === undefined ? '' : (sha256 ?? ''),
    ]
  })
  return Buffer.from(`${csvMark}${[['序号', '档案', '文件', '没有制成的原因', 'SHA-256'], ...lines].map(csvLine).join('')}`)
}

async function* filesOf(site: Site, job: string, rows: readonly Made[]): AsyncGenerator<Packed> {
  const made = rows.filter(row => row.state === 'made' && row.seen)
  const apart = toldApart(made.map(({ name, n }) => name ?? `${n}.pdf`))
  const names = new Map(made.map(({ n }, i) => [n, apart[i] ?? `${n}.pdf`]))
  yield { name: '00-清单.csv', bytes: listOf(rows, names) }
  for (const row of made) yield { name: names.get(row.n) ?? '', bytes: await readFile(fileOf(site, job, row)) }
}

const fetchZip = async ({ site }: Door, reply: FastifyReply, session: Session, job: string) => {
  const account = session.account.id
  const found = await askingOf(site, session, 'own', async ({ query }) => {
    const [head] = await query<{ kind: string; made_at: Date }>(jobText, [job, account])
    if (!head) return undefined
    const kind = JobKind.parse(head.kind)
    return { kind, madeAt: head.made_at, rows: await query<Made>(madeText, [job, jobSubjects[kind]]) }
  })
  const made = found?.rows.filter(row => row.state === 'made' && row.seen) ?? []
  if (!found || made.length === 0) return reply.callNotFound()
  const gone = await findGone(site, job, made)
  if (gone.length > 0) {
    await site.house.database.query(goneText, [job, gone])
    await site.house.database.query(openText, [job])
    return reply.code(409).send({ error: `${gone.length} of its files are gone; they are being made anew.` })
  }
  const { kind, rows, madeAt } = found
  const taking = { house: site.house, account, round: made.find(({ round }) => round !== null)?.round ?? '' }
  shows(...shownOn(kind))
  if (!(await takeAtOnce(taking, made.length, `${kind} in zip ${job}`))) return refuseBeyond(reply)
  await site.house.database.transaction('house', query =>
    query(logText, [account, kind, jobSubjects[kind], `zip ${job}`, made.map(({ id }) => id)]),
  )
  return reply
    .type('application/zip')
    .header('content-disposition', `attachment; filename="${kind}-${job.slice(0, 8)}.zip"`)
    .send(Readable.from(zipOf(filesOf(site, job, rows), madeAt)))
}

type Work = (request: FastifyRequest, reply: FastifyReply, session: Session) => Promise<unknown>

export const addPaperJobs = (app: FastifyInstance, door: Door): void => {
  const { site } = door
  const signedIn = (work: Work) => async (request: FastifyRequest, reply: FastifyReply) => {
    const session = await door.session(request)
    return session ? work(request, reply, session) : reply.code(401).send({ error: 'Sign in first.' })
  }
  const idIn = (request: FastifyRequest) => String(Reflect.get(Object(request.params), 'id'))
  const onOwn = (deed: typeof stopJob) =>
    signedIn(async (request, reply, { account }) => {
      const id = idIn(request)
      return (await deed(site, account.id, id)) ? reply.send({ id }) : reply.callNotFound()
    })
  app.post(
    '/api/paper-jobs/begin',
    signedIn((request, reply, session) => begin(door, request, reply, session)),
  )
  app.post('/api/paper-jobs/:id/stop', onOwn(stopJob))
  app.post('/api/paper-jobs/:id/again', onOwn(makeAgain))
  app.get(
    '/api/paper-jobs/:id/zip',
    signedIn((request, reply, session) => fetchZip(door, reply, session, idIn(request))),
  )
}
