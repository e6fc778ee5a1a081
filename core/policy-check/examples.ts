/** The worked cases against the engine: a case whose verdict differs is a mistake of the case, of the criteria, or of the engine. */
import { problemsIn, verdictOf } from '../criteria/index.ts'
import { type Finding, finder, type PolicyFolder } from './finding.ts'

/** In a case `null` says that the fact is not known. */
const known = (facts: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null))

const verdictsZh = { eligible: '符合条件', ineligible: '不符合条件', undetermined: '还不能判断' } as const

export const checkExamples = (folder: PolicyFolder): readonly Finding[] => {
  const { policy } = folder.law
  const found = finder(folder)
  return folder.examples.flatMap(({ name, clause, track, facts, verdict }, i) => {
    const at = ['examples', i]
    if (!(track in policy.tracks)) return [found('unknownTrack', at, clause, `the policy has no track ${track}`)]
    const [problem] = problemsIn(policy, known(facts))
    if (problem) return [found('exampleDiffers', at, clause, `${name} The facts can't be read: ${problem.path} ${problem.reason}`)]
    const { verdict: given } = verdictOf(policy, track, known(facts))
    if (given === verdict) return []
    const zh = `示例写的是“${verdictsZh[verdict]}”，按现在的条件是“${verdictsZh[given]}”`
    return [found('exampleDiffers', at, clause, `${name} Wanted: ${verdict}, the engine says: ${given}`, zh)]
  })
}
