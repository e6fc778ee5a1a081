/** How papers write days and sums. */

/** '2022-07-04' → '2022年7月4日': Arabic figures, no leading zeros (GB/T 9704-2012, 7.3.5.4). */
export const dayInWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Whole fen → '16,000.00元'. */
export const yuanInWords = (amountFen: number): string => {
  const whole = String(Math.trunc(amountFen / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${whole}.${String(amountFen % 100).padStart(2, '0')}元`
}
