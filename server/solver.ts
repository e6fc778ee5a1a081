/** The solver of linear programs, HiGHS as WebAssembly: loaded when it is first needed, since most placements need none. */
import { type SolverLimits, solverLimits, solving } from '../core/placement/engine/adjusting/highs.ts'
import type { Solve } from '../core/placement/engine/adjusting/program.ts'

export const loadSolver = async (limits: SolverLimits = solverLimits): Promise<Solve> => {
  const { default: load } = await import('highs')
  return solving(await load(), limits)
}

/** The greatest value of a program that is written out as text: the way in of whoever checks, which shares nothing with the other but the package. */
export const loadReader = async (limits: SolverLimits = solverLimits) => {
  const { default: load } = await import('highs')
  const highs = await load()
  const options = { output_flag: false, random_seed: 1, mip_rel_gap: 0, mip_abs_gap: 0.5, time_limit: limits.seconds }
  return (text: string, relaxed: boolean): number | undefined => {
    const { Status, ObjectiveValue } = highs.solve(text, options)
    if (Status !== 'Optimal') return undefined
    return relaxed ? ObjectiveValue : Math.round(ObjectiveValue)
  }
}
