/** The final assessment was passed: a certificate may be issued. Nobody asks for one without it. */
import { z } from 'zod'
import { causedBy } from '../roles.ts'
import { Relations } from '../training/relations.ts'
import { action } from './dossier.ts'

export const open = action({
  by: [causedBy('training', 'pass')],
  from: ['none', 'recalled'],
  to: 'ready',
  cites: ({ policy }) => policy.training.certificate.afterPass,
  input: Relations.extend({
    studyStart: z.iso.date(),
    studyEnd: z.iso.date(),
    result: z.int().optional(),
    training: z.string().optional(),
  }),
  /** One that was recalled begins anew: the other issuer's word was for the pass that is void. */
  apply: (_dossier, { fact }) => ({ result: undefined, coSigned: undefined, ...fact }),
})
