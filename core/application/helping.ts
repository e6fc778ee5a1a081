/** Somebody of the employer or of the body fills in for a person who has no account: who may, on whose behalf, and what only the person can give. */
import type { Law } from '../../policy/shape.ts'
import type { Cited } from '../../policy/words.ts'
import type { Role } from '../action.ts'
import type { Facts } from '../facts.ts'
import { type Rule, rule, ruleOfInput, ruleOverMany } from '../rule.ts'
import type { Application } from './dossier.ts'
import { bodyOfForm, Form } from './form.ts'

type F = Facts<Application>
export const helperRoles = ['employer', 'body'] as const
export type HelperRole = (typeof helperRoles)[number]
/** The hat and the organisation by which somebody fills in for another: never a name. */
export type OnBehalf = { readonly role: HelperRole; readonly organisation: string }

const sits = ({ actor }: Pick<F, 'actor'>, { role, organisation }: OnBehalf) =>
  actor.seats.some(seat => seat.role === role && seat.organisation === organisation)

/** Whoever filled it in stays its helper only while the file stands in that relation to them: a file that went to another body is out of reach. */
export const isHelpedBy = (dossier: Pick<Application, 'helper' | 'employer' | 'body'>, seats: F['actor']['seats']): boolean => {
  const { helper } = dossier
  return helper !== undefined && dossier[helper.role] === helper.organisation && sits({ actor: { id: '', seats } }, helper)
}

/** The clerk's side of a file that their organisation fills in. */
export const helper: Role<F> = { name: 'helper', is: ({ dossier, actor }) => isHelpedBy(dossier, actor.seats) }

/** A hat with which a file can be opened for somebody: any seat of it while nobody's file is there yet. */
export const opener = (role: HelperRole): Role<F> => ({
  name: role,
  is: ({ actor, dossier }) =>
    actor.seats.some(seat => seat.role === role && (dossier[role] === undefined || dossier[role] === seat.organisation)),
})

const isSelf = ({ actor, dossier }: F) => actor.person !== undefined && actor.person === dossier.person

/** A file is opened on behalf of a seat that one holds; a body's, only where it has places in the round. */
export const helpsForOwn: Rule<F & { readonly input: { readonly helper: OnBehalf } }> = ruleOfInput(
  'helpsForOwn',
  ({ places }: Law, { actor }): Cited<readonly OnBehalf[]> => ({
    clause: places.clause,
    value: actor.seats.flatMap(({ role, organisation }) =>
      role === 'employer' || (role === 'body' && places.bodies.some(({ body }) => body === organisation)) ? [{ role, organisation }] : [],
    ),
  }),
  (own, { input }) => own.some(({ role, organisation }) => role === input.helper.role && organisation === input.helper.organisation),
  ({ input }) => input.helper,
)

/** Nobody opens or fills in a file about themself by way of their office. */
export const forSomebodyElse: Rule<F> = ruleOfInput(
  'forSomebodyElse',
  ({ policy }, _facts: F): Cited<boolean> => ({ ...policy.procedure.oneApplication, value: true }),
  (_value, facts) => isSelf(facts) || facts.ownNumber !== true,
  ({ ownNumber }) => ownNumber === true,
)

/** What a signature on the paper stands for. */
export const pledged = { truth: true, conduct: true, repayment: true, informed: true } as const
export const withPledges = (form: unknown): unknown => (typeof form === 'object' && form !== null ? { ...form, pledges: pledged } : form)

const given = (form: unknown): readonly string[] => {
  const pledges: unknown = typeof form === 'object' && form !== null ? Reflect.get(form, 'pledges') : undefined
  return typeof pledges === 'object' && pledges !== null
    ? Object.entries(pledges).flatMap(([name, is]) => (is === true || typeof is === 'string' ? [name] : []))
    : []
}

/** A pledge is the person's own: whoever fills in for them gives none, and what a helper changes has to be pledged anew. */
export const pledgesAreOwn: Rule<F & { readonly input: { readonly form: unknown } }> = ruleOfInput(
  'pledgesAreOwn',
  ({ policy }, _facts): Cited<readonly string[]> => ({ clause: policy.documents.formCopies.clause, value: [] }),
  (_none, facts) => isSelf(facts) || given(facts.input.form).length === 0,
  ({ input }) => given(input.form),
)

/** What a helper hands in goes to the helper's own organisation: the form names it as the employer, or belongs to that body. */
export const handsInForOwn: Rule<F> = ruleOverMany('handsInForOwn', (law, facts) => {
  const { dossier, opened, today } = facts
  const form = Form.safeParse(opened)
  const { clause } = law.places
  if (isSelf(facts) || dossier.helper === undefined || !form.success) return [{ clause, holds: true, found: undefined, wants: undefined }]
  const { role, organisation } = dossier.helper
  const found = role === 'employer' ? form.data.employer.creditCode : bodyOfForm(law, form.data, today)
  return [{ clause, holds: found === organisation, found, wants: organisation }]
})

/** The person has not written in it themself: what they have, only they take back. */
export const untouchedByPerson: Rule<F> = rule(
  'untouchedByPerson',
  ({ policy }) => ({ ...policy.procedure.withdrawUntil, value: 'helper' }),
  (by, { dossier }) => dossier.filledBy === by,
  ({ dossier }) => dossier.filledBy,
)
