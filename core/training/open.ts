/** A confirmed placement: the training is expected. */
import { z } from 'zod'
import { causedBy } from '../roles.ts'
import { noticeDayOf } from './deferral/cohorts.ts'
import { action } from './dossier.ts'
import { Relations } from './relations.ts'

export const open = action({
  by: [causedBy('placement', 'confirm')],
  from: ['none'],
  to: 'expected',
  cites: ({ policy }) => policy.documents.enrolmentNoticeBy,
  input: Relations.extend({ programme: z.string(), setAside: z.string().optional(), kinds: z.array(z.string()).optional() }),
  answerBy: law => noticeDayOf(law, undefined),
  apply: (_dossier, { fact }) => fact,
})
