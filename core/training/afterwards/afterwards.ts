/** The years after the return: what is asked, what was answered, and why somebody stayed silent. */
import type { Law } from '../../../policy/shape.ts'
import type { Ask } from '../../../policy/training.ts'
import { addMonths } from '../../calendar.ts'
import type { Actor, Related } from '../../facts.ts'

export const sides = ['employer', 'person'] as const
export type Side = (typeof sides)[number]

/** As which of the two somebody answers. */
export const sideOf = ({ actor, dossier }: { readonly actor: Actor; readonly dossier: Related }): Side =>
  actor.person !== undefined && actor.person === dossier.person ? 'person' : 'employer'

/** `yes`, `no` and `notYet`, a code of what can be chosen, or a number. Texts are sealed and not here. */
export type Answers = Readonly<Record<string, string | number>>

/** One answer after the return, by the employer or by the person. */
export type FollowUp = { readonly afterMonths: number; readonly by: string; readonly answers: Answers }

/** Nobody answered for so long that the department wrote down why. An answer that comes later is taken all the same. */
export type Silence = { readonly afterMonths: number; readonly side: Side; readonly reason: string; readonly on: string }

const progress: readonly unknown[] = ['yes', 'no', 'notYet']

/** Whether an answer is of the kind that is asked for. */
export const answersAsk = ({ kind, choices = [] }: Ask, answer: unknown): boolean => {
  if (kind === 'number') return typeof answer === 'number' && Number.isSafeInteger(answer) && answer >= 0
  if (kind === 'choice') return choices.some(({ code }) => code === answer)
  return kind === undefined && progress.includes(answer)
}

/** The asks that are not answered as they have to be, and what was answered that nobody asked. */
export const amissIn = (asks: readonly Ask[], answers: Answers, texts: Readonly<Record<string, string>>): readonly string[] => {
  const given: Readonly<Record<string, unknown>> = { ...answers, ...texts }
  const wrong = asks.filter(ask => {
    const answer = given[ask.code]
    if (answer === undefined) return ask.optional !== true
    return ask.kind === 'text' ? !(ask.code in texts) || ask.code in answers : ask.code in texts || !answersAsk(ask, answer)
  })
  return [...wrong.map(({ code }) => code), ...Object.keys(given).filter(code => !asks.some(ask => ask.code === code))]
}

type Returned = {
  readonly studyEnd?: string | undefined
  readonly followUps: readonly FollowUp[]
  readonly silences: readonly Silence[]
}

/** Whether one side has answered at a time, or its silence is on record. */
export const isSettled = ({ followUps, silences }: Returned, afterMonths: number, side: Side): boolean =>
  followUps.some(f => f.afterMonths === afterMonths && f.by === side) ||
  silences.some(s => s.afterMonths === afterMonths && s.side === side)

/** Each time and side that is still asked, with the day on which it is asked, the earliest first. */
export const stillAsked = ({ policy }: Law, dossier: Returned) =>
  policy.training.followUp.value.afterMonths.flatMap(afterMonths =>
    sides.flatMap(side =>
      dossier.studyEnd === undefined || isSettled(dossier, afterMonths, side)
        ? []
        : [{ afterMonths, side, on: addMonths(dossier.studyEnd, afterMonths) }],
    ),
  )
