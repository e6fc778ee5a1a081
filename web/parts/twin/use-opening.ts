/** Many files opened one after the other: each once, however often it is begun, with progress and a stop; and taken away again where nobody touched them. */
import { useRef, useState } from 'react'
import type { JudgedRow } from '../../../core/twin/judged.ts'
import { act, newId, type Outcome } from '../../client.ts'
import type { Known } from './doors.ts'
import type { Setting } from './use-sheet.ts'

export type Place = Known['places'][number]
export type Job = { readonly row: JudgedRow; readonly place: Place }
export type Opening = {
  readonly state: 'idle' | 'going' | 'over'
  readonly done: number
  readonly of: number
  readonly outcomes: ReadonlyMap<number, Outcome>
}

const abreast = 3
const tries = 3
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** The same request again where the line broke: the server gives the same receipt. */
const patiently = async (once: () => Promise<Outcome>): Promise<Outcome> => {
  for (let n = 1; ; n += 1) {
    const outcome = await once()
    const broke = outcome.kind === 'failed' && (outcome.status === 0 || outcome.status >= 500)
    if (!broke || n === tries) return outcome
    await pause(400 * n)
  }
}

type Outcomes = ReadonlyMap<number, Outcome>
type Tell = (outcomes: Outcomes) => void

/** A few at a time, until all are done, somebody stops it, or the session has ended. */
const runAll = async (
  jobs: readonly Job[],
  one: (job: Job) => Promise<Outcome>,
  isStopped: () => boolean,
  tell: Tell,
): Promise<Outcomes> => {
  const waiting = [...jobs]
  const outcomes = new Map<number, Outcome>()
  let ended = false
  const worker = async () => {
    for (let job = waiting.shift(); job && !ended && !isStopped(); job = waiting.shift()) {
      const outcome = await one(job)
      outcomes.set(job.row.n, outcome)
      ended ||= outcome.kind === 'signedOut'
      tell(new Map(outcomes))
    }
  }
  await Promise.all(Array.from({ length: abreast }, worker))
  return outcomes
}

export const useOpening = ({ round, helper }: Pick<Setting, 'round' | 'helper'>, after: () => void) => {
  const [opening, setOpening] = useState<Opening>({ state: 'idle', done: 0, of: 0, outcomes: new Map() })
  const stopped = useRef(false)
  const run = async (jobs: readonly Job[], one: (job: Job) => Promise<Outcome>) => {
    stopped.current = false
    const tell = (state: Opening['state']) => (outcomes: Outcomes) =>
      setOpening({ state, done: [...outcomes.values()].filter(({ kind }) => kind === 'done').length, of: jobs.length, outcomes })
    tell('going')(new Map())
    tell('over')(await runAll(jobs, one, () => stopped.current, tell('going')))
    after()
  }
  const open = ({ row, place }: Job) => {
    const key = newId()
    return patiently(() => act('application', place.id, 'startFor', { round, helper, form: row.draft }, key))
  }
  const discard = ({ place }: Job) => {
    const key = newId()
    return patiently(() => act('application', place.held?.id ?? place.id, 'discard', { base: place.held?.version ?? 1 }, key))
  }
  const stop = () => {
    stopped.current = true
  }
  return { opening, openAll: (jobs: readonly Job[]) => run(jobs, open), discardAll: (jobs: readonly Job[]) => run(jobs, discard), stop }
}
