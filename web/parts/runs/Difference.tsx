/** What is another than in the run before of the same kind: whoever checks a list looks here first. */
import { Link } from '@tanstack/react-router'
import type { Answered } from '../../../core/question.ts'
import { yuanOf } from '../../format.ts'
import { useAsk } from '../../queries.ts'
import { useRunWords } from '../../words/runs.ts'
import { Scroll } from '../Scroll.tsx'
import { Known } from '../Waiting.tsx'

type Kind = Answered<'runDifference'>['kinds'][number]

function OneKind({ kind: { kind, count, payees } }: { readonly kind: Kind }) {
  const words = useRunWords()
  return (
    <details className="in">
      <summary>
        {words.differences[kind]}（{count}）
      </summary>
      <Scroll label={words.differences[kind]}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col" className="n">
                {words.before}
              </th>
              <th scope="col" className="n">
                {words.now}
              </th>
            </tr>
          </thead>
          <tbody>
            {payees.map(({ payee, name, fen, beforeFen }) => (
              <tr key={payee}>
                <td>
                  <Link to="/app/payee" search={{ id: payee }}>
                    {name}
                  </Link>
                </td>
                <td className="n">{yuanOf(beforeFen)}</td>
                <td className="n">{yuanOf(fen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {count > payees.length && <p className="quiet small">{words.andMore(count - payees.length)}</p>}
    </details>
  )
}

export function Difference({ id }: { readonly id: string }) {
  const words = useRunWords()
  const asked = useAsk('runDifference', { id })
  return (
    <section className="block" aria-label={words.difference}>
      <header>
        <h2>{words.difference}</h2>
      </header>
      <Known asked={asked}>
        {({ before, kinds }) => (
          <>
            <p className="in quiet">
              {before === null ? words.noBefore : words.last(before.number, before.count, yuanOf(before.totalFen))}
              {before !== null && kinds.length === 0 && ` ${words.noDifference}`}
            </p>
            {kinds.map(kind => (
              <OneKind key={kind.kind} kind={kind} />
            ))}
          </>
        )}
      </Known>
    </section>
  )
}
