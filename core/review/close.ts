/** Every score is in: the department has the result worked out, once. From here on the scores can be seen. */
import { z } from 'zod'
import { panelClosed, panelPassed, transfer, world } from '../accounts.ts'
import { department } from '../roles.ts'
import { action } from './dossier.ts'
import { resultOf } from './result.ts'
import { everyScoreIsIn, fileStands, notAboutOneself } from './rules.ts'
import { panelOf } from './terms.ts'

export const close = action({
  by: [department],
  from: ['convened'],
  to: 'closed',
  cites: panelOf,
  input: z.strictObject({}),
  rules: [notAboutOneself, fileStands, everyScoreIsIn],
  decide: (law, { panel }) => {
    const terms = panelOf(law).value
    if (!terms || !panel) throw new Error('a result is decided on scores that were laid before it')
    return { result: resultOf(terms, panel.scores) }
  },
  apply: (_dossier, { fact: { result } }) => ({ result }),
  posts: (law, { id }, { result }) => {
    const { clause } = panelOf(law)
    const closed = transfer(world('panels'), panelClosed(id), 1, clause)
    return result.passes ? [closed, transfer(world('panels'), panelPassed(id), 1, clause)] : [closed]
  },
})
