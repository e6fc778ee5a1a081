/** Tells a story through the one door: sets the clock, performs, and insists that what the story says is also lawful. */
import { hash, randomUUID } from 'node:crypto'
import type { Actor, Seat, SeatRole, SubjectName } from '../core/facts.ts'
import { shortCode } from '../core/paper-code.ts'
import type { Law } from '../policy/shape.ts'
import { kindOf } from '../server/files.ts'
import type { House } from '../server/house.ts'
import { perform } from '../server/perform.ts'
import { rememberPrinted } from '../server/printed.ts'
import { performRuns } from '../server/runs/worker.ts'
import type { Invented } from './people.ts'

/** A clock that stands at nine on the told day and moves on by half a minute with each act; let go, it runs on from there. */
export const storyClock = () => {
  let told: number | undefined
  let letGo: { readonly told: number; readonly at: number } | undefined
  return {
    at: (databaseTime: Date): Date => {
      if (letGo) return new Date(letGo.told + databaseTime.getTime() - letGo.at)
      return told === undefined ? databaseTime : new Date(told)
    },
    /** Nine in the morning in the programme's zone; never back. */
    turnTo: (day: string) => {
      told = Math.max(told ?? 0, Date.parse(`${day}T01:00:00.000Z`))
      letGo = undefined
    },
    tick: () => {
      if (told !== undefined) told += 30_000
    },
    letGo: (now: Date) => {
      letGo = { told: told ?? now.getTime(), at: now.getTime() }
    },
  }
}
export type StoryClock = ReturnType<typeof storyClock>

export type Teller = {
  readonly law: Law
  readonly lawDigest: string
  readonly round: string
  readonly people: readonly Invented[]
  readonly clock: StoryClock
  /** The office that runs the told programme. */
  readonly cast: Cast
  /** Performs and returns the status after it; throws when it is refused. */
  readonly act: (actor: Actor, subject: SubjectName, id: string, action: string, input?: unknown) => Promise<string>
  /** Tries something that the law must refuse; throws when it is allowed. Returns the rules that stood in the way. */
  readonly mustBeRefused: (actor: Actor, subject: SubjectName, id: string, action: string, input?: unknown) => Promise<readonly string[]>
  readonly state: (subject: SubjectName, id: string) => Promise<Readonly<Record<string, unknown>> & { readonly status: string }>
  /** Ids of a subject in the told round, by status and, where given, track and body; in the order of rank, then of id. */
  readonly list: (subject: SubjectName, where: Where) => Promise<readonly string[]>
  /** The first print of a form comes back signed and copied, too pale to be read: what the clerk puts up, and types from beside the QR. */
  readonly signedPaper: (clerk: Actor, person: Invented) => Promise<SignedPaper>
  readonly getPerson: (id: string) => Invented
  /** Has the house do what runs want of their payments. */
  readonly settle: () => Promise<void>
  /** The lines of a run, in their order. */
  readonly linesOf: (run: string) => Promise<readonly RunLine[]>
  readonly house: House
  readonly say: (text: string) => void
}

export type RunLine = { readonly n: number; readonly payment: string; readonly amountFen: number; readonly state: string }

export type Where = { readonly status: string; readonly track?: string; readonly body?: string; readonly host?: string }

const listText = `select id from dossier where subject = $1 and round = $2 and status = $3 and ($4::text is null or track = $4)
  and ($5::text is null or body = $5) and ($6::text is null or host = $6) order by (state ->> 'rank')::int nulls last, id`

const waitingText = 'select from run_line where wants is not null limit 1'

const linesText = 'select n, payment, amount_fen as "amountFen", state from run_line where run = $1 order by n'

const hat = (id: string, ...seats: readonly Seat[]): Actor => ({ id, seats })

/** Who sits in the office of a programme. The account ids are those that `seed` makes: the first office's are short. */
export const castOf = ({ policy }: Law) => {
  const { office } = policy.programme
  const seated = (name: string, role: SeatRole) => hat(office === 'department' ? name : `${office}-${name}`, { role, organisation: office })
  return {
    department: seated('officer-1', 'department'),
    otherOfficer: seated('officer-2', 'department'),
    leader: seated('leader-1', 'leader'),
    otherLeader: seated('leader-2', 'leader'),
    cashier: seated('finance-1', 'finance'),
    checker: seated('finance-2', 'finance'),
    auditor: seated('auditor-1', 'auditor'),
  }
}
export type Cast = ReturnType<typeof castOf>

/** The hats of the story of 2022. */
const at2022 = (name: string, role: SeatRole) => hat(name, { role, organisation: 'department' })
export const department = at2022('officer-1', 'department')
export const otherOfficer = at2022('officer-2', 'department')
export const leader = at2022('leader-1', 'leader')
export const otherLeader = at2022('leader-2', 'leader')
export const cashier = at2022('finance-1', 'finance')
export const checker = at2022('finance-2', 'finance')
export const ministry = hat('ministry-1', { role: 'ministry', organisation: 'ministry' })
export const clock: Actor = hat('clock', { role: 'clock', organisation: 'department' })
export const bodyOf = (body: string): Actor => hat(`body-${body}`, { role: 'body', organisation: body })
export const employerOf = (creditCode: string): Actor => hat(`employer-${creditCode}`, { role: 'employer', organisation: creditCode })
export const hostOf = (host: string): Actor => hat(`host-${host}`, { role: 'host', organisation: host })
export const selfOf = ({ login, person }: Pick<Invented, 'login' | 'person'>): Actor => ({ id: login, person, seats: [] })

export type SignedPaper = { readonly base: number; readonly scan: string; readonly versionCode: string }
const bringText = 'insert into file (sha256, owner, size, type) values ($1, $2, $3, $4) on conflict do nothing'

const signedPaper = async ({ database, seals }: House, clerk: Actor, { id, proofs: [page] }: Invented): Promise<SignedPaper> => {
  if (!page) throw new Error(`${id} has no page to put up`)
  await database.query(bringText, [page.sha256, clerk.id, page.bytes.length, kindOf(page.bytes)?.type])
  const printed = hash('sha256', id, 'hex')
  await rememberPrinted(database.query, seals, { id, version: 1 }, printed)
  return { base: 1, scan: page.sha256, versionCode: shortCode(printed) }
}

type Set = Pick<Teller, 'law' | 'lawDigest' | 'round' | 'people' | 'clock' | 'house' | 'say'>

export const tellerOf = (set: Set): Teller => {
  const ask = (actor: Actor, subject: SubjectName, id: string, action: string, input: unknown) => {
    set.clock.tick()
    return perform(set.house, { subject, id, action, input, actor, request: randomUUID() })
  }
  const byId = new Map(set.people.map(p => [p.id, p]))
  return {
    ...set,
    cast: castOf(set.law),
    list: async (subject, { status, track, body, host }) => {
      const values = [subject, set.round, status, track ?? null, body ?? null, host ?? null]
      const rows = await set.house.database.transaction('everything', query => query<{ id: string }>(listText, values))
      return rows.map(r => r.id)
    },
    signedPaper: (clerk, person) => signedPaper(set.house, clerk, person),
    getPerson: id => {
      const person = byId.get(id)
      if (!person) throw new Error(`nobody in the story has the application ${id}`)
      return person
    },
    act: async (actor, subject, id, action, input = {}) => {
      const answer = await ask(actor, subject, id, action, input)
      if (answer.kind === 'done') return answer.receipt.status
      throw new Error(`the story asks for ${subject}.${action} on ${id}, which was ${answer.kind}: ${JSON.stringify(answer)}`)
    },
    mustBeRefused: async (actor, subject, id, action, input = {}) => {
      const answer = await ask(actor, subject, id, action, input)
      if (answer.kind === 'refused') return answer.refusals.map(r => r.rule)
      throw new Error(`the story expects ${subject}.${action} on ${id} to be refused, but it was ${answer.kind}: ${JSON.stringify(answer)}`)
    },
    settle: async () => {
      // The house's own loop may be at some lines, which are passed over here: they are waited for.
      do await performRuns(set.house)
      while ((await set.house.database.transaction('everything', query => query(waitingText))).length > 0)
    },
    linesOf: run => set.house.database.transaction('everything', query => query<RunLine>(linesText, [run])),
    state: async (subject, id) => {
      const rows = await set.house.database.transaction('everything', query =>
        query<{ state: Readonly<Record<string, unknown>> & { readonly status: string } }>(
          'select state from dossier where subject = $1 and id = $2',
          [subject, id],
        ),
      )
      const found = rows[0]?.state
      if (!found) throw new Error(`no ${subject} ${id}`)
      return found
    },
  }
}

/** Things to do on days; done in the order of the days, and on one day in the order in which they were noted. */
export const agenda = () => {
  const notes: { readonly day: string; readonly run: () => Promise<void> }[] = []
  return {
    on: (day: string, run: () => Promise<unknown>) => {
      notes.push({ day, run: async () => void (await run()) })
    },
    tell: async ({ clock }: Pick<Teller, 'clock'>) => {
      const inOrder = [...notes].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
      for (const note of inOrder) {
        clock.turnTo(note.day)
        await note.run()
      }
    },
  }
}
