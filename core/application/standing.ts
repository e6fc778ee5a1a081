/** Where an application stands, as its person asks: who has it, since when, until when the answer is due, and which steps are behind it. Pure. */
import type { Step as WindowStep } from '../../policy/shape.ts'

/** The steps that a person follows, in the order of the procedure. */
export const stepNames = ['submit', 'consent', 'recommend', 'nominate', 'accept', 'admit'] as const
export type StepName = (typeof stepNames)[number]

/** What happened, as the history has it: the action and the day on which it was done. */
export type Happened = { readonly action: string; readonly on: string }
export type Step = {
  readonly name: StepName
  readonly state: 'done' | 'now' | 'ahead'
  readonly on?: string | undefined
  /** Listed as a reserve instead of being recommended. */
  readonly reserve?: true | undefined
}

export type Standing = {
  readonly holder: string | undefined
  /** The day on which it came to whoever has it. */
  readonly since: string
  readonly due?: string | undefined
  readonly late: boolean
  /** Decided for good, one way or the other. */
  readonly ended: boolean
  readonly steps: readonly Step[]
}

type Given = {
  readonly status: string
  readonly waitsFor: string | undefined
  readonly since: string
  readonly due?: string | undefined
  readonly today: string
  readonly history: readonly Happened[]
}

/** A return undoes every step behind it; a reserve stands where the recommended do. */
const doneIn = (history: readonly Happened[]): ReadonlyMap<StepName, Happened> => {
  const done = new Map<StepName, Happened>()
  for (const happened of history) {
    const step = happened.action === 'reserve' ? 'recommend' : stepNames.find(name => name === happened.action)
    if (happened.action === 'sendBack') done.clear()
    else if (step) done.set(step, happened)
  }
  return done
}

const over = ['declined', 'withdrawn', 'lapsed', 'admitted']

export const standingOf = ({ status, waitsFor, since, due, today, history }: Given): Standing => {
  const done = doneIn(history)
  const ended = over.includes(status)
  const now = ended ? undefined : stepNames.find(name => !done.has(name))
  return {
    holder: ended ? undefined : waitsFor,
    since,
    ...(due !== undefined && !ended && { due }),
    late: !ended && due !== undefined && due < today,
    ended,
    steps: stepNames.map(name => {
      const happened = done.get(name)
      const state = happened ? 'done' : name === now ? 'now' : 'ahead'
      return { name, state, ...(happened && { on: happened.on }), ...(happened?.action === 'reserve' && { reserve: true as const }) }
    }),
  }
}

/** The step whose window has to hold what comes next, for a status in which somebody other than the person has the file. */
const comesIn: Readonly<Record<string, WindowStep>> = {
  submitted: 'consent',
  consented: 'nominate',
  recommended: 'nominate',
  reserved: 'nominate',
  nominated: 'review',
  accepted: 'review',
  contested: 'review',
}

type Windows = Readonly<Record<WindowStep, { readonly value: { readonly to: string }; readonly clause: string }>>

/** Where no answer day is set: the last day of the window in which the next step has to be done, and its clause; nothing when that has passed. */
export const estimateOf = (
  { due, ended }: Standing,
  status: string,
  windows: Windows,
  today: string,
): { readonly by: string; readonly clause: string } | undefined => {
  const step = comesIn[status]
  if (due !== undefined || ended || step === undefined) return undefined
  const { value, clause } = windows[step]
  return value.to < today ? undefined : { by: value.to, clause }
}
