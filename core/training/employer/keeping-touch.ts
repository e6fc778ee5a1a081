/** How employer, host and department keep in touch: visits that were made, and help that was asked for. What was said of them is sealed. */
import type { Law } from '../../../policy/shape.ts'
import type { Cited } from '../../../policy/words.ts'

export const visitWays = ['inPerson', 'phone', 'video', 'atHost'] as const

/** A visit of the employer to the trainee or the host, or a talk with them. */
export type Visit = { readonly on: string; readonly how: (typeof visitWays)[number] }

/** Help that the employer asked the department for. */
export type Help = {
  readonly nth: number
  readonly on: string
  readonly answerBy: string
  readonly answeredOn?: string | undefined
}

/** By when the department answers; a policy that does not say gives the days of any correction. */
export const helpDays = ({ policy }: Law): Cited<number> => policy.training.helpAnswerDays ?? policy.procedure.answerDays.correct

/** What waits for the department's answer, the oldest first. */
export const openHelp = (help: readonly Help[]): readonly Help[] => help.filter(({ answeredOn }) => answeredOn === undefined)
