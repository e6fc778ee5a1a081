/** An answer of the ministry was brought and its officer has said what follows from it: the file is kept as it came, with its digest and who brought it. */
import { z } from 'zod'
import { department, ministry } from '../roles.ts'
import { handedOut } from './columns.ts'
import { action } from './dossier.ts'

/** In base64. An answer of a thousand rows is a tenth of it. */
export const mostContent = 4 << 20

export const bringAnswer = action({
  by: [department, ministry],
  from: ['made'],
  cites: handedOut,
  input: z.strictObject({ name: z.string().min(1).max(200), content: z.base64().max(mostContent) }),
  decide: (_law, { hashed, today }) => ({ digest: hashed ?? '', on: today }),
  keeps: ({ input }) => ({ kind: 'answer', content: input }),
  apply: ({ answers }, { role, fact }) => ({ answers: [...answers, { ...fact, by: role === 'ministry' ? 'ministry' : 'department' }] }),
  tells: ['department', 'ministry'],
})
