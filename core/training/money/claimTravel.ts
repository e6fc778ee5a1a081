/** The trainee claims a return journey from the employer, with receipts; as many a year as the policy says. */
import { z } from 'zod'
import type { Facts } from '../../facts.ts'
import { foreseen } from '../../foreseen.ts'
import { Fen } from '../../money.ts'
import { employerPays, findJourneys } from '../../payment/rates.ts'
import { person } from '../../roles.ts'
import { rule } from '../../rule.ts'
import { action, studying, type Training } from '../dossier.ts'
import { journeysPaid } from '../leave/journeys.ts'
import { relationsOf } from '../relations.ts'
import { dayOfStudy } from '../rules.ts'

const journeyIsForeseen = foreseen<Facts<Training>>('journey', law => findJourneys(law)?.perYear, employerPays)

const journeysAreLeft = rule(
  'journeysAreLeft',
  (law, facts: Facts<Training>) => journeysPaid(law, facts),
  (most, { dossier }) => dossier.journeys.length < most,
  ({ dossier }) => dossier.journeys.length,
)

/** The lowest journey number that is not in use: a refused claim leaves its number free. */
const freeNumber = (journeys: readonly number[]) =>
  [...journeys.keys(), journeys.length].map(i => i + 1).find(n => !journeys.includes(n)) ?? 1

export const claimTravel = action({
  by: [person],
  from: [...studying, 'failed', 'passed', 'terminated'],
  cites: employerPays,
  input: z.strictObject({
    on: z.iso.date(),
    amountFen: Fen.positive(),
    receipts: z
      .array(z.string().regex(/^[0-9a-f]{64}$/))
      .min(1)
      .max(20),
  }),
  rules: [journeyIsForeseen, journeysAreLeft, dayOfStudy],
  decide: (_law, { input, dossier }) => ({ ...input, journey: freeNumber(dossier.journeys) }),
  apply: ({ journeys }, { fact }) => ({ journeys: [...journeys, fact.journey] }),
  causes: (law, facts, { journey, on, amountFen, receipts }) => {
    const travel = findJourneys(law)
    if (travel === undefined) return []
    const { code, payer, payee } = travel
    const sum = { item: code, amountFen, working: { way: 'byReceipt', receipts, journeyOn: on } }
    const opening = { ...relationsOf(facts), training: facts.id, ...sum, payer: payer.value, payee: payee.value, clause: payer.clause }
    return [{ subject: 'payment', id: `${facts.id}.${code}${journey}`, action: 'claim', input: opening }]
  },
  tells: ['employer'],
})
