/** How far a willingness goes: what a seat asks of somebody beyond what they wished for, and which of it they did not agree to. */
import type { Law } from '../../policy/shape.ts'
import type { Preference } from '../application/dossier.ts'
import { type Adjustment, adjustments } from '../application/form.ts'
import type { Placement } from './dossier.ts'

const placeOf = ({ hosts }: Law, { host: id, programme }: Preference): Readonly<Record<Adjustment, string>> | undefined => {
  const host = hosts.hosts.find(h => h.id === id)
  const found = host?.programmes.find(p => p.id === programme)
  return host && found && { host: id, field: found.discipline, place: host.city.zh }
}

/** The parts of a seat that none of the wishes has and no consent covers; none for somebody whose form never asked how far. */
export const beyondScope = (law: Law, { wished, scope }: Pick<Placement, 'wished' | 'scope'>, seat: Preference): readonly Adjustment[] => {
  const there = placeOf(law, seat)
  if (!there || scope === undefined) return []
  const wishes = wished.flatMap(wish => placeOf(law, wish) ?? [])
  return adjustments.filter(part => !scope.includes(part) && wishes.every(wish => wish[part] !== there[part]))
}
