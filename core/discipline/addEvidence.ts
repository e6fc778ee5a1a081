/** A file is laid to the case while it can still be heard: by the person for themself, by host or department. What it shows is sealed. */
import { z } from 'zod'
import { department, host, person } from '../roles.ts'
import { action } from './dossier.ts'

export const addEvidence = action({
  by: [person, host, department],
  from: ['opened', 'heard'],
  cites: ({ policy }) => policy.training.discipline.grounds,
  input: z.strictObject({ file: z.string().regex(/^[0-9a-f]{64}$/), shows: z.string().trim().min(2).max(400) }),
  decide: (_law, { input: { file }, today }) => ({ file, on: today }),
  keeps: ({ input }) => ({ kind: 'exhibit', content: input }),
  apply: ({ exhibits }, { n, role, fact }) => ({ exhibits: [...exhibits, { ...fact, n, by: role }] }),
  tells: ['person', 'department', 'leader'],
})
