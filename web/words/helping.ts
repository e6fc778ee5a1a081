/** The words by which a clerk fills in for somebody, and by which everybody reads that they did. */
import type { Language } from '../settings.ts'

const zh = {
  filledBy: (who: string) => `本表由${who}代为填写。`,
  byPerson: '本人已接手填写。',
  note: '承诺须由本人作出。请先把其余各部分填全，再打印申报表，由本人核对并签字，把签字的纸质表扫描后上传。本人用手机登录后自己填写和承诺也可以。',
  print: '打印申报表',
  upload: '上传本人签字的申报表',
  signed: (version: number) => `本人已在第 ${version} 版纸质申报表上签字，扫描件在「证明材料」中。`,
  anew: '表格改动后，须重新打印、重新签字。',
  typeCode: '二维码读不出来。请填写纸上二维码旁边的版本码（8位），或者重新扫描后再上传。',
  versionCode: '版本码',
  withCode: '按版本码登记',
}
export type HelpingWords = typeof zh

const en: HelpingWords = {
  filledBy: who => `Filled in by ${who} for the person.`,
  byPerson: 'The person has taken it over.',
  note: 'The pledges are the person’s own. Fill in all other parts, print the form, have the person read and sign it, and upload the scan. The person may also sign in by phone and pledge by themself.',
  print: 'Print the form',
  upload: 'Upload the form signed by the person',
  signed: version => `The person signed version ${version} on paper; the scan is among the proofs.`,
  anew: 'Once the form is changed it has to be printed and signed anew.',
  typeCode: 'The QR can’t be read. Type the version code of eight letters that is printed beside it, or scan the page again and upload it.',
  versionCode: 'Version code',
  withCode: 'Record by the version code',
}

export const helpingWords: Readonly<Record<Language, HelpingWords>> = { zh, en }
