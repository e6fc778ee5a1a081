/** What is due of a service and when: its beginning, the next certificate, the end of a pause, the letter of discharge. */
import type { Law } from '../../policy/shape.ts'
import { addDays, addMonths, fullMonthsBetween, mergeSpans } from '../calendar.ts'
import type { Obligation } from './dossier.ts'
import { fullOn, monthsServed } from './served.ts'
import { term } from './terms.ts'

/** The last day of the time that is accounted for without a gap since the service began: certified or paused. */
const accountedUntil = ({ certificates, pauses }: Obligation, begun: string): string => {
  const before = addDays(begun, -1)
  const runs = mergeSpans([{ from: before, to: before }, ...certificates, ...pauses])
  return runs.find(run => run.from <= before && run.to >= before)?.to ?? before
}

/** The day on which the employer certifies next: at the end of a period, or when the service is over. */
export const nextCertificateOn = (law: Law, dossier: Obligation): string | undefined => {
  const begun = dossier.service.at(-1)?.from
  const every = term('reportEveryMonths')(law).value
  if (begun === undefined || every === undefined) return undefined
  const done = fullMonthsBetween(begun, addDays(accountedUntil(dossier, begun), 1))
  const periodic = addMonths(begun, every * (Math.floor(done / every) + 1))
  const over = addDays(fullOn(dossier, dossier.owedMonths, begun), 1)
  return periodic < over ? periodic : over
}

/** The next day on which somebody has to do something, once a service has changed. */
export const nextDue = (law: Law, before: Obligation, change: Partial<Obligation>, today: string): string | undefined => {
  const dossier = { ...before, ...change }
  if (dossier.status === 'owed') return dossier.startBy
  if (monthsServed(dossier) >= dossier.owedMonths) return today
  if (dossier.status === 'left' || dossier.status === 'restored') return dossier.due
  const certificate = nextCertificateOn(law, dossier)
  const ends = dossier.status === 'paused' ? dossier.pauses.at(-1)?.to : undefined
  return [certificate, ends].filter(day => day !== undefined).toSorted()[0]
}
