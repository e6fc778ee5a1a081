/** The body freezes the roster for printing: from now on a version number stands for exactly these lines in this order. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { body } from '../roles.ts'
import { minimaCounted, minimaOn, orNoShare } from '../round/shares.ts'
import { rule, ruleOverMany } from '../rule.ts'
import { action, findRoster, type Nomination } from './dossier.ts'
import { recommendedOf } from './lines.ts'
import { withinWindow } from './rules.ts'

const someoneIsRecommended = rule(
  'someoneIsRecommended',
  ({ policy }) => ({ ...policy.procedure.rosterPerTrack, value: 1 }),
  (least, { dossier }: Facts<Nomination>) => recommendedOf(dossier.lines).length >= least,
  ({ dossier }) => recommendedOf(dossier.lines).length,
)

const seatsOf = ({ id }: Pick<Facts<Nomination>, 'id'>) => {
  const roster = findRoster(id)
  return roster ? [roster] : []
}

const sharesAreMet = ruleOverMany<Facts<Nomination>>('sharesAreMet', (law, facts) =>
  orNoShare(law, minimaOn(law, 'nominated', seatsOf(facts), facts.balance)),
)

export const finalise = action({
  by: [body],
  from: ['compiled', 'returned'],
  to: 'finalised',
  cites: ({ policy }) => policy.procedure.rosterPerTrack,
  input: z.strictObject({}),
  rules: [withinWindow, someoneIsRecommended, sharesAreMet],
  counts: (law, facts) => minimaCounted(law, 'nominated', seatsOf(facts)),
  decide: (_law, { dossier: { version, lines } }) => ({
    version: version + 1,
    lines: lines.map(({ application, as }) => ({ application, as })),
  }),
  apply: (_dossier, { fact }) => ({ version: fact.version, struckSince: false, scan: undefined, returned: undefined }),
})
