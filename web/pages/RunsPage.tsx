/** The payment runs of a round, and a new one. */
import { Link } from '@tanstack/react-router'
import type { Answered } from '../../core/question.ts'
import { momentOf, yuanOf } from '../format.ts'
import { useSaying } from '../parts/law.tsx'
import { Making } from '../parts/runs/Making.tsx'
import { Scroll } from '../parts/Scroll.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRound } from '../queries.ts'
import type { Saying } from '../say.ts'
import { useRunWords } from '../words/runs.ts'

function Table({ runs, saying }: { readonly runs: Answered<'runs'>['runs']; readonly saying: Saying }) {
  const words = useRunWords()
  if (runs.length === 0) return <p className="in quiet">{words.none}</p>
  return (
    <Scroll label={words.runs}>
      <table className="grid">
        <thead>
          <tr>
            <th scope="col">{words.runs}</th>
            <th scope="col">{words.state}</th>
            <th scope="col" className="n">
              {words.count}
            </th>
            <th scope="col" className="n">
              {words.sum}
            </th>
            <th scope="col">{words.day}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map(({ id, number, status, count, totalFen, since }) => (
            <tr key={id}>
              <td>
                <Link to="/app/runs/$id" params={{ id }}>
                  {words.run(number)}
                </Link>
              </td>
              <td>{saying.texts.status('run', status)}</td>
              <td className="n">{count}</td>
              <td className="n">{yuanOf(totalFen)}</td>
              <td>{momentOf(since)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

export function RunsPage() {
  const round = useRound() ?? ''
  const saying = useSaying(round)
  const words = useRunWords()
  const asked = useAsk('runs', { round }, round !== '')
  return (
    <div className="page">
      <h1>{words.page}</h1>
      <p className="quiet">{words.about}</p>
      <Known asked={asked}>
        {({ foreseen, mine, runs }) => (
          <>
            {!foreseen && <p className="quiet">{words.notForeseen}</p>}
            <section className="block">
              <Table runs={runs} saying={saying} />
            </section>
            {foreseen && mine && <Making round={round} saying={saying} />}
          </>
        )}
      </Known>
    </div>
  )
}
