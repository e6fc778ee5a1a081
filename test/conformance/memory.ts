/** The demo's year told in memory: the same steps as on the server, each kept with the facts that it was decided on. */
import { hash } from 'node:crypto'
import { isWorld, listChanges } from '../../core/accounts.ts'
import { getSubject } from '../../core/catalogue.ts'
import type { Actor, Facts, SubjectName } from '../../core/facts.ts'
import { shortCode } from '../../core/paper-code.ts'
import { blank as blankRound } from '../../core/round/dossier.ts'
import type { Refusal } from '../../core/rule.ts'
import { countsOf, type Kept, type Outcome, step } from '../../core/step.ts'
import { inventPeople } from '../../demo/people.ts'
import { chapters, roundOf } from '../../demo/story.ts'
import { cashier, castOf, storyClock, type Teller } from '../../demo/teller.ts'
import type { House } from '../../server/house.ts'
import { digestOf } from '../../server/laws.ts'
import { peopleOf } from '../../server/people.ts'
import { sealsOf } from '../../server/seal.ts'
import { digest, law } from '../given.ts'
import { packedIn } from '../parcels.ts'
import { aboutIn, listIn as publicList } from '../public-list.ts'
import { afterIn, causeOf, inputOf, laidIn, payingIn, type Store, settleIn } from '../run-lines.ts'
import { sheetOf } from '../sheet.ts'
import { spendingIn } from '../spending.ts'
import { tracedIn } from '../traced.ts'

type Status = { readonly status: string; readonly [key: string]: unknown }
type Given = Facts<Status> & { readonly input: unknown }
type Done = Extract<Outcome, { kind: 'done' }>
/** One thing that was done: the facts before it and all that came of it. */
export type Told = { readonly action: string; readonly facts: Given; readonly outcome: Done; readonly counted: readonly string[] }
type Ask = { readonly actor: Actor; readonly subject: SubjectName; readonly id: string; readonly action: string; readonly input: unknown }

/** Thrown where the law refuses, so that an action goes with all that it causes. */
class Refused extends Error {
  readonly refusals: readonly Refusal[]
  constructor(what: string, refusals: readonly Refusal[]) {
    super(`${what} was refused: ${JSON.stringify(refusals)}`)
    this.refusals = refusals
  }
}

const hours = 3_600_000
const dayOf = (at: Date) => new Date(at.getTime() + 8 * hours).toISOString().slice(0, 10)

/** The state of everything: what a database would hold. */
export const memory = () => {
  const dossiers = new Map<string, Status>()
  const accounts = new Map<string, number>()
  const records = new Map<string, unknown>()
  const told: Told[] = []
  const lengths = new Map<string, number>()
  const lines: Store = new Map()
  return { dossiers, accounts, records, told, lengths, lines }
}
export type Memory = ReturnType<typeof memory>

const key = (subject: string, id: string) => `${subject}/${id}`
export const findState = ({ dossiers }: Memory, subject: SubjectName, id: string): Status =>
  dossiers.get(key(subject, id)) ?? { ...getSubject(subject).blank }

const spentIn = ({ told, dossiers }: Memory, dossier: Status) =>
  spendingIn(
    told.map(({ outcome: { entry, transfers } }) => ({ ...entry, transfers })),
    dossiers,
    dossier,
  )
const tracedNow = ({ told, dossiers }: Memory, id: string) =>
  tracedIn(
    told.map(t => t.outcome.entry),
    dossiers,
    id,
  )

const factsFor = (m: Memory, { actor, subject, id, action, input }: Ask, at: Date, cause: Given['cause']): Given => {
  const dossier = findState(m, subject, id)
  const opens = getSubject(subject).actions[action]?.opens
  const round: object = subject === 'round' ? dossier : findState(m, 'round', roundOf(law))
  return {
    subject,
    id,
    dossier,
    round: { ...blankRound, ...round },
    actor,
    at: at.toISOString(),
    today: dayOf(at),
    past: [],
    sheet: subject === 'nomination' ? sheetOf(id, dossier) : undefined,
    listed: publicList(m.dossiers, id, m.accounts.get(listChanges(id)) ?? 0),
    about: aboutIn(m.dossiers, input, dossier),
    ...(subject === 'run' && { lines: laidIn(m.dossiers, m.lines, law, { id, action, input, today: dayOf(at) }) }),
    ...(subject === 'budget' && { spending: spentIn(m, dossier) }),
    ...(subject === 'payee' && { paying: payingIn(m.dossiers, id) }),
    ...(subject === 'parcel' && action === 'make' && { packed: packedIn(m.dossiers, id, input) }),
    ...(subject === 'training' && /^(?:askU|u)ndo[A-Z]?/.test(action) && { traced: tracedNow(m, id) }),
    // Every page that the story brings is too pale to be read, and of the newest version.
    ...(action === 'signOnPaper' && { scanned: [{ codes: [], pictures: 1 }], printed: Number(dossier.version) }),
    opened: opens === undefined ? undefined : m.records.get(`${key(subject, id)}/${opens}`),
    nonce: 'ab'.repeat(16),
    input,
    cause,
    balance: () => 0,
  }
}

const post = ({ accounts }: Memory, { transfers }: Done) => {
  for (const { debit, credit, amount } of transfers) {
    accounts.set(debit, (accounts.get(debit) ?? 0) - amount)
    accounts.set(credit, (accounts.get(credit) ?? 0) + amount)
  }
  for (const account of transfers.flatMap(t => [t.debit, t.credit]))
    if (!isWorld(account) && (accounts.get(account) ?? 0) < 0) throw new Error(`${account} fell below zero`)
}

/** Does one action and what it causes, or throws Refused. */
export const act = (m: Memory, ask: Ask, at: Date, cause?: Given['cause']): Status => {
  const { subject, id, action } = ask
  const facts = factsFor(m, ask, at, cause)
  const counted = countsOf(law, action, facts)
  const balance = (account: string) => {
    if (!counted.includes(account)) throw new Error(`${subject}.${action} reads ${account} without counting it`)
    return m.accounts.get(account) ?? 0
  }
  const n = (m.lengths.get(key(subject, id)) ?? 0) + 1
  const seal = ({ kind, content }: Kept) => {
    m.records.set(`${key(subject, id)}/${kind}`, content)
    return `sealed:${kind}`
  }
  const outcome = step(law, action, { ...facts, balance }, { n, edition: law.policy.edition, seal })
  if (outcome.kind !== 'done') throw new Refused(`${subject}.${action} on ${id}`, outcome.kind === 'refused' ? outcome.refusals : [])
  post(m, outcome)
  m.lengths.set(key(subject, id), n)
  m.dossiers.set(key(subject, id), outcome.dossier)
  if (subject === 'run') afterIn(m.lines, id, action, facts.lines)
  m.told.push({ action, facts: { ...facts, balance }, outcome, counted })
  for (const next of outcome.causes) act(m, { ...ask, ...next, actor: outcome.actor }, at, { subject, action })
  return outcome.dossier
}

const houseless: House = {
  database: {
    transaction: () => Promise.reject(new Error('there is no database here')),
    snapshot: () => Promise.reject(new Error('there is no database here')),
    query: () => Promise.reject(new Error('there is no database here')),
    close: async () => {},
  },
  laws: { find: () => law, all: () => [{ digest: digestOf(law), law }], read: async () => law, refresh: async () => {} },
  seals: sealsOf(Buffer.alloc(32)),
  people: peopleOf(sealsOf(Buffer.alloc(32))),
  at: at => at,
}

const ranked = (state: Status) => (typeof state.rank === 'number' ? state.rank : Number.MAX_SAFE_INTEGER)
const listIn = (m: Memory, subject: SubjectName, where: Readonly<Record<string, string | undefined>>): readonly string[] =>
  [...m.dossiers]
    .filter(([k]) => k.startsWith(`${subject}/`))
    .map(([k, state]) => ({ id: k.slice(subject.length + 1), state }))
    .filter(({ state }) => Object.entries(where).every(([name, wanted]) => wanted === undefined || state[name] === wanted))
    .sort((a, b) => ranked(a.state) - ranked(b.state) || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)

/** What runs want of their payments is done, each as it follows from its run. */
const settled = (m: Memory, at: Date): void => {
  settleIn(m.lines, (run, kept, wants) => {
    const ask = { actor: cashier, subject: 'payment', id: kept.line.payment, action: wants, input: inputOf(run, kept) } as const
    act(m, ask, at, causeOf(wants))
    return true
  })
}

/** A teller over the memory: chapters of the demo can be told to it. */
export const tellerIn = (m: Memory): Teller => {
  const people = inventPeople(law)
  const byId = new Map(people.map(p => [p.id, p]))
  const clock = storyClock()
  const ask = (actor: Actor, subject: SubjectName, id: string, action: string, input: unknown) => {
    clock.tick()
    return act(m, { actor, subject, id, action, input }, clock.at(new Date(0)))
  }
  return {
    law,
    lawDigest: digestOf(law),
    round: roundOf(law),
    people,
    clock,
    cast: castOf(law),
    house: houseless,
    say: () => {},
    act: async (actor, subject, id, action, input = {}) => ask(actor, subject, id, action, input).status,
    mustBeRefused: async (actor, subject, id, action, input = {}) => {
      try {
        ask(actor, subject, id, action, input)
      } catch (error) {
        if (error instanceof Refused) return error.refusals.map(r => r.rule)
        throw error
      }
      throw new Error(`${subject}.${action} on ${id} was not refused`)
    },
    settle: async () => settled(m, clock.at(new Date(0))),
    linesOf: async run => (m.lines.get(run) ?? []).map(({ line: { n, payment, amountFen }, state }) => ({ n, payment, amountFen, state })),
    state: async (subject, id) => findState(m, subject, id),
    list: async (subject, where) => listIn(m, subject, { ...where }),
    signedPaper: async (_clerk, { id }) => ({ base: 1, scan: digest('d'), versionCode: shortCode(hash('sha256', id, 'hex')) }),
    getPerson: id => {
      const person = byId.get(id)
      if (!person) throw new Error(`nobody has the application ${id}`)
      return person
    },
  }
}

/** Tells every chapter and gives the memory of it; after each somebody may look. */
export const tellYear = async (after: (m: Memory) => void = () => {}): Promise<Memory> => {
  const m = memory()
  const teller = tellerIn(m)
  for (const chapter of chapters) {
    await chapter.tell(teller)
    after(m)
  }
  return m
}
