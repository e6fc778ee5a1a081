/** The age in full years on the policy's own day. Pure. */
import type { Law } from '../../../policy/shape.ts'

export const deriveAge = (law: Law | undefined, birthDate: string): number | undefined => {
  const age = law?.policy.facts.age
  if (age?.type !== 'integer' || age.derived?.way !== 'age') return undefined
  const day = age.derived.on.value
  return Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0)
}
