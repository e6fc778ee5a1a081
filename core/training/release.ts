/** The place of somebody who did not come goes back to their body, so that a reserve can be called. */
import { z } from 'zod'
import { placesFilled, transfer } from '../accounts.ts'
import { department, leader } from '../roles.ts'
import { accountsOf } from '../round/places.ts'
import { action } from './dossier.ts'
import { relationsOf } from './relations.ts'
import { noCaseIsOpen } from './rules.ts'

export const release = action({
  by: [department, leader],
  from: ['missed'],
  to: 'released',
  cites: ({ places }) => ({ value: places.bodies, clause: places.clause }),
  input: z.strictObject({}),
  rules: [noCaseIsOpen],
  posts: (law, facts) => {
    const { round, track, body } = relationsOf(facts)
    const { free } = accountsOf(law, { round, track }, facts.dossier.setAside ?? body)
    return [transfer(placesFilled(round, track), free, 1, law.places.clause)]
  },
  causes: (_law, { id }) => [{ subject: 'placement', id, action: 'cancel', input: {} }],
  tells: ['person', 'employer', 'body', 'host'],
})
