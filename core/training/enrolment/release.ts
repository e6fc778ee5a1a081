/** The place of somebody who did not come goes back to their body, so that a reserve can be called. */
import { z } from 'zod'
import { freePlace } from '../../placement/seats.ts'
import { department, leader } from '../../roles.ts'
import { action } from '../dossier.ts'
import { noCaseIsOpen } from '../rules.ts'

export const release = action({
  by: [department, leader],
  from: ['missed'],
  to: 'released',
  cites: ({ places }) => ({ value: places.bodies, clause: places.clause }),
  input: z.strictObject({}),
  rules: [noCaseIsOpen],
  posts: (law, facts) => freePlace(law, facts),
  causes: (_law, { id }) => [{ subject: 'placement', id, action: 'cancel', input: {} }],
  tells: ['person', 'employer', 'body', 'host'],
})
