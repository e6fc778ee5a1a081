/** The words of the ledger of places: what is offered, what waits for whom. */
import type { Language } from '../settings.ts'

const zh = {
  offer: '让出名额',
  offerOf: (body: string, track: string) => `让出名额：${body} ${track}`,
  mine: '等您答复的名额协商',
  others: '等对方或管理处答复的名额协商',
  free: (count: number) => `可让出 ${count} 个。让出的名额先预留，对方答复前谁也用不了；对方不接受、您撤回或过了答复日期，名额退还。`,
}
type Words = typeof zh

const en: Words = {
  offer: 'Offer places',
  offerOf: (body, track) => `Offer places: ${body} ${track}`,
  mine: 'Offers of places that wait for you',
  others: 'Offers of places that wait for the other body or the department',
  free: count =>
    `${count} can be offered. They are set aside until the other has answered, and come back when it declines, when you take them back, or after the day of the answer.`,
}

export const placesWords: Readonly<Record<Language, Words>> = { zh, en }
