/** Where an application stands, as its person asks: who has it, since when, until when the answer is due, and which steps are behind it. Pure. */

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
