/** The person asks on, or adds something: the answer was not enough, or something has come up since. */
import { z } from 'zod'
import { person } from '../roles.ts'
import { action } from './dossier.ts'
import { answeredBy, Files, termsOf, Words } from './terms.ts'

export const askOn = action({
  by: [person],
  from: ['asked', 'answered'],
  to: 'asked',
  cites: termsOf,
  input: z.strictObject({ text: Words, attachments: Files }),
  decide: (_law, { input, today }) => ({ on: today, files: input.attachments?.length ?? 0 }),
  keeps: ({ input: { text, attachments } }) => ({ kind: 'asked', content: { text, attachments: attachments ?? [] } }),
  /** Who adds to what has no answer yet waits no longer for it. */
  answerBy: (law, { dossier: { status, kind, due }, today }) => (status === 'asked' ? due : answeredBy(law, kind, today)),
  apply: ({ saidOn, files }, { fact }) => ({ saidOn: [...saidOn, fact.on], files: files + fact.files }),
  tells: ['department'],
})
