/** What is typed where somebody objects, and what the law asks of it. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { visitorActor } from '../roles.ts'
import { type Rule, ruleOfInput } from '../rule.ts'
import type { Objection } from './dossier.ts'
import { groundIsListed, notAboutOneself } from './rules.ts'
import { termsOf } from './terms.ts'

const File = z.string().regex(/^[0-9a-f]{64}$/)
const RaisedBy = z.strictObject({ name: z.string().trim().min(2).max(40), phone: z.string().regex(/^1\d{10}$/) })
export const input = z.strictObject({
  round: z.string(),
  about: z.string().optional(),
  ground: z.string(),
  statement: z.string().trim().min(10).max(2000),
  raisedBy: RaisedBy.optional(),
  evidence: z.array(File).max(5).optional(),
  channel: z.enum(['phone', 'letter', 'visit']).optional(),
  receivedOn: z.iso.date().optional(),
})
export type Given = Facts<Objection> & { readonly input: z.output<typeof input> }

/** The day on which it came: a visitor's own, an officer's word. */
export const dayOf = ({ input: { receivedOn }, actor, today }: Given) => (actor.id === visitorActor.id ? today : (receivedOn ?? today))

const noticeIsRunning: Rule<Given> = ruleOfInput(
  'noticeIsRunning',
  ({ policy }, { round }: Given) => ({ ...policy.procedure.publicNotice, value: round.notices ?? (round.notice ? [round.notice] : []) }),
  (notices, facts) => notices.some(({ from, to }) => from <= dayOf(facts) && dayOf(facts) <= to) && dayOf(facts) <= facts.today,
  dayOf,
)

const listed = ['accepted', 'contested', 'admitted']

const standsOnList: Rule<Given> = ruleOfInput(
  'standsOnList',
  law => ({ ...termsOf(law), value: listed }),
  (statuses, { input, about }) =>
    input.about === undefined || (about !== undefined && about.round === input.round && statuses.includes(about.status)),
  ({ about }) => about?.status,
)

const namedWhereAsked: Rule<Given> = ruleOfInput(
  'namedWhereAsked',
  law => ({ ...termsOf(law), value: termsOf(law).value.anonymous }),
  (anonymous, { input }) => anonymous || input.raisedBy !== undefined,
  ({ input }) => input.raisedBy !== undefined,
)

export const rules: readonly Rule<Given>[] = [noticeIsRunning, standsOnList, groundIsListed, namedWhereAsked, notAboutOneself]
