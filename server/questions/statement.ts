/** What was paid for the asker in a year, and what came back: each movement of the ledger, by the day on which the money moved. */
import { findAnyName } from '../../core/law-names.ts'
import { questions } from '../../core/question.ts'
import type { Law } from '../../policy/shape.ts'
import { en } from '../../words/en.ts'
import { zh } from '../../words/zh.ts'
import { type Asking, answering } from './asking.ts'
import { partyAccount } from './party-account.ts'
import { nameOr } from './rows.ts'
import { type Movement, movementsText, moveOf, signedFen, yearsText } from './statement-rows.ts'

const ownText = movementsText('d.person = $1', 'order by 6, 1, 2')

/** What an item is called in the law that it is paid by; what only the system knows, such as a demand, by its own word. */
export const itemNameIn = (law: Law | undefined, item: string) => {
  const word = (values: object) => String(Reflect.get(values, item) ?? item)
  return (law && findAnyName(law, item)) ?? { zh: word(zh.values), en: word(en.values) }
}

export const lawsOfMovements = async ({ site: { house }, query }: Asking, digests: readonly string[]) =>
  new Map(await Promise.all([...new Set(digests)].map(async digest => [digest, await house.laws.read(query, digest)] as const)))

export const statementOf = async (asking: Asking, person: string, year: number) => {
  const rows = await asking.query<Movement>(ownText, [person, String(year)])
  const laws = await lawsOfMovements(
    asking,
    rows.map(({ law }) => law),
  )
  const sums = rows.map(signedFen)
  return {
    rows: rows.map(row => ({
      payment: row.payment,
      on: row.on,
      move: moveOf(row),
      item: row.item,
      itemName: itemNameIn(laws.get(row.law), row.item),
      payer: row.payer,
      payee: row.payee,
      hostName: nameOr(row.zh, row.en),
      fen: row.fen,
      reference: row.reference,
      clause: laws.get(row.law)?.policy.clauses.find(({ id }) => id === row.clause)?.number ?? row.clause,
    })),
    paidFen: sums.reduce((sum, { paid }) => sum + paid, 0),
    backFen: sums.reduce((sum, { back }) => sum + back, 0),
  }
}

export const statement = answering(questions.statement, async (asking, { year: asked }) => {
  const { session, query } = asking
  const person = session?.account.person
  if (!person) return undefined
  const years = (await query<{ year: number }>(yearsText, [person])).map(({ year }) => year)
  const [{ name = '' } = {}] = await query<{ name: string }>('select name from person where id = $1', [person])
  const year = asked ?? years[0]
  const account = await partyAccount(query, 'person', person)
  if (year === undefined) return { name, years, year: null, rows: [], paidFen: 0, backFen: 0, account }
  return { name, years, year, account, ...(await statementOf(asking, person, year)) }
})
