/** The ageing list as a sheet, page by page, with the totals of the screen last; each look is on record with its reason. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { decimalYuan } from '../core/money.ts'
import { type Age, ages } from '../core/payment/back-questions.ts'
import { issuesOf } from '../core/step.ts'
import { ageingHeads } from '../words/ageing.ts'
import { askingOf } from './answers.ts'
import { sendCounted } from './bulk.ts'
import type { SheetRow } from './export-sheet.ts'
import type { Door } from './http.ts'
import { ageingRows, type Narrowing } from './questions/ageing.ts'
import { readableIn } from './questions/money.ts'
import type { Session } from './session.ts'

export const AgeingExportAsked = z.strictObject({
  round: z.string().max(120),
  as: z.enum(['xlsx', 'csv']),
  reason: z.string().trim().min(2).max(200),
  language: z.enum(['zh', 'en']).default('zh'),
  age: z.enum(ages).optional(),
  payer: z.enum(['person', 'host']).optional(),
  q: z.string().max(50).optional(),
})
type Asked = z.output<typeof AgeingExportAsked>

const pageRows = 2000
const yuanOf = (fen: number) => Number(decimalYuan(fen))
const sums = (open: number, of: Readonly<Record<Age, number>>) => [open, ...ages.map(age => of[age])].map(yuanOf)

/** The totals are those of the rows that went out, so that a sheet adds up whatever moved meanwhile. */
async function* pagesOf(door: Door, session: Session, { round, language, age, payer, q }: Asked): AsyncGenerator<readonly SheetRow[]> {
  const words = ageingHeads[language]
  const narrowing: Narrowing = { age, payer, q }
  const total = { open: 0, ages: Object.fromEntries(ages.map(one => [one, 0])) }
  for (let after: string | undefined; ; ) {
    const { rows, next } = await askingOf(door.site, session, 'own', asking =>
      ageingRows(asking, round, narrowing, { after, limit: pageRows }),
    )
    for (const row of rows) {
      total.open += row.openFen
      for (const one of ages) total.ages[one] = (total.ages[one] ?? 0) + row.ages[one]
    }
    yield rows.map(row => [
      row.name[language],
      words.payers[row.payer],
      ...sums(row.openFen, row.ages),
      row.oldest ?? '',
      row.remindedOn ?? '',
      `${words.steps[row.next.step]} ${row.next.on ?? ''}`.trim(),
      row.demands.join(' '),
    ])
    if (next === null) break
    after = next
  }
  yield [[words.total, '', yuanOf(total.open), ...ages.map(one => yuanOf(total.ages[one] ?? 0)), '', '', '', '']]
}

const logText = "insert into access_log (account, asked, subject, id, reason) values ($1, 'exportAgeing', 'round', $2, $3)"

const send = async (door: Door, request: FastifyRequest, reply: FastifyReply) => {
  const session = await door.session(request)
  if (!session) return reply.code(401).send({ error: 'Sign in first.' })
  const parsed = AgeingExportAsked.safeParse(request.body ?? {})
  if (!parsed.success) return reply.code(400).send({ issues: issuesOf(parsed.error) })
  const { round, reason, as, language } = parsed.data
  const law = await askingOf(door.site, session, 'own', async asking => {
    const found = await readableIn(asking, round)
    if (found) await asking.query(logText, [session.account.id, round, reason])
    return found
  })
  if (!law) return reply.callNotFound()
  const words = ageingHeads[language]
  const named = [words.debtor, words.kind, words.open, ...ages.map(age => words.ages[age])]
  const heads = [...named, words.oldest, words.reminded, words.next, words.demands]
  const taking = { house: door.site.house, account: session.account.id, round }
  return sendCounted(reply, taking, { name: words.title, as, heads, file: `ageing-${round}` }, pagesOf(door, session, parsed.data))
}

export const addAgeingSheet = (app: FastifyInstance, door: Door): void => {
  app.post('/api/exports/ageing', (request, reply) => send(door, request, reply))
}
