/** The register of document numbers: every number of a year with its paper, a number for a paper made elsewhere, and the void ones with their reason. */
import { useNavigate } from '@tanstack/react-router'
import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../core/question.ts'
import { newId } from '../client.ts'
import { ActionDialog } from '../parts/act/Offers.tsx'
import { useSaying } from '../parts/law.tsx'
import { NumberRow } from '../parts/numbers/NumberRow.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRound, useSession } from '../queries.ts'
import { type NumbersSearch, numbers as route } from '../router.tsx'
import type { Saying } from '../say.ts'
import { numberWords } from '../words/numbers.ts'

type Answer = Answered<'numbers'>
type Part = {
  readonly answer: Answer
  readonly search: NumbersSearch
  readonly saying: Saying
  readonly onSearch: (search: NumbersSearch) => void
}

function Narrowing({ answer, search, saying, onSearch }: Part) {
  const words = numberWords[saying.texts.language]
  const { year, years } = answer
  const { after: _, ...narrowed } = search
  const kinds = [
    { value: 'all', label: words.all },
    { value: 'annulled', label: words.annulledOnly },
  ]
  return (
    <div className="row noprint">
      <Select
        aria-label={words.year}
        value={year}
        options={years.map(value => ({ value, label: String(value) }))}
        onChange={value => onSearch({ ...(value !== null && { year: value }) })}
      />
      <Select
        aria-label={words.which}
        value={search.only ?? 'all'}
        options={kinds}
        onChange={value => onSearch({ ...narrowed, only: value === 'annulled' ? 'annulled' : undefined })}
      />
      <InputNumber
        aria-label={words.find}
        placeholder={words.find}
        style={{ width: 200 }}
        min={1}
        precision={0}
        value={search.number ?? null}
        onChange={value => onSearch({ ...narrowed, number: value ?? undefined })}
      />
    </div>
  )
}

function Numbers(part: Part) {
  const { answer, search, saying, onSearch } = part
  const words = numberWords[saying.texts.language]
  const { code, year, last, annulled, rows, next } = answer
  const { after, ...narrowed } = search
  if (year === null) return <p className="empty">{words.none}</p>
  return (
    <>
      <p>{words.whole(code, year, last, annulled)}</p>
      <Narrowing {...part} />
      <section className="block">
        {rows.length === 0 && <p className="empty">{words.nobody}</p>}
        <ul className="cards">
          {rows.map(row => (
            <NumberRow key={row.number} row={row} offers={answer.offers} saying={saying} />
          ))}
        </ul>
        <nav className="in row noprint" aria-label={words.older}>
          {after !== undefined && <Button onClick={() => onSearch(narrowed)}>{words.newest}</Button>}
          {next !== null && <Button onClick={() => onSearch({ ...narrowed, after: next })}>{words.older}</Button>}
        </nav>
      </section>
    </>
  )
}

function Draw({ offers, round, saying }: { offers: Answer['offers']; round: string; saying: Saying }) {
  const [id, setId] = useState<string>()
  const { data: session } = useSession()
  const words = numberWords[saying.texts.language]
  const offer = offers.find(({ action }) => action === 'draw')
  if (!offer) return null
  return (
    <>
      <Button type="primary" onClick={() => setId(`${round}.${newId()}`)}>
        {words.draw}
      </Button>
      {id !== undefined && (
        <ActionDialog
          subject="number"
          id={id}
          state={{ round }}
          offers={[]}
          offer={offer}
          about={words.drawn}
          today={session?.today ?? ''}
          saying={saying}
          onClose={() => setId(undefined)}
        />
      )}
    </>
  )
}

export function NumbersPage() {
  const round = useRound()
  const saying = useSaying(round)
  const search = route.useSearch()
  const navigate = useNavigate()
  const asked = useAsk('numbers', { round: round ?? '', ...search }, round !== undefined)
  const change = (next: NumbersSearch) => navigate({ to: '/app/numbers', search: next })
  return (
    <div className="page">
      <div className="head">
        <h1>{saying.texts.t.pages.numbers}</h1>
        {asked.data && round !== undefined && <Draw offers={asked.data.offers} round={round} saying={saying} />}
      </div>
      <Known asked={asked}>{answer => <Numbers answer={answer} search={search} saying={saying} onSearch={change} />}</Known>
    </div>
  )
}
