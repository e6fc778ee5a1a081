/** Everything that can be wrong with a policy that has the right shape, found by analysis and not by trying. */
import { checkAddedFields } from './policy-check/added-fields.ts'
import { checkAssessment } from './policy-check/assessment.ts'
import { checkClauses } from './policy-check/clauses.ts'
import { checkCriteria } from './policy-check/criteria.ts'
import { checkExamples } from './policy-check/examples.ts'
import type { Finding, PolicyFolder } from './policy-check/finding.ts'
import { checkHosts } from './policy-check/hosts.ts'
import { checkLeaves } from './policy-check/leaves.ts'
import { checkMoney } from './policy-check/money.ts'
import { checkNotRunYet } from './policy-check/not-run-yet.ts'
import { checkPapers } from './policy-check/papers.ts'
import { checkPersonalData } from './policy-check/personal-data.ts'
import { checkPlaces } from './policy-check/places.ts'
import { checkQuotas } from './policy-check/quotas.ts'
import { checkTraining } from './policy-check/training.ts'
import { checkWindows } from './policy-check/windows.ts'

export type { Finding, PolicyFolder } from './policy-check/finding.ts'

const byPlace = (a: Finding, b: Finding) =>
  a.file === b.file ? a.line - b.line || (a.column ?? 0) - (b.column ?? 0) : a.file < b.file ? -1 : 1

/** Every finding, in the order of the files. Criteria and cases are only analysed when each leaf asks something of a fact that exists. */
export const checkPolicy = (folder: PolicyFolder): readonly Finding[] => {
  const leaves = checkLeaves(folder)
  const analysed = leaves.length > 0 ? [] : [...checkCriteria(folder), ...checkExamples(folder)]
  const parts = [
    checkClauses,
    checkPlaces,
    checkHosts,
    checkQuotas,
    checkWindows,
    checkTraining,
    checkAssessment,
    checkMoney,
    checkAddedFields,
    checkPapers,
    checkPersonalData,
    checkNotRunYet,
  ].flatMap(check => check(folder))
  return [...parts, ...leaves, ...analysed].toSorted(byPlace)
}
