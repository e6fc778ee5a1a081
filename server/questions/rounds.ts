/** The rounds there are, the newest first. */
import { questions } from '../../core/question.ts'
import { answering } from './asking.ts'

type Read = { readonly id: string; readonly status: string; readonly law: string; readonly edition: string }
const text = `
select id, status, state ->> 'law' as law, state ->> 'edition' as edition from dossier where subject = 'round' order by id desc limit 100`

export const rounds = answering(questions.rounds, async ({ site, query }) => {
  await site.house.laws.refresh(query)
  const rows = await query<Read>(text)
  return rows.flatMap(({ id, status, law: digest, edition }) => {
    const law = site.house.laws.find(digest)
    return law ? [{ id, programme: law.policy.programme.name, year: law.policy.year, edition, status }] : []
  })
})
