/** The file for the bank is written, once: whatever is fetched later are these bytes. From here on the run can't be given up, only answered. */
import { z } from 'zod'
import { runsOf } from '../payee/dossier.ts'
import { finance } from '../roles.ts'
import { action, linesOf } from './dossier.ts'
import { fileIsMade, isReleased, linesAreAsLocked } from './rules.ts'

export const send = action({
  by: [finance],
  from: ['approved', 'released'],
  to: 'sent',
  cites: runsOf,
  input: z.strictObject({ format: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/) }),
  rules: [isReleased, linesAreAsLocked, fileIsMade],
  decide: (_law, facts) => {
    const { file } = linesOf(facts)
    if (!file) throw new Error(`run ${facts.id} has no file`)
    return { name: file.name, sha256: file.sha256, format: file.format, on: facts.today }
  },
  keeps: facts => ({ kind: 'bankFile', content: { content: linesOf(facts).file?.content } }),
  apply: (_dossier, { n, fact }) => ({ sent: { ...fact, n } }),
})
