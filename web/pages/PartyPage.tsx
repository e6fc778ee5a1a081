/** The Party members among the trainees, for those whose duty their Party life is. */
import { Link } from '@tanstack/react-router'
import { useSaying } from '../parts/law.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRound } from '../queries.ts'
import { say } from '../say.ts'

export function PartyPage() {
  const round = useRound()
  const saying = useSaying(round)
  const { t, pick, field } = saying.texts
  const asked = useAsk('partyMembers', { round: round ?? '' }, round !== undefined)
  return (
    <div className="page">
      <h1>{t.pages.party}</h1>
      <Known asked={asked}>
        {members => (
          <section className="block">
            {members.length === 0 ? (
              <p className="empty">{t.party.none}</p>
            ) : (
              <section className="scroll" aria-label={t.pages.party}>
                <table className="grid">
                  <thead>
                    <tr>
                      {[t.common.name, field('host'), t.party.status, t.party.confirmed].map(head => (
                        <th key={head} scope="col">
                          {head}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {members.map(({ training, name, host, politicalStatus, confirmedOn }) => (
                      <tr key={training}>
                        <td>
                          <Link to="/app/dossier/$subject/$id" params={{ subject: 'training', id: training }}>
                            {name}
                          </Link>
                        </td>
                        <td>{pick(host)}</td>
                        <td>{say(politicalStatus, saying, 'politicalStatus')}</td>
                        <td>{confirmedOn ?? <span className="quiet">{t.party.notYet}</span>}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </section>
            )}
          </section>
        )}
      </Known>
    </div>
  )
}
