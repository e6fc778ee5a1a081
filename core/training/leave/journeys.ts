/** How many journeys home are paid in one study. */
import type { Law } from '../../../policy/shape.ts'
import type { Cited } from '../../../policy/words.ts'
import type { Facts } from '../../facts.ts'
import { employerPays, findJourneys } from '../../payment/rates.ts'
import type { Training } from '../dossier.ts'
import { durationOf } from '../rules.ts'

export const journeysPaid = (law: Law, facts: Facts<Training>): Cited<number> => {
  const { value, ...note } = findJourneys(law)?.perYear ?? { ...employerPays(law), value: 0 }
  return { ...note, value: value * Math.ceil(durationOf(law, facts).value / 12) }
}
