/** The completion certificate, clause 6.5: landscape, both issuers, a number, and a QR code by which anyone can check it. */
import { z } from 'zod'
import { type Press, qrCode, sharedPress } from './pdf.ts'
import { Day, dayInWords, Moment, Text } from './text.ts'

export const CertificateFacts = z.strictObject({
  madeAt: Moment,
  /** Serial number as it is printed: '特培（2022）区内第0001号'. */
  number: Text.min(1),
  name: Text.min(1),
  sex: Text.min(1),
  /** Without 族: '蒙古', '汉'. */
  ethnic: Text.min(1),
  employer: Text.min(1),
  host: Text.min(1),
  programme: Text.min(1),
  /** What it was that the person took part in: '内蒙古少数民族地区专业技术人才特培计划'. */
  scheme: Text.min(1),
  programmeYear: z.int(),
  trackName: Text.min(1),
  from: Day,
  to: Day,
  issuedOn: Day,
  issuers: z.array(Text.min(1)).min(1).max(3),
  /** Where the policy credits hours: how many, and the modules that they were spent on. */
  hours: z.int().positive().optional(),
  /** Where the policy shows it: the result of the assessment, '85.5'. */
  result: Text.min(1).optional(),
  modules: z.array(z.strictObject({ name: Text.min(1), hours: z.int().positive() })).optional(),
  /** Where anyone may check, without the code, and the unguessable code. */
  checkAddress: z.url({ protocol: /^https?$/ }),
  checkCode: z.string().regex(/^[0-9A-Za-z-]{8,40}$/),
  /** What is signed, by which key, and the signature: `T1.KEY.WORDS.SIGNATURE`. */
  seal: z.string().regex(/^T1(\.[A-Z2-7]+){3}$/),
})
export type CertificateFacts = z.infer<typeof CertificateFacts>

const creditIn = ({ hours, modules = [] }: Pick<CertificateFacts, 'hours' | 'modules'>): string => {
  if (hours === undefined) return ''
  const named = modules.map(m => `“${m.name}”（${m.hours}学时）`).join('、')
  return named === '' ? `完成${hours}学时，` : `修完${named}${modules.length}个模块共${hours}学时，`
}

/** In groups of four, on two lines, for whoever types it. */
const grouped = (code: string): readonly string[] => {
  const groups = code.match(/.{1,4}/g) ?? []
  const half = Math.ceil(groups.length / 2)
  return [groups.slice(0, half), groups.slice(half)].flatMap(line => (line.length === 0 ? [] : [line.join(' ')]))
}

export const printCertificate = async (given: CertificateFacts, press: Press = sharedPress()): Promise<Uint8Array> => {
  const { madeAt, from, to, issuedOn, programmeYear, hours, modules, result, checkCode, seal, ...facts } = CertificateFacts.parse(given)
  const sealed = `${facts.checkAddress}?code=${checkCode}#${seal}`
  return press.print({
    template: 'certificate',
    madeAt,
    data: {
      ...facts,
      programmeYear: String(programmeYear),
      credit: `${creditIn({ hours, modules })}${result === undefined ? '' : `结业考核成绩${result}分，`}`,
      from: dayInWords(from),
      to: dayInWords(to),
      date: dayInWords(issuedOn),
      code: grouped(checkCode),
      sealed,
      qr: await qrCode(sealed),
    },
  })
}
