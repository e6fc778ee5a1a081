/** Tells of duties that are late beyond the days of the policy: once whoever is at the desk, later whoever stands over it. Written down, and never told twice. */
import { type Able, desksFor, findAble, type Held } from '../core/duty/able.ts'
import { isOwer, type Ower } from '../core/duty/duties.ts'
import type { Related } from '../core/facts.ts'
import { lateSince } from '../core/lateness.ts'
import type { Law } from '../policy/shape.ts'
import type { Query } from './database.ts'
import { dutiesOnce } from './duties.ts'
import type { House } from './house.ts'
import { dayOf } from './session.ts'

const most = 200

export type Owing = {
  readonly who: Ower
  readonly related: Related
}

type OwingRead = { readonly who: string } & { readonly [K in 'person' | 'employer' | 'body' | 'host']: string | null }
export const owingOf = ({ who, person, employer, body, host }: OwingRead): Owing | undefined =>
  isOwer(who)
    ? {
        who,
        related: {
          ...(person !== null && { person }),
          ...(employer !== null && { employer }),
          ...(body !== null && { body }),
          ...(host !== null && { host }),
        },
      }
    : undefined

const heldText = `
select s.role, s.organisation, s.account, a.person, s.acting_for as "actingFor", a.zh, a.en
from unnest($1::text[], $2::text[]) w(role, organisation)
join seat s on s.organisation = w.organisation and s.role = w.role
join account a on a.id = s.account
where s.from_day <= $3 and s.to_day >= $3 and not a.disabled
  and (s.acting_for is null or exists (select from account h where h.id = s.acting_for and not h.disabled))
order by s.account`
export type HeldNamed = Held & { readonly zh: string; readonly en: string }

/** Who sits today at the desks where these duties can be told. */
export const readHeld = async (query: Query, office: string, owing: readonly Owing[], today: string): Promise<readonly HeldNamed[]> => {
  const desks = owing.flatMap(({ who, related }) => {
    const { own, over } = desksFor(who, related, office)
    return [...own, ...over]
  })
  const once = [...new Map(desks.map(desk => [`${desk.role}:${desk.organisation}`, desk])).values()]
  return query<HeldNamed>(heldText, [once.map(({ role }) => role), once.map(({ organisation }) => organisation), today])
}

type Step = 'seat' | 'over'
type Late = OwingRead & {
  readonly subject: string
  readonly id: string
  readonly what: string
  readonly until: string
  readonly told: string | null
}

/** Late, and not told of at this step. Whoever stands over a desk is told after the desk, or where nobody could be told there. */
const lateText = `
select u.subject, u.id, u.what, u.who, u.until, u.person, u.employer, u.body, u.host,
  (select e.told from escalation e where e.subject = u.subject and e.id = u.id and e.what = u.what and e.who = u.who and e.until = u.until
    order by e.seq limit 1) as told
from duty u where u.round = $1 and u.until <= $2
  and (u.until, u.subject, u.id, u.what, u.who) > ($4::date, $5, $6, $7, $8)
  and not exists (select from escalation e where e.subject = u.subject and e.id = u.id and e.what = u.what and e.who = u.who and e.until = u.until
    and e.step = $3)
order by u.until, u.subject, u.id, u.what, u.who limit ${most}`

const tellText = `
insert into message (entry, party) select max(seq), $3 from journal where subject = $1 and id = $2
on conflict (entry, party) do update set read_at = null returning id`
const writeText = `
insert into escalation (at, subject, id, what, who, until, step, round, told, told_as, role, organisation, message)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`

type Telling = { readonly query: Query; readonly at: Date; readonly round: string; readonly step: Step }

const tell = async ({ query, at, round, step }: Telling, late: Late, able: Able): Promise<void> => {
  const { subject, id, what, who, until } = late
  const [message] = await query<{ id: number }>(tellText, [subject, id, `account:${able.account}`])
  if (!message) throw new Error(`${subject} ${id} has no entry`)
  const to = [able.account, able.as, able.role, able.organisation]
  await query(writeText, [at.toISOString(), subject, id, what, who, until, step, round, ...to, message.id])
}

const escalateStep = async (telling: Telling, law: Law, cutoff: string, today: string): Promise<number> => {
  const { query, round, step } = telling
  const { office } = law.policy.programme
  let count = 0
  for (let after: readonly string[] = ['0001-01-01', '', '', '', '']; ; ) {
    const rows = await query<Late>(lateText, [round, cutoff, step, ...after])
    const owing = rows.map(owingOf)
    const held = await readHeld(
      query,
      office,
      owing.filter(one => one !== undefined),
      today,
    )
    for (const [i, late] of rows.entries()) {
      const one = owing[i]
      const able = one && findAble({ ...one, office, held, told: late.told === null ? [] : [late.told] }, step)
      if (!able) continue
      await tell(telling, late, able)
      count += 1
    }
    const last = rows.at(-1)
    if (!last || rows.length < most) return count
    after = [last.until, last.subject, last.id, last.what, last.who]
  }
}

const roundsText = "select id, state ->> 'law' as law from dossier where subject = 'round'"
/** One pass at a time, however many servers have a clock. */
const lockText = 'select pg_advisory_xact_lock(20260711), clock_timestamp() as now'

const escalateRound = (house: House, round: string, law: Law): Promise<number> =>
  house.database.transaction('everything', async query => {
    const { escalation } = law.policy.procedure
    const [locked] = await query<{ now: Date }>(lockText)
    if (!escalation || !locked) return 0
    const at = house.at(locked.now)
    const today = dayOf(at)
    const { afterWorkingDays, overAfterWorkingDays } = escalation.value
    const telling = { query, at, round }
    const atDesk = await escalateStep({ ...telling, step: 'seat' }, law, lateSince(today, afterWorkingDays), today)
    return atDesk + (await escalateStep({ ...telling, step: 'over' }, law, lateSince(today, overAfterWorkingDays), today))
  })

/** Goes through the late duties of every round whose policy says when to tell of them; returns how many were told. */
export const escalate = async (house: House): Promise<number> => {
  await dutiesOnce(house)
  const rounds = await house.database.transaction('everything', query => query<{ id: string; law: string }>(roundsText))
  let count = 0
  for (const { id, law: digest } of rounds) {
    const law = await house.laws.read(house.database.query, digest)
    if (law) count += await escalateRound(house, id, law)
  }
  return count
}
