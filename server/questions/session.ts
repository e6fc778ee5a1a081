/** Who am I, what may I do, and what day is it here. */
import { questions } from '../../core/question.ts'
import { answering, sendsTexts } from './asking.ts'

export const session = answering(questions.session, async ({ session: found, site, today }) => ({
  account: found ? { id: found.account.id, name: found.account.name, person: found.account.person } : null,
  seats: (found?.seats ?? []).map(({ role, organisation, name, holder }) => ({ role, organisation, name, holder: holder ?? null })),
  only: found?.actor.only ?? null,
  texts: sendsTexts(site),
  today,
  demo: site.demo,
  told: site.told(),
}))
