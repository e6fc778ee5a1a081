/** The host keeps what it has typed so far; nothing is judged. The office may fill it in while it has the host on the phone. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { department, host } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, type Hosting } from './dossier.ts'
import { termsOf } from './rules.ts'
import { Draft } from './statement.ts'

const input = z.strictObject({ draft: Draft, base: z.int().nonnegative() })

/** A save on top of one that its page has not read would undo it. */
const builtOnNewest = ruleOfInput(
  'builtOnNewest',
  (law, { dossier }: Facts<Hosting> & { readonly input: z.output<typeof input> }) => ({ ...termsOf(law), value: dossier.draft }),
  (newest, { input }) => input.base === newest,
  ({ input }) => input.base,
)

export const save = action({
  by: [host, department],
  from: ['invited', 'submitted', 'accepted', 'returned', 'silent'],
  cites: termsOf,
  input,
  rules: [builtOnNewest],
  decide: (_law, { dossier }) => ({ draft: dossier.draft + 1 }),
  keeps: ({ input }) => ({ kind: 'draft', content: input.draft }),
  apply: (_dossier, { fact }) => fact,
})
