/** The run is closed over its lines: how many, how much, and a digest of each with the account that it goes to. What stood then is what is signed and sent. */
import { z } from 'zod'
import { yuan } from '../money.ts'
import { runsOf } from '../payee/dossier.ts'
import { finance } from '../roles.ts'
import { action, linesOf } from './dossier.ts'
import { accountsStand, everyLineIsHeld, nobodyStandsAside, payeeIsAnother } from './rules.ts'

export const lock = action({
  by: [finance],
  from: ['made'],
  to: 'locked',
  cites: runsOf,
  input: z.strictObject({}),
  rules: [everyLineIsHeld, accountsStand, payeeIsAnother, nobodyStandsAside],
  decide: ({ policy }, facts) => {
    const { held } = linesOf(facts)
    if (!held) throw new Error(`run ${facts.id} is locked over no lines`)
    const { count, totalFen, digest } = held
    const from = policy.money.runs?.value.thirdFromYuan
    return { locked: { count, totalFen, digest }, third: from !== undefined && totalFen >= yuan(from) }
  },
  apply: ({ hands }, { actor, actingFor, fact }) => ({
    ...fact,
    hands: [...new Set([...hands, actor, ...(actingFor === undefined ? [] : [actingFor])])],
  }),
  tells: ['leader', 'finance'],
})
