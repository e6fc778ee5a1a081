/** Somebody objects to a name on the public notice, or to the list: through the page, or by phone, letter or visit to an officer. Who it is, is sealed. */
import { objectionsOpen, transfer, world } from '../accounts.ts'
import { answerDay } from '../calendar.ts'
import { department, visitor, visitorActor } from '../roles.ts'
import { action, type Channel } from './dossier.ts'
import { dayOf, type Given, input, rules } from './raising.ts'
import { termsOf } from './terms.ts'

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
  rules,
  decide: (_law, facts) => decide(facts),
  keeps: ({ input: { statement, raisedBy, evidence } }) => ({
    kind: 'objection',
    content: { statement, ...(raisedBy && { raisedBy }), evidence: evidence ?? [] },
  }),
  answerBy: ({ policy }, { today }) => answerDay(today, policy.procedure.answerDays.objection.value),
  apply: (_dossier, { fact, actingFor }) => ({ ...fact, registeredFor: actingFor }),
  posts: (law, _facts, { against, round }) => [
    transfer(world('objections'), objectionsOpen(against?.application ?? round), 1, termsOf(law).clause),
  ],
  tells: ['department'],
})
