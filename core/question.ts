/** The second, smaller catalogue: what may be asked, by whom, and the named columns that come back. Shared by server and web; the SQL is the server's. */
import { z } from 'zod'
import { Law } from '../policy/shape.ts'
import { Line, Name, Offer, page, Row, Rows, SubjectName } from './answer.ts'
import { receiptQuestions } from './application/questions.ts'
import { archiveQuestions } from './archive/questions.ts'
import { budgetQuestions } from './budget/questions.ts'
import { certificateQuestions } from './certificate/questions.ts'
import { circularQuestions } from './circular/questions.ts'
import { deskQuestions } from './desk/questions.ts'
import { disciplineQuestions } from './discipline/questions.ts'
import { draftQuestions } from './draft.ts'
import { dutyQuestions } from './duty/questions.ts'
import { editionQuestions } from './edition/questions.ts'
import { seatRoles } from './facts.ts'
import { hostingQuestions } from './hosting/questions.ts'
import { dataQuestions } from './inquiry/data-questions.ts'
import { inquiryQuestions } from './inquiry/questions.ts'
import { rosterQuestions } from './nomination/questions.ts'
import { numberQuestions } from './number/questions.ts'
import { objectionQuestions } from './objection/questions.ts'
import { accountQuestions } from './office/account-questions.ts'
import { pageQuestions } from './office/page-questions.ts'
import { officeQuestions } from './office/questions.ts'
import { proofQuestions } from './oversight/proof-questions.ts'
import { oversightQuestions } from './oversight/questions.ts'
import { parcelQuestions } from './parcel/questions.ts'
import { payeeQuestions } from './payee/questions.ts'
import { moneyQuestions } from './payment/questions.ts'
import { planQuestions } from './plan/questions.ts'
import { rehearsalQuestions } from './rehearsal/questions.ts'
import { reviewQuestions } from './review/questions.ts'
import { roundQuestions } from './round/questions.ts'
import { runQuestions } from './run/questions.ts'
import { sampleQuestions } from './sample/questions.ts'
import { assessmentQuestions } from './training/assessment/assessment-questions.ts'
import { changeQuestions } from './training/change/change-questions.ts'
import { absenceQuestions } from './training/leave/absence-questions.ts'
import { trainingQuestions } from './training/questions.ts'
import { undoQuestions } from './training/undo/undo-questions.ts'
import { bookQuestions } from './voucher/questions.ts'

export { Line, Offer, Row } from './answer.ts'

export type Question = {
  /** Seat roles that may ask; 'person' is whoever is signed in for their own, 'public' is anybody. */
  readonly by: readonly string[]
  /** Whoever came by a link to one application may ask it too. */
  readonly byLink?: true
  readonly input: z.ZodType
  readonly answer: z.ZodType
}

const everySeat = ['person', ...seatRoles] as const

const q = <const T extends Question>(question: T) => question

export const questions = {
  /** Who am I, what may I do, and what day is it here. */
  session: q({
    by: ['public'],
    byLink: true,
    input: z.strictObject({}),
    answer: z.strictObject({
      account: z.strictObject({ id: z.string(), name: Name, person: z.string().nullable() }).nullable(),
      seats: z.array(z.strictObject({ role: z.enum(seatRoles), organisation: z.string(), name: Name, holder: Name.nullable() })),
      /** `only`: the one application that a session by link is for. `texts`: people may come in by a code to their phone. */
      only: z.string().nullable(),
      texts: z.boolean(),
      today: z.string(),
      demo: z.boolean(),
      /** How far the demo's year has been told, 0 to 100; null outside the demo. */
      told: z.int().nullable(),
    }),
  }),
  /** The accounts to try; only in demo mode. */
  demoAccounts: q({
    by: ['public'],
    input: z.strictObject({}),
    answer: z.array(z.strictObject({ login: z.string(), name: Name, role: z.string(), organisation: Name.nullable() })),
  }),
  rounds: q({
    by: ['public'],
    byLink: true,
    input: z.strictObject({}),
    answer: z.array(
      z.strictObject({
        id: z.string(),
        programmeId: z.string(),
        programme: Name,
        year: z.int(),
        edition: z.string(),
        status: z.string(),
        /** The asker takes part in it, as an office, a body, a host, an employer or a person. */
        yours: z.boolean(),
      }),
    ),
  }),
  /** The law of a round, whole: pages show criteria, windows, places, hosts and clauses from it and self-check on it. */
  law: q({
    by: ['public'],
    byLink: true,
    input: z.strictObject({ round: z.string() }),
    answer: z.strictObject({ digest: z.string(), law: Law, round: z.json() }),
  }),
  /** Whether somebody with these facts is eligible on each track of a round, why, and by which smallest changes; nothing is kept. Facts that are wrong are told. */
  verdict: q({
    by: ['public'],
    input: z.strictObject({ round: z.string(), facts: z.string().max(8000).describe('The facts as JSON, by the names of the policy.') }),
    answer: z.strictObject({ problems: z.array(z.strictObject({ path: z.string(), reason: z.string() })), tracks: z.array(z.json()) }),
  }),
  /** The laws that a round could be published by. */
  laws: q({
    by: ['department', 'leader'],
    input: z.strictObject({}),
    answer: z.array(z.strictObject({ digest: z.string(), programme: Name, year: z.int(), edition: z.string() })),
  }),
  ...editionQuestions,
  ...rehearsalQuestions,
  ...deskQuestions,
  ...receiptQuestions,
  ...roundQuestions,
  ...absenceQuestions,
  ...changeQuestions,
  ...rosterQuestions,
  ...hostingQuestions,
  ...numberQuestions,
  ...objectionQuestions,
  ...officeQuestions,
  ...pageQuestions,
  ...accountQuestions,
  ...circularQuestions,
  ...certificateQuestions,
  ...disciplineQuestions,
  ...reviewQuestions,
  ...planQuestions,
  ...parcelQuestions,
  ...payeeQuestions,
  ...runQuestions,
  ...bookQuestions,
  ...sampleQuestions,
  ...oversightQuestions,
  ...proofQuestions,
  ...archiveQuestions,
  ...undoQuestions,
  ...trainingQuestions,
  ...inquiryQuestions,
  ...dataQuestions,
  ...draftQuestions,
  ...dutyQuestions,
  ...assessmentQuestions,
  /** Who waits for me, and whom I wait for, each with dates, the most urgent first. */
  home: q({
    by: everySeat,
    input: z.strictObject({ round: z.string() }),
    answer: z.strictObject({
      waitsForMe: z.array(Row),
      waitsForMeCount: z.int(),
      iWaitFor: z.array(Row),
      iWaitForCount: z.int(),
      figures: z.array(z.strictObject({ subject: SubjectName, status: z.string(), count: z.int() })),
    }),
  }),
  /** Lists with search, filters and keyset paging; `q` as in the queue. */
  dossiers: q({
    by: everySeat,
    input: z.strictObject({
      round: z.string(),
      subject: SubjectName,
      status: z.string().optional(),
      track: z.string().optional(),
      body: z.string().optional(),
      host: z.string().optional(),
      waitsFor: z.string().optional(),
      q: z.string().max(50).optional(),
      sort: z.enum(['due', 'since', 'id']).default('id'),
      ...page,
    }),
    answer: Rows,
  }),
  /** One dossier: its state, its history and what the asker could do now, or why not. */
  dossier: q({
    by: everySeat,
    byLink: true,
    input: z.strictObject({ subject: SubjectName, id: z.string() }),
    answer: z.strictObject({
      row: Row,
      state: z.json(),
      timeline: z.array(Line),
      offers: z.array(Offer),
      related: z.array(Row),
      documents: z.array(z.strictObject({ kind: z.string(), href: z.string(), about: z.string().optional(), word: z.string().optional() })),
      /** A restriction stands on what is held of its person. */
      restricted: z.boolean(),
      /** The slip of what this answer shows of an application, to be given back with a decision; null for whoever decides nothing on it. */
      slip: z.string().nullable(),
    }),
  }),
  /** The sealed form of an application, opened for those whose duty it is; each look is logged. Identity numbers are masked except for the person. */
  form: q({
    by: everySeat,
    byLink: true,
    input: z.strictObject({ id: z.string() }),
    answer: z.strictObject({
      form: z.json(),
      version: z.int(),
      digest: z.string().nullable(),
      savedAt: z.string(),
      mine: z.boolean(),
      helps: z.boolean(),
    }),
  }),
  ...moneyQuestions,
  ...budgetQuestions,
  messages: q({
    by: everySeat,
    input: z.strictObject({ ...page }),
    answer: z.strictObject({
      rows: z.array(
        z.strictObject({
          id: z.int(),
          subject: SubjectName,
          dossier: z.string(),
          title: z.string(),
          action: z.string(),
          status: z.string(),
          at: z.string(),
          read: z.boolean(),
          /** Told because a duty is late. */
          late: z.boolean(),
        }),
      ),
      next: z.string().nullable(),
      unread: z.int(),
    }),
  }),
} satisfies Record<string, Question>

export type Questions = typeof questions
export type QuestionName = keyof Questions
export type Asked<Q extends QuestionName> = z.input<Questions[Q]['input']>
export type Answered<Q extends QuestionName> = z.output<Questions[Q]['answer']>
