/** Invented criteria over five small facts, in every form that a policy may have, and people with holes in what is known of them. */
import fc from 'fast-check'
import type { Facts, Value, Values } from '../core/criteria/tree.ts'
import type { BoundTable, Case, Comparison, Criterion } from '../policy/shape.ts'

const label = { zh: '项', en: 'Fact' }
export const common = { label, attestedBy: 'applicant', changes: 'byEvidence' } as const
export const facts: Facts = {
  yes: { type: 'boolean', ...common },
  code: { type: 'code', ...common, standard: 'policy', values: ['a', 'b', 'c'] },
  level: { type: 'ordered', ...common, values: ['low', 'middle', 'high', 'top'] },
  years: { type: 'integer', ...common, unit: label, min: 0, max: 4 },
}
export const domains: Readonly<Record<string, readonly Value[]>> = {
  yes: [false, true],
  code: ['a', 'b', 'c'],
  level: ['low', 'middle', 'high', 'top'],
  years: [0, 1, 2, 3, 4],
}

const leaf: fc.Arbitrary<Criterion> = fc.oneof(
  fc.boolean().map(is => ({ fact: 'yes', is, clause: '1' })),
  fc.subarray(['a', 'b', 'c'], { minLength: 1 }).map(oneOf => ({ fact: 'code', oneOf, clause: '1' })),
  fc.constantFrom('low', 'middle', 'high', 'top').map(atLeast => ({ fact: 'level', atLeast, clause: '1' })),
  fc.integer({ min: 0, max: 4 }).map(atMost => ({ fact: 'years', atMost, clause: '1' })),
  fc.integer({ min: 0, max: 4 }).map(atLeast => ({ fact: 'years', atLeast, clause: '1' })),
)
/** A bound on the years, or on the level, that depends on the code, or the years. */
const waivedOr = (value: fc.Arbitrary<number | string>) => fc.oneof(value, fc.constant({ waived: true as const }))
const withValue = (comparison: Comparison, value: number | string | { readonly waived: true }): Case =>
  typeof value === 'object' ? { ...comparison, ...value } : { ...comparison, value }
const tableOfYears = fc
  .tuple(
    fc.array(fc.tuple(fc.subarray(['a', 'b', 'c'], { minLength: 1 }), waivedOr(fc.integer({ min: 0, max: 4 }))), {
      minLength: 1,
      maxLength: 3,
    }),
    waivedOr(fc.integer({ min: 0, max: 4 })),
  )
  .map(([cases, otherwise]): BoundTable => ({ by: 'code', cases: cases.map(([oneOf, value]) => withValue({ oneOf }, value)), otherwise }))
const tableOfLevel = fc
  .tuple(
    fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), waivedOr(fc.constantFrom('low', 'middle', 'high', 'top'))), {
      minLength: 1,
      maxLength: 3,
    }),
    waivedOr(fc.constantFrom('low', 'middle', 'high', 'top')),
  )
  .map(
    ([cases, otherwise]): BoundTable => ({ by: 'years', cases: cases.map(([atLeast, value]) => withValue({ atLeast }, value)), otherwise }),
  )
const table: fc.Arbitrary<Criterion> = fc.oneof(
  tableOfYears.map(atLeast => ({ fact: 'years', atLeast, clause: '1' })),
  tableOfYears.map(atMost => ({ fact: 'years', atMost, clause: '1' })),
  tableOfLevel.map(atLeast => ({ fact: 'level', atLeast, clause: '1' })),
)
export const { tree } = fc.letrec<{ tree: Criterion }>(tie => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    leaf,
    table,
    fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).chain(of => fc.integer({ min: 1, max: of.length }).map(count => ({ count, of }))),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map(allOf => ({ allOf })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map(anyOf => ({ anyOf })),
    tie('tree').map(not => ({ not })),
  ),
}))
export const someone: fc.Arbitrary<Values> = fc.record(
  {
    yes: fc.boolean(),
    code: fc.constantFrom('a', 'b', 'c'),
    level: fc.constantFrom('low', 'middle', 'high', 'top'),
    years: fc.integer({ min: 0, max: 4 }),
  },
  { requiredKeys: [] },
)
