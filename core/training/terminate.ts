/** The department approves the stop: no sanction follows, the months are counted, and the host is asked for the part of the fee that was not used. */
import { z } from 'zod'
import type { Cause } from '../action.ts'
import { spentOn } from '../payment/dossier.ts'
import { department } from '../roles.ts'
import { action } from './dossier.ts'
import { askedBack, earned, refundOf } from './earnings.ts'
import { allowanceFor } from './months.ts'
import { relationsOf } from './relations.ts'
import { noCaseIsOpen, studyOf } from './rules.ts'

export const terminate = action({
  by: [department],
  from: ['stopConfirmed'],
  to: 'terminated',
  cites: ({ policy }) => policy.training.termination,
  input: z.strictObject({}),
  rules: [noCaseIsOpen],
  counts: (_law, { id }) => [spentOn(id, 'tuition')],
  decide: (law, facts) => {
    const study = studyOf(facts)
    const served = { from: study.from, to: facts.dossier.stopsOn ?? facts.today }
    const allowance = allowanceFor(law, relationsOf(facts).track, served, facts.dossier.leaves)
    const refund = refundOf(facts.balance(spentOn(facts.id, 'tuition')), study, served)
    return { sanction: law.policy.training.termination.value.sanction, lastDay: served.to, allowance, refund }
  },
  apply: (_dossier, { fact }) => ({ stopsOn: fact.lastDay, studyEnd: fact.lastDay }),
  causes: (law, facts, fact): readonly Cause[] => {
    const common = { ...relationsOf(facts), training: facts.id }
    return [
      { subject: 'placement', id: facts.id, action: 'cancel', input: {} },
      ...(law.policy.money.terminationAllowance.value === 'monthsServed' ? earned(law, common, fact.allowance) : []),
      ...askedBack(law, common, fact.refund),
    ]
  },
  tells: ['person', 'employer', 'body', 'host'],
})
