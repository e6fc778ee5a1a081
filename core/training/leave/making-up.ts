/** Days that were missed and worked later: which may be made up, and how many. */
import type { Law } from '../../../policy/shape.ts'
import type { Cited } from '../../../policy/words.ts'
import { type DaySpan, mergeSpans, spanDays } from '../../calendar.ts'
import type { Facts } from '../../facts.ts'
import { foreseen } from '../../foreseen.ts'
import { type Rule, ruleOfInput, ruleOverMany } from '../../rule.ts'
import type { Training } from '../dossier.ts'
import { awayOf } from './away.ts'
import { daysIn } from './leave-days.ts'

type F = Facts<Training>
type Given = F & { readonly input: DaySpan & { readonly on: string } }

/** The policy's word on making up; a policy without one is answered by its clause on leave. */
export const onMakingUp = ({ policy }: Law): Cited<unknown> => policy.training.leave.makeUp ?? policy.training.leave.grantedBy

export const makeUpIsForeseen: Rule<F> = foreseen('makeUp', ({ policy }) => policy.training.leave.makeUp, onMakingUp)

/** Only days that don't count are made up. */
export const daysWereMissed: Rule<Given> = {
  ...ruleOverMany<Given>('daysWereMissed', (law, facts) => {
    const { clause } = onMakingUp(law)
    const away = awayOf(facts.dossier)
    const wanted = 'input' in facts ? daysIn(facts.input) : []
    const found = wanted.filter(day => !away.some(l => day >= l.from && day <= l.to))
    return [{ clause, holds: away.length > 0 && found.length === 0, found, wants: mergeSpans(away.map(({ from, to }) => ({ from, to }))) }]
  }),
  ofRecord: true,
}

export const makeUpDaysAreLeft: Rule<Given> = ruleOverMany(
  'makeUpDaysAreLeft',
  (law, { dossier, input }) => {
    const { makeUp } = law.policy.training.leave
    const { clause } = onMakingUp(law)
    const made = dossier.madeUp.reduce((sum, span) => sum + spanDays(span), 0)
    const days = spanDays(input)
    const most = makeUp?.value.mostDays ?? 0
    return [{ clause, holds: made + days <= most, found: { days }, wants: { mostDays: most, taken: made } }]
  },
  true,
)

/** Made up after they were missed, and not still to come. */
export const madeUpSince: Rule<Given> = ruleOfInput(
  'madeUpSince',
  (law, { input, today }) => ({ clause: onMakingUp(law).clause, value: { after: input.to, to: today } }),
  ({ after, to }, { input }) => input.on > after && input.on <= to,
  ({ input }) => input.on,
)
