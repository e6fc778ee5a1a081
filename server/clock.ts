/** Time passing is an actor: where a day has passed, the clock tries its actions, and the catalogue decides as for everybody else. */
import { getSubject } from '../core/catalogue.ts'
import { type Actor, isSubjectName, type SubjectName } from '../core/facts.ts'
import { clock } from '../core/roles.ts'
import type { House } from './house.ts'
import { type Loop, startLoop } from './loop.ts'
import { perform } from './perform.ts'
import { dayOf } from './session.ts'

export const clockActor: Actor = { id: 'clock', seats: [{ role: 'clock', organisation: 'department' }] }

const most = 200

/** Each pass walks on by key, so that dossiers for which there is nothing to do never stand in the way of the others. */
const dueText = `
select d.due, d.subject, d.id, d.status from dossier d
where d.waits_for is not null and d.due < $1::date and (d.due, d.subject, d.id) > ($2::date, $3, $4)
order by d.due, d.subject, d.id limit ${most}`

type Due = { readonly due: string; readonly subject: string; readonly id: string; readonly status: string }

/** What the clock may try on a dossier in a status: what ends it first, reminders last. */
export const clockActions = (subject: SubjectName, status: string): readonly string[] =>
  Object.entries(getSubject(subject).actions)
    .filter(([, action]) => action.by.some(role => role.name === clock.name) && action.from.includes(status))
    .sort(([, a], [, b]) => Number(a.to === undefined) - Number(b.to === undefined))
    .map(([name]) => name)

const visit = async (house: House, { subject, id, status, due }: Due): Promise<number> => {
  if (!isSubjectName(subject)) return 0
  for (const action of clockActions(subject, status)) {
    // One try per action and answer day, however many servers have a clock.
    const request = `clock.${subject}.${id}.${action}.${due}`
    const answer = await perform(house, { subject, id, action, input: {}, actor: clockActor, request })
    if (answer.kind === 'done') return 1
  }
  return 0
}

/** Visits every dossier whose answer day has passed; returns how many moved. */
export const tick = async (house: House): Promise<number> => {
  let moved = 0
  for (let from: Due = { due: '1970-01-01', subject: '', id: '', status: '' }; ; ) {
    const batch = await house.database.transaction('everything', async query => {
      const [now] = await query<{ now: Date }>('select clock_timestamp() as now')
      return query<Due>(dueText, [dayOf(house.at(now?.now ?? new Date(0))), from.due, from.subject, from.id])
    })
    for (const due of batch) moved += await visit(house, due)
    const last = batch.at(-1)
    if (!last || batch.length < most) return moved
    from = last
  }
}

export const startClock = (house: House): Loop => startLoop('clock', 60_000, () => tick(house))
