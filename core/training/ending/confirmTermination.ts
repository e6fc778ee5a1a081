/** The host confirms that what was said about stopping is true; the department decides. */
import { z } from 'zod'
import { host } from '../../roles.ts'
import { action } from '../dossier.ts'

export const confirmTermination = action({
  by: [host],
  from: ['stopAsked'],
  to: 'stopConfirmed',
  cites: ({ policy }) => policy.training.termination,
  input: z.strictObject({ text: z.string().max(1000).optional() }),
  decide: () => ({}),
  keeps: ({ input }) => (input.text === undefined ? undefined : { kind: 'terminationRemark', content: input }),
  tells: ['person', 'department'],
})
