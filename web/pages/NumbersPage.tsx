/** The register of document numbers. */
import { Link } from '@tanstack/react-router'
import { momentOf } from '../format.ts'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRound } from '../queries.ts'
import { useTexts } from '../texts.ts'

export function NumbersPage() {
  const round = useRound()
  const { t, action, w } = useTexts()
  const asked = useAsk('numbers', { round: round ?? '' }, round !== undefined)
  return (
    <div className="page">
      <h1>{t.pages.numbers}</h1>
      <Known asked={asked}>
        {numbers => (
          <section className="block">
            {numbers.length === 0 && <p className="empty">{t.numbers.none}</p>}
            <ul className="cards">
              {numbers.map(({ number, subject, id, action: name, at }) => (
                <li key={number}>
                  <div className="first">
                    <Link to="/app/dossier/$subject/$id" params={{ subject, id }}>
                      {number}
                    </Link>
                    <span className="quiet small">{momentOf(at)}</span>
                  </div>
                  <div className="quiet small">
                    {w.subjects[subject].name} · {action(subject, name)}
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
      </Known>
    </div>
  )
}
