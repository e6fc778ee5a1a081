/** The place of somebody who did not come goes back to their body, so that a reserve can be called. */
import { z } from 'zod'
import { placesFilled, placesFree, transfer } from '../accounts.ts'
import { department, leader } from '../roles.ts'
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
  posts: ({ places }, facts) => {
    const { round, track, body } = relationsOf(facts)
    return [transfer(placesFilled(round, track), placesFree(round, track, body), 1, places.clause)]
  },
  causes: (_law, { id }) => [{ subject: 'placement', id, action: 'cancel', input: {} }],
  tells: ['person', 'employer', 'body', 'host'],
})
