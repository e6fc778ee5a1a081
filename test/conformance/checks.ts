/** What must hold for every action of the catalogue, as checks that return what they find: the conformance tests and the sabotage tests both call them. */
import { z } from 'zod'
import { isWorld, ledgers } from '../../core/accounts.ts'
import { type AnyAction, decideOn, type Role } from '../../core/action.ts'
import { canonical } from '../../core/canonical.ts'
import { fold, getSubject } from '../../core/catalogue.ts'
import { type Actor, type SeatRole, seatRoles } from '../../core/facts.ts'
import { labelOf, statuses, type Verb } from '../../core/outline.ts'
import { visitorActor } from '../../core/roles.ts'
import { blank as blankRound } from '../../core/round/dossier.ts'
import { law } from '../given.ts'
import type { Told } from './memory.ts'

type Found = readonly string[]

const clauses = new Set(law.policy.clauses.map(c => c.id))
const relations = { round: 'r', track: 'inside', person: 'p', employer: 'e', body: 'b', host: 'h', from: 'g' }

/** Every part of an input that is an object, by its path. Lists of unknown keys must be said to be lists. */
const looseObjects = (schema: unknown, path: string): Found => {
  if (typeof schema !== 'object' || schema === null) return []
  const below = Object.entries(schema).flatMap(([key, value]) => looseObjects(value, `${path}/${key}`))
  const open = Reflect.get(schema, 'type') === 'object' && Reflect.get(schema, 'additionalProperties') === undefined
  return open ? [`${path} takes unknown fields`, ...below] : below
}

/** Inputs, whole or in part, that take a field which nobody named. */
export const takesUnknownFields = (verb: Pick<Verb, 'subject' | 'name' | 'action'>): Found => {
  const parsed = verb.action.input.safeParse({ aFieldThatNobodyNamed: 1 })
  const refused = !parsed.success && JSON.stringify(parsed.error.issues).includes('unrecognized_keys')
  const schema = z.toJSONSchema(verb.action.input, { io: 'input', unrepresentable: 'any' })
  return [...(refused ? [] : [`${labelOf(verb)} takes unknown fields`]), ...looseObjects(schema, labelOf(verb))]
}

const isSeatRole = (name: string): name is SeatRole => seatRoles.some(role => role === name)
const organisationOf = (role: SeatRole) =>
  role === 'employer' || role === 'body' || role === 'host' ? relations[role] : law.policy.programme.office

/** Somebody who wears the hat of a role, at the organisation that stands in that relation. */
const wearer = (role: string): Actor => {
  if (role === 'person' || role === 'newcomer') return { id: 'x', person: relations.person, seats: [] }
  if (role === 'helper') return { id: 'x', seats: [{ role: 'employer', organisation: relations.employer }] }
  if (role === 'visitor') return visitorActor
  if (role === 'giver') return { id: 'x', seats: [{ role: 'body', organisation: relations.from }] }
  if (role === 'newHost') return { id: 'x', seats: [{ role: 'host', organisation: 'other' }] }
  return { id: 'x', seats: isSeatRole(role) ? [{ role, organisation: organisationOf(role) }] : [] }
}

const causeOf = (role: string) => {
  const [subject = '', actions = ''] = role.split('.')
  return actions === '' ? undefined : { subject, action: actions.split('|')[0] ?? '' }
}

/** Facts of a dossier in a status, as a role meets it; without an input, as a button does. */
const factsOf = ({ subject }: Pick<Verb, 'subject'>, status: string, role: string, actor = wearer(role)) => {
  const person = role === 'newcomer' ? undefined : relations.person
  const helper = role === 'helper' && { helper: { role: 'employer', organisation: relations.employer } }
  const asked = role === 'expert' && { asked: [{ expert: 'x', answer: 'waiting' }] }
  const dossier = { ...getSubject(subject).blank, ...relations, ...helper, ...asked, person, status, change: { host: 'other' } }
  const about = { subject, id: subject === 'nomination' ? 'r.inside.b' : 'a', dossier, round: blankRound, actor, cause: causeOf(role) }
  return { ...about, at: '2022-03-10T04:00:00.000Z', today: '2022-03-10', nonce: '', balance: () => 0 }
}

type Decide = typeof decideOn
const rolesIn = (action: AnyAction): readonly string[] => action.by.map((role: Role<never>) => role.name)
const reasonOf = (decision: ReturnType<Decide>) => (decision.ok ? 'allowed' : decision.refusals.map(r => r.rule).join(', '))

/** Every status outside `from`, for every role that may: anything else than a refusal that says so. */
export const actsFromElsewhere = (verb: Verb, decide: Decide = decideOn): Found =>
  statuses
    .filter(s => s.subject === verb.subject && !verb.from.includes(s.name))
    .flatMap(({ name }) =>
      rolesIn(verb.action).flatMap(role => {
        const reason = reasonOf(decide(verb.action, law, factsOf(verb, name, role)))
        return reason === 'from' ? [] : [`${labelOf(verb)} from ${name} as ${role}: ${reason}`]
      }),
    )

const hats = [...seatRoles, 'person', 'newcomer']
const elsewhere = (role: SeatRole): Actor => ({ id: 'x', seats: [{ role, organisation: 'another organisation' }] })

/** Everybody outside `by`, and the right hat at the wrong organisation: anything else than one refusal that names who may. */
export const actsForOthers = (verb: Verb, decide: Decide = decideOn): Found => {
  const [status = ''] = verb.from
  const may = rolesIn(verb.action)
  const asked = (who: string, actor: Actor) => {
    const decision = decide(verb.action, law, { ...factsOf(verb, status, who, actor), cause: undefined })
    const [only, more] = decision.ok ? [] : decision.refusals
    const told = only !== undefined && more === undefined && ['by', 'notInOwnCase'].includes(only.rule) && clauses.has(only.clause)
    return told && JSON.stringify(only.wants) === JSON.stringify(may) ? [] : [`${labelOf(verb)} by ${who}: ${reasonOf(decision)}`]
  }
  const related = (['employer', 'body', 'host'] as const).filter(role => may.includes(role) && verb.subject !== 'nomination')
  const bound = [...related, ...(['department', 'leader', 'finance'] as const).filter(role => may.includes(role))]
  return [
    ...hats.filter(hat => !may.includes(hat)).flatMap(hat => asked(hat, wearer(hat))),
    ...bound.flatMap(role => asked(`${role} of another`, elsewhere(role))),
    ...asked('nobody', { id: 'x', seats: [] }),
  ]
}

/** Every status of the subject for every hat: done where the role may and the status is right only, and otherwise refused for just that. */
export const outOfMatrix = (verb: Verb, decide: Decide = decideOn): Found =>
  statuses
    .filter(s => s.subject === verb.subject)
    .flatMap(({ name }) =>
      [...new Set([...hats, ...rolesIn(verb.action)])].flatMap(hat => {
        const may = rolesIn(verb.action).includes(hat)
        // What is the rules' to say is said elsewhere.
        if (may && verb.from.includes(name)) return []
        const facts = factsOf(verb, name, hat)
        const decision = decide(verb.action, law, may ? facts : { ...facts, cause: undefined })
        const first = decision.ok ? 'allowed' : (decision.refusals[0]?.rule ?? '')
        const right = may ? first === 'from' : ['by', 'notInOwnCase'].includes(first)
        return right ? [] : [`${labelOf(verb)} from ${name} as ${hat}: ${first}`]
      }),
    )

/** Officers whose own case it is: anything else than the refusal that says so, unless they act as the person themself. */
export const decidesOwnCase = (verb: Verb, decide: Decide = decideOn): Found =>
  verb.action.by
    .filter((role: Role<never>) => role.self !== true)
    .flatMap((role: Role<never>) => {
      const actor = { ...wearer(role.name), person: relations.person }
      const decision = decide(verb.action, law, factsOf(verb, verb.from[0] ?? '', role.name, actor))
      const asThemself = decision.ok ? decision.asSelf : verb.by.includes('person') || reasonOf(decision) === 'notInOwnCase'
      return asThemself ? [] : [`${labelOf(verb)} as ${role.name} in their own case: ${reasonOf(decision)}`]
    })

/** Transfers that leave their ledger, move nothing or a part, lead nowhere, or quote no clause. */
export const badTransfers = ({ facts, action, outcome }: Told): Found =>
  outcome.transfers.flatMap(({ debit, credit, amount, clause }) => {
    const [from, to] = [debit, credit].map(account => account.split('/')[0] ?? '')
    const fine = from === to && ledgers.some(l => l === from) && debit !== credit && Number.isSafeInteger(amount) && amount > 0
    return fine && clauses.has(clause) ? [] : [`${facts.subject}.${action}: ${debit} → ${credit} ${amount} by ${clause}`]
  })

/** What a step changes of each account, all its transfers together. */
const changesIn = ({ outcome }: Told): ReadonlyMap<string, number> => {
  const changes = new Map<string, number>()
  for (const { debit, credit, amount } of outcome.transfers) {
    changes.set(debit, (changes.get(debit) ?? 0) - amount)
    changes.set(credit, (changes.get(credit) ?? 0) + amount)
  }
  return changes
}

/** Accounts that a step takes from without having counted them, so that two could take the last. */
export const takenUncounted = (told: Told, onePerDossier: (account: string) => boolean): Found =>
  [...changesIn(told)]
    .filter(([account, change]) => change < 0 && !isWorld(account) && !told.counted.includes(account) && !onePerDossier(account))
    .map(([account]) => `${told.facts.subject}.${told.action} takes from ${account}`)

/** Planted personal data in what is journalled. */
export const leaksIn = ({ facts, action, outcome }: Pick<Told, 'facts' | 'action' | 'outcome'>, secrets: readonly string[]): Found => {
  const text = canonical(outcome.entry)
  return secrets.filter(secret => text.includes(secret)).map(secret => `${facts.subject}.${action} journals ${secret}`)
}

/** Entries that do not come back from their bytes as they went in. */
export const notCanonical = ({ facts, action, outcome }: Told): Found => {
  const text = canonical(outcome.entry)
  return canonical(JSON.parse(text)) === text ? [] : [`${facts.subject}.${action}`]
}

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) Object.values(Object.freeze(value)).forEach(frozen)
  return value
}

/** Steps whose fold, from stored bytes and on frozen values, gives another dossier than the one that was seen; or whose apply speaks of status. */
export const foldsOtherwise = ({ facts, action, outcome }: Told): Found => {
  const subject = getSubject(facts.subject)
  const stored = <T>(value: T): T => frozen(structuredClone(value))
  const again = fold(subject, stored(facts.dossier), stored(outcome.entry))
  const same = JSON.stringify(again) === JSON.stringify(outcome.dossier)
  const applied = subject.actions[action]?.apply?.(facts.dossier, outcome.entry) ?? {}
  return same && !('status' in applied) ? [] : [`${facts.subject}.${action}`]
}
