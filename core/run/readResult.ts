/** The bank's answer comes in: what it paid is paid, what it rejected is payable again. One wrong row, and nothing of the file is taken. */
import { z } from 'zod'
import { runsOf } from '../payee/dossier.ts'
import { finance } from '../roles.ts'
import { action, linesOf } from './dossier.ts'
import { everyRowIsRight, resultIsNew } from './rules.ts'

/** In base64: an answer of a hundred thousand lines is half of it. */
export const mostContent = 32 << 20

export const readResult = action({
  by: [finance],
  from: ['sent', 'closed'],
  cites: runsOf,
  input: z.strictObject({ name: z.string().min(1).max(200), content: z.base64().max(mostContent) }),
  rules: [everyRowIsRight, resultIsNew],
  decide: (_law, facts) => {
    const { result } = linesOf(facts)
    if (!result) throw new Error(`run ${facts.id} has no result to read`)
    const { sha256, paid, rejected, returned, open } = result
    return { sha256, paid, rejected, returned, open, on: facts.today }
  },
  keeps: ({ input }) => ({ kind: 'result', content: input }),
  apply: ({ results }, { fact: { open: _open, ...result } }) => ({ results: [...results, result] }),
  causes: (_law, { id, dossier }, { open }) =>
    open === 0 && dossier.status === 'sent' ? [{ subject: 'run', id, action: 'close', input: {} }] : [],
  tells: ['finance'],
})
