/**
 * When people hand in before a deadline. Registrations for conferences come at a rate that grows as one over the time that is left (Alfi, Parisi and
 * Pietronero, Nature Physics 3, 746, 2007); with a minute added, so that the last second is not without end, four in ten of two weeks fall into the last hour.
 */
const windowMinutes = 14 * 24 * 60

/** The share of all that has come when `left` minutes are left. */
export const shareCome = (left: number): number => 1 - Math.log(left + 1) / Math.log(windowMinutes + 1)

/** How many of `people` come in a second when `left` minutes are left. */
export const ratePerSecond = (people: number, left: number): number => people / (left + 1) / Math.log(windowMinutes + 1) / 60

export type Plan = {
  /** All that have an application in the round, whenever they hand it in. */
  readonly people: number
  /** The hour up to the last minutes is told in so many seconds: its rates are the true ones, each for a shorter time. */
  readonly earlySeconds: number
  /** The last minutes, as long as they are. */
  readonly lastMinutes: number
}

/** How many minutes are left, by the curve, at a second of the run. */
const leftAt = ({ earlySeconds, lastMinutes }: Plan, second: number): number => {
  if (second >= earlySeconds) return Math.max(0, lastMinutes - (second - earlySeconds) / 60)
  return 60 - ((60 - lastMinutes) * second) / earlySeconds
}

/** The seconds of the run at which somebody comes, one after another. */
export const arrivals = (plan: Plan): readonly number[] => {
  const end = plan.earlySeconds + plan.lastMinutes * 60
  const step = 0.01
  const all: number[] = []
  let due = 0
  for (let second = 0; second < end; second += step) {
    due += ratePerSecond(plan.people, leftAt(plan, second)) * step
    for (; due >= 1; due -= 1) all.push(second)
  }
  return all
}
