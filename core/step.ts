/** One step of the programme, pure: from the facts of a request to the entry, the dossier after it, the transfers and what it causes. */
import type { z } from 'zod'
import type { Law } from '../policy/shape.ts'
import { type Cause, type Decision, decideOn, type Entry, type Transfer } from './action.ts'
import { fold, getSubject } from './catalogue.ts'
import type { Actor, Facts } from './facts.ts'
import type { Refusal } from './rule.ts'

export type Kept = { readonly kind: string; readonly content: unknown }

export type Outcome =
  | { readonly kind: 'malformed'; readonly issues: readonly { readonly path: string; readonly message: string }[] }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | {
      readonly kind: 'done'
      readonly entry: Entry
      /** As whom it was done; what it causes is done as the same. */
      readonly actor: Actor
      readonly asSelf: boolean
      readonly dossier: { readonly status: string }
      readonly transfers: readonly Transfer[]
      readonly causes: readonly Cause[]
      readonly kept: Kept | undefined
    }

/** Every issue with the path of what is wrong; a field that nobody knows is named itself, not what it lies in. */
export const issuesOf = (error: z.ZodError) =>
  error.issues.flatMap(issue => {
    const at = (key: readonly PropertyKey[]) => ({ path: [...issue.path, ...key].join('.') || '(body)', message: issue.message })
    return issue.code === 'unrecognized_keys' ? issue.keys.map(key => at([key])) : [at([])]
  })

/** What the step needs beyond the facts: the dossier's next number, a seal that turns personal content into its salted digest, and that of what was seen. */
export type Around = {
  readonly n: number
  readonly edition: string
  readonly seal: (kept: Kept) => string
  readonly seen?: string | undefined
}

type Allowed = Extract<Decision, { readonly ok: true }>
/** What is not said is left out, so that an entry hashes as it did before there was a word for it. */
const entryOf = (
  action: string,
  { subject, id, at }: Pick<Facts<object>, 'subject' | 'id' | 'at'>,
  { actor: { id: actor, actingFor }, role, fact, due }: Allowed,
  kept: Kept | undefined,
  { n, edition, seal, seen }: Around,
): Entry => ({
  ...{ subject, id, n, action, actor, role, at, edition, fact: fact ?? {} },
  ...(actingFor && { actingFor: actingFor.id }),
  ...(kept && { kept: seal(kept) }),
  ...(seen !== undefined && { seen }),
  ...(due !== undefined && { due }),
})

/** Tries an action on facts whose `input` is still as it came. The facts' dossier is the one before; nothing outside is read or changed. */
export const step = (
  law: Law,
  name: string,
  facts: Facts<{ readonly status: string }> & { readonly input: unknown },
  around: Around,
): Outcome => {
  const subject = getSubject(facts.subject)
  const action = subject.actions[name]
  if (!action) return { kind: 'malformed', issues: [{ path: '(action)', message: `${facts.subject} has no action ${name}` }] }
  const parsed = action.input.safeParse(facts.input)
  if (!parsed.success) return { kind: 'malformed', issues: issuesOf(parsed.error) }
  const decision = decideOn(action, law, { ...facts, input: parsed.data })
  if (!decision.ok) return { kind: 'refused', refusals: decision.refusals }
  const { actor } = decision
  const given = { ...facts, input: parsed.data, actor }
  const kept = action.keeps?.(given)
  const entry = entryOf(name, facts, decision, kept, around)
  return {
    kind: 'done',
    entry,
    actor,
    asSelf: decision.asSelf,
    dossier: fold(subject, facts.dossier, entry),
    transfers: action.posts?.(law, given, entry.fact) ?? [],
    causes: action.causes?.(law, given, entry.fact) ?? [],
    kept,
  }
}

/** The accounts that an action needs locked before it decides. A malformed input needs none: the step will say what is wrong with it. */
export const countsOf = (
  law: Law,
  name: string,
  facts: Facts<{ readonly status: string }> & { readonly input: unknown },
): readonly string[] => {
  const action = getSubject(facts.subject).actions[name]
  const parsed = action?.input.safeParse(facts.input)
  if (!action || !parsed?.success || !action.from.includes(facts.dossier.status)) return []
  return [...new Set(action.counts?.(law, { ...facts, input: parsed.data }) ?? [])].sort()
}
