/** The pass that it follows from was undone: no service is owed. What was certified stays on record. */
import { z } from 'zod'
import { causedBy } from '../roles.ts'
import { action, living } from './dossier.ts'
import { noCaseIsOpen } from './rules.ts'
import { term } from './terms.ts'

export const lift = action({
  by: [causedBy('training', 'undoPass', 'undoRepeat')],
  from: living,
  to: 'lifted',
  cites: term('months'),
  input: z.strictObject({}),
  rules: [noCaseIsOpen],
  tells: ['person', 'employer', 'body'],
})
