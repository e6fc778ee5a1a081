/** Citations against the clause table: none is dead, no clause is forgotten, every default says why. */
import { citationsOf } from '../../policy/shape.ts'
import { type Finding, finder, type PolicyFolder, repeated } from './finding.ts'

const keys = (path: string) => path.split('.')

const decidedWithoutReason = (folder: PolicyFolder): readonly Finding[] =>
  citationsOf(folder.law)
    .filter(c => c.decidedBy !== undefined && (c.because ?? '').trim() === '')
    .map(c => finder(folder)('decidedWithoutReason', keys(c.path), c.clause, `${c.path} was decided by somebody, but no sentence says why`))

export const checkClauses = (folder: PolicyFolder): readonly Finding[] => {
  const { law, examples, silent } = folder
  const found = finder(folder)
  const table = law.policy.clauses.map(c => c.id)
  const cited = citationsOf(law).map(c => ({ path: keys(c.path), clause: c.clause }))
  const every = [
    ...cited,
    ...examples.map((e, i) => ({ path: ['examples', i], clause: e.clause })),
    ...silent.map((s, i) => ({ path: ['silent', i], clause: s.clause })),
  ]
  const isCited = (id: string) => cited.some(c => c.clause === id)
  const isHeading = (id: string) => table.some(other => other.startsWith(`${id}.`))
  const isSilent = (id: string) => silent.some(s => s.clause === id)
  return [
    ...repeated(table).map(({ value, at }) =>
      found('clauseTwice', ['policy', 'clauses', at], value, 'this clause stands twice in the table'),
    ),
    ...every
      .filter(c => !table.includes(c.clause))
      .map(c => found('deadCitation', c.path, c.clause, 'this clause is cited but not in the table of clauses')),
    ...table.flatMap((id, i) =>
      isCited(id) || isHeading(id) || isSilent(id)
        ? []
        : [found('clauseUnused', ['policy', 'clauses', i], id, 'no value cites this clause and silent.yaml does not list it')],
    ),
    ...silent.flatMap((s, i) =>
      isCited(s.clause) ? [found('silentButCited', ['silent', i], s.clause, 'silent.yaml lists this clause, but the policy cites it')] : [],
    ),
    ...decidedWithoutReason(folder),
  ]
}
