/** The words of the ledger of places: its figures, the movements behind them, what is offered and what waits for whom. */
import type { Figure } from '../../core/round/figures.ts'
import type { Language } from '../settings.ts'

const figuresZh: Readonly<Record<Figure, string>> = {
  issued: '下达',
  moved: '调整',
  returned: '交回',
  expired: '到期收回',
  free: '可用',
  offered: '让出待复',
  used: '已用',
  filled: '已录取',
}
const figuresEn: Readonly<Record<Figure, string>> = {
  issued: 'Issued',
  moved: 'Moved',
  returned: 'Returned',
  expired: 'Expired',
  free: 'Free',
  offered: 'Offered',
  used: 'Used',
  filled: 'Admitted',
}

const zh = {
  figures: figuresZh,
  balanced: '下达 + 调整 − 交回 − 到期收回 = 可用 + 让出待复 + 已用 + 已录取；点数字看每一笔变动',
  pool: '统筹',
  opens: (count: string, holder: string, track: string, figure: string) => `${count}：${holder} ${track} ${figure}的变动`,
  movesOf: (holder: string, track: string, figure: string) => `${holder} ${track} ${figure}`,
  none: '没有变动。',
  older: '更早的变动',
  reason: '理由',
  offer: '让出名额',
  offerOf: (body: string, track: string) => `让出名额：${body} ${track}`,
  mine: '等您答复的名额协商',
  others: '等对方或管理处答复的名额协商',
  free: (count: number) => `可让出 ${count} 个。让出的名额先预留，对方答复前谁也用不了；对方不接受、您撤回或过了答复日期，名额退还。`,
}
type Words = typeof zh

const en: Words = {
  figures: figuresEn,
  balanced: 'Issued + moved − returned − expired = free + offered + used + admitted; each figure opens to its movements',
  pool: 'Pool',
  opens: (count, holder, track, figure) => `${count}: movements of ${holder}, ${track}, ${figure}`,
  movesOf: (holder, track, figure) => `${holder} · ${track} · ${figure}`,
  none: 'No movements.',
  older: 'Earlier movements',
  reason: 'Reason',
  offer: 'Offer places',
  offerOf: (body, track) => `Offer places: ${body} ${track}`,
  mine: 'Offers of places that wait for you',
  others: 'Offers of places that wait for the other body or the department',
  free: count =>
    `${count} can be offered. They are set aside until the other has answered, and come back when it declines, when you take them back, or after the day of the answer.`,
}

export const placesWords: Readonly<Record<Language, Words>> = { zh, en }
