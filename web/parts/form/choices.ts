/** What may be chosen on the application form, from the national standards and the law. Pure. */
import { postGrades } from '../../../core/application/form.ts'
import {
  degreeLevels,
  degreeName,
  disciplines,
  divisions,
  educationCodes,
  educationName,
  ethnicGroupCodes,
  ethnicGroupName,
  politicalStatusCodes,
  politicalStatusName,
  titleLevelName,
  titleLevels,
  titleSeries,
} from '../../../core/standards/index.ts'
import { EmployerLevel } from '../../../policy/shape.ts'
import type { Saying } from '../../say.ts'
import { formWords } from '../../words/form.ts'

export type Choice = { readonly value: string; readonly label: string }
export type Source =
  | 'ethnicGroup'
  | 'politicalStatus'
  | 'mode'
  | 'education'
  | 'degree'
  | 'level'
  | 'division'
  | 'affiliatedTo'
  | 'titleLevel'
  | 'series'
  | 'track'
  | 'fieldServed'
  | 'of'
  | 'nature'
  | 'engagement'
  | 'postGrade'
  | 'resultKind'
  | 'grade'
  | 'scope'
  | 'discipline'

const proofs = ['identity', 'education', 'degree', 'title', 'work', 'health', 'other']

const byStandard = (source: Source, { texts: { pick } }: Saying): readonly Choice[] | undefined => {
  switch (source) {
    case 'ethnicGroup':
      return ethnicGroupCodes.map(code => ({ value: code, label: pick(ethnicGroupName(code)) }))
    case 'politicalStatus':
      return politicalStatusCodes.map(code => ({ value: code, label: pick(politicalStatusName(code)) }))
    case 'education':
      return educationCodes.map(code => ({ value: code, label: pick(educationName(code)) }))
    case 'degree':
      return degreeLevels.map(level => ({ value: level, label: pick(degreeName(level)) }))
    case 'titleLevel':
      return titleLevels.map(level => ({ value: level, label: pick(titleLevelName(level)) }))
    case 'series':
      return titleSeries.map(({ name }) => ({ value: name.zh, label: pick(name) }))
    case 'discipline':
      return disciplines.map(({ code, name }) => ({ value: code, label: pick(name) }))
    case 'division':
      return divisions
        .filter(({ to }) => to === undefined)
        .map(({ division, name }) => ({ value: division, label: `${pick(name)} ${division}` }))
    default:
      return undefined
  }
}

const byLaw = (source: Source, { texts: { pick }, law }: Saying): readonly Choice[] | undefined => {
  switch (source) {
    case 'affiliatedTo':
      return (law?.places.bodies ?? []).flatMap(({ body, name, level }) =>
        level === 'region' || law?.policy.procedure.belongsBy.value === 'affiliation' ? [{ value: body, label: pick(name) }] : [],
      )
    case 'track':
      return Object.entries(law?.policy.tracks ?? {}).map(([id, { name }]) => ({ value: id, label: pick(name) }))
    case 'fieldServed':
      return (law?.policy.fields.value ?? []).map(({ code, name }) => ({ value: code, label: pick(name) }))
    default:
      return undefined
  }
}

const byForm = (source: Source, { texts, law }: Saying): readonly Choice[] => {
  const own = formWords[texts.language]
  const words = (codes: readonly string[]) => codes.map(code => ({ value: code, label: texts.value(code) }))
  switch (source) {
    case 'nature':
    case 'engagement':
    case 'resultKind':
    case 'grade':
    case 'scope':
      return Object.entries(own[source]).map(([value, label]) => ({ value, label }))
    case 'postGrade':
      return postGrades.map(grade => ({ value: grade, label: own.postGrade(grade) }))
    case 'level':
      return words(EmployerLevel.options)
    case 'mode':
      return words(['fullTime', 'inService'])
    case 'of':
      return words(law?.policy.placement.way.value === 'invitation' ? ['invitation', ...proofs] : proofs)
    default:
      return []
  }
}

/** A standard's, the law's, or the form's own. */
export const choicesOf = (source: Source, saying: Saying): readonly Choice[] =>
  byStandard(source, saying) ?? byLaw(source, saying) ?? byForm(source, saying)
