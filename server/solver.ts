/** The solver of linear programs, HiGHS as WebAssembly: loaded when it is first needed, since most placements need none. */
import type { Answer, Program, Solve } from '../core/placement/engine/adjusting/program.ts'

export type SolverLimits = {
  /** Beyond these the best that was found is given: the same on every machine. */
  readonly nodes: number
  readonly iterations: number
  /** Beyond this nothing is given, since what was found by then would differ from machine to machine. */
  readonly seconds: number
}
export const solverLimits: SolverLimits = { nodes: 20_000, iterations: 2_000_000, seconds: 120 }

type Highs = Awaited<ReturnType<typeof import('highs')['default']>>

const rowsOf = ({ starts, index, times, worth }: Program) => ({
  format: 'csr' as const,
  numRows: starts.length - 1,
  numCols: worth.length,
  starts,
  indices: index,
  values: times,
})

/** HiGHS gives no solution of a program without columns. */
const solveNothing = ({ least, most }: Program): Answer =>
  least.every(n => n <= 0) && most.every(n => n >= 0) ? { status: 'best', value: new Float64Array(0) } : { status: 'none' }

const modelOf = (highs: Highs, limits: SolverLimits, program: Program) => {
  const model = highs.createModel({
    numCols: program.worth.length,
    numRows: program.least.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: program.worth,
    colLower: program.lower,
    colUpper: program.upper,
    rowLower: program.least,
    rowUpper: program.most,
    matrix: rowsOf(program),
    ...(program.whole && { integrality: new Int32Array(program.worth.length).fill(highs.constants.variableType.integer) }),
  })
  model.options.set({
    output_flag: false,
    // A placement without anybody is a vertex to begin with: the primal simplex is four times as fast here as what HiGHS chooses.
    ...(!program.whole && { simplex_strategy: 4 }),
    random_seed: 1,
    mip_rel_gap: 0,
    mip_abs_gap: 0.5,
    mip_max_nodes: limits.nodes,
    simplex_iteration_limit: limits.iterations,
    time_limit: limits.seconds,
  })
  return model
}
type Model = ReturnType<typeof modelOf>

const answerOf = (highs: Highs, model: Model): Answer => {
  const { modelStatus: status } = highs.constants
  const { modelStatus } = model.run()
  if (modelStatus === status.infeasible) return { status: 'none' }
  if (modelStatus === status.optimal || modelStatus === status.empty) return { status: 'best', value: model.getSolution().colValue }
  const hasFound = modelStatus !== status.timeLimit && model.info.get('primal_solution_status') === 2
  return { status: 'stopped', ...(hasFound && { value: model.getSolution().colValue }) }
}

/** Another goal and other bounds upon the same rows: the last vertex is where the next search begins. */
const change = (model: Model, { worth, lower, upper, least, most }: Program) => {
  const columns = { kind: 'range' as const, from: 0, to: worth.length - 1 }
  model.changeColsCost(columns, worth)
  model.changeColsBounds(columns, lower, upper)
  model.changeRowsBounds({ kind: 'range', from: 0, to: least.length - 1 }, least, most)
  model.zeroAllClocks()
}

/** One placement asks many questions of the same rows, one after another: their relaxation is kept from one to the next, and from none to another placement. */
const solving = (highs: Highs, limits: SolverLimits): Solve => {
  let kept: { readonly index: Int32Array; readonly model: Model } | undefined
  return program => {
    if (program.worth.length === 0) return solveNothing(program)
    if (program.whole) {
      const model = modelOf(highs, limits, program)
      try {
        return answerOf(highs, model)
      } finally {
        model.dispose()
      }
    }
    if (kept?.index === program.index) change(kept.model, program)
    else {
      kept?.model.dispose()
      kept = { index: program.index, model: modelOf(highs, limits, program) }
    }
    return answerOf(highs, kept.model)
  }
}

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
