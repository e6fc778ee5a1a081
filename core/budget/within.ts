/** Nobody is admitted beyond the budget line: what every head on the round costs is promised with the admission. */
import type { Law } from '../../policy/shape.ts'
import { granted, placesFilled } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { addFen, type Fen, multiplyFen } from '../money.ts'
import { headsOf } from '../payment/commitment.ts'
import { type Rule, ruleOverMany } from '../rule.ts'
import { linesOf } from './dossier.ts'

type Seated = Facts<{ readonly round?: string | undefined; readonly track?: string | undefined }>

const holdsToLine = ({ policy }: Law): boolean => policy.money.budget?.value.exceed === 'refused'
const tracksOf = ({ policy }: Law): readonly string[] => Object.keys(policy.tracks)
const headOn = (law: Law, track: string): Fen =>
  addFen(
    ...headsOf(law)
      .filter(head => head.track === track)
      .map(head => head.eachFen),
  )

/** The accounts that tell what a round has and has promised. */
export const countsLine = (law: Law, { dossier: { round = '' } }: Seated): readonly string[] =>
  holdsToLine(law) ? [granted(round), ...tracksOf(law).map(track => placesFilled(round, track))] : []

/** What is promised with this head: everybody who was admitted, and one more on its track. */
const promisedWith = (law: Law, { dossier: { round = '', track = '' }, balance }: Seated): Fen =>
  addFen(headOn(law, track), ...tracksOf(law).map(one => multiplyFen(headOn(law, one), balance(placesFilled(round, one)))))

/** A round whose line nobody has entered yet is held to none: there is nothing to exceed. */
export const withinBudgetLine: Rule<Seated> = ruleOverMany('withinBudgetLine', (law, facts) => {
  const { clause } = linesOf(law)
  if (!holdsToLine(law)) return []
  const [wants, found] = [facts.balance(granted(facts.dossier.round ?? '')), promisedWith(law, facts)]
  return [{ clause, holds: wants === 0 || found <= wants, found: { promisedFen: found }, wants: { grantedFen: wants } }]
})
