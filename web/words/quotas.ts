/** The words of quotas on the board: how each stands, what filling made of them, and why a plan is carried out that misses one. */
import type { Language } from '../settings.ts'

const zh = {
  title: '安排的限额',
  note: '随每一步暂放更新，含已下达的人员。',
  least: (n: number) => `至少 ${n}`,
  most: (n: number) => `至多 ${n}`,
  reserved: (kept: number, free: number) => `专留 ${kept}，余 ${free}`,
  now: (n: number) => `${n} 人`,
  change: (was: number, now: number) => `${was} → ${now} 人`,
  is: {
    met: () => '符合',
    short: (n: number) => `还差 ${n}`,
    over: (n: number) => `超出 ${n}`,
  },
  found: (name: string, counted: number, most: number) => `「${name}」已有 ${counted} 人，至多 ${most} 人`,
  kept: (name: string, free: number, kept: number) => `「${name}」专留 ${kept} 个名额，现余 ${free} 个`,
  missed: (name: string, counted: number, least: number) => `「${name}」${counted} 人，少于下限 ${least} 人`,
  working: (seconds: number) => `正在计算，已用 ${seconds} 秒。本机计算，可随时停止。`,
  stop: '停止',
  stopped: '限额太多或互相牵制，未能在限定时间内得出结果。请先人工安排一部分，再填补。',
  failed: '没有算成。请刷新后再试；浏览器太旧的，请换新版浏览器，或人工安排。',
  clash: (names: string) => `下列限额不能同时满足，下面的结果没有计入其中的下限：${names}。`,
  finalise: '有限额未达下限，确要下达的请说明原因，原因将记录在案：',
  why: '未达下限仍下达的原因',
  whyNeeded: '请说明未达下限仍下达的原因。',
  allowed: (who: string, at: string, which: string) => `${who}于 ${at} 说明原因后下达，未达下限：${which}。`,
  allowedWhy: (why: string) => `原因：${why}`,
}
export type QuotaWords = typeof zh

const en: QuotaWords = {
  title: 'Quotas of the placement',
  note: 'Counted anew with every step, with those who were put forward already.',
  least: n => `at least ${n}`,
  most: n => `at most ${n}`,
  reserved: (kept, free) => `${kept} kept, ${free} free`,
  now: n => `${n}`,
  change: (was, now) => `${was} → ${now}`,
  is: {
    met: () => 'kept',
    short: n => `${n} short`,
    over: n => `${n} over`,
  },
  found: (name, counted, most) => `“${name}” has ${counted} and may have ${most}`,
  kept: (name, free, kept) => `“${name}” keeps ${kept} seats, and ${free} are free`,
  missed: (name, counted, least) => `“${name}” has ${counted}, fewer than the ${least} that it has to`,
  working: seconds => `Working it out on this device, for ${seconds} s. It can be stopped at any time.`,
  stop: 'Stop',
  stopped: 'The quotas hold each other up, and nothing came of it in time. Place some people by hand, then fill again.',
  failed: 'It came to nothing. Load the page again and try once more; use a newer browser, or place people by hand.',
  clash: names => `These quotas can’t hold together; what stands below leaves their minima out of account: ${names}.`,
  finalise: 'A quota misses its minimum. To carry it out all the same, say why; it is put on record:',
  why: 'Why it is carried out all the same',
  whyNeeded: 'Say why it is carried out though a minimum is missed.',
  allowed: (who, at, which) => `Carried out by ${who} at ${at} with a reason, missing: ${which}.`,
  allowedWhy: why => `They say: ${why}`,
}

export const quotaWords: Readonly<Record<Language, QuotaWords>> = { zh, en }
