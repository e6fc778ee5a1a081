/** A conflict came to light after the result: the leader strikes it. The scores stay as they were given, since they have been seen; one can be voided. */
import { z } from 'zod'
import { panelClosed, panelPassed, transfer, world } from '../accounts.ts'
import { leader } from '../roles.ts'
import { action } from './dossier.ts'
import { fileStands, notAboutOneself } from './rules.ts'
import { panelOf } from './terms.ts'

export const reopen = action({
  by: [leader],
  from: ['closed'],
  to: 'convened',
  cites: panelOf,
  input: z.strictObject({ explanation: z.string().trim().min(2).max(400) }),
  rules: [notAboutOneself, fileStands],
  counts: (_law, { id }) => [panelClosed(id), panelPassed(id)],
  decide: () => ({}),
  keeps: ({ input: { explanation } }) => ({ kind: 'reopening', content: { explanation } }),
  apply: ({ asked, struck }) => ({
    result: undefined,
    struck: struck + 1,
    asked: asked.map(one => (one.answer === 'scored' ? { ...one, fixed: true } : one)),
  }),
  posts: (law, { id, dossier }) => {
    const { clause } = panelOf(law)
    const closed = transfer(panelClosed(id), world('panels'), 1, clause)
    return dossier.result?.passes ? [closed, transfer(panelPassed(id), world('panels'), 1, clause)] : [closed]
  },
  tells: ['department'],
})
