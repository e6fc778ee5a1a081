/** The rules that several actions on a round share. */
import type { Law } from '../../policy/shape.ts'
import type { Facts } from '../facts.ts'
import { type Rule, ruleOverMany } from '../rule.ts'
import type { Round } from './dossier.ts'
import { findBody } from './places.ts'

type F = Facts<Round>

/** Every body that is named stands in the quota table. */
export const bodiesAreListed = <In>(named: (input: In, law: Law) => readonly (string | undefined)[]): Rule<F & { readonly input: In }> =>
  ruleOverMany(
    'bodiesAreListed',
    (law, { input }) =>
      named(input, law)
        .filter(body => body !== undefined)
        .map(body => ({
          clause: law.places.clause,
          holds: findBody(law, body) !== undefined,
          found: body,
          wants: law.places.bodies.map(b => b.body),
        })),
    true,
  )
