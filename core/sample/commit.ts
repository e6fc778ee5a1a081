/** The auditor binds themself to a secret before the list is frozen; the server adds a chance of its own. From now on nobody can choose what is drawn. */
import { z } from 'zod'
import { auditor } from '../roles.ts'
import { action, numberIn, populations, sampledIn } from './dossier.ts'
import { listIsLongEnough, lookedAtByAnother, periodIsOver, sampleIsNext } from './rules.ts'

export const commit = action({
  by: [auditor],
  from: ['none'],
  to: 'committed',
  cites: lookedAtByAnother,
  input: z.strictObject({
    round: z.string().max(120),
    of: z.enum(populations),
    from: z.iso.date(),
    until: z.iso.date(),
    size: z.int().min(1).max(200),
    strata: z.int().min(1).max(5),
    commitment: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  rules: [sampleIsNext, periodIsOver, listIsLongEnough],
  decide: (_law, facts) => {
    const { count = 0, totalFen = 0, digest = '' } = sampledIn(facts).list ?? {}
    return { ...facts.input, number: numberIn(facts.id), frozen: { count, totalFen, digest }, nonce: facts.nonce }
  },
  /** Names of dossiers and sums: sealed, since it is long and no decision. */
  keeps: facts => ({ kind: 'list', content: { lines: sampledIn(facts).list?.lines ?? [] } }),
  apply: (_dossier, { fact }) => fact,
})
