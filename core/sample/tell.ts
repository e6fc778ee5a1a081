/** The auditor tells the secret, and the sample is drawn by it from the list as it was frozen. */
import { z } from 'zod'
import { auditor } from '../roles.ts'
import { action, sampledIn } from './dossier.ts'
import { listIsAsFrozen, lookedAtByAnother, secretOpens } from './rules.ts'

export const tell = action({
  by: [auditor],
  from: ['committed'],
  to: 'drawn',
  cites: lookedAtByAnother,
  input: z.strictObject({ secret: z.string().min(16).max(200) }),
  opens: 'list',
  rules: [secretOpens, listIsAsFrozen],
  decide: (_law, facts) => ({ secret: facts.input.secret, items: [...(sampledIn(facts).items ?? [])] }),
  apply: (_dossier, { fact }) => fact,
})
