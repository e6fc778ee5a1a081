/** What `tepei verify` says of a certificate, in both languages. */
import type { Signed } from '../core/certificate/signed.ts'

const zh = {
  noSeal: '没有读到签名。请给出证书的 PDF、扫描件（PNG、JPEG、PDF），或二维码里的全部文字。',
  onlyCode: '这是查验码，不含签名，不能离线证明。请在查验网页上查，或扫二维码。',
  good: (key: string, fingerprint: string) => `签名有效（密钥 ${key}，指纹 ${fingerprint}）`,
  forged: '签名无效：内容不是发证机关签的，或者被改过。',
  unknownKey: (key: string) => `公钥文件里没有密钥 ${key}：请取最新的公钥文件；仍没有的，不是发证机关签的。`,
  withdrawnKey: (key: string) => `密钥 ${key} 已停用作废，它的签名不再能证明什么：请在网上查验。`,
  said: ({ number, name, programme, from, to }: Signed) =>
    `编号：${number}\n姓名：${name}\n专业：${programme}\n培养时间：${from} 至 ${to}\n请与证书上印的逐项核对。`,
  notAsked: '是否被撤销、补发，离线看不出来：请在网上查验，或用 --revocations 给出撤销清单。',
  forgedList: '撤销清单的签名无效，不能采信。',
  clear: (day: string) => `截至 ${day} 的撤销清单里没有它。`,
  revoked: (on: string) => `已于 ${on} 撤销，无效。`,
  replaced: (on: string) => `已于 ${on} 补发，编号不变；请看新证书。`,
  old: (days: number) => `注意：这份清单是 ${days} 天前的，请取最新的。`,
}
type CheckWords = typeof zh

const en: CheckWords = {
  noSeal: 'No signature was read. Give the certificate as PDF, a scan of it (PNG, JPEG, PDF), or all the text of its QR code.',
  onlyCode: 'This is the code alone, without a signature; it proves nothing offline. Ask the check page, or scan the QR.',
  good: (key, fingerprint) => `The signature is good (key ${key}, fingerprint ${fingerprint})`,
  forged: 'The signature is wrong: the issuer has not signed this, or it was changed.',
  unknownKey: key => `The key file has no key ${key}: get the newest; if it has none either, the issuer has not signed this.`,
  withdrawnKey: key => `The key ${key} was withdrawn, and what it signed proves nothing any more: ask the check page.`,
  said: ({ number, name, programme, from, to }) =>
    `Number: ${number}\nName: ${name}\nProgramme: ${programme}\nPeriod: ${from} to ${to}\nCompare this with what the paper says.`,
  notAsked: 'Whether it was revoked or reissued can’t be seen offline: ask the check page, or give a list with --revocations.',
  forgedList: 'The signature of the list of revocations is wrong; it is not believed.',
  clear: day => `It is not in the list of revocations of ${day}.`,
  revoked: on => `It was revoked on ${on} and is void.`,
  replaced: on => `It was reissued on ${on} under the same number; ask for the new paper.`,
  old: days => `Mind: this list is ${days} days old; get the newest.`,
}

export const checkWords: Readonly<Record<'zh' | 'en', CheckWords>> = { zh, en }
