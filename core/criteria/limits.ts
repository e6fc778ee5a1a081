/** An age limit as the birth dates that meet it: people read a date rightly where they read '45周岁以下' in three ways. */
import type { FactDefinition } from '../../policy/shape.ts'
import { addDays, earliestBirthDate } from '../calendar.ts'
import type { Outcome } from './bound.ts'

/** ISO days; both are included. */
export type BirthDates = { readonly earliestBirthDate?: string; readonly latestBirthDate?: string }

/** The birth dates that meet a comparison of an age, by the policy's day and convention; nothing for any other fact. */
export const birthDatesFor = (comparison: Outcome, definition: FactDefinition): BirthDates => {
  if (definition.type !== 'integer' || definition.derived?.way !== 'age') return {}
  const { on, convention } = definition.derived
  const earliest = (ageAtMost: number) => earliestBirthDate(ageAtMost, on.value, convention.value)
  const latest = (ageAtLeast: number) => addDays(earliest(ageAtLeast - 1), -1)
  if ('atMost' in comparison && typeof comparison.atMost === 'number') return { earliestBirthDate: earliest(comparison.atMost) }
  if ('atLeast' in comparison && typeof comparison.atLeast === 'number') return { latestBirthDate: latest(comparison.atLeast) }
  if ('is' in comparison && typeof comparison.is === 'number') {
    return { earliestBirthDate: earliest(comparison.is), latestBirthDate: latest(comparison.is) }
  }
  return {}
}
