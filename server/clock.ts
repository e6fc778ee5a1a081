/** Time passing is an actor: where a day has passed, the clock tries its actions, and the catalogue decides as for everybody else. */

import { getSubject } from '../core/catalogue.ts'
import { type Actor, isSubjectName, type SubjectName, subjectNames } from '../core/facts.ts'
import { clock } from '../core/roles.ts'
import type { Law } from '../policy/shape.ts'
import { escalate } from './escalation.ts'
import type { House } from './house.ts'
import { alone, type Holds, type Loop, startElected } from './loop.ts'
import { perform } from './perform.ts'
import { saidOf } from './said.ts'
import { dayOf } from './session.ts'
import { tell } from './tell.ts'

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
where d.subject = $1 and d.status = $2 and d.due is null and d.waits_for is not null and d.id > $3 and not coalesce(d.round = any($4), false)
order by d.id limit ${most}`

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
    tell(`clock: ${subject} ${id} ${action}: ${saidOf(error)}`)
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
export const tick = async (house: House, isStopped = () => false): Promise<number> => {
  const today = await todayOf(house)
  let moved = 0
  for (let from: Due = { due: '1970-01-01', subject: '', id: '', status: '' }; ; ) {
    const batch = await house.database.transaction('everything', query => query<Due>(dueText, [today, from.due, from.subject, from.id]))
    for (const due of batch) moved += isStopped() ? 0 : await visit(house, due)
    const last = batch.at(-1)
    if (!last || batch.length < most || isStopped()) return moved
    from = last
  }
}

const roundsText = "select id, state ->> 'law' as law from dossier where subject = 'round'"
const readRounds = async (house: House): Promise<readonly { readonly id: string; readonly law: Law | undefined }[]> => {
  const rounds = await house.database.transaction('everything', query => query<{ id: string; law: string }>(roundsText))
  return Promise.all(rounds.map(async ({ id, law }) => ({ id, law: await house.laws.read(house.database.query, law) })))
}

type Swept = (typeof sweptStatuses)[number]
/** Whether the law itself says that it is too early for anything that the clock could do: on the night before a deadline that is every draft there is. */
const isTooEarly = ({ subject, status }: Swept, law: Law | undefined, today: string): boolean =>
  law !== undefined &&
  clockActions(subject, status).every(name => {
    const day = getSubject(subject).actions[name]?.notBefore?.(law)
    return day !== undefined && today <= day
  })

/** Visits what has no answer day, such as drafts that were never handed in; worth doing once a day. Returns how many moved. */
export const sweep = async (house: House, isStopped = () => false): Promise<number> => {
  const today = await todayOf(house)
  const rounds = await readRounds(house)
  let moved = 0
  for (const swept of sweptStatuses) {
    const { subject, status } = swept
    const early = rounds.filter(({ law }) => isTooEarly(swept, law, today)).map(({ id }) => id)
    for (let after = ''; ; ) {
      const batch = await house.database.transaction('everything', query => query<Due>(undatedText, [subject, status, after, early]))
      for (const undated of batch) moved += isStopped() ? 0 : await visit(house, undated)
      const last = batch.at(-1)
      if (!last || batch.length < most || isStopped()) break
      after = last.id
    }
  }
  return moved
}

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
  for (const { id, law } of await readRounds(house)) {
    for (const one of everyday) if (law && one.daily(law)) moved += await dailyIn(house, id, one, today)
  }
  return moved
}

/** `ready` says whether the clock may act yet. */
export const startClock = (house: House, ready: () => boolean, holds: Holds = alone): Loop => {
  const swept = { on: '' }
  return startElected('clock', 60_000, holds, async isStopped => {
    if (!ready()) return
    await tick(house, isStopped)
    const today = await todayOf(house)
    if (swept.on !== today) await sweep(house, isStopped)
    if (isStopped()) return
    if (swept.on !== today) await daily(house)
    if (swept.on !== today) await escalate(house)
    swept.on = today
  })
}
