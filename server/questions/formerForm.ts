/** What the person's newest form, of any round, gives a new one to begin with. It is their own, so that no look is logged. */
import { carriedFrom } from '../../core/application/carried.ts'
import { questions } from '../../core/question.ts'
import { findForm } from '../form-record.ts'
import { placeOf } from '../seal.ts'
import { answering } from './asking.ts'

const newestText = `
select d.id, d.round from dossier d where d.subject = 'application' and d.person = $1 and d.state ->> 'version' is not null order by d.since desc, d.id limit 1`

export const formerForm = answering(questions.formerForm, async ({ query, session, site }) => {
  const person = session?.account.person
  const [newest] = await query<{ id: string; round: string }>(newestText, [person])
  const record = newest && (await findForm(query, newest.id, 'newest'))
  if (!newest || !record) return null
  const form = carriedFrom(site.house.seals.open(placeOf('application', newest.id, 'form', record.n), record.sealed))
  return { round: newest.round, savedAt: record.at, form: JSON.parse(JSON.stringify(form)) }
})
