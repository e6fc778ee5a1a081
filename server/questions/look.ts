/** One look at one dossier: its row under the asker's reach, and the facts that a decision about it would see. */
import { listChanges } from '../../core/accounts.ts'
import { type AnyAction, decideOn, worksOnNothing } from '../../core/action.ts'
import { getSubject } from '../../core/catalogue.ts'
import type { Actor, Facts, SubjectName } from '../../core/facts.ts'
import { asksRegister } from '../../core/past.ts'
import type { Offer } from '../../core/question.ts'
import { blank as blankRound, type Round } from '../../core/round/dossier.ts'
import type { Law } from '../../policy/shape.ts'
import { meantBy } from '../circulars.ts'
import { findCitizen } from '../citizen.ts'
import { everywhere } from '../everywhere.ts'
import { findNumbered } from '../numbered.ts'
import { findAbout } from '../objections.ts'
import { aheadOf } from '../panel-list.ts'
import { pastOf } from '../past.ts'
import { readList } from '../public-list.ts'
import { isRestricted } from '../restricted.ts'
import { aroundRun, tiesIn } from '../runs/laid.ts'
import { placeOf } from '../seal.ts'
import { findRecord } from '../store.ts'
import { findTraced } from '../traced.ts'
import { type Asking, hasSeat, sitsAt } from './asking.ts'
import { inputShapeOf } from './inputs.ts'
import { findRound, jsonOf } from './law.ts'
import { ministryTracks, part, type RowRead, rowColumns, rowJoins, run } from './rows.ts'

type State = {
  readonly status: string
  readonly round?: string
  readonly track?: string
  readonly person?: string
  readonly [key: string]: unknown
}
export type Look = {
  readonly subject: SubjectName
  readonly id: string
  readonly row: RowRead
  readonly state: State
  readonly law: Law
  readonly round: Round
  /** The law that a round is about to be amended by. */
  readonly amendment?: Law | undefined
}

const seesDossiers = (asking: Asking) => {
  const { session } = asking
  if (!session) return false
  return (
    session.account.person !== null || session.seats.some(({ role }) => !['administrator', 'system', 'security', 'clock'].includes(role))
  )
}

/** The ministry alone sees only the tracks that it places; that it sees nothing but what was handed over, and every other limit, is the database's. */
const beyondMinistry = (asking: Asking, track: string | undefined) =>
  hasSeat(asking, 'ministry') &&
  !hasSeat(asking, 'department', 'leader', 'finance', 'auditor') &&
  !(track !== undefined && ministryTracks(asking.site.house).includes(track))

/** The dossier if it is there and the asker may see it. */
export const findLook = async (asking: Asking, subject: SubjectName, id: string): Promise<Look | undefined> => {
  if (!seesDossiers(asking)) return undefined
  const [row] = await run<RowRead & { state: State }>(
    asking.query,
    part`select ${rowColumns}, d.state from dossier d ${rowJoins} where d.subject = ${subject} and d.id = ${id}`,
  )
  if (!row || (subject !== 'round' && beyondMinistry(asking, row.state.track))) return undefined
  if ((subject === 'objection' || subject === 'circular') && !hasSeat(asking, 'department', 'leader')) return undefined
  if (subject === 'sample' && !hasSeat(asking, 'department', 'leader', 'finance', 'auditor')) return undefined
  if ((subject === 'review' || subject === 'number') && !hasSeat(asking, 'department', 'leader', 'auditor')) return undefined
  // A person's own, and the department's side that answers it: finance and audit have no part in it.
  if (subject === 'inquiry' && row.state.person !== asking.session?.account.person && !hasSeat(asking, 'department', 'leader'))
    return undefined
  if (subject === 'edition') return lookAtEdition(asking, id, row)
  const found = await findRound(asking.site.house, asking.query, subject === 'round' ? id : (row.state.round ?? ''))
  if (!found) return undefined
  const round = roundFrom(found.state)
  const amendment =
    subject === 'round' && round.amendment ? await asking.site.house.laws.read(asking.query, round.amendment.law) : undefined
  return { subject, id, row, state: row.state, law: found.law, round, amendment }
}

/** An edition belongs to no round; the office sees it, and the auditor. Its law is the one that it was copied from. */
const lookAtEdition = async (asking: Asking, id: string, row: RowRead & { readonly state: State }): Promise<Look | undefined> => {
  const law = await asking.site.house.laws.read(asking.query, String(row.state.law))
  if (!law || !sitsAt(asking, law, 'department', 'leader', 'auditor')) return undefined
  return { subject: 'edition', id, row, state: row.state, law, round: blankRound }
}

const roundFrom = (state: object): Round => ({ ...blankRound, ...state })

type Bare = Facts<State>

/** What the register says of the person of an application, whatever rows the asker sees themself; the register is asked only where the law asks it. */
export const pastFor = async ({ site: { house }, session, query }: Asking, { subject, law, state }: Look) =>
  subject === 'application' && asksRegister(law.policy)
    ? everywhere(query, own => pastOf(house, own, law, state, session?.actor ?? {}))
    : undefined

/** What the server lays before decisions on a subject. */
const laidFor = async (asking: Asking, look: Look, form: unknown) => {
  const { query, site } = asking
  const { subject, id, state, law } = look
  const actor = asking.session?.actor
  const signs = subject === 'run' || (subject === 'payment' && state.status === 'demanded')
  const isOfOffice = subject === 'training' && sitsAt(asking, law, 'department', 'leader')
  const about = subject === 'review' ? await findAbout(query, id) : undefined
  return {
    citizen: subject === 'application' ? await findCitizen(query, site.house.seals, form) : undefined,
    listed: subject === 'round' ? await readList(query, id, listChanges(id)) : undefined,
    about,
    restricted: await isRestricted(query, subject === 'application' ? state.person : about?.person),
    ahead: subject === 'application' && state.status === 'nominated' ? await aheadOf(query, law, id, state) : undefined,
    meant: subject === 'circular' ? await meantBy(query, state) : undefined,
    numbered: subject === 'number' ? await findNumbered(query, id) : undefined,
    traced: isOfOffice ? await tracedOn(asking, look) : undefined,
    lines: subject === 'run' ? await aroundRun(query, id, state, actor, asking.today) : undefined,
    aside: signs && actor ? await tiesIn(query, { subject, id, dossier: state }, actor) : undefined,
  }
}

/** Asks each action that the asker's hats allow whether it could be done now; balances that rules want are read, and the question asked again. */
export const offersOn = async (asking: Asking, look: Look): Promise<Offer[]> => {
  const actor = asking.session?.actor
  if (!actor) return []
  const opened = await openedFor(asking, look, actor)
  const past = await pastFor(asking, look)
  const laid = await laidFor(asking, look, opened.get('form'))
  const known = new Map<string, number>()
  for (let pass = 0; ; pass += 1) {
    const missing = new Set<string>()
    const balance = (account: string) => {
      if (!known.has(account)) missing.add(account)
      return known.get(account) ?? 0
    }
    const offers = Object.entries(getSubject(look.subject).actions).flatMap(([name, action]) =>
      offerOf(name, action, look, {
        ...factsOn(asking, look, actor),
        opened: opened.get(action.opens ?? ''),
        balance,
        past,
        ...laid,
      }),
    )
    if (missing.size === 0 || pass === 3) return offers
    await readBalances(asking, missing, known)
  }
}

/** What an undoing would see. */
export const tracedOn = ({ query }: Asking, { id, state }: Look) => findTraced(query, { id, dossier: state })

export const factsOn = ({ at, today }: Asking, { subject, id, state, round, amendment }: Look, actor: Actor): Bare => ({
  amendment,
  subject,
  id,
  dossier: { ...getSubject(subject).blank, ...state },
  round,
  actor,
  at: at.toISOString(),
  today,
  nonce: '',
  balance: () => 0,
})

const roleHeld = (action: AnyAction, facts: Bare, law: Law) => {
  const own = facts.actor.person !== undefined && facts.actor.person === facts.dossier.person
  return action.by.some(role => (!own || role.self === true) && role.is(facts, law))
}

const offerOf = (name: string, action: AnyAction, { law, subject }: Look, facts: Bare): readonly Offer[] => {
  if (!roleHeld(action, facts, law)) return []
  const decision = decideOn(action, law, facts)
  if (!decision.ok && worksOnNothing(action, decision.refusals)) return []
  const refusals = decision.ok
    ? []
    : decision.refusals.map(r => ({ rule: r.rule, clause: r.clause, found: jsonOr(r.found), wants: jsonOr(r.wants) }))
  return [{ action: name, clause: action.cites(law).clause, refusals, input: inputShapeOf(subject, name) }]
}
const jsonOr = (value: unknown) => (value === undefined ? undefined : jsonOf(value))

/** The sealed records that rules of the actions at hand look at. */
const openedFor = async (asking: Asking, look: Look, actor: Actor): Promise<ReadonlyMap<string, unknown>> => {
  const facts = factsOn(asking, look, actor)
  const kinds = new Set(
    Object.values(getSubject(look.subject).actions).flatMap(action =>
      action.opens !== undefined && action.from.includes(look.state.status) && roleHeld(action, facts, look.law) ? [action.opens] : [],
    ),
  )
  const opened = new Map<string, unknown>()
  for (const kind of kinds) {
    const record = await findRecord(asking.query, look.subject, look.id, kind)
    if (record) opened.set(kind, asking.site.house.seals.open(placeOf(look.subject, look.id, kind, record.n), record.sealed))
  }
  return opened
}

export const readBalances = async (asking: Asking, names: ReadonlySet<string>, known: Map<string, number>) => {
  const rows = await asking.query<{ name: string; balance: number }>('select name, balance from counter where name = any($1)', [[...names]])
  for (const name of names) known.set(name, rows.find(row => row.name === name)?.balance ?? 0)
}
