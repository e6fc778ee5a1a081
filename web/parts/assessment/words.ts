/** The words of assessments in the chosen language. */
import { useLanguage } from '../../settings.ts'
import { type AssessmentWords, assessmentWords } from '../../words/assessment.ts'

export const useAssessmentWords = (): AssessmentWords => assessmentWords[useLanguage()]
