/** The department approves the stop: no sanction follows, the months are counted, and the host is asked for the part of the fee that was not used. */
import { z } from 'zod'
import type { Cause } from '../../action.ts'
import { department } from '../../roles.ts'
import { action } from '../dossier.ts'
import { askedBack, opened } from '../money/earnings.ts'
import { relationsOf } from '../relations.ts'
import { noCaseIsOpen } from '../rules.ts'
import { countsStop, hasCause, stopOn } from './stops.ts'

export const terminate = action({
  by: [department],
  from: ['stopConfirmed'],
  to: 'terminated',
  cites: ({ policy }) => policy.training.termination,
  input: z.strictObject({}),
  rules: [noCaseIsOpen, hasCause],
  counts: countsStop,
  decide: (law, facts) => {
    const lastDay = facts.dossier.stopsOn ?? facts.today
    return { sanction: law.policy.training.termination.value.sanction, lastDay, ...stopOn(law, facts, lastDay) }
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
