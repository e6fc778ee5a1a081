/** The rules that several actions on a placement share. */
import { z } from 'zod'
import type { Law, Track } from '../../policy/shape.ts'
import type { Facts } from '../facts.ts'
import { type Rule, rule, ruleOfInput, ruleOverMany } from '../rule.ts'
import type { Placement } from './dossier.ts'
import { wayOf } from './offers.ts'
import { withinQuotas } from './quotas.ts'
import { beyondScope } from './scope.ts'
import { freeAt } from './seats.ts'

/** A seat: a host and one of its programmes, as names that an account can be made of. */
export const SeatName = z.string().regex(/^[a-z0-9-]{1,60}$/i)
export const Seat = z.strictObject({ host: SeatName, programme: SeatName })
export type Seat = z.infer<typeof Seat>

/** The digest of the file in which the ministry's answer came, as the parcel keeps it; without it somebody entered the answer by hand. */
export const AnswerFile = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .optional()

/** What is asked of a placement alone: a plan asks the same before anybody acts. */
type F = Pick<Facts<Placement>, 'id' | 'dossier' | 'balance'>
type Given = F & { readonly input: Seat }

const getTrack = ({ policy }: Law, { id, dossier }: F): Track => {
  const track = policy.tracks[dossier.track ?? '']
  if (!track) throw new Error(`placement ${id} is on no track of the policy`)
  return track
}

/** Whether the department places the people of this track, or the ministry. */
export const trackIsPlacedBy = (who: 'department' | 'ministry'): Rule<F> =>
  rule(
    'trackIsPlacedBy',
    (law, facts) => getTrack(law, facts).placedBy,
    by => by === who,
    () => who,
  )

const findHost = ({ hosts }: Law, { input: { host, programme } }: Given, track: string | undefined) =>
  hosts.hosts.find(h => h.id === host && h.tracks.some(t => t === track) && h.programmes.some(p => p.id === programme))

/** The host offers the programme on this track, and is of a kind that the track allows. */
export const hostIsOfTrack: Rule<Given> = ruleOverMany(
  'hostIsOfTrack',
  (law, facts) => {
    const { hostKinds } = getTrack(law, facts)
    const found = findHost(law, facts, facts.dossier.track)
    const holds = found !== undefined && hostKinds.value.includes(found.kind)
    return [{ clause: hostKinds.clause, holds, found: found?.kind ?? facts.input, wants: hostKinds.value }]
  },
  true,
)

export const seatIsFree: Rule<Given> = ruleOfInput(
  'seatIsFree',
  ({ hosts }, { input: { host, programme } }) => ({
    value: hosts.hosts.find(h => h.id === host)?.programmes.find(p => p.id === programme)?.capacity ?? 0,
    clause: hosts.clause,
  }),
  (_capacity, facts) => facts.balance(freeAt(facts, facts.input)) > 0,
  facts => ({ free: facts.balance(freeAt(facts, facts.input)) }),
)

/** Nobody is placed outside their wishes unless they said that they are willing, or the policy asks for no wishes. */
export const wishedOrWilling: Rule<Given> = ruleOfInput(
  'wishedOrWilling',
  ({ policy: { placement } }) =>
    placement.way.value === 'central'
      ? { ...placement.adjustment, value: { ...placement.adjustment.value, onlyIfWilling: false } }
      : placement.adjustment,
  ({ onlyIfWilling }, { dossier, input }) => !onlyIfWilling || dossier.willing === true || wayOf(dossier, input) === 'wish',
  ({ dossier }) => ({ wished: dossier.wished, willing: dossier.willing === true }),
)

/** Whoever is willing goes no further than they agreed to: to another host, another field, another place. */
export const withinScope: Rule<Given> = ruleOverMany(
  'withinScope',
  (law, { dossier, input }) => {
    const { clause, value } = law.policy.placement.adjustment
    const isAsked = value.onlyIfWilling && law.policy.placement.way.value !== 'central' && dossier.willing === true
    const found = isAsked ? beyondScope(law, dossier, input) : []
    return [{ clause, holds: found.length === 0, found, wants: dossier.scope ?? [] }]
  },
  true,
)

/** Where a refusal costs the place, whoever has refused gets no second offer. */
const refusalCostNothing: Rule<F> = rule(
  'refusalCostNothing',
  ({ policy }) => policy.placement.refusalCosts,
  (costs, { dossier }) => costs === 'nothing' || dossier.offered.every(o => o.ended?.by !== 'person'),
  ({ dossier }) => dossier.offered.filter(o => o.ended?.by === 'person').length,
)

/** What has to hold for a seat to be put to a person. */
export const rulesOfSeat: readonly Rule<Given>[] = [
  trackIsPlacedBy('department'),
  refusalCostNothing,
  hostIsOfTrack,
  seatIsFree,
  wishedOrWilling,
  withinScope,
  withinQuotas,
]

/** The party whose turn it was has let the answer day pass. */
export const overdue: Rule<Facts<Placement>> = rule(
  'overdue',
  ({ policy }, { dossier }) => ({ ...policy.placement.answerDays, value: dossier.due }),
  (due, { today }) => due !== undefined && due < today,
  ({ today }) => today,
)
