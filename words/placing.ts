/** What a placement says to a person and of a programme, in one sentence, in both languages. */
import type { Again, Miss, Move, Standing, Told, ToldProgramme, Totals } from '../core/placement/engine/shape.ts'

type Language = 'zh' | 'en'

const classNames: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: { grassRoots: '基层人员' },
  en: { grassRoots: 'from the grass roots' },
}
const classIn = (language: Language, name: string) => classNames[language][name] ?? name

const bars = {
  zh: {
    notOffered: '不在目录中',
    forbidden: '不可安排',
    field: '不接收本人专业',
    track: '不接收本人类别',
    notRanked: '培养单位未列入其人选',
    noSeat: '无名额',
  },
  en: {
    notOffered: 'is not offered',
    forbidden: 'is closed to them',
    field: 'does not take their field',
    track: 'does not take their track',
    notRanked: 'takes only whom it ranked, and not them',
    noSeat: 'has no seat',
  },
} as const

const known = (n: number | undefined) => n ?? '—'
const decided = {
  zh: (by: string, last: Standing, yours: Standing): string => {
    if (by === 'rank') return `最后一名排序 ${known(last.rank)}，本人 ${known(yours.rank)}`
    if (by === 'score') return `最后一名 ${last.score} 分，本人 ${yours.score} 分`
    if (by === 'ranking')
      return `按培养单位排序，最后一名第 ${last.place}，本人${yours.place === undefined ? '未列入' : `第 ${yours.place}`}`
    if (by === 'lottery') return '与最后一名条件相同，抽签在后'
    return `最后一名为${classIn('zh', by.slice('class:'.length))}，本人不是`
  },
  en: (by: string, last: Standing, yours: Standing): string => {
    if (by === 'rank') return `the last went to rank ${known(last.rank)}, theirs is ${known(yours.rank)}`
    if (by === 'score') return `the last went to a score of ${last.score}, theirs is ${yours.score}`
    if (by === 'ranking')
      return `by the host's own order the last went to place ${last.place}, ${yours.place === undefined ? 'and they are not in it' : `theirs is ${yours.place}`}`
    if (by === 'lottery') return 'the last stood alike, and the lot decided'
    return `the last was ${classIn('en', by.slice('class:'.length))}, and they are not`
  },
} as const

const missed = {
  zh: ({ wish, why, seats, last, yours, decidedBy = 'lottery' }: Miss): string => {
    if (why !== 'behind' && why !== 'hostFull') return `第${wish}志愿${bars.zh[why]}`
    const places = why === 'behind' ? `${seats} 个名额` : `单位共 ${seats} 个名额`
    return `第${wish}志愿 ${places}，${last && yours ? decided.zh(decidedBy, last, yours) : ''}`
  },
  en: ({ wish, why, seats, last, yours, decidedBy = 'lottery' }: Miss): string => {
    if (why !== 'behind' && why !== 'hostFull') return `wish ${wish} ${bars.en[why]}`
    const places = `${seats} ${seats === 1 ? 'seat' : 'seats'}${why === 'behind' ? '' : ' of the host in all'}`
    return `wish ${wish}: ${places}, ${last && yours ? decided.en(decidedBy, last, yours) : ''}`
  },
} as const

const consentNames = {
  zh: { host: '另一单位', field: '另一专业', place: '另一地点' },
  en: { host: 'another host', field: 'another field', place: 'another place' },
} as const

type End = Pick<Told, 'way' | 'wish' | 'consent' | 'unplaced' | 'filled' | 'quotas'>
const ends = {
  zh: ({ way, wish, consent = [], unplaced, filled, quotas = [] }: End): string => {
    if (way === 'wish') return `满足第${wish}志愿`
    if (way === 'pin') return '名额事先确定'
    if (way === 'kept') return '保留原安排'
    if (way === 'moved') return '由原安排改到此处'
    if (unplaced === 'quotas') return `受限额约束，没有余地：${quotas.join('、')}`
    if (way === 'adjustment') return `按意愿调剂${consent.length > 0 ? `（${consent.map(c => consentNames.zh[c]).join('、')}）` : ''}`
    if (filled) return `可调剂的 ${filled.open} 个项目均已满，相关 ${filled.programmes} 个项目由次序在前的 ${filled.people} 人占用`
    return unplaced === 'notWilling' ? '不服从调剂' : unplaced === 'nothingOpen' ? '没有可调剂的空余名额' : '尚未安排'
  },
  en: ({ way, wish, consent = [], unplaced, filled, quotas = [] }: End): string => {
    if (way === 'wish') return `wish ${wish} is met`
    if (way === 'pin') return 'the seat was theirs before'
    if (way === 'kept') return 'they keep the seat that they had'
    if (way === 'moved') return 'moved here from the seat that they had'
    if (unplaced === 'quotas') return `the quotas leave no room: ${quotas.join(', ')}`
    if (way === 'adjustment')
      return `adjusted as they agreed${consent.length > 0 ? `: ${consent.map(c => consentNames.en[c]).join(', ')}` : ''}`
    if (filled) return `all ${filled.open} programmes open to them are full: ${filled.people} people before them fill ${filled.programmes}`
    return unplaced === 'notWilling'
      ? 'not willing to be adjusted'
      : unplaced === 'nothingOpen'
        ? 'nothing free that they agreed to'
        : 'not placed'
  },
} as const

/** The whole reason in one sentence: each wish that was not met with what stood in its way, and what came of it. */
export const placingReason = (told: End & Pick<Told, 'missed'>): { readonly zh: string; readonly en: string } => ({
  zh: [...told.missed.map(missed.zh), ends.zh(told)].join('；'),
  en: [...told.missed.map(missed.en), ends.en(told)].join('; '),
})

const wayNames = {
  zh: { pin: '事先确定', adjustment: '调剂', kept: '保留', moved: '改派' },
  en: { pin: 'pinned', adjustment: 'adjusted', kept: 'kept', moved: 'moved' },
} as const

const whyMoved = {
  zh: (why: Move['why'], instead: readonly string[]): string =>
    why === 'shut'
      ? '原名额不再对其开放'
      : why === 'fewerSeats'
        ? '该项目名额减少'
        : `为别无去处的人让出名额${instead.length > 0 ? `（${instead.join('、')}）` : ''}`,
  en: (why: Move['why'], instead: readonly string[]): string =>
    why === 'shut'
      ? 'the seat is not open to them any more'
      : why === 'fewerSeats'
        ? 'the programme takes fewer'
        : `to make room for who had nowhere else to go${instead.length > 0 ? ` (${instead.join(', ')})` : ''}`,
} as const

const zh = {
  totals: (t: Totals) =>
    `${t.people} 人，${t.seats} 个名额：已安排 ${t.placed} 人（事先确定 ${t.pinned}，调剂 ${t.adjusted}），未安排 ${t.unplaced} 人\n${t.byWish.map((n, i) => `第${i + 1}志愿 ${n} 人`).join('，')}\n`,
  again: ({ gone, moves }: Again) =>
    [
      `退出 ${gone.length} 人，改动 ${moves.length} 人`,
      ...moves.map(({ id, from, to, why, instead }) => `  ${id} ${from} → ${to ?? '—'}：${whyMoved.zh(why, instead)}`),
      '',
    ].join('\n'),
  verified: '核验无误：名额、志愿、次序、抽签和汇总均与输入一致，无人被越过\n',
  unknown: '结果中没有此名称',
  programme: ({ seat, seats, free, people, last, oneMore }: ToldProgramme) =>
    [
      `${seat}：${seats} 个名额，空 ${free} 个`,
      ...people.map(
        ({ id, way, wish }) => `  ${id} ${way === 'wish' ? `第${wish}志愿` : wayNames.zh[way]}${id === last ? '，最后一名' : ''}`,
      ),
      oneMore.moves === 0
        ? '增加一个名额：无变化'
        : `增加一个名额：${oneMore.moves} 人可到更靠前的志愿，${oneMore.placed === null ? '未安排的人数不变' : `${oneMore.placed} 可得到安排`}`,
      '',
    ].join('\n'),
}
const en: typeof zh = {
  totals: t =>
    `${t.people} people, ${t.seats} seats: ${t.placed} placed (${t.pinned} pinned, ${t.adjusted} adjusted), ${t.unplaced} not\n${t.byWish.map((n, i) => `wish ${i + 1}: ${n}`).join(', ')}\n`,
  again: ({ gone, moves }) =>
    [
      `${gone.length} dropped out, ${moves.length} moved`,
      ...moves.map(({ id, from, to, why, instead }) => `  ${id} ${from} → ${to ?? '—'}: ${whyMoved.en(why, instead)}`),
      '',
    ].join('\n'),
  verified: 'verified: seats, wishes, orders, lottery and totals agree with the input, and nobody is passed over\n',
  unknown: 'the result knows no such name',
  programme: ({ seat, seats, free, people, last, oneMore }) =>
    [
      `${seat}: ${seats} seats, ${free} free`,
      ...people.map(
        ({ id, way, wish }) => `  ${id} ${way === 'wish' ? `wish ${wish}` : wayNames.en[way]}${id === last ? ', the last' : ''}`,
      ),
      oneMore.moves === 0
        ? 'one more seat: no change'
        : `one more seat: ${oneMore.moves} people come to a dearer wish, ${oneMore.placed === null ? 'as many as now are not placed' : `${oneMore.placed} is placed`}`,
      '',
    ].join('\n'),
}
/** What the command says of a placement. */
export const placementWords = { zh, en } as const
