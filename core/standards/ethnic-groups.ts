/** The ethnic groups of GB/T 3304-1991: the fifty-six, and the three codes that ministries' lists add. */
import type { Text } from '../../policy/words.ts'

const table = {
  '01': ['汉族', 'Han'],
  '02': ['蒙古族', 'Mongol'],
  '03': ['回族', 'Hui'],
  '04': ['藏族', 'Zang (Tibetan)'],
  '05': ['维吾尔族', 'Uygur'],
  '06': ['苗族', 'Miao'],
  '07': ['彝族', 'Yi'],
  '08': ['壮族', 'Zhuang'],
  '09': ['布依族', 'Buyei'],
  '10': ['朝鲜族', 'Chosen (Korean)'],
  '11': ['满族', 'Man (Manchu)'],
  '12': ['侗族', 'Dong'],
  '13': ['瑶族', 'Yao'],
  '14': ['白族', 'Bai'],
  '15': ['土家族', 'Tujia'],
  '16': ['哈尼族', 'Hani'],
  '17': ['哈萨克族', 'Kazak'],
  '18': ['傣族', 'Dai'],
  '19': ['黎族', 'Li'],
  '20': ['傈僳族', 'Lisu'],
  '21': ['佤族', 'Va'],
  '22': ['畲族', 'She'],
  '23': ['高山族', 'Gaoshan'],
  '24': ['拉祜族', 'Lahu'],
  '25': ['水族', 'Sui'],
  '26': ['东乡族', 'Dongxiang'],
  '27': ['纳西族', 'Naxi'],
  '28': ['景颇族', 'Jingpo'],
  '29': ['柯尔克孜族', 'Kirgiz'],
  '30': ['土族', 'Tu'],
  '31': ['达斡尔族', 'Daur'],
  '32': ['仫佬族', 'Mulao'],
  '33': ['羌族', 'Qiang'],
  '34': ['布朗族', 'Blang'],
  '35': ['撒拉族', 'Salar'],
  '36': ['毛南族', 'Maonan'],
  '37': ['仡佬族', 'Gelao'],
  '38': ['锡伯族', 'Xibe'],
  '39': ['阿昌族', 'Achang'],
  '40': ['普米族', 'Pumi'],
  '41': ['塔吉克族', 'Tajik'],
  '42': ['怒族', 'Nu'],
  '43': ['乌孜别克族', 'Uzbek'],
  '44': ['俄罗斯族', 'Russ'],
  '45': ['鄂温克族', 'Ewenki'],
  '46': ['德昂族', 'Deang'],
  '47': ['保安族', 'Bonan'],
  '48': ['裕固族', 'Yugur'],
  '49': ['京族', 'Gin'],
  '50': ['塔塔尔族', 'Tatar'],
  '51': ['独龙族', 'Derung'],
  '52': ['鄂伦春族', 'Oroqen'],
  '53': ['赫哲族', 'Hezhen'],
  '54': ['门巴族', 'Monba'],
  '55': ['珞巴族', 'Lhoba'],
  '56': ['基诺族', 'Jino'],
  '81': ['穿青人', 'Chuanqing'],
  '97': ['其他', 'Other'],
  '98': ['外国血统中国籍人士', 'Chinese citizen of foreign descent'],
} as const

export type EthnicGroupCode = keyof typeof table

/** Every code, in the order of the standard. */
// biome-ignore format: a table
export const ethnicGroupCodes = [
  '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19', '20',
  '21', '22', '23', '24', '25', '26', '27', '28', '29', '30', '31', '32', '33', '34', '35', '36', '37', '38', '39', '40',
  '41', '42', '43', '44', '45', '46', '47', '48', '49', '50', '51', '52', '53', '54', '55', '56', '81', '97', '98',
] as const satisfies readonly EthnicGroupCode[]

const isCode = (code: string): code is EthnicGroupCode => ethnicGroupCodes.some(one => one === code)

/** The name of a code, Chinese and English. */
export const ethnicGroupName = (code: EthnicGroupCode): Text => ({ zh: table[code][0], en: table[code][1] })

/**
 * Whether a code is one of the minority groups 02 to 56: true, or false for 01 and for what is no code. Undefined for 81, 97 and 98, which a
 * person must decide: the standard does not say.
 */
export const isMinority = (code: string): boolean | undefined => {
  if (code === '81' || code === '97' || code === '98') return undefined
  return isCode(code) && code !== '01'
}

/** Characters often mistaken for those of a group's name, and older names of the same groups. */
// biome-ignore format: a table
const misspellings: ReadonlyMap<string, EthnicGroupCode> = new Map(Object.entries<EthnicGroupCode>({
  达翰尔: '31', 达呼尔: '31', 达斡: '31', 傈傈: '20', 栗僳: '20', 傈粟: '20', 栗粟: '20', 仡老: '37', 仫老: '32', 畬: '22', 拉枯: '24', 洛巴: '55', 景波: '28',
  鄂仑春: '52', 俄伦春: '52', 鄂文克: '45', 额温克: '45', 锡泊: '38', 毛难: '36', 崩龙: '46', 卡瓦: '21', 乌兹别克: '43', 蒙: '02', 维族: '05', 维: '05', 哈萨: '17',
}))

/**
 * The code that a sheet's word stands for: a code ('2' or '02'), a name with or without 族, or a known misspelling (达翰尔, 傈傈). Undefined
 * when it stands for none; nothing is guessed beyond the list.
 */
export const findEthnicGroupCode = (typed: string): EthnicGroupCode | undefined => {
  const word = typed.replace(/[\s\u3000]/gu, '')
  const padded = /^\d{1,2}$/.test(word) ? word.padStart(2, '0') : word
  if (isCode(padded)) return padded
  const bare = word.replace(/族$/u, '')
  const named = ethnicGroupCodes.find(code => table[code][0] === word || table[code][0].replace(/族$/u, '') === bare)
  return named ?? misspellings.get(word) ?? misspellings.get(bare)
}
