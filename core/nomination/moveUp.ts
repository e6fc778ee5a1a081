/** A reserve who is called up moves behind the recommended. The roster holds the order: the first in line goes first, whoever asks. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { causedBy } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, type Nomination } from './dossier.ts'

const input = z.strictObject({ application: z.string() })

type Given = Facts<Nomination> & { readonly input: z.output<typeof input> }

const firstInLine = ruleOfInput(
  'firstInLine',
  ({ policy }, { dossier }: Given) => ({
    ...policy.procedure.reserves,
    value: dossier.lines.find(l => l.as === 'reserved')?.application,
  }),
  (first, facts) => facts.input.application === first,
  facts => facts.input.application,
)

export const moveUp = action({
  by: [causedBy('application', 'callUp')],
  from: ['received'],
  cites: ({ policy }) => policy.procedure.reserves,
  input,
  rules: [firstInLine],
  decide: (_law, { input, dossier }) => ({ ...input, rank: Math.max(0, ...dossier.lines.map(l => l.rank ?? 0)) + 1 }),
  apply: ({ lines }, { fact: { application, rank } }) => ({
    lines: lines.map(line => (line.application === application ? { ...line, as: 'recommended' as const, rank } : line)),
  }),
  tells: ['body'],
})
