/** The words of the desk in the chosen language. */
import { useLanguage } from '../../settings.ts'
import { deskWords } from '../../words/desk.ts'

export type DeskWords = (typeof deskWords)['zh']
export const useDeskWords = (): DeskWords => deskWords[useLanguage()]
