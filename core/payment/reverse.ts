/** Money that had been paid came back from the payee's bank: it is owed again, and not spent. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { runsOf } from '../payee/dossier.ts'
import { causedBy } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Payment, spentOn } from './dossier.ts'
import { owedAgain } from './paid.ts'
import { bankReasons } from './rules.ts'

const spentAccount = ({ dossier: { training = '', item = '' } }: Pick<Facts<Payment>, 'dossier'>) => spentOn(training, item)
const countsAsSpent = ({ dossier: { payer, working } }: Pick<Facts<Payment>, 'dossier'>) => payer === 'fund' && working?.way !== 'givenBack'

/** What was asked back meanwhile stands: the office has to settle that first. */
const isStillSpent = rule(
  'isStillSpent',
  (law, { dossier }: Facts<Payment>) => ({ ...runsOf(law), value: dossier.amountFen }),
  (amount, facts) => !countsAsSpent(facts) || facts.balance(spentAccount(facts)) >= amount,
  facts => (countsAsSpent(facts) ? facts.balance(spentAccount(facts)) : undefined),
)

export const reverse = action({
  by: [causedBy('run', 'readResult')],
  from: ['paid'],
  to: 'payable',
  cites: runsOf,
  input: z.strictObject({ reason: z.enum(bankReasons), on: z.iso.date() }),
  rules: [isStillSpent],
  counts: (_law, facts) => (countsAsSpent(facts) ? [spentAccount(facts)] : []),
  apply: ({ bounces }, { fact }) => ({ bounces: [...bounces, fact], bank: undefined, held: undefined, batch: undefined }),
  posts: (_law, { id, dossier }) => owedAgain(id, dossier),
  tells: ['person', 'host', 'finance'],
})
