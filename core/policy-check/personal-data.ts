/** The versions of what people are told of their data: each number stands once, and a later one begins later, so that the newest is the last. */
import { type Finding, finder, type PolicyFolder, repeated } from './finding.ts'

export const checkPersonalData = (folder: PolicyFolder): readonly Finding[] => {
  const { personalData } = folder.law.policy
  if (!personalData) return []
  const found = finder(folder)
  return Object.entries(personalData).flatMap(([of, { value, clause }]) => {
    const path = ['policy', 'personalData', of, 'value']
    const numbers = value.map(({ version }) => version)
    const days = value.map(({ from }) => from)
    return [
      ...repeated(numbers).map(({ value: number, at }) => found('codeTwice', [...path, at, 'version'], clause, `${number} stands twice`)),
      ...days.flatMap((day, at) =>
        at > 0 && day < (days[at - 1] ?? '')
          ? [found('outOfRange', [...path, at, 'from'], clause, 'the newest version stands last', '新版本须排在最后')]
          : [],
      ),
    ]
  })
}
