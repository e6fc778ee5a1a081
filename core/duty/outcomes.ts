/** What came of a round, from the follow-ups: who was asked, who answered, who stayed silent and why, and what the answers say. Counts; nobody is named. */
import type { Law } from '../../policy/shape.ts'
import type { Ask } from '../../policy/training.ts'
import { addMonths } from '../calendar.ts'
import type { Answers, FollowUp, Side, Silence } from '../training/afterwards/afterwards.ts'

/** Somebody who passed, as far as the report looks at them. */
export type Returned = {
  readonly body: string
  readonly studyEnd: string
  readonly followUps: readonly FollowUp[]
  readonly silences: readonly Silence[]
}

/** Where one side stands at one time; undefined before it is asked. */
export const standAt = ({ followUps, silences }: Returned, afterMonths: number, side: Side): 'answered' | 'silent' | 'waiting' => {
  if (followUps.some(f => f.afterMonths === afterMonths && f.by === side)) return 'answered'
  return silences.some(s => s.afterMonths === afterMonths && s.side === side) ? 'silent' : 'waiting'
}

/** The employer's word counts where both have answered; the person's where the employer has not. */
export const answersAt = ({ followUps }: Returned, afterMonths: number): Answers | undefined => {
  const at = followUps.filter(f => f.afterMonths === afterMonths)
  return (at.find(f => f.by === 'employer') ?? at[0])?.answers
}

export const isAsked = ({ studyEnd }: Returned, afterMonths: number, today: string): boolean => addMonths(studyEnd, afterMonths) <= today

type Counts = Readonly<Record<string, number>>
const countsOf = (values: readonly (string | undefined)[]): Counts => {
  const counts: Record<string, number> = {}
  for (const value of values) if (value !== undefined) counts[value] = (counts[value] ?? 0) + 1
  return counts
}

const sumOf = (values: readonly unknown[]) => values.reduce<number>((sum, value) => (typeof value === 'number' ? sum + value : sum), 0)

const ofAsk = (ask: Ask, given: readonly Answers[]) => {
  const values = given.map(answers => answers[ask.code])
  return {
    code: ask.code,
    counts: countsOf(values.map(value => (typeof value === 'string' ? value : undefined))),
    sum: ask.kind === 'number' ? sumOf(values) : null,
  }
}

const ofSide = (people: readonly Returned[], afterMonths: number, side: Side) => {
  const stands = countsOf(people.map(person => standAt(person, afterMonths, side)))
  const reasons = people.flatMap(({ silences }) =>
    silences.filter(s => s.afterMonths === afterMonths && s.side === side).map(({ reason }) => reason),
  )
  return { answered: stands.answered ?? 0, silent: stands.silent ?? 0, waiting: stands.waiting ?? 0, reasons: countsOf(reasons) }
}

const outcomeOf = (law: Law, people: readonly Returned[], afterMonths: number) => ({
  asked: people.length,
  employer: ofSide(people, afterMonths, 'employer'),
  person: ofSide(people, afterMonths, 'person'),
  asks: law.policy.training.followUp.value.asks
    .filter(ask => ask.kind !== 'text')
    .map(ask =>
      ofAsk(
        ask,
        people.map(person => answersAt(person, afterMonths)).filter(answers => answers !== undefined),
      ),
    ),
})

/** For each time of the policy what has been heard so far, over all and for each body. */
export const outcomesOf = (law: Law, people: readonly Returned[], today: string) =>
  law.policy.training.followUp.value.afterMonths.map(afterMonths => {
    const asked = people.filter(person => isAsked(person, afterMonths, today))
    const bodies = [...new Set(asked.map(({ body }) => body))].sort()
    return {
      afterMonths,
      ...outcomeOf(law, asked, afterMonths),
      bodies: bodies.map(body => ({
        body,
        ...outcomeOf(
          law,
          asked.filter(person => person.body === body),
          afterMonths,
        ),
      })),
    }
  })
