/** What the policy says of the panel. A law without one convenes none. */
import type { Law, Panel } from '../../policy/shape.ts'
import type { Cited } from '../../policy/words.ts'

export const panelOf = ({ policy: { procedure } }: Law): Cited<Panel | undefined> =>
  procedure.panel ?? { ...procedure.windows.review, value: undefined }

/** The working days in which an expert scores a file. */
export const daysOf = (law: Law): number => panelOf(law).value?.answerDays ?? law.policy.procedure.answerDays.review.value
