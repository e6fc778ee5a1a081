/** Random walks over the catalogue: from any point of the told year somebody tries something, and a model that knows only the outline says what may come of it. */
import { createHash } from 'node:crypto'
import { isWorld } from '../../core/accounts.ts'
import { fold, getSubject } from '../../core/catalogue.ts'
import { isSubjectName, type SubjectName } from '../../core/facts.ts'
import { labelOf, type Verb, verbs } from '../../core/outline.ts'
import { act, findState, type Memory, type Told } from './memory.ts'

/** The year as it stood at one moment; what is done to the copy is not done to the year. */
export const copyOf = ({ dossiers, accounts, records, told, lengths, lines }: Memory): Memory => ({
  dossiers: new Map(dossiers),
  accounts: new Map(accounts),
  records: new Map(records),
  told: [...told],
  lengths: new Map(lengths),
  lines: new Map(lines),
})

const diceOf = (seed: string) => {
  let thrown = 0
  return (sides: number): number => {
    thrown += 1
    return createHash('sha256').update(`${seed}/${thrown}`).digest().readUInt32BE(0) % sides
  }
}
type Dice = ReturnType<typeof diceOf>
const oneOf = <T>(dice: Dice, all: readonly T[]): T | undefined => all[dice(all.length || 1)]

/** What was once done by each verb: with which input, and by whom. */
const doneBy = ({ told }: Memory): ReadonlyMap<string, readonly Told[]> =>
  Map.groupBy(told, ({ facts, action }) => `${facts.subject}.${action}`)

type Ask = Parameters<typeof act>[1]

/** Mostly what could be done on some dossier, by somebody who once did it; now and then anything by anybody. */
const draw = (dice: Dice, m: Memory, done: ReadonlyMap<string, readonly Told[]>, everybody: readonly Told[]): Ask | undefined => {
  const [key, { status }] = oneOf(dice, [...m.dossiers]) ?? ['', { status: '' }]
  const cut = key.indexOf('/')
  const [subject, id] = [key.slice(0, cut), key.slice(cut + 1)]
  const anything = dice(8) === 0
  const verb = oneOf(
    dice,
    verbs.filter(one => one.subject === subject && (anything || one.from.includes(status))),
  )
  if (!verb) return undefined
  const like = done.get(labelOf(verb)) ?? []
  const own = like.find(({ facts }) => facts.id === id) ?? oneOf(dice, like)
  const actor = (dice(6) === 0 ? oneOf(dice, everybody) : own)?.facts.actor
  return actor && { subject: verb.subject, id, action: verb.name, actor, input: own?.facts.input ?? {} }
}

const findVerb = (subject: string, name: string): Verb | undefined => verbs.find(verb => verb.subject === subject && verb.name === name)

/** What follows from another act bears that one's name as its role, or several that are alike. */
const followsFrom = (cause: Told['facts']['cause'], role: string): boolean =>
  cause !== undefined &&
  role.startsWith(`${cause.subject}.`) &&
  role
    .slice(cause.subject.length + 1)
    .split('|')
    .includes(cause.action)

/** Read back from its bytes, the entry leads to where the dossier stands. */
const foldsTo = (subject: SubjectName, dossier: Told['facts']['dossier'], { entry, dossier: stands }: Told['outcome']): boolean => {
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
  try {
    const folded = fold(getSubject(subject), dossier, JSON.parse(JSON.stringify(entry)))
    return JSON.stringify(plain(folded)) === JSON.stringify(plain(stands))
  } catch {
    return false
  }
}

/** What an entry may not have done, by the outline alone: its verb from another status, to another, by another role; money made of nothing; a fold that differs. */
const wrongIn = ({ facts, outcome, action }: Told, after: Memory): readonly string[] => {
  const { subject, dossier, id } = facts
  const verb = findVerb(subject, action)
  if (!verb || !isSubjectName(subject)) return [`${subject}.${action} is no verb`]
  const name = labelOf(verb)
  const stands = outcome.dossier
  return [
    ...(verb.from.includes(dossier.status) ? [] : [`${name} from ${dossier.status}`]),
    ...(stands.status === (verb.to ?? dossier.status) ? [] : [`${name} ends in ${stands.status}`]),
    ...(verb.by.includes(outcome.entry.role) || followsFrom(facts.cause, outcome.entry.role) ? [] : [`${name} by ${outcome.entry.role}`]),
    ...(foldsTo(subject, dossier, outcome) ? [] : [`${name} folds otherwise`]),
    ...(id === outcome.entry.id ? [] : [`${name} of another`]),
    ...outcome.transfers.flatMap(({ debit, credit }) =>
      [debit, credit].flatMap(account =>
        !isWorld(account) && (after.accounts.get(account) ?? 0) < 0 ? [`${name} leaves ${account} below zero`] : [],
      ),
    ),
  ]
}
const sumsIn = ({ accounts }: Memory): readonly string[] => {
  const sums = new Map<string, number>()
  for (const [account, balance] of accounts) {
    const ledger = account.split('/')[0] ?? ''
    sums.set(ledger, (sums.get(ledger) ?? 0) + balance)
  }
  return [...sums].filter(([, sum]) => sum !== 0).map(([ledger, sum]) => `the ledger of ${ledger} sums to ${sum}`)
}

type Walked = {
  readonly steps: number
  readonly done: number
  readonly verbs: ReadonlySet<string>
  readonly wrong: readonly string[]
}

/** One walk from one moment. What is refused leaves nothing behind, and the walk goes on. */
export const walk = (year: Memory, from: Memory, steps: number, seed: string, tryIt: typeof act = act): Walked => {
  const dice = diceOf(seed)
  const done = doneBy(year)
  const at = new Date(Date.parse(from.told.at(-1)?.facts.at ?? '2022-03-03T00:00:00Z') + 60_000)
  const seen = new Set<string>()
  const wrong: string[] = []
  let m = copyOf(from)
  let many = 0
  for (let n = 0; n < steps; n += 1) {
    const ask = draw(dice, m, done, year.told)
    if (!ask) continue
    const before = copyOf(m)
    try {
      tryIt(m, ask, at)
    } catch (error) {
      if (!(error instanceof Error) || !/ was refused: /.test(error.message))
        wrong.push(`${ask.subject}.${ask.action} on ${ask.id}: ${error}`)
      m = before
      continue
    }
    const fresh = m.told.slice(before.told.length)
    wrong.push(...fresh.flatMap(told => wrongIn(told, m)), ...sumsIn(m))
    for (const { facts, action } of fresh) seen.add(`${facts.subject}.${action}`)
    many += 1
  }
  return { steps, done: many, verbs: seen, wrong }
}

/** A walk's act that forgets in which status a verb may be done. */
export const anywhere: typeof act = (m, ask, at, cause) => {
  const verb = findVerb(ask.subject, ask.action)
  const key = `${ask.subject}/${ask.id}`
  const state = findState(m, ask.subject, ask.id)
  const [first] = verb?.from ?? []
  const after = act({ ...m, dossiers: new Map([...m.dossiers, [key, { ...state, status: first ?? state.status }]]) }, ask, at, cause)
  const told = m.told.at(-1)
  if (told) m.told[m.told.length - 1] = { ...told, facts: { ...told.facts, dossier: state } }
  return after
}
