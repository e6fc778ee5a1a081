/** The criteria of a track as a whole. */
import { EmployerLevel } from '../../policy/shape.ts'
import { verdictOf } from '../criteria/index.ts'
import { type Finding, finder, type PolicyFolder } from './finding.ts'

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

export const checkCriteria = (folder: PolicyFolder): readonly Finding[] =>
  Object.keys(folder.law.policy.tracks).flatMap(track => checkLevels(folder, track))
