/** A rule is a true sentence about a request. It can't be written without the value of the law that it reads, so each refusal quotes its clause. */
import type { Law } from '../policy/shape.ts'
import type { Cited } from '../policy/words.ts'

/** What a refused person is owed: which rule, by which clause, what was found, what was wanted. */
export type Refusal = { readonly rule: string; readonly clause: string; readonly found: unknown; readonly wants: unknown }

/**
 * `ofInput`: the rule speaks of what was typed, so it can't be tried before somebody has typed it. `ofRecord`: it says that what the act works on is there;
 * where it is not, the act is no choice that anybody has.
 */
export type Rule<F> = {
  readonly name: string
  readonly ofInput: boolean
  readonly ofRecord?: true
  readonly broken: (law: Law, facts: F) => readonly Refusal[]
}

/** One measured value against the law's: what a rule over several values returns for each. */
export type Measure = Omit<Refusal, 'rule'> & { readonly holds: boolean }

/** A rule over several cited values at once, such as the criteria of a track; each that fails is a refusal of its own. */
export const ruleOverMany = <F>(name: string, measure: (law: Law, facts: F) => readonly Measure[], ofInput = false): Rule<F> => ({
  name,
  ofInput,
  broken: (law, facts) => measure(law, facts).flatMap(({ holds, ...rest }) => (holds ? [] : [{ rule: name, ...rest }])),
})

const ruleOf =
  (ofInput: boolean) =>
  <F, T>(
    name: string,
    reads: (law: Law, facts: F) => Cited<T>,
    holds: (value: T, facts: F) => boolean,
    finds: (facts: F) => unknown,
  ): Rule<F> =>
    ruleOverMany(
      name,
      (law, facts) => {
        const { value, clause } = reads(law, facts)
        return [{ clause, holds: holds(value, facts), found: finds(facts), wants: value }]
      },
      ofInput,
    )

/** A rule that holds or not before any input is known: it also tells why a button can't be pressed. */
export const rule = ruleOf(false)
/** A rule about what was typed. */
export const ruleOfInput = ruleOf(true)

/** A rule that what the act works on is on record: a request to answer, a leave to come back from. */
export const ruleOfRecord: typeof rule = (...parts) => ({ ...rule(...parts), ofRecord: true })

/** What is named is one of those on record; before anybody has named one, that there is any. */
export const namesOneOf = <F extends object, T>(
  name: string,
  reads: (law: Law, facts: F) => Cited<readonly T[]>,
  named: (facts: F) => T,
): Rule<F> => ({
  ...rule(
    name,
    reads,
    (known, facts) => ('input' in facts ? known.includes(named(facts)) : known.length > 0),
    facts => ('input' in facts ? named(facts) : 0),
  ),
  ofRecord: true,
})
