/** What an applicant was told of their data and agreed to, and apart from it on their health: which version, and whether it still stands. */
import type { Law, Policy } from '../../policy/shape.ts'
import type { Cited } from '../../policy/words.ts'
import { canonicalAsSent } from '../canonical.ts'
import type { Facts } from '../facts.ts'
import { namesOneOf, type Rule, ruleOfInput, ruleOverMany } from '../rule.ts'
import type { Agreed, Application, ConsentKind } from './dossier.ts'

type F = Facts<Application>
type WithForm = F & { readonly input: { readonly form: unknown } }
export const consentKinds = ['notice', 'health'] as const satisfies readonly ConsentKind[]

/** The version that is asked for now. */
export const newestOf = (policy: Policy, of: ConsentKind) => policy.personalData?.[of].value.at(-1)

/** The ticks of who has read and agreed to all that is asked for now. */
export const ticksFor = (policy: Policy): Partial<Record<ConsentKind, string>> =>
  Object.fromEntries(
    consentKinds.flatMap(of => {
      const version = newestOf(policy, of)?.version
      return version === undefined ? [] : [[of, version]]
    }),
  )

const at = (form: unknown, part: string, name: string): unknown => {
  const values: unknown = typeof form === 'object' && form !== null ? Reflect.get(form, part) : undefined
  return typeof values === 'object' && values !== null ? Reflect.get(values, name) : undefined
}
/** The version that stands beside the tick on a form. */
const tickedIn = (form: unknown, of: ConsentKind): string | undefined => {
  const version = at(form, 'pledges', of)
  return typeof version === 'string' ? version : undefined
}

const digestOf = ({ sha256 }: F, version: unknown): string | undefined => sha256?.(canonicalAsSent(version))

/** The newest version was agreed to, word for word, and nobody took it back. */
const isCurrent = (policy: Policy, facts: F, of: ConsentKind): boolean => {
  const [agreed, newest] = [facts.dossier.consents?.[of], newestOf(policy, of)]
  if (!newest || !agreed || agreed.withdrawnOn !== undefined || agreed.version !== newest.version) return false
  const digest = digestOf(facts, newest)
  return digest === undefined || agreed.digest === undefined || agreed.digest === digest
}

type Newly = Agreed & { readonly of: ConsentKind }
export type Consents = { readonly consents?: readonly Newly[] | undefined; readonly withdrawnOn?: string | undefined }

/** What is agreed to with it, in the version that is asked for now. */
export const agreeTo = ({ policy }: Law, facts: F, kinds: readonly ConsentKind[]): readonly Newly[] =>
  kinds.flatMap(of => {
    const newest = newestOf(policy, of)
    const digest = newest && digestOf(facts, newest)
    return newest ? [{ of, version: newest.version, ...(digest !== undefined && { digest }), on: facts.today }] : []
  })

const isOwn = ({ actor, dossier }: F) => dossier.person === undefined || actor.person === dossier.person

/** What the ticks of a form change: agreed to for the first time or anew, and on health taken back. Nobody else ticks for the person. */
export const consentsIn = (law: Law, facts: WithForm): Consents => {
  if (!isOwn(facts)) return {}
  const { dossier, opened, input, today } = facts
  const ticked = consentKinds.filter(of => tickedIn(input.form, of) === newestOf(law.policy, of)?.version)
  const agreed = agreeTo(
    law,
    facts,
    ticked.filter(of => !isCurrent(law.policy, facts, of)),
  )
  const { health } = dossier.consents ?? {}
  const takenBack = tickedIn(opened, 'health') !== undefined && tickedIn(input.form, 'health') === undefined
  return {
    ...(agreed.length > 0 && { consents: agreed }),
    ...(takenBack && health && health.withdrawnOn === undefined && { withdrawnOn: today }),
  }
}

/** What the dossier remembers after an entry. */
export const afterConsents = (
  { consents: before }: Application,
  { consents = [], withdrawnOn }: Consents,
): Partial<Pick<Application, 'consents'>> => {
  if (consents.length === 0 && withdrawnOn === undefined) return {}
  const health = before?.health
  return {
    consents: {
      ...before,
      ...(withdrawnOn !== undefined && health && { health: { ...health, withdrawnOn } }),
      ...Object.fromEntries(consents.map(({ of, ...one }) => [of, one])),
    },
  }
}

type Fields = { readonly [key: string]: unknown }
const isFields = (x: unknown): x is Fields => typeof x === 'object' && x !== null && !Array.isArray(x)

/** The form as anybody but its person reads it: with the consent on health taken back, nothing of health and no paper that proves it. */
export const formToRead = (form: unknown, state: object): unknown => {
  const withdrawn = at(Reflect.get(state, 'consents'), 'health', 'withdrawnOn')
  if (withdrawn === undefined || !isFields(form)) return form
  const { identity, proofs } = form
  return {
    ...form,
    ...(isFields(identity) && { identity: Object.fromEntries(Object.entries(identity).filter(([name]) => name !== 'healthy')) }),
    ...(Array.isArray(proofs) && { proofs: proofs.filter((proof: unknown) => !isFields(proof) || proof.of !== 'health') }),
  }
}

const currentIs = (name: string, of: ConsentKind): Rule<F> =>
  ruleOverMany(name, ({ policy }, facts) => {
    const asked = policy.personalData?.[of]
    const agreed = facts.dossier.consents?.[of]
    const found = agreed?.withdrawnOn === undefined ? agreed?.version : 'withdrawn'
    return asked ? [{ clause: asked.clause, holds: isCurrent(policy, facts, of), found, wants: newestOf(policy, of)?.version }] : []
  })

/** A form is handed in by who has been told of the newest version, and has agreed on health apart. */
export const consentsAreGiven: readonly Rule<F>[] = [
  currentIs('newestNoticeIsAgreed', 'notice'),
  currentIs('healthConsentIsGiven', 'health'),
]

/** Nothing is judged further while the consent on health is taken back; whoever applied before there was one is not asked. */
export const healthConsentStands: Rule<F> = ruleOverMany('healthConsentStands', ({ policy }, { dossier: { consents } }) => {
  const asked = policy.personalData?.health
  const withdrawn = consents?.health?.withdrawnOn
  return asked ? [{ clause: asked.clause, holds: withdrawn === undefined, found: withdrawn, wants: 'agreed' }] : []
})

/** Health is said after the consent, and goes with it. What stood on the form before anybody asked stays as it was; what a helper types is signed on paper with the consent. */
export const healthAfterConsent: Rule<WithForm> = ruleOverMany(
  'healthAfterConsent',
  ({ policy }, facts) => {
    const { opened, input } = facts
    const [asked, newest] = [policy.personalData?.health, newestOf(policy, 'health')]
    if (!asked) return []
    const [said, was] = [at(input.form, 'identity', 'healthy'), at(opened, 'identity', 'healthy')]
    const [ticked, before] = [tickedIn(input.form, 'health'), tickedIn(opened, 'health')]
    const agreed = ticked !== undefined && (ticked === newest?.version || ticked === before)
    const holds = said === undefined || !isOwn(facts) || agreed || (before === undefined && said === was)
    return [{ clause: asked.clause, holds, found: ticked, wants: newest?.version }]
  },
  true,
)

/** What a policy that asks for nothing cites is the clause by which one may withdraw. */
export const citesNotice = ({ policy }: Law): Cited<unknown> => policy.personalData?.notice ?? policy.procedure.withdrawUntil
/** There is a version that was not agreed to yet, or one that was taken back. */
export const consentIsAsked: Rule<F & { readonly input: { readonly of: ConsentKind } }> = namesOneOf(
  'consentIsAsked',
  (law, facts: F & { readonly input: { readonly of: ConsentKind } }): Cited<readonly ConsentKind[]> => ({
    clause: citesNotice(law).clause,
    value: consentKinds.filter(of => newestOf(law.policy, of) !== undefined && !isCurrent(law.policy, facts, of)),
  }),
  ({ input }) => input.of,
)

/** What is agreed to is what stands there now. */
export const noticeIsNewest: Rule<F & { readonly input: { readonly of: ConsentKind; readonly version: string } }> = ruleOfInput(
  'noticeIsNewest',
  (law, { input }): Cited<string | undefined> => ({ clause: citesNotice(law).clause, value: newestOf(law.policy, input.of)?.version }),
  (newest, { input }) => input.version === newest,
  ({ input }) => input.version,
)
