/** What may be asked about hosts: a host's own page and its day, the department's list of all and of who did not come, and where a person who was accepted reports. */
import { z } from 'zod'
import { Name } from '../answer.ts'
import { noShowQuestions } from '../training/enrolment/no-shows.ts'
import { hostDayQuestions } from './day.ts'

/** `agreed` is the catalogue's figure, `now` what the ledger counts, of which so many are taken; null where another authority counts. */
const Programme = z.strictObject({
  programme: z.string(),
  name: Name,
  discipline: z.string(),
  agreed: z.int(),
  now: z.int(),
  taken: z.int(),
})

/** Somebody who is put to a host: what it needs to say yes or no, and no number, phone or address. */
const Guest = z.strictObject({
  id: z.string(),
  name: z.string(),
  employer: Name.nullable(),
  status: z.string(),
  programme: z.string(),
  /** Which of the person's wishes this is; null for an adjustment. */
  wish: z.int().nullable(),
  field: z.string().nullable(),
  profession: z.string().nullable(),
  direction: z.string().nullable(),
  goals: z.string().nullable(),
  due: z.string().nullable(),
  /** Whom and where the host has named for them. */
  supervisor: z.string().nullable(),
  room: z.string().nullable(),
})

const HostRow = z.strictObject({
  id: z.string(),
  host: z.string(),
  name: Name,
  city: Name,
  status: z.string(),
  since: z.string().nullable(),
  due: z.string().nullable(),
  version: z.int(),
  reminded: z.int(),
  /** Over all its programmes; `stated` is what was handed in last. */
  seats: z.strictObject({ agreed: z.int(), now: z.int(), taken: z.int(), stated: z.int().nullable(), couldTake: z.int().nullable() }),
  /** People who wait for its answer, and those of them whose day is over. */
  waiting: z.int(),
  late: z.int(),
  /** Who holds its seat today, and whom the department named. */
  clerks: z.array(Name),
  contact: z.strictObject({ name: z.string(), phone: z.string() }).nullable(),
  /** A good link has been opened, or has not; null where there is none. */
  linkOpened: z.boolean().nullable(),
})
export type HostRow = z.infer<typeof HostRow>
export type Guest = z.infer<typeof Guest>

export const hostingQuestions = {
  ...hostDayQuestions,
  ...noShowQuestions,
  /** What one host offers and who is put to it, for itself and for the office that has it on the phone. The words are opened; each look is logged. */
  hosting: {
    by: ['host', 'department', 'leader'],
    byLink: true,
    input: z.strictObject({ round: z.string(), host: z.string().optional() }),
    answer: z.strictObject({
      id: z.string(),
      host: z.string(),
      name: Name,
      status: z.string(),
      due: z.string().nullable(),
      /** How often the draft was saved: a save says which it builds on. */
      base: z.int(),
      /** What stands in the fields: the draft, or what was handed in where that is newer. */
      draft: z.json().nullable(),
      version: z.int(),
      statedOn: z.string().nullable(),
      acceptedVersion: z.int().nullable(),
      acceptedOn: z.string().nullable(),
      /** What counts or waits to count, as it was handed in last. */
      statement: z.json().nullable(),
      returned: z.strictObject({ parts: z.array(z.string()), reason: z.string().nullable() }).nullable(),
      /** Nobody may be called before. */
      notBefore: z.string(),
      programmes: z.array(Programme),
      waiting: z.array(Guest),
      asked: z.int(),
      coming: z.array(Guest),
      mine: z.boolean(),
    }),
  },
  /** All hosts that the department sends people to: how far each is, its seats, and whom to call first. */
  hosts: { by: ['department', 'leader'], input: z.strictObject({ round: z.string() }), answer: z.array(HostRow) },
  /** Where somebody whom a host has accepted reports, with whom they work and where they live; for the person, the host and the department. */
  arrival: {
    by: ['person', 'host', 'department', 'leader'],
    byLink: true,
    input: z.strictObject({ placement: z.string() }),
    answer: z.strictObject({
      supervisor: z.string().nullable(),
      room: z.string().nullable(),
      lodging: z.string().nullable(),
      lodgingNote: z.string().nullable(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      where: z.string().nullable(),
      contact: z.strictObject({ name: z.string(), phone: z.string() }).nullable(),
    }),
  },
} as const
