/** How late something is, in working days; plain weekdays where nobody has published the holidays yet. */
import { addDays, daysBetween, isWorkingDay, OutsideWorkingDayCalendar, weekdayOf } from './calendar.ts'

const works = (day: string): boolean => {
  try {
    return isWorkingDay(day)
  } catch (error) {
    if (error instanceof OutsideWorkingDayCalendar) return weekdayOf(day) <= 5
    throw error
  }
}

/** The working days after the last day up to and with today; 0 when it is not over. */
export const lateDays = (until: string | undefined, today: string): number =>
  until === undefined
    ? 0
    : Array.from({ length: Math.max(0, daysBetween(until, today)) }, (_, i) => addDays(until, i + 1)).filter(works).length

/** The newest last day that is late by so many working days today. */
export const lateSince = (today: string, workingDays: number): string => {
  let [day, left] = [today, workingDays]
  while (left > 0) {
    if (works(day)) left -= 1
    day = addDays(day, -1)
  }
  return day
}
