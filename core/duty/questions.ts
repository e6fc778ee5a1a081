/** What may be asked of duties and of a round as a whole: who is late, how it stands, what an employer owes, what came of it, and Party life. */
import { z } from 'zod'
import { Name, page, SubjectName } from '../answer.ts'
import { visitWays } from '../training/employer/keeping-touch.ts'
import { PartyAccount } from '../voucher/party.ts'
import { owers } from './duties.ts'
import { stages } from './stages.ts'

const Who = z.enum(owers)

/** Who was told that a duty is late; the name for those who look after it. */
const Told = z.strictObject({ name: Name.nullable(), as: z.string(), role: z.string(), on: z.string() })

export const DutyRow = z.strictObject({
  subject: SubjectName,
  id: z.string(),
  title: z.string(),
  /** A kind of duty, or the status that waits. */
  what: z.string(),
  who: Who,
  /** The organisation or the person that owes; null for an office of the round. */
  party: Name.nullable(),
  body: Name.nullable(),
  since: z.string(),
  until: z.string().nullable(),
  /** Working days. */
  late: z.int(),
  clause: z.string(),
  told: Told.nullable(),
  /** Whom to call today: at the desk, for them, or above. */
  call: z.strictObject({ name: Name, as: z.string(), role: z.string() }).nullable(),
})
export type DutyRow = z.infer<typeof DutyRow>

/** `late`: the last day is over; `soon`: within a week; `undated`: nobody has set a day. */
export const dutyStates = ['late', 'soon', 'undated', 'told'] as const
const narrowing = {
  round: z.string(),
  state: z.enum(dutyStates).optional(),
  who: Who.optional(),
  what: z.string().max(40).optional(),
  subject: SubjectName.optional(),
  body: z.string().max(40).optional(),
}
export const DutiesAsked = z.strictObject(narrowing)

const ofSide = z.strictObject({ answered: z.int(), silent: z.int(), waiting: z.int(), reasons: z.record(z.string(), z.int()) })
const Outcome = {
  asked: z.int(),
  employer: ofSide,
  person: ofSide,
  asks: z.array(z.strictObject({ code: z.string(), counts: z.record(z.string(), z.int()), sum: z.int().nullable() })),
}

/** Words that lie sealed, for the employer and the department. */
const Contacts = {
  visits: z.array(z.strictObject({ on: z.string(), how: z.enum(visitWays), text: z.string().nullable() })),
  help: z.array(
    z.strictObject({
      nth: z.int(),
      on: z.string(),
      answerBy: z.string(),
      answeredOn: z.string().nullable(),
      text: z.string().nullable(),
      answer: z.string().nullable(),
    }),
  ),
}

const Asked = z.strictObject({ afterMonths: z.int(), on: z.string() })
export const followUpStands = ['answered', 'silent', 'waiting'] as const

/** The people of one count. */
export const FollowUpsAsked = z.strictObject({
  round: z.string(),
  afterMonths: z.coerce.number().int().optional(),
  body: z.string().max(40).optional(),
  side: z.enum(['employer', 'person']).optional(),
  stand: z.enum(followUpStands).optional(),
  ask: z.string().max(40).optional(),
  answer: z.string().max(40).optional(),
})

export const dutyQuestions = {
  /** Whose duty, since when, until when and how late: the most urgent first, as far as the asker reaches. */
  duties: {
    by: ['person', 'employer', 'body', 'host', 'department', 'leader', 'finance', 'auditor'],
    input: z.strictObject({ ...narrowing, ...page }),
    answer: z.strictObject({
      rows: z.array(DutyRow),
      next: z.string().nullable(),
      counts: z.array(z.strictObject({ who: Who, open: z.int(), late: z.int(), soon: z.int(), told: z.int() })),
    }),
  },
  /** The whole round on one page: each stage with where its dossiers stand, who is waited for and what is late. A body sees its share. */
  roundState: {
    by: ['department', 'leader', 'auditor', 'body'],
    input: z.strictObject({ round: z.string() }),
    answer: z.array(
      z.strictObject({
        stage: z.enum(stages),
        from: z.string().nullable(),
        to: z.string().nullable(),
        groups: z.array(z.strictObject({ subject: SubjectName, status: z.string(), waitsFor: z.string().nullable(), count: z.int() })),
        late: z.array(z.strictObject({ who: Who, subject: SubjectName, what: z.string(), count: z.int(), since: z.string() })),
      }),
    ),
  },
  /** An employer's own people in training, with all that it owes for them. */
  staff: {
    by: ['employer'],
    byLink: true,
    input: z.strictObject({ round: z.string() }),
    answer: z.array(
      z.strictObject({
        training: z.string(),
        name: z.string(),
        host: Name.nullable(),
        status: z.string(),
        studyStart: z.string().nullable(),
        studyEnd: z.string().nullable(),
        confirming: z.strictObject({ month: z.string(), on: z.string(), open: z.boolean(), late: z.boolean() }).nullable(),
        confirmed: z.array(z.strictObject({ month: z.string(), broken: z.array(z.string()) })),
        ...Contacts,
        claims: z.array(z.strictObject({ payment: z.string(), amountFen: z.int(), journeyOn: z.string().nullable() })),
        followUps: z.array(Asked),
      }),
    ),
  },
  /** What that employer bears of its people’s journeys in a round: still to be repaid, and repaid. */
  employerAccount: {
    by: ['employer'],
    byLink: true,
    input: z.strictObject({ round: z.string() }),
    answer: PartyAccount,
  },
  /** What was said at visits, and the help that was asked for and given, of one training. */
  contacts: {
    by: ['employer', 'department', 'leader', 'auditor'],
    input: z.strictObject({ id: z.string() }),
    answer: z.strictObject(Contacts),
  },
  /** What one side is asked after the return, for whoever may answer it. */
  followUpAsked: {
    by: ['person', 'employer'],
    byLink: true,
    input: z.strictObject({ id: z.string() }),
    answer: z.strictObject({
      name: z.string(),
      round: z.string(),
      side: z.enum(['employer', 'person']),
      asked: z.array(Asked),
      answered: z.array(z.strictObject({ afterMonths: z.int() })),
    }),
  },
  /** What came of the round: counts for each time and body, and the people behind a count. */
  followUps: {
    by: ['department', 'leader', 'auditor', 'body'],
    input: FollowUpsAsked.extend(page),
    answer: z.strictObject({
      times: z.array(
        z.strictObject({
          afterMonths: z.int(),
          ...Outcome,
          bodies: z.array(z.strictObject({ body: z.string(), name: Name.nullable(), ...Outcome })),
        }),
      ),
      rows: z.array(
        z.strictObject({
          training: z.string(),
          name: z.string(),
          body: Name.nullable(),
          employer: Name.nullable(),
          afterMonths: z.int(),
          stands: z.strictObject({ employer: z.enum(followUpStands), person: z.enum(followUpStands) }),
          answers: z.record(z.string(), z.union([z.string(), z.int()])).nullable(),
          on: z.string(),
          /** Whose silence may be noted by now. */
          mayNote: z.array(z.enum(['employer', 'person'])),
        }),
      ),
      next: z.string().nullable(),
    }),
  },
  /** Party members among the trainees, for those whose duty Party life is: the host for its own, the department for all. */
  partyMembers: {
    by: ['host', 'department'],
    input: z.strictObject({ round: z.string() }),
    answer: z.strictObject({
      members: z.array(
        z.strictObject({
          training: z.string(),
          name: z.string(),
          host: Name,
          hostId: z.string(),
          politicalStatus: z.string(),
          /** The host has written down that the membership was transferred to it. */
          transferred: z.boolean(),
          /** Whether they took part, as the host confirmed last; null before. */
          tookPart: z.boolean().nullable(),
        }),
      ),
      hosts: z.array(
        z.strictObject({
          host: z.string(),
          name: Name,
          /** A file on which the host's words can lie: any of its trainees', member or not. */
          file: z.string(),
          years: z.array(z.int()),
          canNote: z.boolean(),
        }),
      ),
    }),
  },
} as const
