/** The lines of a roster in their order: recommended first, reserves after; the body moves them until it finalises. */
import type { Answered } from '../../core/question.ts'
import { listIn, numberIn } from '../json.ts'
import type { Saying } from '../say.ts'
import { Ranking } from './desk/Ranking.tsx'

type Dossier = Answered<'dossier'>

export function RosterLines({ dossier, saying }: { dossier: Dossier; saying: Saying }) {
  const { t } = saying.texts
  const empty = listIn(dossier.state, 'lines').length === 0
  return (
    <section className="block">
      <header>
        <h2>{t.pages.roster}</h2>
        <span className="quiet">
          {t.roster.version} {numberIn(dossier.state, 'version') ?? 0}
        </span>
      </header>
      {empty ? <p className="empty">{t.roster.empty}</p> : <Ranking dossier={dossier} saying={saying} />}
    </section>
  )
}
