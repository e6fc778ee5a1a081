/** What a policy can say and this version does not run yet. The house says so before a round is published, never after. */
import type { Law } from '../../policy/shape.ts'

/** A setting that no room runs, at its path in the law; `code` has its words. */
export type NotRun = {
  readonly code: string
  readonly path: readonly (string | number)[]
  readonly clause: string
  readonly because: string
}

type Cite = { readonly clause: string } | undefined

const found = (code: string, path: readonly (string | number)[], cited: Cite, because: string): readonly NotRun[] =>
  cited ? [{ code, path: ['policy', ...path], clause: cited.clause, because }] : []

const inProcedure = ({ policy: { procedure, placement } }: Law): readonly NotRun[] => [
  ...(procedure.preferences ?? []).flatMap((preference, i) => [
    ...('order' in preference
      ? found(
          'orderedByFact',
          ['procedure', 'preferences', i],
          preference,
          'a roster orders people by whether they are of a kind, not by a number of theirs',
        )
      : []),
    ...(preference.as === 'tieBreak'
      ? found('tieBreak', ['procedure', 'preferences', i, 'as'], preference, 'the ranks of a roster leave nobody equal')
      : []),
  ]),
  ...(placement.way.value === 'mutual'
    ? found('mutual', ['placement', 'way'], placement.way, 'no room lets hosts choose among people')
    : []),
]

const inTraining = ({ policy: { training } }: Law): readonly NotRun[] => {
  const { consequences } = training.discipline
  return [
    ...found('outputs', ['training', 'outputs'], training.outputs, 'no room counts papers and the like'),
    ...found('extension', ['training', 'extension'], training.extension, 'no action makes a training longer by consent'),
    ...(consequences?.value ?? []).flatMap(({ code }, i) =>
      code === 'guarantorPays'
        ? found(
            'guarantorPays',
            ['training', 'discipline', 'consequences', 'value', i],
            consequences,
            'no payment is claimed of a guarantor',
          )
        : [],
    ),
  ]
}

/** Every setting of the law that stands in the way of publishing a round by it. */
export const notRunYet = (law: Law): readonly NotRun[] => [...inProcedure(law), ...inTraining(law)]
