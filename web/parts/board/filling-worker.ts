/** Fills and arranges anew beside the page, so that the board stays smooth; stopping is ending the worker. The solver is loaded where the track has quotas. */
import load from 'highs'
import { solverLimits, solving } from '../../../core/placement/engine/adjusting/highs.ts'
import { SolverStopped } from '../../../core/placement/engine/place.ts'
import { quotasOn } from '../../../core/placement/quotas.ts'
import { fill } from '../../../core/plan/fill.ts'
import { rerun } from '../../../core/plan/rerun.ts'
import type { FromFilling, ToFill } from './filling.ts'

const answer = async ({ kind, ground, plan, fallen, solver }: ToFill): Promise<FromFilling> => {
  const hasQuotas = quotasOn(ground.law, ground.track).length > 0
  const solve = hasQuotas ? solving(await load({ locateFile: () => solver }), solverLimits) : undefined
  return kind === 'fill' ? { kind, came: fill(ground, plan, solve) } : { kind, came: rerun(ground, plan, fallen, solve) }
}

self.addEventListener('message', ({ data }: MessageEvent<ToFill>) => {
  answer(data).then(
    told => self.postMessage(told),
    (error: unknown) => {
      self.postMessage({ kind: error instanceof SolverStopped ? 'stopped' : 'failed' } satisfies FromFilling)
      throw error
    },
  )
})
