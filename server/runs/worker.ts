/**
 * What runs do to their payments: hold them, free them, pay them, give them back. Some hundred at a time, in one transaction with the lines that say so,
 * so that whatever dies and however many servers go on, each is done once.
 */
import type { Query } from '../database.ts'
import type { House } from '../house.ts'
import { type Loop, startLoop } from '../loop.ts'
import { type Came, type One, performMany } from '../many.ts'
import { actorNow } from '../session.ts'

type Want = 'hold' | 'free' | 'remit' | 'reject' | 'reverse'
type Wanted = {
  readonly n: number
  readonly payment: string
  readonly payee: string
  readonly account_n: number
  readonly account: string
  readonly wants: Want
  readonly actor: string
  readonly reference: string | null
  readonly on_day: string | null
  readonly reason: string | null
}

const causeOf = {
  hold: 'make',
  free: 'abandon',
  remit: 'readResult',
  reject: 'readResult',
  reverse: 'readResult',
} as const satisfies Record<Want, string>
const stateAfter = { hold: 'held', free: 'freed', remit: 'paid', reject: 'rejected', reverse: 'returned' } as const satisfies Record<
  Want,
  string
>

const inputOf = (run: string, { n, payee, account_n, account, wants, reference, on_day: on, reason }: Wanted): unknown => {
  if (wants === 'hold') return { run, line: n, account: { payee, n: account_n, digest: account } }
  if (wants === 'free') return {}
  return wants === 'remit' ? { reference, on } : { reason, on }
}

const openText = `
select l.run, d.round from (select distinct run from run_line where wants is not null) l join dossier d on d.subject = 'run' and d.id = l.run order by l.run`
/** Rows of one who acts, so that they are entries of one hand; another server takes the next. */
const wantedText = `
select n, payment, payee, account_n, account, wants, actor, reference, on_day, reason from run_line
where run = $1 and wants is not null and actor = (select actor from run_line where run = $1 and wants is not null order by n limit 1)
order by n limit $2 for update skip locked`
const doneText = `
update run_line l set state = t.state, wants = null, reason = coalesce(t.reason, l.reason) from unnest($2::int[], $3::text[], $4::text[]) as t(n, state, reason)
where l.run = $1 and l.n = t.n`

/** What could not be held is out of the run; money that could not be taken back stays paid, and the page says why. */
const cameOf = (wanted: Wanted, came: Came | undefined): readonly [string, string | null] => {
  const [rule] = came?.refused ?? ['absent']
  if (rule === undefined) return [stateAfter[wanted.wants], null]
  return [wanted.wants === 'hold' ? 'dropped' : wanted.wants === 'free' ? 'freed' : wanted.wants === 'reverse' ? 'paid' : 'held', rule]
}

type Open = { readonly run: string; readonly round: string }
export const chunkSize = 500

const performChunk = async (house: House, query: Query, { run, round }: Open, size: number): Promise<number> => {
  const rows = await query<Wanted>(wantedText, [run, size])
  const [first] = rows
  if (!first) return 0
  const actor = await actorNow(house, first.actor)
  const all = rows.map(row => {
    const request = `run.${run}.${row.n}.${row.wants}`
    return { id: row.payment, action: row.wants, input: inputOf(run, row), request, cause: causeOf[row.wants] } satisfies One
  })
  const came = new Map(
    (await performMany(house, query, { subject: 'payment', round, causedBy: 'run', actor, all })).map(one => [one.id, one]),
  )
  const after = rows.map(row => cameOf(row, came.get(row.payment)))
  await query(doneText, [run, rows.map(({ n }) => n), after.map(([state]) => state), after.map(([, reason]) => reason)])
  return rows.length
}

/** Goes on with every run that is not through; returns how many lines it did. A server that is told to stop does so between two chunks. */
export const performRuns = async (house: House, size = chunkSize): Promise<number> => {
  const open = await house.database.transaction('everything', query => query<Open>(openText))
  let done = 0
  for (const one of open) {
    for (;;) {
      const n = await house.database.transaction('everything', query => performChunk(house, query, one, size))
      if (n === 0) break
      done += n
    }
  }
  return done
}

export const startRuns = (house: House): Loop => startLoop('runs', 1_000, () => performRuns(house))
