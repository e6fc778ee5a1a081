/** The words of the review desk in the chosen language. */
import { useLanguage } from '../../settings.ts'
import { type ReviewWords, reviewWords } from '../../words/review.ts'

export const useReviewWords = (): ReviewWords => reviewWords[useLanguage()]
