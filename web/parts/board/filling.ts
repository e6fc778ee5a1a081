/** What the board and the worker beside it tell each other. */
import type { Filled } from '../../../core/plan/fill.ts'
import type { Fallen, Ground } from '../../../core/plan/ground.ts'
import type { Plan } from '../../../core/plan/plan.ts'
import type { Rerun } from '../../../core/plan/rerun.ts'

export type ToFill = {
  readonly kind: 'fill' | 'rerun'
  readonly ground: Ground
  readonly plan: Plan
  readonly fallen: readonly Fallen[]
  /** Where the solver lies. */
  readonly solver: string
}

export type FromFilling =
  | { readonly kind: 'fill'; readonly came: Filled }
  | { readonly kind: 'rerun'; readonly came: Rerun }
  /** The solver came to its limit, or there is none in this browser. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed' }
