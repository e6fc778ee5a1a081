/** Somebody objects to a name on the public notice, or to the list: through the page, or by phone, letter or visit to an officer. Who it is, is sealed. */
import { z } from 'zod'
import { objectionsOpen, transfer, world } from '../accounts.ts'
import { answerDay } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { department, visitor, visitorActor } from '../roles.ts'
import { type Rule, rule, ruleOfInput } from '../rule.ts'
import { action, type Channel, type Objection } from './dossier.ts'
import { groundIsListed } from './rules.ts'
import { termsOf } from './terms.ts'

const File = z.string().regex(/^[0-9a-f]{64}$/)
const RaisedBy = z.strictObject({ name: z.string().trim().min(2).max(40), phone: z.string().regex(/^1\d{10}$/) })
const input = z.strictObject({
  round: z.string(),
  about: z.string().optional(),
  ground: z.string(),
  statement: z.string().trim().min(10).max(2000),
  raisedBy: RaisedBy.optional(),
  evidence: z.array(File).max(5).optional(),
  channel: z.enum(['phone', 'letter', 'visit']).optional(),
  receivedOn: z.iso.date().optional(),
})
type Given = Facts<Objection> & { readonly input: z.output<typeof input> }

const dayOf = ({ input: { receivedOn }, actor, today }: Given) => (actor.id === visitorActor.id ? today : (receivedOn ?? today))

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

const notAboutOneself: Rule<Given> = rule(
  'notAboutOneself',
  law => ({ ...termsOf(law), value: false }),
  (_own, { actor, about }) => actor.person === undefined || actor.person !== about?.person,
  () => true,
)

/** The fact: everything but the words, the files and the name. */
const decide = (facts: Given) => {
  const { input, about, actor } = facts
  const online = actor.id === visitorActor.id
  const channel: Channel = online ? 'online' : (input.channel ?? 'letter')
  const { person, track, body } = about ?? {}
  return {
    round: input.round,
    ...(input.about !== undefined && {
      against: { application: input.about, ...(person && { person }), ...(track && { track }), ...(body && { body }) },
    }),
    ground: input.ground,
    named: input.raisedBy !== undefined,
    channel,
    receivedOn: dayOf(facts),
    ...(!online && { registeredBy: actor.id }),
    files: input.evidence?.length ?? 0,
  }
}

export const raise = action({
  by: [visitor, department],
  from: ['none'],
  to: 'raised',
  cites: termsOf,
  input,
  rules: [noticeIsRunning, standsOnList, groundIsListed, namedWhereAsked, notAboutOneself],
  decide: (_law, facts) => decide(facts),
  keeps: ({ input: { statement, raisedBy, evidence } }) => ({
    kind: 'objection',
    content: { statement, ...(raisedBy && { raisedBy }), evidence: evidence ?? [] },
  }),
  answerBy: ({ policy }, { today }) => answerDay(today, policy.procedure.answerDays.objection.value),
  apply: (_dossier, { fact }) => fact,
  posts: (law, _facts, { against, round }) => [
    transfer(world('objections'), objectionsOpen(against?.application ?? round), 1, termsOf(law).clause),
  ],
  tells: ['department'],
})
