/** How the solver HiGHS is asked, the same on a server, in a command and beside a page: whoever calls loads the package where it lies and hands it in. */
import type { Answer, Program, Solve } from './program.ts'

export type SolverLimits = {
  /** Beyond these the best that was found is given: the same on every machine. */
  readonly nodes: number
  readonly iterations: number
  /** Beyond this nothing is given, since what was found by then would differ from machine to machine. */
  readonly seconds: number
}
export const solverLimits: SolverLimits = { nodes: 20_000, iterations: 2_000_000, seconds: 120 }

type Range = { readonly kind: 'range'; readonly from: number; readonly to: number }
/** What is used of a model of the package. */
type Model = {
  readonly options: { set(values: Readonly<Record<string, string | number | boolean>>): unknown }
  readonly info: { get(name: 'primal_solution_status'): unknown }
  run(): { readonly modelStatus: number }
  getSolution(): { readonly colValue: Float64Array }
  changeColsCost(columns: Range, worth: Float64Array): unknown
  changeColsBounds(columns: Range, lower: Float64Array, upper: Float64Array): unknown
  changeRowsBounds(rows: Range, least: Float64Array, most: Float64Array): unknown
  zeroAllClocks(): unknown
  dispose(): void
}
/** The package brands which way it seeks, so that nobody mixes them up; what it hands out is handed back. */
type Source<Sense> = {
  readonly numCols: number
  readonly numRows: number
  readonly sense: Sense
  readonly colCost: Float64Array
  readonly colLower: Float64Array
  readonly colUpper: Float64Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  readonly matrix: ReturnType<typeof rowsOf>
  readonly integrality?: Int32Array
}
export type Highs<Sense> = {
  readonly constants: {
    readonly objectiveSense: { readonly maximize: Sense }
    readonly variableType: { readonly integer: number }
    readonly modelStatus: Readonly<Record<'infeasible' | 'optimal' | 'empty' | 'timeLimit', number>>
  }
  createModel(source: Source<Sense>): Model
}

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

const modelOf = <Sense>(highs: Highs<Sense>, limits: SolverLimits, program: Program): Model => {
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
const answerOf = <Sense>(highs: Highs<Sense>, model: Model): Answer => {
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
export const solving = <Sense>(highs: Highs<Sense>, limits: SolverLimits): Solve => {
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
