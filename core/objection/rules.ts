/** The rules that several actions on an objection share. */
import { isAmong, ownCaseOf } from '../acting.ts'
import type { Facts } from '../facts.ts'
import { visitorActor } from '../roles.ts'
import { type Rule, rule, ruleOfInput, ruleOverMany } from '../rule.ts'
import type { Objection } from './dossier.ts'
import { termsOf } from './terms.ts'

type F = Facts<Objection>

/** Nobody writes down, or has a hand in, an objection to themselves or to whom they act for. */
export const notAboutOneself: Rule<F> = rule(
  'notAboutOneself',
  law => ({ ...termsOf(law), value: false }),
  (_own, { actor, about, dossier: { against } }) => ownCaseOf(actor, (against ?? about)?.person) === undefined,
  () => true,
)

/** Whoever wrote an objection down does not decide on it, where the policy says so. */
export const notByWhoRegistered: Rule<F> = rule(
  'notByWhoRegistered',
  law => ({ ...termsOf(law), value: termsOf(law).value.decidedByAnother }),
  (another, { actor, dossier: { registeredBy, registeredFor } }) => !another || !isAmong(actor, [registeredBy, registeredFor]),
  ({ actor }) => actor.id,
)

/** What came through the public page is taken back by whoever holds its receipt; an officer takes back only what was told to the office. */
export const takenBackByWhoRaised: Rule<F> = rule(
  'takenBackByWhoRaised',
  law => ({ ...termsOf(law), value: false }),
  (byOfficer, { actor, dossier: { channel } }) => byOfficer || channel !== 'online' || actor.id === visitorActor.id,
  ({ dossier: { channel } }) => channel,
)

/** Phone and identity numbers: eleven digits or more in a row. */
const numbersIn = (text: string): readonly string[] => text.match(/\d{11,}[\dXx]?/g) ?? []

/** What is told to one party names none of the others: the objector, and everybody else on the list. */
export const namesNobodyElse: Rule<F & { readonly input: { readonly answer?: string; readonly question?: string } }> = ruleOverMany(
  'namesNobodyElse',
  (law, { unnamed = [], input }) => {
    const text = input.answer ?? input.question ?? ''
    const found = [...unnamed.filter(name => text.includes(name)), ...numbersIn(text)]
    return [{ clause: termsOf(law).clause, holds: found.length === 0, found, wants: [] }]
  },
  true,
)

/** The ground is one of those that the policy lists. */
export const groundIsListed: Rule<F & { readonly input: { readonly ground: string } }> = ruleOfInput(
  'groundIsListed',
  law => ({ ...termsOf(law), value: termsOf(law).value.grounds.map(({ code }) => code) }),
  (codes, { input }) => codes.includes(input.ground),
  ({ input }) => input.ground,
)
