/** The leader announces the result: the days of the public notice are over. Where a policy holds no notice, it follows the closing. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { department, leader } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Round } from './dossier.ts'

const noticeIsOver = rule(
  'noticeIsOver',
  ({ policy }) => policy.procedure.publicNotice,
  ({ held }, { dossier: { notice }, today }: Facts<Round>) => !held || (notice !== undefined && today > notice.to),
  ({ dossier: { notice }, today }) => ({ today, notice }),
)

export const announce = action({
  by: [department, leader],
  from: ['closed', 'noticed'],
  to: 'announced',
  cites: ({ policy }) => policy.procedure.publicNotice,
  input: z.strictObject({}),
  rules: [noticeIsOver],
  decide: (_law, { today }) => ({ announcedOn: today }),
  apply: (_dossier, { fact }) => ({ announcedOn: fact.announcedOn }),
  tells: ['body'],
})
