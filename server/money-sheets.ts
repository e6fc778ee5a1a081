/** The money of a round as sheets: the table as XLSX and PDF, the same figures as on the page; and the people behind them, each look on record with its reason. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { findAnyName } from '../core/law-names.ts'
import { decimalYuan } from '../core/money.ts'
import { columns, type Sums } from '../core/payment/columns.ts'
import type { Answered } from '../core/question.ts'
import { issuesOf } from '../core/step.ts'
import { printArchiveSheet, printable } from '../documents/archive/sheet.ts'
import type { Law } from '../policy/shape.ts'
import { en } from '../words/en.ts'
import { moneyHeads } from '../words/money.ts'
import { zh } from '../words/zh.ts'
import { askingOf } from './answers.ts'
import { sendCounted } from './bulk.ts'
import { type SheetRow, sendSheet } from './export-sheet.ts'
import type { Door } from './http.ts'
import type { Asking } from './questions/asking.ts'
import { moneyOf, readableIn } from './questions/money.ts'
import { type Behind, everyoneText, overRows } from './questions/money-rows.ts'
import type { Session } from './session.ts'

const Language = z.enum(['zh', 'en']).default('zh')
export const MoneySheetAsked = z.strictObject({ as: z.enum(['xlsx', 'pdf']), language: Language })
export const MoneyExportAsked = z.strictObject({
  round: z.string().max(120),
  as: z.enum(['xlsx', 'csv']),
  reason: z.string().trim().min(2).max(200),
  language: Language,
})

type Language = z.output<typeof Language>
type Money = Answered<'money'>

const values: Readonly<Record<Language, Readonly<Record<string, string>>>> = { zh: zh.values, en: en.values }
const words = { zh, en } as const

const sayIn = (law: Law, language: Language) => (code: string) => {
  const known = values[language][code]
  return known ?? findAnyName(law, code)?.[language] ?? code
}

const yuanOf = (fen: number) => Number(decimalYuan(fen))
const sumsIn = (sums: Sums) => columns.map(column => sums[column])

/** The rows of the table with their totals last; sums in fen, for each sheet to show in its way. */
const tableOf = ({ planFen, sums, forecastFen, lines }: Money, law: Law, language: Language) => {
  const [heads, say] = [moneyHeads[language], sayIn(law, language)]
  const rows = lines.map(line => ({
    named: `${say(line.item)} · ${say(line.track)}`,
    clause: law.policy.clauses.find(({ id }) => id === line.clause)?.number ?? line.clause,
    counts: [line.planned, line.persons] as const,
    fen: [line.planFen, ...sumsIn(line.sums), line.forecastFen],
    why: line.why[language],
  }))
  return {
    heads: [
      heads.item,
      heads.clause,
      heads.planned,
      heads.persons,
      heads.plan,
      ...columns.map(c => heads.columns[c]),
      heads.forecast,
      heads.why,
    ],
    rows,
    total: { named: heads.total, fen: [planFen, ...sumsIn(sums), forecastFen] },
  }
}

const hostsOf = ({ hosts }: Money, language: Language) => {
  const heads = moneyHeads[language]
  return {
    heads: [heads.host, heads.persons, ...columns.map(c => heads.columns[c])],
    rows: hosts.map(({ name, persons, sums }) => ({ named: name[language], persons, fen: sumsIn(sums) })),
  }
}

async function* sheetRows(money: Money, law: Law, language: Language): AsyncGenerator<readonly SheetRow[]> {
  const { rows, total } = tableOf(money, law, language)
  yield rows.map(({ named, clause, counts, fen, why }): SheetRow => [named, clause, ...counts, ...fen.map(yuanOf), why])
  yield [[total.named, '', '', '', ...total.fen.map(yuanOf), '']]
  const hosts = hostsOf(money, language)
  if (hosts.rows.length === 0) return
  yield [[], hosts.heads]
  yield hosts.rows.map(({ named, persons, fen }): SheetRow => [named, persons, ...fen.map(yuanOf)])
}

const printed = (money: Money, law: Law, language: Language, madeAt: string) => {
  const heads = moneyHeads[language]
  const { rows, total, heads: tableHeads } = tableOf(money, law, language)
  const hosts = hostsOf(money, language)
  const { programme, year } = law.policy
  return printArchiveSheet({
    madeAt,
    title: printable(heads.title),
    subtitle: printable(`${programme.name[language]} ${year} · ${heads.yuan}`),
    office: printable(programme.administeredBy[language]),
    foot: heads.madeAt(madeAt.slice(0, 16).replace('T', ' ')),
    wide: true,
    facts: [],
    tables: [
      {
        name: heads.item,
        heads: tableHeads,
        widths: [30, 16, 12, 12, ...total.fen.map(() => 22), 40],
        rows: [
          ...rows.map(({ named, clause, counts, fen, why }) => [named, clause, ...counts.map(String), ...fen.map(decimalYuan), why]),
          [total.named, '', '', '', ...total.fen.map(decimalYuan), ''],
        ].map(row => row.map(printable)),
      },
      {
        name: heads.byHost,
        heads: hosts.heads,
        widths: [50, 12, ...columns.map(() => 22)],
        rows: hosts.rows.map(({ named, persons, fen }) => [printable(named), String(persons), ...fen.map(decimalYuan)]),
      },
    ],
  })
}

const sendTable = async (door: Door, request: FastifyRequest<{ Params: { round: string } }>, reply: FastifyReply) => {
  const session = await door.session(request)
  if (!session) return reply.code(401).send({ error: 'Sign in first.' })
  const parsed = MoneySheetAsked.safeParse(request.query)
  if (!parsed.success) return reply.code(400).send({ issues: issuesOf(parsed.error) })
  const { round } = request.params
  const { as, language } = parsed.data
  const found = await askingOf(door.site, session, 'own', async asking => {
    const law = await readableIn(asking, round)
    return law && { law, money: await moneyOf(asking, law, round), at: asking.at }
  })
  if (!found) return reply.callNotFound()
  const { law, money, at } = found
  const file = `money-${round}`
  if (as === 'xlsx') {
    const heads = tableOf(money, law, language).heads
    return sendSheet(reply, { name: moneyHeads[language].title, as, heads, file }, sheetRows(money, law, language))
  }
  const pdf = await printed(money, law, language, at.toISOString())
  return reply.type('application/pdf').header('content-disposition', `attachment; filename="${file}.pdf"`).send(Buffer.from(pdf))
}

/** So many rows are read at once. */
const pageRows = 2000
type Everyone = Behind & { readonly column: keyof Sums }

const pageAfter = (asking: Asking, law: Law, round: string, last: Everyone | undefined) =>
  asking.query<Everyone>(...overRows(law, round, everyoneText, last?.column ?? '', last?.id ?? '', last?.item ?? '', pageRows))

async function* peopleRows(door: Door, session: Session, law: Law, round: string, language: Language): AsyncGenerator<readonly SheetRow[]> {
  const [heads, say] = [moneyHeads[language], sayIn(law, language)]
  const statusOf = ({ subject, status }: Everyone) =>
    String(Reflect.get(words[language].subjects[subject === 'placement' ? 'placement' : 'payment'].statuses, status))
  for (let last: Everyone | undefined; ; ) {
    const page = await askingOf(door.site, session, 'own', asking => pageAfter(asking, law, round, last))
    yield page.map(row => [
      heads.columns[row.column],
      row.name,
      (language === 'zh' ? row.zh : row.en) ?? '',
      say(row.item),
      say(row.track),
      yuanOf(row.fen),
      law.policy.clauses.find(({ id }) => id === row.clause)?.number ?? row.clause,
      statusOf(row),
      row.id,
    ])
    if (page.length < pageRows) return
    last = page.at(-1)
  }
}

const sendPeople = async (door: Door, request: FastifyRequest, reply: FastifyReply) => {
  const session = await door.session(request)
  if (!session) return reply.code(401).send({ error: 'Sign in first.' })
  const parsed = MoneyExportAsked.safeParse(request.body ?? {})
  if (!parsed.success) return reply.code(400).send({ issues: issuesOf(parsed.error) })
  const { round, as, reason, language } = parsed.data
  const law = await askingOf(door.site, session, 'own', async asking => {
    const found = await readableIn(asking, round)
    // The look is on record before anything goes out.
    if (found)
      await asking.query('insert into access_log (account, asked, subject, id, reason) values ($1, $2, $3, $4, $5)', [
        session.account.id,
        'exportMoney',
        'round',
        round,
        reason,
      ])
    return found
  })
  if (!law) return reply.callNotFound()
  const h = moneyHeads[language]
  const heads = [h.column, h.name, h.host, h.item, h.track, h.sum, h.clause, h.status, h.number]
  const taking = { house: door.site.house, account: session.account.id, round }
  return sendCounted(
    reply,
    taking,
    { name: h.title, as, heads, file: `money-people-${round}` },
    peopleRows(door, session, law, round, language),
  )
}

export const addMoneySheets = (app: FastifyInstance, door: Door): void => {
  app.get<{ Params: { round: string } }>('/api/money-sheets/:round', (request, reply) => sendTable(door, request, reply))
  app.post('/api/exports/money', (request, reply) => sendPeople(door, request, reply))
}
