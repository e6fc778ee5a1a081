/** The page that shows each typeface in use; to make it is the proof that all of them are there. */
import { DocumentFailed } from './failure.ts'
import { type Press, sharedPress } from './pdf.ts'

export const printTypefaces = async (press: Press = sharedPress()): Promise<Uint8Array> => {
  try {
    const data = { words: '特培计划 李𠮷 王䶮 2022', mongolian: 'ᠮᠣᠩᠭᠣᠯ' }
    return await press.print({ template: 'typefaces', data, madeAt: '2022-01-01T00:00:00Z' })
  } catch (error) {
    const family = error instanceof DocumentFailed ? /unknown font family: (.+)/.exec(error.message)?.[1] : undefined
    if (family === undefined) throw error
    throw new DocumentFailed('font', `no file of the settings holds the family ${family}; fc-scan FILE tells the families of a file`)
  }
}
