/** The only door by which anything in the programme changes. */
import { hash, randomBytes } from 'node:crypto'
import type { Cause } from '../core/action.ts'
import { canonical, canonicalAsSent } from '../core/canonical.ts'
import { getSubject, type Subject, turnOf } from '../core/catalogue.ts'
import type { Actor, Facts, SubjectName } from '../core/facts.ts'
import type { Refusal } from '../core/rule.ts'
import { countsOf, type Kept, type Outcome, step } from '../core/step.ts'
import type { Law } from '../policy/shape.ts'
import { noteAct } from './access-log.ts'
import { noteAttempt } from './attempts.ts'
import { sealBasis } from './basis.ts'
import { circulate } from './circulars.ts'
import type { Query } from './database.ts'
import { enact } from './enact.ts'
import { nameFiles } from './files.ts'
import { refusedForHands } from './hands.ts'
import type { House } from './house.ts'
import { laidBefore } from './laid-before.ts'
import { pastOf } from './past.ts'
import { textIn } from './reading.ts'
import { roundAsked, roundIn, roundRead } from './round-of.ts'
import { afterRun } from './runs/laid.ts'
import { placeOf } from './seal.ts'
import { count, findEarlier, findRecord, holdPayments, type Locked, lock, post, type Receipt, write } from './store.ts'
import { lookBack, type Shown } from './views.ts'

export type Request = {
  readonly subject: SubjectName
  readonly id: string
  readonly action: string
  readonly input: unknown
  readonly actor: Actor
  /** The caller's key of this request; the same key with the same body gives the old answer back. */
  readonly request?: string | undefined
  /** The slip of what was on the caller's screen, given out with the page. */
  readonly seen?: string | undefined
}

export type Answer =
  | { readonly kind: 'done'; readonly receipt: Receipt }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'malformed'; readonly issues: readonly { readonly path: string; readonly message: string }[] }
  | { readonly kind: 'reused' }
  /** There is no such dossier, and the action makes none. */
  | { readonly kind: 'absent' }
  /** The account was closed while the request was on its way. */
  | { readonly kind: 'left' }

/** Thrown inside the transaction to undo it; it carries the answer out. */
class Undone extends Error {
  readonly answer: Answer
  constructor(answer: Answer) {
    super(answer.kind)
    this.answer = answer
  }
}

const codeOf = (error: unknown) => (error instanceof Error ? String(Reflect.get(error, 'code') ?? '') : '')
/** Deadlock, serialization, and two creations or two equal requests at once: the second look finds what the first left. */
const worthAnotherLook = (error: unknown) => ['40P01', '40001', '23505'].includes(codeOf(error))

/** Performs one action and what it causes, in one transaction. Same request, same answer. A refusal leaves no trace in the journal. */
export const perform = async (house: House, request: Request): Promise<Answer> => {
  for (let look = 1; ; look += 1) {
    try {
      const receipt = await house.database.transaction('everything', query => performOn(house, query, request))
      return { kind: 'done', receipt }
    } catch (error) {
      if (error instanceof Undone)
        return (await answeredMeanwhile(house, request, error.answer)) ?? noteAttempt(house, request, error.answer)
      if (look === 8 || !worthAnotherLook(error)) throw error
    }
  }
}

/** The same request may have been done by its twin while this one waited for the lock: then its receipt is the answer, not a refusal. */
const answeredMeanwhile = async (house: House, request: Request, { kind }: Answer): Promise<Answer | undefined> => {
  const { actor, request: key } = request
  if (kind !== 'refused' || key === undefined) return undefined
  const earlier = await house.database.transaction('everything', query => findEarlier(query, actor.id, key))
  if (!earlier) return undefined
  const { request_digest, ...receipt } = earlier
  return request_digest === digestOf(request) ? { kind: 'done', receipt } : { kind: 'reused' }
}

/** What `tryAll` throws at its end, so that the transaction takes everything back. */
class TakenBack extends Error {
  readonly answers: readonly Answer[]
  constructor(answers: readonly Answer[]) {
    super('tried')
    this.answers = answers
  }
}

const tryOne = async (house: House, query: Query, request: Request): Promise<Answer> => {
  await query('savepoint tried')
  try {
    return { kind: 'done', receipt: await performOn(house, query, request) }
  } catch (error) {
    if (!(error instanceof Undone)) throw error
    await query('rollback to savepoint tried')
    return error.answer
  }
}

/** What several requests would do one after another, each after those before it that would be done. Nothing of it stays. */
export const tryAll = async (house: House, requests: readonly Request[]): Promise<readonly Answer[]> => {
  for (let look = 1; ; look += 1) {
    try {
      await house.database.transaction('everything', async query => {
        const answers: Answer[] = []
        for (const request of requests) answers.push(await tryOne(house, query, request))
        throw new TakenBack(answers)
      })
    } catch (error) {
      if (error instanceof TakenBack) return error.answers
      if (look === 8 || !worthAnotherLook(error)) throw error
    }
  }
}

/** Locks what is counted, and reads it. */
const countFor = async (query: Query, counted: readonly string[], { subject, id }: Request) => {
  await holdPayments(query, counted, subject === 'payment' ? id : '')
  return count(query, counted)
}

const digestOf = ({ subject, id, action, input }: Request) => hash('sha256', canonicalAsSent([subject, id, action, input]), 'hex')
const dayOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
const performOn = async (house: House, query: Query, request: Request, cause?: Facts<object>['cause']): Promise<Receipt> => {
  const { subject: name, id, action, actor } = request
  const subject = getSubject(name)
  const digest = request.request === undefined ? undefined : digestOf(request)
  const opens = subject.actions[action]?.opens
  const [locked, record] = await Promise.all([
    lock(query, name, id, roundAsked(request), actor.id, request.request),
    opens === undefined ? undefined : findRecord(query, name, id, opens),
  ])
  if (locked.left) throw new Undone({ kind: 'left' })
  if (locked.earlier) return again(locked.earlier, digest)
  if (!locked.row && subject.actions[action]?.from.includes(subject.blank.status) === false) throw new Undone({ kind: 'absent' })
  const law = await lawFor(house, query, request, locked)
  const amendment = await amendmentFor(house, query, request, locked)
  const opened = record && opens !== undefined ? house.seals.open(placeOf(name, id, opens, record.n), record.sealed) : undefined
  const past = name === 'application' ? await pastOf(house, query, law, locked.row?.state ?? {}, actor) : undefined
  const own = { ...factsFor(house, request, locked), opened }
  const viewed = await viewedBefore(house, query, request, { law, past, row: locked.row })
  const facts = { ...own, ...(await laidBefore(house, query, request, law, own)), cause, amendment, past, viewed }
  const balances = await countFor(query, countsOf(law, action, facts), request)
  const n = (locked.row?.n ?? 0) + 1
  const sealed: { bytes?: Buffer } = {}
  const seal = ({ kind, content }: Kept) => {
    const made = house.seals.seal(placeOf(name, id, kind, n), content)
    sealed.bytes = made.bytes
    return made.digest
  }
  const known = { ...facts, balance: balanceIn(balances, `${name}.${action}`) }
  const seen = viewed && house.seals.seal(placeOf(name, id, 'seen', n), viewed.view)
  const basis = sealBasis(house, known, { n, round: roundRead(request, locked), opened: record?.n, balances })
  const outcome = step(law, action, known, { n, edition: law.policy.edition, seal, seen: seen?.digest })
  if (outcome.kind !== 'done') throw new Undone(outcome)
  const around = { subject, law, locked, outcome, digest, cause, sealed: sealed.bytes, seen: seen?.bytes, basis }
  const receipt = await writeOutcome(query, request, around)
  await Promise.all([follow(house, query, request, law, outcome), cause ? undefined : noteAct(query, request, 'done', outcome.entry.role)])
  if (name === 'run') await afterRun(query, request, facts.lines)
  for (const next of outcome.causes) await performCause(house, query, { ...request, actor: outcome.actor }, next)
  return receipt
}

/** What else is written in the transaction of an entry: names learnt, files named, circulars queued, laws enacted. What can't be undoes the whole. */
const follow = async (house: House, query: Query, request: Request, law: Law, { kept, dossier }: Done): Promise<void> => {
  await house.people.learn(query, kept, dossier)
  await nameFiles(query, request)
  const stray = await circulate(house, query, request, dossier, law.policy.programme.name.zh)
  if (stray) throw new Undone({ kind: 'malformed', issues: [stray] })
  const unlawful = await enact(query, request, dossier)
  if (unlawful) throw new Undone({ kind: 'malformed', issues: [{ path: unlawful, message: whyUnlawful[unlawful] }] })
}

type Judged = Pick<Locked, 'row'> & Pick<Shown, 'law' | 'past'>

/** What the caller had on screen, where they gave the slip of it back; of an application only. */
const viewedBefore = async (house: House, query: Query, { subject, id, actor, seen }: Request, around: Judged) => {
  const { law, past, row } = around
  if (seen === undefined || subject !== 'application' || !row) return undefined
  const viewed = await lookBack(house, query, { id, state: row.state, law, past }, { account: actor.id, slip: seen })
  if (viewed) return viewed
  throw new Undone({ kind: 'malformed', issues: [{ path: '(header).Seen', message: 'is no slip that was given to you with this file' }] })
}

const factsFor = (house: House, { subject, id, actor, input }: Request, locked: Locked) => {
  const at = house.at(locked.at)
  return {
    subject,
    id,
    actor,
    input,
    at: at.toISOString(),
    today: dayOf(at),
    nonce: randomBytes(16).toString('hex'),
    sha256: (text: string) => hash('sha256', text, 'hex'),
    // A view row may be older than a field of its subject: what it doesn't say is as in a blank one, which is also what its entries fold to.
    dossier: { ...getSubject(subject).blank, ...locked.row?.state },
    round: roundIn(locked),
    balance: () => 0,
  }
}

/** A caused action that is refused refuses the whole: both or neither. */
const performCause = (house: House, query: Query, { subject, action, actor }: Request, next: Cause) =>
  performOn(house, query, { ...next, actor }, { subject, action })

const again = (earlier: NonNullable<Locked['earlier']>, digest: string | undefined): Receipt => {
  const { request_digest, ...receipt } = earlier
  if (request_digest !== digest) throw new Undone({ kind: 'reused' })
  return receipt
}

const whyUnlawful = {
  digest: 'is not the digest of the text as it stands',
  edition: 'is the number of another law already',
  programme: 'is run by another office',
}

/** The law of the dossier's round; of an edition, the law that it was copied from; of what does not exist yet, the law that the input names. */
const lawFor = async (house: House, query: Query, { subject, input }: Request, { row, round }: Locked): Promise<Law> => {
  const holder = subject === 'edition' ? row : round
  const digest = textIn(holder ? holder.state : input, 'law')
  const law = digest === undefined ? undefined : await house.laws.read(query, digest)
  if (law) return law
  const path = round ? 'law' : 'round'
  throw new Undone({ kind: 'malformed', issues: [{ path, message: 'names no round or law that is known here' }] })
}

/** The law by which a round is amended: the one that the input names, or the one that waits for its day. */
const amendmentFor = async (house: House, query: Query, { subject, action, input }: Request, { row }: Locked): Promise<Law | undefined> => {
  if (subject !== 'round') return undefined
  const digest = action === 'amend' ? textIn(input, 'law') : textIn(Reflect.get(row?.state ?? {}, 'amendment'), 'law')
  return digest === undefined ? undefined : house.laws.read(query, digest)
}

const balanceIn = (balances: ReadonlyMap<string, number>, who: string) => (account: string) => {
  const balance = balances.get(account)
  if (balance === undefined) throw new Error(`${who} reads the balance of ${account} without counting it`)
  return balance
}

type Done = Extract<Outcome, { kind: 'done' }>
type Around = {
  readonly subject: Subject
  readonly law: Law
  readonly locked: Locked
  readonly outcome: Done
  readonly digest: string | undefined
  readonly cause: Facts<object>['cause']
  readonly sealed: Buffer | undefined
  readonly seen: Buffer | undefined
  readonly basis: Buffer
}

const writeOutcome = async (
  query: Query,
  request: Request,
  { subject, law, locked, outcome, digest, cause, sealed, seen, basis }: Around,
): Promise<Receipt> => {
  const { entry, dossier, kept } = outcome
  const prev = locked.row?.hash ?? ''
  const head = hash('sha256', prev + canonical(entry), 'hex')
  const seq = await write(query, {
    entry,
    dossier: { ...dossier },
    prev,
    hash: head,
    factText: canonical(entry.fact),
    actorPerson: request.actor.person,
    asSelf: outcome.asSelf,
    cause: cause && `${cause.subject}.${cause.action}`,
    request: request.request,
    requestDigest: digest,
    waitsFor: turnOf(subject, dossier),
    records: [...(kept && sealed ? [{ kind: kept.kind, sealed }] : []), ...(seen ? [{ kind: 'seen', sealed: seen }] : [])],
    basis,
  }).catch(error => {
    const refusal = refusedForHands(error, law, request.subject, request.action)
    throw refusal ? new Undone({ kind: 'refused', refusals: [refusal] }) : error
  })
  await post(query, [{ seq, transfers: outcome.transfers }])
  const { subject: name, id, n, action, at } = entry
  return { subject: name, id, n, action, status: dossier.status, at, hash: head, kept: entry.kept ?? null }
}
