/** The law of the round on the page: its clauses by the notice's own numbers. */
import { Link } from '@tanstack/react-router'
import { useLaw } from '../queries.ts'
import type { Saying } from '../say.ts'
import { useTexts } from '../texts.ts'

export const useSaying = (round: string | undefined): Saying => {
  const texts = useTexts()
  const { data } = useLaw(round)
  return { texts, law: data?.law }
}

/** '依据 三（一）2', with the clause's heading, leading to the page of clauses. */
export function Clause({ id, saying }: { id: string; saying: Saying }) {
  const { texts, law } = saying
  if (id === '') return null
  const clause = law?.policy.clauses.find(one => one.id === id)
  const title = clause && texts.pick(clause.heading)
  return (
    <span className="quiet small">
      {texts.t.dossier.clause}{' '}
      <Link to="/app/clauses" hash={`c${id}`} title={title}>
        {clause?.number ?? id}
      </Link>
      {texts.language === 'en' && clause && ` (${id})`}
    </span>
  )
}
