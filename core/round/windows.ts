/** When a step ends for a body: the policy's day, or the latest extension that covers it. */
import type { Step } from '../../policy/shape.ts'
import type { Round } from './dossier.ts'

export const lastDay = (day: string, round: Round, step: Step, body: string | undefined): string =>
  round.extensions
    .filter((e) => e.step === step && (e.body === undefined || e.body === body))
    .reduce((latest, e) => (e.until > latest ? e.until : latest), day)
