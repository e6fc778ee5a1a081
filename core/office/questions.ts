/** What may be asked of an office: its people and their seats, who acts for whom, what a clerk would leave behind, and which work nobody holds. */
import { z } from 'zod'
import { Name, page, SubjectName } from '../answer.ts'
import { seatRoles } from '../facts.ts'

const Day = z.string()
const Somebody = z.strictObject({ account: z.string(), name: Name })
const Span = { id: z.int(), from: Day, to: Day }
export const SeatLine = z.strictObject({
  ...Span,
  role: z.enum(seatRoles),
  organisation: z.string(),
  name: Name,
  /** Whose seat it is, where it is held for somebody else. */
  actingFor: Somebody.nullable(),
  /** Of an expert: where they work. */
  worksAt: z.string().nullable(),
  deputies: z.array(Somebody.extend(Span)),
  mayEnd: z.boolean(),
  mayDeputise: z.boolean(),
})
export type SeatLine = z.infer<typeof SeatLine>

/** Dossiers that wait, by subject and status, and the earliest day by which one of them should be answered. */
const Work = z.strictObject({ subject: SubjectName, status: z.string(), count: z.int(), due: Day.nullable() })
/** What somebody has in hand: by each of their seats, and what bears their own name. */
export const InHand = z.strictObject({
  seats: z.array(
    z.strictObject({
      role: z.enum(seatRoles),
      organisation: z.string(),
      name: Name,
      from: Day,
      to: Day,
      work: z.array(Work),
      unread: z.int(),
    }),
  ),
  editions: z.array(z.strictObject({ id: z.string(), status: z.string() })),
  /** Payments that they prepared and nobody has approved, and cases that they opened and nobody has decided. */
  prepared: z.int(),
  cases: z.int(),
  /** Files whose sending was broken off. */
  uploads: z.int(),
  /** Whom they act for, which ends with the hand-over. */
  actsFor: z.array(z.strictObject({ role: z.enum(seatRoles), organisation: z.string(), name: Name, holder: Name })),
})
export type InHand = z.infer<typeof InHand>

const heads = ['leader', 'administrator', 'security'] as const
const everySeat = seatRoles.filter(role => role !== 'clock')

export const officeQuestions = {
  organisations: {
    by: ['public'],
    input: z.strictObject({
      kind: z.enum(['department', 'body', 'employer', 'host', 'ministry']),
      q: z.string().max(50).optional(),
      ...page,
    }),
    answer: z.strictObject({
      rows: z.array(z.strictObject({ id: z.string(), name: Name, parent: z.string().nullable() })),
      next: z.string().nullable(),
    }),
  },
  /** The people of the organisations that the asker stands over, with their seats. */
  office: {
    by: heads,
    input: z.strictObject({
      /** A name or a login. */
      q: z.string().max(50).optional(),
      ...page,
    }),
    answer: z.strictObject({
      /** The organisations in which the asker gives seats; empty for an administrator, who gives them everywhere. */
      offices: z.array(z.strictObject({ id: z.string(), name: Name })),
      rows: z.array(Somebody.extend({ login: z.string(), left: z.boolean(), you: z.boolean(), seats: z.array(SeatLine) })),
      next: z.string().nullable(),
    }),
  },
  /** The asker's own seats with those who act for them, and the seats that the asker holds for others. */
  mySeats: { by: everySeat, input: z.strictObject({}), answer: z.array(SeatLine) },
  /** Those whom the asker may name: colleagues of a seat's organisation, and for who stands over seats anybody of the staff. */
  candidates: {
    by: everySeat,
    input: z.strictObject({ organisation: z.string().max(64).optional(), q: z.string().max(50).optional() }),
    answer: z.array(Somebody.extend({ login: z.string() })),
  },
  /** What somebody has in hand today: what a hand-over would move. */
  inHand: { by: heads, input: z.strictObject({ account: z.string().max(64) }), answer: Somebody.extend({ inHand: InHand }) },
  /** The list of a hand-over as it was written down, for print. */
  handOver: {
    by: [...heads, 'auditor'],
    input: z.strictObject({ n: z.coerce.number().int().positive() }),
    answer: z.strictObject({
      n: z.int(),
      at: z.string(),
      hash: z.string(),
      by: Name,
      account: Name,
      successor: Name,
      from: Day,
      inHand: InHand,
    }),
  },
  /** Seats that nobody holds today although work waits for them. */
  emptySeats: {
    by: ['department', ...heads],
    input: z.strictObject({ round: z.string() }),
    answer: z.array(z.strictObject({ role: z.enum(seatRoles), organisation: z.string(), name: Name, count: z.int(), more: z.boolean() })),
  },
  /** Who could act at a moment, by the registry as it stood then; the hash proves that nothing was changed since. */
  rightsAt: {
    by: ['administrator', 'security', 'auditor'],
    input: z.strictObject({ at: z.iso.datetime(), q: z.string().max(50).optional(), ...page }),
    answer: z.strictObject({
      n: z.int(),
      hash: z.string(),
      rows: z.array(
        Somebody.extend({
          role: z.enum(seatRoles),
          organisation: Name,
          from: Day,
          to: Day,
          actingFor: Name.nullable(),
          since: z.string(),
        }),
      ),
      next: z.string().nullable(),
    }),
  },
} as const
