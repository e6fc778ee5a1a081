/** The level of a degree (学位) by GB/T 6864-2003: the first of its three digits. The field of the degree is kept as written. */
import type { Text } from '../../policy/words.ts'

/** From none to the doctor's. An honorary doctorate is no level of study and is not on the ladder. */
export const degreeLevels = ['none', 'bachelor', 'master', 'doctor'] as const
export type DegreeLevel = (typeof degreeLevels)[number]

const names: Readonly<Record<DegreeLevel | 'honorary', Text>> = {
  none: { zh: '无', en: 'None' },
  bachelor: { zh: '学士', en: 'Bachelor' },
  master: { zh: '硕士', en: 'Master' },
  doctor: { zh: '博士', en: 'Doctor' },
  honorary: { zh: '名誉博士', en: 'Honorary doctor' },
}

/** The name of a level, Chinese and English. */
export const degreeName = (level: DegreeLevel | 'honorary'): Text => names[level]

/** The level of a code of GB/T 6864 ('2' or '201' doctor, '3…' master, '4…' bachelor, '1…' honorary doctor). Undefined for other texts. */
export const findDegreeLevel = (code: string): DegreeLevel | 'honorary' | undefined => {
  if (!/^[1-4](\d{2})?$/.test(code)) return undefined
  const byDigit = { '1': 'honorary', '2': 'doctor', '3': 'master', '4': 'bachelor' } as const
  const digit = code.charAt(0)
  return digit === '1' || digit === '2' || digit === '3' || digit === '4' ? byDigit[digit] : undefined
}

/** Whether a degree is at or above another. */
export const meetsDegree = (held: DegreeLevel, wanted: DegreeLevel): boolean => degreeLevels.indexOf(held) >= degreeLevels.indexOf(wanted)
