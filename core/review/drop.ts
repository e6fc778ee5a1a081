/** The person has left: nobody has to score the file any more. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { clock, department } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Review } from './dossier.ts'
import { notAboutOneself, undecided } from './rules.ts'
import { panelOf } from './terms.ts'

const fileHasLeft = rule(
  'fileHasLeft',
  law => ({ ...panelOf(law), value: undecided }),
  (statuses, { about }: Facts<Review>) => about === undefined || !statuses.some(status => status === about.status),
  ({ about }) => about?.status,
)

export const drop = action({
  by: [department, clock],
  from: ['convened'],
  to: 'dropped',
  cites: panelOf,
  input: z.strictObject({}),
  rules: [notAboutOneself, fileHasLeft],
  daily: law => panelOf(law).value !== undefined,
})
