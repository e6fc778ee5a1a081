/**
 * What the server lays before a decision, since the catalogue can't read it itself: for a roster the sheet as it would be frozen and what scans show,
 * for an application that is to stand on one the citizen in its form, for a public notice the list, for an objection whom it is about, for a plan
 * whoever of it waits, for a parcel what it would hold, for a run its lines, for a panel who may be asked and, once all are in, the scores.
 */
import { listChanges } from '../core/accounts.ts'
import type { Facts } from '../core/facts.ts'
import { blank, findRoster } from '../core/nomination/dossier.ts'
import { findPaperCode } from '../core/paper-code.ts'
import { undoings } from '../core/training/undo/undo-names.ts'
import type { Law } from '../policy/shape.ts'
import { meantBy } from './circulars.ts'
import { nameCitizen, numberIn, numberIndex } from './citizen.ts'
import type { Query } from './database.ts'
import { versionOf } from './form-record.ts'
import type { House } from './house.ts'
import { findNumbered } from './numbered.ts'
import { beforeObjection } from './objections.ts'
import { beforeReview } from './panel.ts'
import { aheadOf } from './panel-list.ts'
import { beforeParcel } from './parcels/packing.ts'
import type { Request } from './perform.ts'
import { readToPlace } from './plans.ts'
import { findPrinted } from './printed.ts'
import { readList } from './public-list.ts'
import { partIn, textIn } from './reading.ts'
import { isRestricted } from './restricted.ts'
import { sheetToFreeze } from './roster-sheet.ts'
import { beforePayee, beforeRun, tiesIn } from './runs/laid.ts'
import { beforeSample } from './sampling.ts'
import { findBrought, findReadings, scansIn } from './scan/readings.ts'
import { spendingIn } from './spending.ts'
import { findSupervisor } from './supervisor.ts'
import { findTraced } from './traced.ts'

type Laid = Pick<
  Facts<object>,
  | 'sheet'
  | 'onPaper'
  | 'scanned'
  | 'printed'
  | 'ownNumber'
  | 'citizen'
  | 'listed'
  | 'about'
  | 'unnamed'
  | 'meant'
  | 'numbered'
  | 'toPlace'
  | 'traced'
  | 'packed'
  | 'hashed'
  | 'panel'
  | 'ahead'
  | 'supervisor'
  | 'lines'
  | 'aside'
  | 'paying'
  | 'spending'
  | 'sampled'
  | 'restricted'
>

const waivers: readonly string[] = ['askWaiver', 'waive']
const standsOnRoster = ['recommend', 'reserve']
const undoingVerbs: readonly string[] = ['askUndo', ...undoings]

const ownText = 'select citizen_index = $2 as own from person where id = $1'
/** Whether the form that is given bears the number of who gives it. */
const isOwnNumber = async (house: House, query: Query, { input, actor }: Request): Promise<boolean> => {
  const number = numberIn(partIn(input, 'form'))
  if (number === undefined || number === '' || actor.person === undefined) return false
  const [row] = await query<{ own: boolean | null }>(ownText, [actor.person, numberIndex(house.seals, number)])
  return row?.own === true
}

const personIn = ({ dossier }: Facts<object>): string | undefined => dossier.person

export const laidBefore = async (house: House, query: Query, request: Request, law: Law, facts: Facts<object>): Promise<Laid> => {
  const { subject, id, action } = request
  if (subject === 'application' && (action === 'startFor' || action === 'save'))
    return { ownNumber: await isOwnNumber(house, query, request) }
  if (subject === 'application' && standsOnRoster.includes(action))
    return { citizen: await nameCitizen(query, house.seals, facts.opened), restricted: await isRestricted(query, personIn(facts)) }
  if (`${subject}.${action}` === 'application.accept' || `${subject}.${action}` === 'application.acceptAhead')
    return { ahead: await aheadOf(query, law, id, facts.dossier), restricted: await isRestricted(query, personIn(facts)) }
  if (`${subject}.${action}` === 'application.consent')
    return { scanned: await findBrought(query, request.actor.id, scansIn(request.input)) }
  if (`${subject}.${action}` === 'application.signOnPaper') return beforeSigned(house, query, request)
  if (subject === 'nomination') return beforeRoster(house, query, request, law, facts)
  if (subject === 'circular' && action === 'send') return { meant: await meantBy(query, facts.dossier) }
  if (subject === 'number' && action === 'annul') return { numbered: await findNumbered(query, id) }
  if (subject === 'review') return beforeReview(house, query, request, law.policy.programme.office, facts)
  if (subject === 'training' && undoingVerbs.includes(action)) return { traced: await findTraced(query, facts) }
  if (subject === 'plan') return { toPlace: await readToPlace(query, request.input) }
  if (subject === 'parcel') return beforeParcel(house, query, request, law, facts)
  if (subject === 'training' && action === 'namePanel') return { supervisor: await findSupervisor(query, house.seals, id) }
  if (subject === 'run') return beforeRun(house, query, request, law, facts)
  if (subject === 'payment' && waivers.includes(action)) return { aside: await tiesIn(query, facts, request.actor) }
  if (subject === 'budget') return { spending: await spendingIn(query, law, facts) }
  if (subject === 'payee') return beforePayee(query, request, facts)
  if (subject === 'sample') return beforeSample(query, request, facts)
  if (subject === 'objection') return beforeObjection(house, query, request, facts)
  return subject === 'round' && action === 'publishNotice' ? { listed: await readList(query, id, listChanges(id)) } : {}
}

const beforeSigned = async ({ seals }: House, query: Query, { id, input, actor }: Request): Promise<Laid> => {
  const typed = textIn(input, 'versionCode')
  return {
    scanned: await findBrought(query, actor.id, scansIn(input)),
    ...(typed !== undefined && { printed: await findPrinted(query, seals, id, typed) }),
  }
}

/** Where a code is of a form: in which version the frozen roster shows it. */
const onPaperIn = async (query: Query, input: unknown, dossier: object): Promise<Laid['onPaper']> => {
  const code = findPaperCode(textIn(input, 'paperCode') ?? '')
  const { frozen = [] } = { ...blank, ...dossier }
  const line = code?.kind === 'form' ? frozen.find(({ application }) => application === code.id) : undefined
  return line && { application: line.application, version: await versionOf(query, line.application, line.form) }
}

const beforeRoster = async (
  house: House,
  query: Query,
  { id, action, input, actor }: Request,
  law: Law,
  facts: Facts<object>,
): Promise<Laid> => {
  if (action === 'seal') return { scanned: await findReadings(query, scansIn(input)) }
  if (action === 'tickPaper') return { onPaper: await onPaperIn(query, input, facts.dossier) }
  const roster = findRoster(id)
  if (action !== 'finalise' || !roster) return {}
  const { lines, version } = { ...blank, ...facts.dossier }
  const { at, today, nonce } = facts
  const freezing = { law, id, track: roster.track, body: roster.body, lines, version: version + 1, actor: actor.id }
  return { sheet: await sheetToFreeze(query, house, freezing, { at, today, salt: nonce }) }
}
