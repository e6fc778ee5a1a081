/** What the asker was writing for a place, as it was last kept. */
import { questions } from '../../core/question.ts'
import { findDraft } from '../drafts.ts'
import { answering } from './asking.ts'

export const draft = answering(questions.draft, async ({ query, session, site }, { place }) =>
  session ? findDraft(query, site.house, session.account.id, place) : undefined,
)
