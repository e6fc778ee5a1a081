/** A small world in memory for given/when/then tests: the same step as the server, with dossiers, accounts and records in maps. */
import { hash } from 'node:crypto'
import { isWorld, listChanges } from '../core/accounts.ts'
import type { Entry } from '../core/action.ts'
import { getSubject, type subjects } from '../core/catalogue.ts'
import type { Actor, Facts, Listed, Scanned, Sheet, SubjectName } from '../core/facts.ts'
import type { Expert } from '../core/review/conflicts.ts'
import { blank as blankRound, type Round } from '../core/round/dossier.ts'
import type { Refusal } from '../core/rule.ts'
import { countsOf, type Kept, step } from '../core/step.ts'
import type { Law } from '../policy/shape.ts'
import { numberedIn } from './numbers.ts'
import { laidPanel } from './panel.ts'
import { packedIn } from './parcels.ts'
import { toPlaceIn } from './plans.ts'
import { aboutIn, listIn } from './public-list.ts'
import { sheetOf } from './sheet.ts'
import { tracedIn } from './traced.ts'

export type Request = {
  readonly subject: SubjectName
  readonly id: string
  readonly action: string
  readonly input?: unknown
  readonly by: Actor
  /** An ISO day in the programme's zone; noon of it is the time of the request. */
  readonly on: string
  /** What is read on the scans that the input names. */
  readonly scanned?: readonly Scanned[]
  /** The version that bears the short code that was typed. */
  readonly printed?: number
  /** The form whose paper is ticked. */
  readonly onPaper?: Facts<object>['onPaper']
  /** What the sheet shows, where it isn't every line. */
  readonly sheet?: Sheet | undefined
  /** What has changed since it was on screen. */
  readonly viewed?: Facts<object>['viewed']
  /** The list for public notice, where it isn't everybody who was accepted. */
  readonly listed?: Listed
  /** What an answer may not give away. */
  readonly unnamed?: readonly string[]
  /** Who holds an expert's seat, where it isn't the usual pool. */
  readonly experts?: readonly Expert[] | undefined
  /** How many on the track have a better result and wait, and how many places are left. */
  readonly ahead?: Facts<object>['ahead']
  /** How many people a circular would reach. */
  readonly meant?: number | undefined
  /** Whether the form that is given bears the number of who gives it. */
  readonly ownNumber?: boolean
  /** Whose form of a parcel can't be read. */
  readonly unread?: readonly string[]
  /** The digest of the file that is brought. */
  readonly hashed?: string
  /** Whom the host has named as the trainee's supervisor. */
  readonly supervisor?: string
  /** What it follows from, where the server would do it after that entry. */
  readonly cause?: Facts<object>['cause']
  /** What is found of the lines of a run, and around a payee. */
  readonly lines?: Facts<object>['lines']
  readonly aside?: Facts<object>['aside']
  readonly paying?: Facts<object>['paying']
  /** What became of the money of a budget line's year. */
  readonly spending?: Facts<object>['spending']
  /** What is found around a sample. */
  readonly sampled?: Facts<object>['sampled']
}
export type Answer = { readonly ok: true; readonly entry: Entry } | { readonly ok: false; readonly refusals: readonly Refusal[] }

/** In a world without a server a citizen is known by the number itself. */
const numberIn = (form: unknown): string | undefined => {
  const identity: unknown = typeof form === 'object' && form !== null ? Reflect.get(form, 'identity') : undefined
  const number: unknown = typeof identity === 'object' && identity !== null ? Reflect.get(identity, 'citizenNumber') : undefined
  return typeof number === 'string' ? number : undefined
}

type Dossier = { readonly status: string; readonly round?: string | undefined }

/** An actor with one seat, or the person themself when `person` is given. */
export const actor = (id: string, seat?: Actor['seats'][number], person?: string): Actor => ({
  id,
  seats: seat ? [seat] : [],
  ...(person !== undefined && { person }),
})

/** `amendment` is the law that a round may be amended by. */
export const world = (law: Law, amendment?: Law) => {
  const dossiers = new Map<string, Dossier>()
  const accounts = new Map<string, number>()
  const records = new Map<string, unknown>()
  const journal: Entry[] = []
  const key = (subject: string, id: string) => `${subject}/${id}`

  const find = (subject: SubjectName, id: string) => dossiers.get(key(subject, id)) ?? getSubject(subject).blank
  /** The office has granted the person a restriction, and nobody has lifted it. */
  const isRestricted = (of: Dossier & { readonly person?: string }) =>
    of.person !== undefined &&
    [...dossiers].some(
      ([name, one]) => name.startsWith('inquiry/') && Reflect.get(one, 'restricts') === true && Reflect.get(one, 'person') === of.person,
    )
  const roundOf = (request: Request, dossier: Dossier): Round => {
    const asked = typeof request.input === 'object' && request.input !== null ? Reflect.get(request.input, 'round') : undefined
    const id =
      request.subject === 'round'
        ? request.id
        : (dossier.round ?? asked ?? (['nomination', 'move', 'number'].includes(request.subject) ? request.id.split('.')[0] : undefined))
    const found = dossiers.get(key('round', String(id)))
    return found ? (found as Round) : blankRound
  }

  const once = (request: Request, cause?: Facts<object>['cause']): Answer => {
    const { subject, id, action, on, by } = request
    const dossier = find(subject, id)
    const opens = getSubject(subject).actions[action]?.opens
    const facts = {
      subject,
      id,
      dossier,
      round: roundOf(request, dossier),
      actor: by,
      at: `${on}T04:00:00.000Z`,
      today: on,
      opened: opens === undefined ? undefined : records.get(`${key(subject, id)}/${opens}`),
      citizen: numberIn(opens === undefined ? undefined : records.get(`${key(subject, id)}/${opens}`)),
      nonce: 'ab'.repeat(16),
      sha256: (text: string) => hash('sha256', text, 'hex'),
      input: request.input ?? {},
      past: [],
      sheet: 'sheet' in request ? request.sheet : sheetOf(id, dossier),
      scanned: request.scanned,
      printed: request.printed,
      onPaper: request.onPaper,
      viewed: request.viewed,
      listed: request.listed ?? listIn(dossiers, id, accounts.get(listChanges(id)) ?? 0),
      about: subject === 'review' ? find('application', id) : aboutIn(dossiers, request.input, dossier),
      panel:
        subject === 'review'
          ? laidPanel(request, find('application', id), records.get(`application/${id}/form`), dossier, n =>
              records.get(`review/${id}/score/${n}`),
            )
          : undefined,
      ahead: request.ahead,
      unnamed: request.unnamed,
      meant: request.meant,
      traced: subject === 'training' ? tracedIn(journal, dossiers, id) : undefined,
      numbered: subject === 'number' ? numberedIn(journal, find, id) : undefined,
      toPlace: subject === 'plan' ? toPlaceIn(dossiers, request.input) : undefined,
      packed: subject === 'parcel' && action === 'make' ? packedIn(dossiers, id, request.input, request.unread) : undefined,
      hashed: request.hashed,
      supervisor: request.supervisor,
      lines: request.lines,
      aside: request.aside,
      paying: request.paying,
      spending: request.spending,
      sampled: request.sampled,
      restricted: isRestricted(subject === 'review' ? find('application', id) : dossier),
      ownNumber: request.ownNumber,
      cause,
      amendment,
      balance: (name: string) => accounts.get(name) ?? 0,
    }
    const counted = countsOf(law, action, facts)
    const balance = (name: string) => {
      if (!counted.includes(name)) throw new Error(`${subject}.${action} reads ${name} without counting it`)
      return accounts.get(name) ?? 0
    }
    const n = journal.filter(e => e.subject === subject && e.id === id).length + 1
    const seal = ({ kind, content }: Kept) => {
      records.set(`${key(subject, id)}/${kind}`, content)
      records.set(`${key(subject, id)}/${kind}/${n}`, content)
      return `sealed:${kind}`
    }
    const outcome = step(law, action, { ...facts, balance }, { n, edition: law.policy.edition, seal })
    if (outcome.kind === 'malformed') throw new Error(outcome.issues.map(i => `${i.path}: ${i.message}`).join('; '))
    if (outcome.kind === 'refused') return { ok: false, refusals: outcome.refusals }
    for (const { debit, credit, amount } of outcome.transfers) {
      accounts.set(debit, (accounts.get(debit) ?? 0) - amount)
      accounts.set(credit, (accounts.get(credit) ?? 0) + amount)
      if (!isWorld(debit) && (accounts.get(debit) ?? 0) < 0) throw new Error(`${debit} would fall below zero`)
    }
    journal.push(outcome.entry)
    dossiers.set(key(subject, id), outcome.dossier)
    for (const c of outcome.causes) {
      const answer = once({ ...request, ...c, cause: undefined, by: outcome.actor }, { subject, action })
      if (!answer.ok)
        throw new Error(`${subject}.${action} causes ${c.subject}.${c.action}, which is refused: ${JSON.stringify(answer.refusals)}`)
    }
    return { ok: true, entry: outcome.entry }
  }

  return {
    journal,
    perform: (request: Request): Answer => once(request, request.cause),
    /** Performs and insists: a refusal is a test's mistake, told with its reasons. */
    must: (request: Request): Entry => {
      const answer = once(request, request.cause)
      if (!answer.ok) throw new Error(`${request.subject}.${request.action} was refused: ${JSON.stringify(answer.refusals)}`)
      return answer.entry
    },
    dossier: <S extends SubjectName>(subject: S, id: string) => find(subject, id) as (typeof subjects)[S]['blank'],
    balance: (account: string) => accounts.get(account) ?? 0,
    /** A dossier, or the balance of an account, as a story finds it that begins in the middle. */
    put: <D extends Dossier>(subject: SubjectName, id: string, dossier: D) => void dossiers.set(key(subject, id), dossier),
    give: (account: string, amount: number) => void accounts.set(account, amount),
    record: (subject: SubjectName, id: string, kind: string) => records.get(`${key(subject, id)}/${kind}`),
  }
}
export type World = ReturnType<typeof world>
