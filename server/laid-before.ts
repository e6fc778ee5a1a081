/** What the server lays before a decision on a roster, since the catalogue can't read it itself: the sheet as it would be frozen, and what scans show. */
import type { Facts } from '../core/facts.ts'
import { blank, findRoster } from '../core/nomination/dossier.ts'
import type { Law } from '../policy/shape.ts'
import type { Query } from './database.ts'
import type { House } from './house.ts'
import type { Request } from './perform.ts'
import { sheetToFreeze } from './roster-sheet.ts'
import { findReadings, scansIn } from './scan/readings.ts'

type Laid = Pick<Facts<object>, 'sheet' | 'scanned'>

export const laidBefore = async (
  house: House,
  query: Query,
  { subject, id, action, input, actor }: Request,
  law: Law,
  facts: Facts<object>,
): Promise<Laid> => {
  if (subject !== 'nomination') return {}
  if (action === 'seal') return { scanned: await findReadings(query, scansIn(input)) }
  const roster = findRoster(id)
  if (action !== 'finalise' || !roster) return {}
  const { lines, version } = { ...blank, ...facts.dossier }
  const { at, today, nonce } = facts
  const freezing = { law, id, track: roster.track, body: roster.body, lines, version: version + 1, actor: actor.id }
  return { sheet: await sheetToFreeze(query, house, freezing, { at, today, salt: nonce }) }
}
