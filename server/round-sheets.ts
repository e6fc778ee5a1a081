/** `POST /api/exports/duties` and `/api/exports/follow-ups`: what the two pages show, as a sheet; each is written down before a row goes out. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { dutyKinds } from '../core/duty/duties.ts'
import { DutiesAsked, type DutyRow, FollowUpsAsked } from '../core/duty/questions.ts'
import { issuesOf } from '../core/step.ts'
import type { Law } from '../policy/shape.ts'
import { en } from '../words/en.ts'
import { roundSheets } from '../words/round-sheets.ts'
import { zh } from '../words/zh.ts'
import { askingOf } from './answers.ts'
import { sendCounted } from './bulk.ts'
import type { Door } from './http.ts'
import { type Asking, mayAsk } from './questions/asking.ts'
import { dutyRows } from './questions/duties.ts'
import { readReturned, rowsFor } from './questions/followUps.ts'
import { findQuestion } from './questions/index.ts'
import { findRound } from './questions/law.ts'

const Language = z.enum(['zh', 'en']).default('zh')
export const DutySheetAsked = DutiesAsked.extend({ language: Language })
export const FollowUpSheetAsked = FollowUpsAsked.extend({ language: Language })
type Language = z.output<typeof Language>

type Row = readonly (string | number)[]
type Sheet = { readonly name: string; readonly heads: readonly string[]; readonly rows: readonly Row[] }
const words = { zh, en } as const
/** As many as one can look through; who needs more narrows the list. */
const most = 5_000
const pageRows = 500

const named = (table: Readonly<Record<string, string>>, key: string) => table[key] ?? key

const dutyLine = (
  { subject, title, what, who, party, body, since, until, late, clause, told, call }: DutyRow,
  language: Language,
  law: Law,
): Row => {
  const w = words[language]
  const s = roundSheets[language]
  const isKind = dutyKinds.some(kind => kind === what)
  const number = law.policy.clauses.find(({ id }) => id === clause)?.number ?? clause
  return [
    ...[title, isKind ? named(s.kinds, what) : `${w.subjects[subject].name}：${named(w.subjects[subject].statuses, what)}`],
    ...[named(w.roles, who), party?.[language] ?? '', body?.[language] ?? '', since, until ?? '', late, number],
    ...[told ? `${told.on} ${told.name?.[language] ?? named(w.roles, told.role)}` : '', call?.name[language] ?? ''],
  ]
}

const dutySheet = async (asking: Asking, { language, ...narrowing }: z.output<typeof DutySheetAsked>, law: Law): Promise<Sheet> => {
  const rows: DutyRow[] = []
  for (let after: string | undefined; rows.length < most; ) {
    const found = await dutyRows(asking, narrowing, after, pageRows)
    rows.push(...(found?.rows ?? []))
    if (!found || found.next === null) break
    after = found.next
  }
  const { duties } = roundSheets[language]
  return { ...duties, rows: rows.map(row => dutyLine(row, language, law)) }
}

const followUpSheet = async (
  asking: Asking,
  { language, round, ...narrowing }: z.output<typeof FollowUpSheetAsked>,
): Promise<Sheet | undefined> => {
  const found = await readReturned(asking, round)
  if (!found) return undefined
  const asks = found.law.policy.training.followUp.value.asks.filter(({ kind }) => kind !== 'text')
  const { followUps, stands } = roundSheets[language]
  const answerIn = (answers: Readonly<Record<string, string | number>> | null, { code, choices }: (typeof asks)[number]) => {
    const answer = answers?.[code]
    const choice = choices?.find(one => one.code === answer)
    if (choice) return choice.name[language]
    return typeof answer === 'number' ? answer : answer === undefined ? '' : named(words[language].values, answer)
  }
  const rows = rowsFor(found.law, found.people, narrowing, asking.today).map(row => [
    ...[row.name, row.body?.[language] ?? '', row.employer?.[language] ?? '', row.afterMonths, row.on],
    ...[named(stands, row.stands.employer), named(stands, row.stands.person)],
    ...asks.map(ask => answerIn(row.answers, ask)),
  ])
  return { ...followUps, heads: [...followUps.heads, ...asks.map(({ name }) => name[language])], rows }
}

async function* onePage(rows: readonly Row[]) {
  yield rows
}

const give =
  <T extends z.ZodType<{ readonly round: string }>>(
    door: Door,
    question: 'duties' | 'followUps',
    shape: T,
    make: (asking: Asking, asked: z.output<T>, law: Law) => Promise<Sheet | undefined>,
  ) =>
  async (request: FastifyRequest, reply: FastifyReply) => {
    const session = await door.session(request)
    if (!session) return reply.code(401).send({ error: 'Sign in first.' })
    const parsed = shape.safeParse(request.body ?? {})
    if (!parsed.success) return reply.code(400).send({ issues: issuesOf(parsed.error) })
    const asked = findQuestion(question)
    if (!asked || !mayAsk(asked.question, session)) return reply.callNotFound()
    const sheet = await askingOf(door.site, session, 'own', async asking => {
      const found = await findRound(door.site.house, asking.query, parsed.data.round)
      if (!found) return undefined
      const whole = await make(asking, parsed.data, found.law)
      const log = [session.account.id, 'export', 'round', parsed.data.round, question]
      if (whole) await asking.query('insert into access_log (account, asked, subject, id, reason) values ($1, $2, $3, $4, $5)', log)
      return whole
    })
    if (!sheet) return reply.callNotFound()
    const taking = { house: door.site.house, account: session.account.id, round: parsed.data.round }
    const { name, heads, rows } = sheet
    return sendCounted(reply, taking, { as: 'xlsx', name, heads, file: `${question}-${parsed.data.round}` }, onePage(rows))
  }

export const addRoundSheets = (app: FastifyInstance, door: Door): void => {
  app.post('/api/exports/duties', give(door, 'duties', DutySheetAsked, dutySheet))
  app.post('/api/exports/follow-ups', give(door, 'followUps', FollowUpSheetAsked, followUpSheet))
}
