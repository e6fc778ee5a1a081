/** What the agreement with a host names for an item is put on file. A rate that is not the policy's keeps the item out of every run until the two are one. */
import { z } from 'zod'
import { Code } from '../../policy/words.ts'
import type { Facts } from '../facts.ts'
import { Fen } from '../money.ts'
import { feesOf, findRate } from '../payment/rates.ts'
import { department, finance } from '../roles.ts'
import { rule, ruleOfInput } from '../rule.ts'
import { action, type Payee, paymentsByRunIsForeseen, runsOf } from './dossier.ts'
import { payeeIsHost } from './rules.ts'

const input = z.strictObject({ item: Code, track: Code, rateFen: Fen.positive() })
type Given = Facts<Payee> & { readonly input: z.output<typeof input> }

const agreementIsOnFile = rule(
  'agreementIsOnFile',
  law => ({ ...runsOf(law), value: true }),
  (wanted, { dossier }: Facts<Payee>) => (dossier.agreement !== undefined) === wanted,
  () => false,
)
/** An item that hosts are paid, on a track for which the policy has a rate of it. */
const feeHasRate = ruleOfInput(
  'feeHasRate',
  (law, { input: { item, track } }: Given) => ({
    ...runsOf(law),
    value: feesOf(law).some(({ code }) => code === item) && findRate(law, item, track) !== undefined,
  }),
  known => known,
  ({ input: { item, track } }) => ({ item, track }),
)

export const agreeRate = action({
  by: [finance, department],
  from: ['registered'],
  cites: runsOf,
  input,
  rules: [paymentsByRunIsForeseen, payeeIsHost, agreementIsOnFile, feeHasRate],
  apply: ({ rates = [] }, { fact }) => ({ rates: [...rates.filter(one => one.item !== fact.item || one.track !== fact.track), fact] }),
  tells: ['host', 'finance'],
})
