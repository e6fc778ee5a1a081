/** The codes of political status of GB/T 4762-1984. */
import type { Text } from '../../policy/words.ts'

export const politicalStatusCodes = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13'] as const
export type PoliticalStatusCode = (typeof politicalStatusCodes)[number]

const names: Readonly<Record<PoliticalStatusCode, Text>> = {
  '01': { zh: '中共党员', en: 'Member of the Communist Party of China' },
  '02': { zh: '中共预备党员', en: 'Probationary member of the Communist Party of China' },
  '03': { zh: '共青团员', en: 'Member of the Communist Youth League' },
  '04': { zh: '民革党员', en: 'Member of the Revolutionary Committee of the Chinese Kuomintang' },
  '05': { zh: '民盟盟员', en: 'Member of the China Democratic League' },
  '06': { zh: '民建会员', en: 'Member of the China National Democratic Construction Association' },
  '07': { zh: '民进会员', en: 'Member of the China Association for Promoting Democracy' },
  '08': { zh: '农工党党员', en: 'Member of the Chinese Peasants’ and Workers’ Democratic Party' },
  '09': { zh: '致公党党员', en: 'Member of the China Zhi Gong Party' },
  '10': { zh: '九三学社社员', en: 'Member of the Jiusan Society' },
  '11': { zh: '台盟盟员', en: 'Member of the Taiwan Democratic Self-Government League' },
  '12': { zh: '无党派民主人士', en: 'Democratic personage without party affiliation' },
  '13': { zh: '群众', en: 'No affiliation' },
}

/** The name of a code, Chinese and English. */
export const politicalStatusName = (code: PoliticalStatusCode): Text => names[code]

/** Full and probationary members, whose Party life goes on at the host and whose membership is transferred for the year. */
export const isPartyMember = (code: string): boolean => code === '01' || code === '02'

const shortForms: ReadonlyMap<string, PoliticalStatusCode> = new Map(
  Object.entries<PoliticalStatusCode>({
    党员: '01',
    中国共产党党员: '01',
    预备党员: '02',
    团员: '03',
    民革: '04',
    民盟: '05',
    民建: '06',
    民进: '07',
    农工党: '08',
    致公党: '09',
    九三学社: '10',
    台盟: '11',
    无党派: '12',
    无党派人士: '12',
  }),
)

/** The code that a sheet's word stands for: the code itself, the full name, or one of the short forms in use. Undefined when none. */
export const findPoliticalStatusCode = (typed: string): PoliticalStatusCode | undefined => {
  const word = typed.trim()
  return (
    politicalStatusCodes.find(code => code === word || Number(code) === Number(word || Number.NaN) || names[code].zh === word) ??
    shortForms.get(word)
  )
}
