/** The words of what can be verified without believing the house: one entry's proof, and the newest checkpoint. */
import { useLanguage } from '../settings.ts'

const zh = {
  mark: '可核验',
  markOf: (n: number) => `可核验：第 ${n} 条记录`,
  title: (n: number) => `第 ${n} 条记录的存证证明`,
  about: '这条记录已列入签名的存证点，存证点在数据库以外另存。改动、删除或补插这条记录，用下面的证明都查得出来，不需要相信本系统。',
  notYet: '还没有列入存证点。系统每隔几分钟做一次，请稍后再看。',
  leaf: '记录',
  code: '文件上的核对码',
  codeNote: '与决定文书上二维码下的码核对，一致的，文书所依据的就是这条记录。',
  checkpoint: '存证点',
  checkpointOf: (n: number, at: string) => `第 ${n} 个，${at}`,
  digest: '存证点校验码',
  key: '存证公钥',
  fingerprint: '公钥指纹',
  fingerprintNote: '与审计或公告另行公布的指纹核对。',
  steps: (n: number) => `从记录到存证点 ${n} 步。`,
  how: '离线核验：在任何一台装有本软件的机器上运行',
  command: (file: string, key: string) => `npx tepei audit verify ${file} --key ${key}`,
  download: '下载证明',
  newest: '最新存证点',
  newestNote: '打印或抄下校验码，以后核验存证文件时对照：对得上，这个时刻以前的记录就没有被换过。',
  lines: (n: number) => `其下共 ${n} 条记录`,
  none: '还没有存证点。',
  way: '怎样得出',
  ways: {
    follows: '随时间或其他决定产生',
    ruled: '按规则和政策核算',
    judged: '由承办人在规则以内判断，理由随记录保存',
    said: '当事人自己提出或申报',
  },
  again: '重新办一遍',
  made: {
    same: '按当时的依据和政策版次重新办理，结果一致',
    notKept: '没有保存当时的依据，不能重新办理',
    otherwise: '重新办理的结果与记录不一致，请告知审计人员',
  },
}
type Words = typeof zh

const en: Words = {
  mark: 'verifiable',
  markOf: n => `verifiable: entry ${n}`,
  title: n => `Proof of entry ${n}`,
  about:
    'This entry stands under a signed checkpoint that is kept outside the database. Whoever alters it, takes it out or puts another in its place is found by this proof, and nobody has to believe this system.',
  notYet: 'No checkpoint covers it yet. One is made every few minutes: look again later.',
  leaf: 'Entry',
  code: 'Code on papers',
  codeNote: 'Compare it with the one below the QR code of the decision: where they agree, the paper stands on this entry.',
  checkpoint: 'Checkpoint',
  checkpointOf: (n, at) => `${n}, of ${at}`,
  digest: 'Its digest',
  key: 'Public key',
  fingerprint: 'Fingerprint of the key',
  fingerprintNote: 'Compare it with the one that the auditor or a notice has published.',
  steps: n => `${n} steps from the entry to the checkpoint.`,
  how: 'To verify it offline, on any machine with this program:',
  command: (file, key) => `npx tepei audit verify ${file} --key ${key}`,
  download: 'Download the proof',
  newest: 'Newest checkpoint',
  newestNote:
    'Print or note the digest, and compare it when the file of checkpoints is verified: where it agrees, nothing before this moment was replaced.',
  lines: n => `${n} lines under it`,
  none: 'No checkpoint was made yet.',
  way: 'How it came about',
  ways: {
    follows: 'it follows from time or from another decision',
    ruled: 'by the rules and the policy',
    judged: 'somebody judged within the rules; their reason lies with the entry',
    said: 'a party said so',
  },
  again: 'Made again',
  made: {
    same: 'from what it was decided on, by the edition of that day: the same comes out',
    notKept: 'nothing was kept of what it was decided on',
    otherwise: 'something else comes out than stands here: tell the auditor',
  },
}

export type ProofWords = Words
const proofWords = { zh, en }
export const useProofWords = (): ProofWords => proofWords[useLanguage()]
