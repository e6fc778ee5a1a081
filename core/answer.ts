/** What answers are made of: names, rows of lists, offers of actions, lines of the history, lines of money. */
import { z } from 'zod'
import { subjectNames } from './facts.ts'

export const SubjectName = z.enum(subjectNames)
export const Name = z.strictObject({ zh: z.string(), en: z.string() })
export const page = { after: z.string().optional(), limit: z.coerce.number().int().min(1).max(100).default(25) }

/** Whether the criteria hold, and the clauses of those that stand in the way. */
export const RowVerdict = z.strictObject({
  verdict: z.enum(['eligible', 'ineligible', 'undetermined']),
  blocks: z.array(z.strictObject({ clause: z.string(), fact: z.string() })),
  /** Another application of the round that was handed in, from another account, bears the same citizen number. */
  sameNumber: z.boolean().optional(),
})
export type RowVerdict = z.infer<typeof RowVerdict>

/** One dossier in a list: enough to recognise it, to see whose turn it is and since when. */
export const Row = z.strictObject({
  subject: SubjectName,
  id: z.string(),
  /** The person's name, the body's for a roster, the year for a round. */
  title: z.string(),
  status: z.string(),
  round: z.string().nullable(),
  track: z.string().nullable(),
  body: z.string().nullable(),
  bodyName: Name.nullable(),
  employerName: Name.nullable(),
  hostName: Name.nullable(),
  waitsFor: z.string().nullable(),
  since: z.string(),
  due: z.string().nullable(),
  /** Of an application that was handed in, for those who judge it. */
  verdict: RowVerdict.optional(),
})
export type Row = z.infer<typeof Row>
export const Rows = z.strictObject({ rows: z.array(Row), next: z.string().nullable() })

export const Refusal = z.strictObject({ rule: z.string(), clause: z.string(), found: z.json().optional(), wants: z.json().optional() })
/** An action that somebody could take now, or why not. `input` is its JSON Schema, so that a page can draw a form for it. */
export const Offer = z.strictObject({ action: z.string(), clause: z.string(), refusals: z.array(Refusal), input: z.json() })
export type Offer = z.infer<typeof Offer>
/** One line of the history: who did what, in which role, when, by which clause of which edition. */
export const Line = z.strictObject({
  n: z.int(),
  action: z.string(),
  role: z.string(),
  actor: Name,
  /** For whom the actor acted, if for another. */
  actingFor: Name.nullable(),
  at: z.string(),
  edition: z.string(),
  clause: z.string(),
  status: z.string(),
  fact: z.json(),
  kept: z.boolean(),
  /** What was on screen is kept with it. */
  seen: z.boolean(),
  hash: z.string(),
})
export type Line = z.infer<typeof Line>
