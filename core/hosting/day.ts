/** A host's day: who comes, who has not come, who waits for leave, who is away and what falls due, of every round that it has people in. */
import { z } from 'zod'
import { Name } from '../answer.ts'

export const dayLists = ['toEnrol', 'notCome', 'leave', 'away', 'due', 'here'] as const
export type DayList = (typeof dayLists)[number]

/** One trainee, by what a host needs on a day: no number, phone or address. */
export const Present = z.strictObject({
  id: z.string(),
  round: z.string(),
  name: z.string(),
  employer: Name.nullable(),
  programme: Name.nullable(),
  status: z.string(),
  /** The days on which they may enrol. */
  from: z.string(),
  until: z.string(),
  /** The arrival code, while they are expected. */
  code: z.string().nullable(),
  studyStart: z.string().nullable(),
  studyEnd: z.string().nullable(),
  /** A leave that waits for an answer, and whether it is the host's to give. */
  asked: z.strictObject({ nth: z.int().nullable(), from: z.string(), to: z.string(), ours: z.boolean() }).nullable(),
  /** The leave that they are on. */
  away: z.strictObject({ from: z.string(), to: z.string() }).nullable(),
  /** Reports that nobody at the host has remarked on. */
  unread: z.int(),
  dues: z.array(z.strictObject({ what: z.string(), on: z.string(), clause: z.string() })),
})
export type Present = z.infer<typeof Present>

/** How far ahead a host sees what falls due. */
const dueAheadDays = 14
const dayMs = 86_400_000
const ahead = (day: string) => new Date(Date.parse(day) + dueAheadDays * dayMs).toISOString().slice(0, 10)

const isIn: Readonly<Record<DayList, (one: Present, today: string) => boolean>> = {
  toEnrol: ({ status, until }, today) => status === 'notified' && today <= until,
  notCome: ({ status, until }, today) => status === 'missed' || (status === 'notified' && today > until),
  leave: ({ asked }) => asked?.ours === true,
  away: ({ away }) => away !== null,
  due: ({ unread, dues }, today) => unread > 0 || dues.some(({ on }) => on <= ahead(today)),
  here: ({ status }) => status !== 'notified' && status !== 'missed',
}

/** Those of a list on a day; also worked out on a device that has no line. */
export const inList = (all: readonly Present[], list: DayList, today: string): readonly Present[] =>
  all.filter(one => isIn[list](one, today))

/** What falls due of somebody within the days that a host looks ahead, the earliest first. */
export const duesNear = ({ dues }: Present, today: string): Present['dues'] => dues.filter(({ on }) => on <= ahead(today))

/** What one rate comes to at a host. `agreed`: who enrolled there, times the rate; `owed` and `paid` are what the payments say. */
const Sum = z.strictObject({
  round: z.string(),
  item: z.string(),
  track: z.string(),
  rateFen: z.int(),
  persons: z.int(),
  agreedFen: z.int(),
  owedFen: z.int(),
  paidFen: z.int(),
  clause: z.string(),
})
export type HostSum = z.infer<typeof Sum>

export const hostDayQuestions = {
  /** The people of a host today, over all its rounds. */
  hostDay: {
    by: ['host'],
    byLink: true,
    input: z.strictObject({}),
    answer: z.strictObject({
      today: z.string(),
      /** When it was asked: a device without a line says so. */
      at: z.string(),
      rounds: z.array(z.strictObject({ id: z.string(), programme: Name, year: z.int(), from: z.string(), to: z.string() })),
      people: z.array(Present),
      /** There are more than are shown. */
      more: z.boolean(),
    }),
  },
  /** What the fund owes a host, as its invoice has to say it. */
  hostSums: {
    by: ['host'],
    byLink: true,
    input: z.strictObject({}),
    answer: z.strictObject({ sums: z.array(Sum), owedFen: z.int(), paidFen: z.int() }),
  },
  /** The arrival code of one's own training, with its QR as a path on a grid of so many squares. */
  arrivalCode: {
    by: ['person'],
    input: z.strictObject({ training: z.string() }),
    answer: z.strictObject({
      code: z.string(),
      squares: z.int(),
      path: z.string(),
      host: Name.nullable(),
      from: z.string(),
      until: z.string(),
    }),
  },
  /** The photograph of somebody who is to enrol with the asking host on these days, from their sealed form; null where it holds none. Each look is logged. */
  traineePhoto: {
    by: ['host'],
    byLink: true,
    input: z.strictObject({ training: z.string() }),
    answer: z.strictObject({ photo: z.string().nullable().describe('A data: URL of a JPEG or PNG.') }),
  },
  /** Why a code is none of the host's list. Whose it is is told to nobody else. */
  whoseCode: {
    by: ['host'],
    byLink: true,
    input: z.strictObject({ code: z.string().max(200) }),
    answer: z.strictObject({ kind: z.enum(['ours', 'otherHost', 'unknown']), training: z.string().nullable() }),
  },
} as const
