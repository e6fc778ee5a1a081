/** What came of a round: the follow-ups counted for each time and body, and the people behind a count. */
import type { z } from 'zod'
import { addDays, addMonths } from '../../core/calendar.ts'
import { answersAt, isAsked, outcomesOf, type Returned, standAt } from '../../core/duty/outcomes.ts'
import { questions } from '../../core/question.ts'
import { type Side, sides } from '../../core/training/afterwards/afterwards.ts'
import type { Law } from '../../policy/shape.ts'
import { type Asking, answering, organisationsWith, sitsAt } from './asking.ts'
import { findRound } from './law.ts'
import { allOf, cursorOf, findCursor, nameOr, part, run } from './rows.ts'

type Person = Returned & {
  readonly id: string
  readonly name: string
  readonly body_zh: string | null
  readonly body_en: string | null
  readonly employer_zh: string | null
  readonly employer_en: string | null
}

const peopleIn = (asking: Asking, round: string, all: boolean) =>
  run<Person>(
    asking.query,
    part`select d.id, coalesce(p.name, d.id) as name, coalesce(d.body, '') as body, d.state ->> 'studyEnd' as "studyEnd",
        coalesce(d.state -> 'followUps', '[]') as "followUps", coalesce(d.state -> 'silences', '[]') as silences,
        b.zh as body_zh, b.en as body_en, e.zh as employer_zh, e.en as employer_en
      from dossier d left join person p on p.id = d.person left join organisation b on b.id = d.body left join organisation e on e.id = d.employer
      where ${allOf([
        part`d.round = ${round} and d.subject = 'training' and d.status = 'passed' and d.state ? 'studyEnd' and not restricted(d.person)`,
        ...(all ? [] : [part`d.body = any(${organisationsWith(asking, 'body')})`]),
      ])} order by d.id`,
  )

export type Narrowing = Omit<z.output<typeof questions.followUps.input>, 'round' | 'after' | 'limit'>

const isWanted = (person: Person, at: number, { body, side, stand, ask, answer }: Narrowing): boolean => {
  if (body !== undefined && person.body !== body) return false
  if (stand !== undefined && !(side ? [side] : sides).some(one => standAt(person, at, one) === stand)) return false
  return ask === undefined || String(answersAt(person, at)?.[ask] ?? '') === (answer ?? '')
}

const mayNoteOf = ({ policy }: Law, person: Person, afterMonths: number, today: string): readonly Side[] => {
  const { silence } = policy.training.followUp.value
  if (!silence || addDays(addMonths(person.studyEnd, afterMonths), silence.afterDays) > today) return []
  return sides.filter(side => standAt(person, afterMonths, side) === 'waiting')
}

const rowOf = (law: Law, person: Person, afterMonths: number, today: string) => ({
  training: person.id,
  name: person.name,
  body: nameOr(person.body_zh, person.body_en),
  employer: nameOr(person.employer_zh, person.employer_en),
  afterMonths,
  stands: { employer: standAt(person, afterMonths, 'employer'), person: standAt(person, afterMonths, 'person') },
  answers: answersAt(person, afterMonths) ?? null,
  on: addMonths(person.studyEnd, afterMonths),
  mayNote: [...mayNoteOf(law, person, afterMonths, today)],
})

/** The law and everybody of the round who was asked by now, as far as the asker may know; undefined for who may not ask. */
export const readReturned = async (asking: Asking, round: string) => {
  const found = await findRound(asking.site.house, asking.query, round)
  if (!found) return undefined
  const all = sitsAt(asking, found.law, 'department', 'leader', 'auditor')
  if (!all && organisationsWith(asking, 'body').length === 0) return undefined
  return { law: found.law, people: await peopleIn(asking, round, all) }
}

/** The rows of those whom a narrowing means, in the order of their ids. */
export const rowsFor = (law: Law, people: readonly Person[], narrowing: Narrowing, today: string) => {
  const times = law.policy.training.followUp.value.afterMonths.filter(
    at => narrowing.afterMonths === undefined || at === narrowing.afterMonths,
  )
  return people.flatMap(person =>
    times.filter(at => isAsked(person, at, today) && isWanted(person, at, narrowing)).map(at => rowOf(law, person, at, today)),
  )
}

export const followUps = answering(questions.followUps, async (asking, { round, after, limit, ...narrowing }) => {
  const found = await readReturned(asking, round)
  if (!found) return undefined
  const { law, people } = found
  const names = new Map(people.map(({ body, body_zh, body_en }) => [body, nameOr(body_zh, body_en)]))
  const cursor = findCursor(after)
  const rows = rowsFor(law, people, narrowing, asking.today).filter(
    row => !cursor || row.training > cursor.id || (row.training === cursor.id && row.afterMonths > Number(cursor.key)),
  )
  const last = rows.at(limit - 1)
  return {
    times: outcomesOf(law, people, asking.today).map(({ bodies, ...time }) => ({
      ...time,
      bodies: bodies.map(one => ({ ...one, name: names.get(one.body) ?? null })),
    })),
    rows: rows.slice(0, limit),
    next: rows.length > limit && last ? cursorOf(String(last.afterMonths), last.training) : null,
  }
})
