/** Time passing is an actor: where a day has passed, the clock tries its actions, and the catalogue decides as for everybody else. */
import { getSubject } from '../core/catalogue.ts'
import { type Actor, isSubjectName, type SubjectName, subjectNames } from '../core/facts.ts'
import { clock } from '../core/roles.ts'
import { escalate } from './escalation.ts'
import type { House } from './house.ts'
import { alone, type Holds, type Loop, startElected } from './loop.ts'
import { perform } from './perform.ts'
import { dayOf } from './session.ts'

export const clockActor: Actor = { id: 'clock', seats: [{ role: 'clock', organisation: 'department' }] }

const most = 200

/** Each pass walks on by key, so that dossiers for which there is nothing to do never stand in the way of the others. */
const dueText = `
select d.due, d.subject, d.id, d.status from dossier d
where d.waits_for is not null and d.due < $1::date and (d.due, d.subject, d.id) > ($2::date, $3, $4)
order by d.due, d.subject, d.id limit ${most}`

type Due = { readonly due: string | null; readonly subject: string; readonly id: string; readonly status: string }

const undatedText = `
select d.due, d.subject, d.id, d.status from dossier d
where d.subject = $1 and d.status = $2 and d.due is null and d.waits_for is not null and d.id > $3 order by d.id limit ${most}`

/** What the clock may try on a dossier in a status: what ends it first, reminders last. */
export const clockActions = (subject: SubjectName, status: string): readonly string[] =>
  Object.entries(getSubject(subject).actions)
    .filter(([, action]) => action.by.some(role => role.name === clock.name) && action.from.includes(status))
    .sort(([, a], [, b]) => Number(a.to === undefined) - Number(b.to === undefined))
    .map(([name]) => name)

/** The statuses in which the clock has something to end. */
const sweptStatuses = subjectNames.flatMap(subject =>
  Object.keys(getSubject(subject).waitsFor).flatMap(status => (clockActions(subject, status).length > 0 ? [{ subject, status }] : [])),
)

/** One try of the clock: how many moved. A dossier that fails is told of and tried again later; it never stands in the way of the others. */
const attempt = async (
  house: House,
  { subject, id }: { readonly subject: SubjectName; readonly id: string },
  action: string,
  on: string,
) => {
  // One try per action and day, however many servers have a clock.
  const request = `clock.${subject}.${id}.${action}.${on}`
  try {
    const answer = await perform(house, { subject, id, action, input: {}, actor: clockActor, request })
    return Number(answer.kind === 'done')
  } catch (error) {
    console.error(`clock: ${subject} ${id} ${action}: ${error instanceof Error ? error.message : error}`)
    return 0
  }
}

const visit = async (house: House, { subject, id, status, due }: Due): Promise<number> => {
  if (!isSubjectName(subject)) return 0
  for (const action of clockActions(subject, status)) {
    if ((await attempt(house, { subject, id }, action, due ?? 'none')) > 0) return 1
  }
  return 0
}

const todayOf = async (house: House): Promise<string> => {
  const [now] = await house.database.query<{ now: Date }>('select clock_timestamp() as now')
  return dayOf(house.at(now?.now ?? new Date(0)))
}

/** Visits every dossier whose answer day has passed; returns how many moved. */
export const tick = async (house: House): Promise<number> => {
  const today = await todayOf(house)
  let moved = 0
  for (let from: Due = { due: '1970-01-01', subject: '', id: '', status: '' }; ; ) {
    const batch = await house.database.transaction('everything', query => query<Due>(dueText, [today, from.due, from.subject, from.id]))
    for (const due of batch) moved += await visit(house, due)
    const last = batch.at(-1)
    if (!last || batch.length < most) return moved
    from = last
  }
}

/** Visits what has no answer day, such as drafts that were never handed in; worth doing once a day. Returns how many moved. */
export const sweep = async (house: House): Promise<number> => {
  let moved = 0
  for (const { subject, status } of sweptStatuses) {
    for (let after = ''; ; ) {
      const batch = await house.database.transaction('everything', query => query<Due>(undatedText, [subject, status, after]))
      for (const undated of batch) moved += await visit(house, undated)
      const last = batch.at(-1)
      if (!last || batch.length < most) break
      after = last.id
    }
  }
  return moved
}

const roundsText = "select id, state ->> 'law' as law from dossier where subject = 'round'"
const dailyText = `
select d.due, d.subject, d.id, d.status from dossier d
where d.round = $1 and d.subject = $2 and d.status = any($3) and d.id > $4 order by d.id limit ${most}`

/** What is tried every day where the law of a round says so, such as the months that are paid by the month. */
const everyday = subjectNames.flatMap(subject =>
  Object.entries(getSubject(subject).actions).flatMap(([action, { daily, from }]) => (daily ? [{ subject, action, daily, from }] : [])),
)

const dailyIn = async (
  house: House,
  round: string,
  { subject, action, from }: (typeof everyday)[number],
  today: string,
): Promise<number> => {
  let moved = 0
  for (let after = ''; ; ) {
    const batch = await house.database.transaction('everything', query => query<Due>(dailyText, [round, subject, from, after]))
    for (const { id } of batch) moved += await attempt(house, { subject, id }, action, today)
    const last = batch.at(-1)
    if (!last || batch.length < most) return moved
    after = last.id
  }
}

/** Does what is done every day, in the rounds whose law asks for it. Returns how many moved. */
export const daily = async (house: House): Promise<number> => {
  const today = await todayOf(house)
  let moved = 0
  const rounds = await house.database.transaction('everything', query => query<{ id: string; law: string }>(roundsText))
  for (const { id, law: digest } of rounds) {
    const law = await house.laws.read(house.database.query, digest)
    for (const one of everyday) if (law && one.daily(law)) moved += await dailyIn(house, id, one, today)
  }
  return moved
}

/** `ready` says whether the clock may act yet. */
export const startClock = (house: House, ready: () => boolean, holds: Holds = alone): Loop => {
  const swept = { on: '' }
  return startElected('clock', 60_000, holds, async () => {
    if (!ready()) return
    await tick(house)
    const today = await todayOf(house)
    if (swept.on !== today) await sweep(house)
    if (swept.on !== today) await daily(house)
    if (swept.on !== today) await escalate(house)
    swept.on = today
  })
}
