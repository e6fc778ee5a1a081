/** Why the server did not take a file, as far as it told. */
import { refusedFiles } from '../../../words/refused-files.ts'
import type { Language } from '../../settings.ts'
import { deviceWords } from '../../words/device.ts'

export const notTaken = (why: string | undefined, language: Language): string => {
  const words = deviceWords[language]
  const said = new Map<string, string>(Object.entries(refusedFiles[language])).get(why ?? '')
  return said === undefined ? words.fileNotTaken : words.fileNotTakenAs(said)
}
