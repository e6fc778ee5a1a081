/** The person's own statement of a year: what was paid, by whom, when, for what and by which clause, and what came back. */
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../core/question.ts'
import { yuanOf } from '../format.ts'
import { PartyAccount } from '../parts/books/PartyAccount.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk } from '../queries.ts'
import { useTexts } from '../texts.ts'
import { type BookWords, useBookWords } from '../words/books.ts'

type Statement = Answered<'statement'>
type Row = Statement['rows'][number]

const partyIn = (names: Readonly<Record<string, string>>, party: string) => names[party] ?? party

function Movement({ row, words }: { readonly row: Row; readonly words: BookWords }) {
  const { pick } = useTexts()
  const { on, move, itemName, payer, payee, hostName, fen, reference, clause } = row
  return (
    <li>
      <div className="first">
        <b>
          {pick(itemName)} {words.moves[move]}
        </b>
        <b>{yuanOf(fen)}</b>
      </div>
      <div className="quiet small">
        {on} · {partyIn(words.payers, payer)} → {payee === 'host' && hostName ? pick(hostName) : partyIn(words.payees, payee)} ·{' '}
        {words.clause} {clause}
        {reference !== null && ` · ${words.reference} ${reference}`}
      </div>
    </li>
  )
}

function Sums({ paidFen, backFen, words }: Pick<Statement, 'paidFen' | 'backFen'> & { readonly words: BookWords }) {
  const sums = [
    [words.paid, paidFen],
    [words.back, backFen],
    [words.balance, paidFen - backFen],
  ] as const
  return (
    <dl className="in sums">
      {sums.map(([name, fen]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{yuanOf(fen)}</dd>
        </div>
      ))}
    </dl>
  )
}

function Year({ found, words, onYear }: { readonly found: Statement; readonly words: BookWords; readonly onYear: (year: number) => void }) {
  const { language } = useTexts()
  const { years, year, rows } = found
  if (year === null) return <p className="empty">{words.noYears}</p>
  return (
    <section className="block" aria-label={words.statementOf(found.name, String(year))}>
      <header>
        <h2>{words.statementOf(found.name, String(year))}</h2>
        <Button href={`/api/statements/${year}?language=${language}`} download>
          {words.print}
        </Button>
      </header>
      {years.length > 1 && (
        <div className="in noprint">
          <Segmented aria-label={words.yearLabel} value={year} options={[...years]} onChange={onYear} />
        </div>
      )}
      <Sums {...found} words={words} />
      {rows.length === 0 && <p className="empty">{words.nothing}</p>}
      <ul className="cards">
        {rows.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a payment can move twice on one day
          <Movement key={i} row={row} words={words} />
        ))}
      </ul>
      <PartyAccount account={found.account} />
    </section>
  )
}

export function StatementPage() {
  const words = useBookWords()
  const [year, setYear] = useState<number>()
  const asked = useAsk('statement', year === undefined ? {} : { year })
  return (
    <div className="page">
      <h1>{words.mine}</h1>
      <p className="quiet">{words.mineNote}</p>
      <Known asked={asked}>{found => <Year found={found} words={words} onYear={setYear} />}</Known>
    </div>
  )
}
