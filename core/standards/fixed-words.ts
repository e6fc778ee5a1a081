/** Every word that a list of the form may show by a national standard: what has to be found by its sound. */
import { disciplines } from './disciplines.ts'
import { divisions } from './divisions.ts'
import { educationCodes, educationName } from './education.ts'
import { ethnicGroupCodes, ethnicGroupName } from './ethnic-groups.ts'
import { politicalStatusCodes, politicalStatusName } from './political-status.ts'
import { titleLevelName, titleLevels, titleSeries } from './titles.ts'

export const fixedWords = (): readonly string[] =>
  [
    ...ethnicGroupCodes.map(ethnicGroupName),
    ...politicalStatusCodes.map(politicalStatusName),
    ...educationCodes.map(educationName),
    ...titleLevels.map(titleLevelName),
    ...titleSeries.map(({ name }) => name),
    ...divisions.map(({ name }) => name),
    ...disciplines.map(({ name }) => name),
  ].map(({ zh }) => zh)
