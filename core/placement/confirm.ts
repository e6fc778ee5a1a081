/** The department confirms host and programme: from here on they don't change without it, and the training begins to be expected. */
import { z } from 'zod'
import { department, leader } from '../roles.ts'
import { action } from './dossier.ts'

export const confirm = action({
  by: [department, leader],
  from: ['welcomed'],
  to: 'confirmed',
  cites: ({ policy }) => policy.documents.enrolmentNoticeBy,
  input: z.strictObject({}),
  causes: (_law, { id, dossier: { round, track, person, employer, body, host, programme, setAside, kinds } }) => [
    { subject: 'training', id, action: 'open', input: { round, track, person, employer, body, host, programme, setAside, kinds } },
  ],
  tells: ['person', 'employer', 'body', 'host'],
})
