/** How days, times and sums are shown: in the programme's zone, whole fen as yuan. */
const zone = 'Asia/Shanghai'
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

const read = (at: string) => Object.fromEntries(parts.formatToParts(new Date(at)).map(({ type, value }) => [type, value]))

/** '2022-04-01' of an instant; a day stays as it is. */
export const dayOf = (at: string): string => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(at)) return at
  const { year, month, day } = read(at)
  return `${year}-${month}-${day}`
}
export const timeOf = (at: string): string => {
  const { hour, minute } = read(at)
  return `${hour}:${minute}`
}
export const momentOf = (at: string): string => `${dayOf(at)} ${timeOf(at)}`

/** 1960000_00 fen → '1,960,000.00'. */
export const yuanOf = (fen: number): string => {
  const whole = Math.trunc(Math.abs(fen) / 100)
  const cents = String(Math.abs(fen) % 100).padStart(2, '0')
  return `${fen < 0 ? '-' : ''}${String(whole).replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}

/** '12.5' or '1,200' yuan as typed → whole fen; undefined when it is no sum. */
export const fenOf = (typed: string): number | undefined => {
  const match = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(typed.replace(/[,，\s]/g, ''))
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined
}
