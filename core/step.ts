/** One step of the programme, pure: from the facts of a request to the entry, the dossier after it, the transfers and what it causes. */
import type { z } from 'zod'
import type { Law } from '../policy/shape.ts'
import { type Cause, decideOn, type Entry, type Transfer } from './action.ts'
import { fold, getSubject } from './catalogue.ts'
import type { Facts } from './facts.ts'
import type { Refusal } from './rule.ts'

export type Kept = { readonly kind: string; readonly content: unknown }

export type Outcome =
  | { readonly kind: 'malformed'; readonly issues: readonly { readonly path: string; readonly message: string }[] }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | {
      readonly kind: 'done'
      readonly entry: Entry
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
  const given = { ...facts, input: parsed.data }
  const decision = decideOn(action, law, given)
  if (!decision.ok) return { kind: 'refused', refusals: decision.refusals }
  const kept = action.keeps?.(given)
  const { edition, n, seal, seen } = around
  const { id, at, actor } = facts
  const { role, fact } = decision
  const bare: Entry = { subject: facts.subject, id, n, action: name, actor: actor.id, role, at, edition, fact: fact ?? {} }
  const entry = {
    ...bare,
    ...(kept && { kept: seal(kept) }),
    ...(seen !== undefined && { seen }),
    ...(decision.due !== undefined && { due: decision.due }),
  }
  return {
    kind: 'done',
    entry,
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
