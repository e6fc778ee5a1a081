/** The rules that the actions on a circular share. */
import type { Facts } from '../facts.ts'
import { type Rule, rule, ruleOverMany } from '../rule.ts'
import type { Circular, Group } from './dossier.ts'
import { fieldsOfText, unknownFields } from './text.ts'

type F = Facts<Circular>

/** Only what may be told by text is put into one. */
export const fieldsAreKnown: Rule<F & { readonly input: { readonly text: string } }> = ruleOverMany(
  'fieldsAreKnown',
  ({ policy }, { input }) => {
    const { clause } = policy.procedure.answerDays.review
    const found = unknownFields(input.text)
    return [{ clause, holds: found.length === 0, found, wants: fieldsOfText.map(f => `{${f}}`) }]
  },
  true,
)

/** Tracks and bodies are those of the round. */
export const groupIsKnown: Rule<F & { readonly input: { readonly to: Group } }> = ruleOverMany(
  'groupIsKnown',
  ({ policy, places }, { input }) => {
    const { clause } = places
    const { to } = input
    const [tracks, bodies] = [Object.keys(policy.tracks), places.bodies.map(({ body }) => body)]
    return [
      { clause, holds: to.track === undefined || tracks.includes(to.track), found: to.track, wants: tracks },
      { clause, holds: to.body === undefined || bodies.includes(to.body), found: to.body, wants: bodies },
    ]
  },
  true,
)

export const somebodyIsMeant: Rule<F> = rule(
  'somebodyIsMeant',
  ({ policy }) => ({ ...policy.procedure.answerDays.review, value: 1 }),
  (least, { meant }) => (meant ?? 0) >= least,
  ({ meant }) => meant ?? 0,
)
