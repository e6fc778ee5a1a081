/** The department approves the stop: no sanction follows, the months are counted, and the host is asked for the part of the fee that was not used. */
import { z } from 'zod'
import type { Cause } from '../action.ts'
import { spentOn } from '../payment/dossier.ts'
import { feesOf } from '../payment/rates.ts'
import { sumsOn } from '../payment/sums.ts'
import { department } from '../roles.ts'
import { action } from './dossier.ts'
import { askedBack, lastMonths, opened, studiedOf, unusedOf } from './earnings.ts'
import { relationsOf } from './relations.ts'
import { noCaseIsOpen, studyOf } from './rules.ts'

export const terminate = action({
  by: [department],
  from: ['stopConfirmed'],
  to: 'terminated',
  cites: ({ policy }) => policy.training.termination,
  input: z.strictObject({}),
  rules: [noCaseIsOpen],
  counts: (law, { id }) => feesOf(law).map(({ code }) => spentOn(id, code)),
  decide: (law, facts) => {
    const study = studyOf(facts)
    const served = { from: study.from, to: facts.dossier.stopsOn ?? facts.today }
    const { money, training } = law.policy
    const { due, settled } = lastMonths(law, facts, served)
    const earned = money.terminationAllowance.value === 'monthsServed' ? sumsOn(law, 'assessmentPassed', studiedOf(facts, served)) : []
    return {
      sanction: training.termination.value.sanction,
      lastDay: served.to,
      due: [...due, ...earned],
      settled,
      unused: unusedOf(law, item => facts.balance(spentOn(facts.id, item)), study, served),
    }
  },
  apply: (_dossier, { fact }) => ({ stopsOn: fact.lastDay, studyEnd: fact.lastDay, settled: fact.settled }),
  causes: (law, facts, fact): readonly Cause[] => {
    const common = { ...relationsOf(facts), training: facts.id }
    return [
      { subject: 'placement', id: facts.id, action: 'cancel', input: {} },
      ...opened(common, fact.due, facts.dossier.undone),
      ...askedBack(law, common, fact.unused, facts.dossier.undone),
    ]
  },
  tells: ['person', 'employer', 'body', 'host'],
})
