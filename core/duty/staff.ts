/** What an employer has to do for one of its people in training: the next confirmation, and the follow-ups that are asked. */
import type { Law } from '../../policy/shape.ts'
import { addDays, addMonths } from '../calendar.ts'
import { stillAsked } from '../training/afterwards/afterwards.ts'
import type { Training } from '../training/dossier.ts'
import { duesOf } from '../training/dues.ts'

export type Confirming = { readonly month: string; readonly on: string; readonly open: boolean; readonly late: boolean }

/** The month that a confirmation is filed under: the one in which its time ends, or the first after it that is free. */
const monthFor = ({ undertakingsConfirmed }: Training, on: string): string => {
  const taken = undertakingsConfirmed.map(({ month }) => month)
  for (let day = addDays(on, -1); ; day = addMonths(day, 1)) if (!taken.includes(day.slice(0, 7))) return day.slice(0, 7)
}

/** The next confirmation of the undertakings; it can be given from a month before its day. */
export const confirmingOf = (law: Law, training: Training, today: string): Confirming | undefined => {
  const due = duesOf(law, training).find(({ what }) => what === 'undertakings')
  if (!due) return undefined
  return { month: monthFor(training, due.on), on: due.on, open: addMonths(due.on, -1) <= today, late: due.on < today }
}

/** The times at which the employer, or the person, is asked by now what came of the training. */
export const askedNow = (law: Law, training: Training, side: 'employer' | 'person', today: string) =>
  training.status === 'passed' ? stillAsked(law, training).filter(asked => asked.side === side && asked.on <= today) : []
