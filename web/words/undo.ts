/** The words of undoing a wrong act: what was done, what follows, and who decides. */
import type { Language } from '../settings.ts'

const zh = {
  title: '办错了？可以撤销',
  done: (act: string, on: string, who: string) => `${on} ${who}办理了「${act}」`,
  back: (status: string) => `撤销后状态回到「${status}」，原记录和这次撤销都保留在办理记录里。`,
  follows: '撤销的同时',
  nothingFollows: '没有款项、证书或名额受影响。',
  needsTwo: '已经付款或发证，须由一人提请、另一人决定；原经办人不能自己撤销。',
  asked: (who: string, on: string) => `${on} ${who}提请撤销，理由：`,
  askedByMe: '由您提请，须由另一人决定。',
  lines: {
    annul: (item: string, sum: string) => `不再支付${item} ${sum} 元`,
    askBackHost: (item: string, sum: string) => `${item} ${sum} 元已付，向培养单位要求退回；重新办理时可以抵扣`,
    askBackPerson: (item: string, sum: string) => `${item} ${sum} 元已付，向本人要求退回；重新办理时可以抵扣`,
    dropDemand: (sum: string) => `不再向培养单位要求退回尚未退的 ${sum} 元`,
    giveBack: (sum: string) => `培养单位已退回的 ${sum} 元，重新付给培养单位`,
    kept: (item: string, sum: string) => `${item} ${sum} 元已由工作单位付给本人，不再重复支付`,
    recall: '撤回尚未制发的证书',
    revoke: (number: string) => `撤销证书 ${number}，查验时显示已撤销`,
    numberVoid: (number: string) => `文号 ${number} 作废，不再使用`,
    lift: (months: number) => `撤回 ${months} 个月的服务期`,
    placeBack: '名额收回给本人',
    seatBack: '席位归还给本人；如已给别人，由培养单位加一个',
  },
  still: '现在还不能撤销',
}
export type UndoWords = typeof zh

const en: UndoWords = {
  title: 'Done by mistake? It can be undone',
  done: (act, on, who) => `${who} did "${act}" on ${on}`,
  back: status => `Afterwards it stands at "${status}" again; the entry and its undoing both stay in the history.`,
  follows: 'With it',
  nothingFollows: 'No payment, certificate or place is touched.',
  needsTwo: 'Money has left or a certificate is out: one asks, another decides, and whoever did it can not undo it alone.',
  asked: (who, on) => `${who} asked for it on ${on}, because:`,
  askedByMe: 'You asked for it; somebody else decides.',
  lines: {
    annul: (item, sum) => `${item}, ${sum} yuan, is not paid any more`,
    askBackHost: (item, sum) => `${item}, ${sum} yuan, was paid and is asked back of the host; it can be set off when it falls due again`,
    askBackPerson: (item, sum) =>
      `${item}, ${sum} yuan, was paid and is asked back of the person; it can be set off when it falls due again`,
    dropDemand: sum => `${sum} yuan that the host still owes are not demanded any more`,
    giveBack: sum => `${sum} yuan that the host had given back are paid to it again`,
    kept: (item, sum) => `${item}, ${sum} yuan, was paid by the employer and is not paid twice`,
    recall: 'The certificate that was not issued yet is recalled',
    revoke: number => `Certificate ${number} is revoked; whoever verifies it hears so`,
    numberVoid: number => `The number ${number} is void and is not used again`,
    lift: months => `${months} months of service are lifted`,
    placeBack: 'The place is the person’s again',
    seatBack: 'The seat is the person’s again; if it was given away, the host makes room',
  },
  still: 'It can not be undone yet',
}

export const undoWords: Readonly<Record<Language, UndoWords>> = { zh, en }
