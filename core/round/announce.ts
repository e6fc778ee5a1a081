/** The leader announces the result: the days of the public notice are over. Where a policy holds no notice, it follows the closing. */
import { z } from 'zod'
import type { Law } from '../../policy/shape.ts'
import { objectionsOpen } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { department, leader } from '../roles.ts'
import { rule, ruleOverMany } from '../rule.ts'
import { action, type Round } from './dossier.ts'
import { minimaCounted, minimaOn, orNoShare } from './shares.ts'

const noticeIsOver = rule(
  'noticeIsOver',
  ({ policy }) => policy.procedure.publicNotice,
  ({ held }, { dossier: { notice }, today }: Facts<Round>) => !held || (notice !== undefined && today > notice.to),
  ({ dossier: { notice }, today }) => ({ today, notice }),
)

/** No objection to the list as a whole is without an answer. */
const objectionsAreAnswered = rule(
  'objectionsAreAnswered',
  ({ policy }) => ({ ...policy.procedure.publicNotice, value: 0 }),
  (open, { balance, id }: Facts<Round>) => balance(objectionsOpen(id)) === open,
  ({ balance, id }) => balance(objectionsOpen(id)),
)

/** One seat for each track: a share of the round counts in the same group on all of them. */
const groupsOf = ({ policy }: Law, { id }: Pick<Facts<Round>, 'id'>) =>
  Object.keys(policy.tracks).map(track => ({ round: id, track, body: '' }))

const sharesAreMet = ruleOverMany<Facts<Round>>('sharesAreMet', (law, facts) =>
  orNoShare(law, minimaOn(law, 'admitted', groupsOf(law, facts), facts.balance)),
)

export const announce = action({
  by: [department, leader],
  from: ['closed', 'noticed'],
  to: 'announced',
  cites: ({ policy }) => policy.procedure.publicNotice,
  input: z.strictObject({}),
  rules: [noticeIsOver, objectionsAreAnswered, sharesAreMet],
  counts: (law, facts) => [objectionsOpen(facts.id), ...minimaCounted(law, 'admitted', groupsOf(law, facts))],
  decide: (_law, { today }) => ({ announcedOn: today }),
  apply: (_dossier, { fact }) => ({ announcedOn: fact.announcedOn }),
  tells: ['body'],
})
