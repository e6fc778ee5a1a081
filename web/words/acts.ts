/** The words about acts that wait on this device for the server's receipt. */
import type { Language } from '../settings.ts'

const zh = {
  title: '待送出的办理',
  onDevice: (n: number) => `${n} 项仅存于本机，服务器还没有收到`,
  onPage: (n: number) => `${n} 项只在这一页上：本机不让保存，请不要关闭页面`,
  sends: '连上网络后按先后自动送出，关机、重启都不会丢，也不会办两次。',
  sending: '正在送往服务器…',
  refused: (n: number) => `${n} 项服务器没有收下，请改正或删除`,
  one: { device: '仅存于本机', page: '只在这一页上', refused: '没有收下', held: '等上一项处理后再送' },
  maybe: '已经送出、还没有收到答复；再送也只算一次',
  undo: '撤回',
  undoOf: (what: string) => `撤回：${what}`,
  change: '改正后重送',
  changeOf: (what: string) => `改正后重送：${what}`,
  notOffered: '现在不能再这样办了，只能删除。',
  drop: '删除',
  dropOf: (what: string) => `删除：${what}`,
  dropAsk: '删除后这一项就没有办。删除吗？',
  dropYes: '删除，不办了',
  dropNo: '留着',
  done: (n: number) => `${n} 项已送达`,
  receipt: (receipt: string) => `回执 ${receipt}`,
  close: '知道了',
  sendNow: '现在送出',
  leave: (n: number) => `${n} 项办理还没有送到服务器`,
}
export type ActsWords = typeof zh

const en: ActsWords = {
  title: 'Acts on their way',
  onDevice: n => `${n} on this device only; the server has not got them yet`,
  onPage: n => `${n} on this page only: this device lets nothing be kept, so please leave the page open`,
  sends: 'Sent in their order once there is a connection. Nothing is lost when the device stops, and nothing is done twice.',
  sending: 'On the way to the server…',
  refused: n => `${n} not taken by the server; correct or remove them`,
  one: {
    device: 'On this device only',
    page: 'On this page only',
    refused: 'Not taken',
    held: 'Waits for the one before it',
  },
  maybe: 'sent, and no answer yet; sent again it counts once',
  undo: 'Take back',
  undoOf: what => `Take back: ${what}`,
  change: 'Correct and send again',
  changeOf: what => `Correct and send again: ${what}`,
  notOffered: 'It can no longer be done this way; it can only be removed.',
  drop: 'Remove',
  dropOf: what => `Remove: ${what}`,
  dropAsk: 'Once removed it is not done. Remove it?',
  dropYes: 'Remove it',
  dropNo: 'Keep it',
  done: n => `${n} arrived`,
  receipt: receipt => `receipt ${receipt}`,
  close: 'All right',
  sendNow: 'Send now',
  leave: n => `${n} act(s) that have not reached the server`,
}

export const actsWords: Readonly<Record<Language, ActsWords>> = { zh, en }
