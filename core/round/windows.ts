/** When a step ends: the policy's day, or the latest extension that covers the body. */
import type { Step } from '../../policy/shape.ts'
import type { Extension, Round } from './dossier.ts'

const latest = (day: string, extensions: readonly Extension[]) => extensions.reduce((last, e) => (e.until > last ? e.until : last), day)

/** For one body; without a body, an extension counts only if it was given to all. */
export const lastDay = (day: string, round: Pick<Round, 'extensions'>, step: Step, body: string | undefined): string =>
  latest(
    day,
    round.extensions.filter(e => e.step === step && (e.body === undefined || e.body === body)),
  )

/** For the last of all bodies. */
export const lastDayOfAll = (day: string, round: Pick<Round, 'extensions'>, step: Step): string =>
  latest(
    day,
    round.extensions.filter(e => e.step === step),
  )
