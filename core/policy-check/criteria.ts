/** The criteria of a track as a whole: what the analysis of all cells finds, and that the track's levels agree with them. */
import { EmployerLevel } from '../../policy/shape.ts'
import { TooManyCells } from '../criteria/cells.ts'
import { analyse, type CriteriaFinding, verdictOf } from '../criteria/index.ts'
import { type Finding, finder, type PolicyFolder } from './finding.ts'

const sentences: Readonly<Record<CriteriaFinding['kind'], string>> = {
  unsatisfiable: 'nobody can meet these criteria',
  neverHolds: 'this criterion can never hold',
  alwaysHolds: 'this criterion holds for everybody; if the notice says so, keep it with a remark',
  redundant: 'without this criterion the same people are eligible; if the notice says it twice, keep it with a remark',
  remarkWithoutGround: 'the remark accepts what the analysis does not find here',
  unusedFact: 'this fact is asked for, but no criterion looks at it',
}

const checkAnalysis = (folder: PolicyFolder): readonly Finding[] => {
  const found = finder(folder)
  const at = ({ track, path, fact }: CriteriaFinding) =>
    track === undefined ? ['policy', 'facts', fact ?? ''] : ['policy', 'tracks', track, 'criteria', ...path]
  try {
    return analyse(folder.law.policy)
      .filter(f => f.accepted === undefined)
      .map(f => found(f.kind, at(f), f.clause, f.fact === undefined ? sentences[f.kind] : `${f.fact}: ${sentences[f.kind]}`))
  } catch (error) {
    // A policy that is too fine to be analysed is its author's mistake, and the author needs the line, not a crash.
    if (error instanceof TooManyCells) return [found('tooManyCells', ['policy', 'tracks'], undefined, error.message)]
    throw error
  }
}

/** `employerLevels` tells the quota table what the criteria tell the person: for every level both must say the same. */
const checkLevels = (folder: PolicyFolder, track: string): readonly Finding[] => {
  const { policy } = folder.law
  const { employerLevels } = policy.tracks[track] ?? {}
  if (!employerLevels || !policy.facts.employerLevel) return []
  return EmployerLevel.options.flatMap(employerLevel => {
    const admitted = verdictOf(policy, track, { employerLevel }).verdict !== 'ineligible'
    if (admitted === employerLevels.value.includes(employerLevel)) return []
    const message = `the criteria ${admitted ? 'admit' : 'refuse'} employers of level ${employerLevel}, employerLevels ${admitted ? 'does not' : 'does'}`
    return [finder(folder)('levelsDisagree', ['policy', 'tracks', track, 'employerLevels'], employerLevels.clause, message)]
  })
}

export const checkCriteria = (folder: PolicyFolder): readonly Finding[] => {
  const analysis = checkAnalysis(folder)
  if (analysis.some(f => f.rule === 'unsatisfiable' || f.rule === 'tooManyCells')) return analysis
  return [...analysis, ...Object.keys(folder.law.policy.tracks).flatMap(track => checkLevels(folder, track))]
}
