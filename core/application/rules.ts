/** The rules that several actions on an application share. */
import type { Law, Step } from '../../policy/shape.ts'
import type { Cited } from '../../policy/words.ts'
import { verdictOf } from '../criteria/index.ts'
import type { Facts } from '../facts.ts'
import { wishesAsked } from '../placement/wishes.ts'
import { lastDay, lastDayOfAll } from '../round/windows.ts'
import { type Measure, type Rule, rule, ruleOfInput, ruleOverMany } from '../rule.ts'
import { misfits } from './added.ts'
import type { Application } from './dossier.ts'
import { bodyOfForm, Form } from './form.ts'
import { isOpened, openedBy } from './opened.ts'
import { fits, type OwnFact, ownFacts } from './own-facts.ts'
import { asOf, rawFacts } from './register.ts'
import { stillWanted } from './wanted.ts'

type F = Facts<Application>
type AnyRule = Rule<F>

/** The body that the file belongs to or, before it is handed in, will belong to by the form as it stands. */
const bodyIn = (law: Law, { dossier, opened, today }: F): string | undefined => {
  const form = Form.safeParse(opened)
  return dossier.body ?? (form.success ? bodyOfForm(law, form.data, today) : undefined)
}

const window = (step: Step, ends: (law: Law, day: string, facts: F) => string): AnyRule =>
  rule(
    'withinWindow',
    (law, facts) => {
      const { value, ...note } = law.policy.procedure.windows[step]
      return { ...note, value: { from: value.from, to: ends(law, value.to, facts) } }
    },
    ({ from, to }, { today }) => today >= from && today <= to,
    ({ today }) => today,
  )

/** The step's window, as extended for this body, holds the day of the request. */
export const withinWindow = (step: Step): AnyRule => window(step, (law, day, facts) => lastDay(day, facts.round, step, bodyIn(law, facts)))

/** The window of whichever body has longest: for a draft, of which nobody knows yet where it will go. */
export const withinAnyWindow = (step: Step): AnyRule => window(step, (_law, day, { round }) => lastDayOfAll(day, round, step))

export const roundIsOpen: AnyRule = rule(
  'roundIsOpen',
  ({ policy }): Cited<string> => ({ ...policy.procedure.windows.apply, value: 'open' }),
  (status, { round }) => round.status === status,
  ({ round }) => round.status,
)

/** Where a file came back for something else, the applicant can't change a place, and is not asked for it. */
const canBeChanged = ({ status, corrections }: Application, place: string) =>
  status !== 'returned' ||
  openedBy(corrections.map(({ field }) => field)).some(field => field.split('.')[0] === place || isOpened([field], place))

/** Every part of the sealed form is there and well-formed; each missing part is a refusal of its own, named by its path. */
const formIsComplete: AnyRule = ruleOverMany('formIsComplete', ({ policy }, { opened, dossier }) => {
  const { clause } = policy.documents.formCopies
  const parsed = Form.safeParse(opened)
  if (parsed.success)
    return stillWanted(parsed.data)
      .filter(place => canBeChanged(dossier, place))
      .map((place): Measure => ({ clause, holds: false, found: 'missing', wants: place }))
  return parsed.error.issues.map((issue): Measure => ({ clause, holds: false, found: issue.code, wants: issue.path.join('.') || 'form' }))
})

const wantedOf = (definition: OwnFact): unknown => {
  if (definition.type === 'integer') return { between: [definition.min, definition.max] }
  if (definition.type === 'day') return 'YYYY-MM-DD'
  return { oneOf: definition.type === 'boolean' ? [true, false] : definition.values }
}

/** What the form says by the policy's own names: each a fact that the policy adds, with a value that it can have. */
const addedFactsFit: AnyRule = ruleOverMany('addedFactsFit', ({ policy }, { opened, dossier }) => {
  const form = Form.safeParse(opened)
  if (!form.success || !canBeChanged(dossier, 'own')) return []
  const [asked, { clause }] = [new Map(ownFacts(policy)), policy.documents.formCopies]
  return Object.entries(form.data.own ?? {}).map(([fact, value]): Measure => {
    const definition = asked.get(fact)
    const wants = definition ? wantedOf(definition) : { oneOf: [...asked.keys()] }
    return { clause, holds: definition !== undefined && fits(definition, value), found: { [fact]: value }, wants }
  })
})

/** The answers to the fields that the policy adds fit them, and none that is wanted is missing: each refusal by its own field's clause. */
const addedFieldsFit: AnyRule = ruleOverMany('addedFieldsFit', ({ policy }, { opened, dossier }) => {
  const form = Form.safeParse(opened)
  if (!form.success) return []
  return misfits(policy, form.data.added)
    .filter(({ place }) => canBeChanged(dossier, place))
    .map(({ clause, place, fault, wants }): Measure => ({ clause, holds: false, found: { [place]: fault }, wants }))
})

/** The form says all that it has to say, and nothing that can't be. */
export const formIsRight: readonly AnyRule[] = [formIsComplete, addedFactsFit, addedFieldsFit]

/** What the form asks for can be asked for: a track of the round, a body of its quota table, and as many wishes as the policy takes. */
export const requestCanBeMet: AnyRule = ruleOverMany('requestCanBeMet', (law, { opened, today }) => {
  const { policy, places } = law
  const form = Form.safeParse(opened)
  if (!form.success) return []
  const { track, preferences } = form.data.request
  const { way } = policy.placement
  const { value, clause } = wishesAsked(policy)
  const invited = form.data.proofs.some(proof => proof.of === 'invitation')
  const [tracks, bodies, body] = [Object.keys(policy.tracks), places.bodies.map(b => b.body), bodyOfForm(law, form.data, today)]
  return [
    { clause: places.clause, holds: tracks.includes(track), found: { track }, wants: tracks },
    { clause: places.clause, holds: bodies.includes(body ?? ''), found: { body }, wants: bodies },
    {
      clause,
      holds: preferences.length >= value.min && preferences.length <= value.max,
      found: { preferences: preferences.length },
      wants: value,
    },
    { clause: way.clause, holds: way.value !== 'invitation' || invited, found: { invitation: invited }, wants: 'invitation' },
  ]
})

/** The criteria of the track hold, as far as the step requires: each leaf that stands in the way is a refusal with its own clause. */
export const criteriaHold = (wanted: 'eligibleToSubmit' | 'eligibleToNominate'): AnyRule =>
  ruleOverMany('criteriaHold', ({ policy }, facts) => {
    const form = Form.safeParse(facts.opened)
    if (!form.success || !Object.hasOwn(policy.tracks, form.data.request.track)) return []
    const verdict = verdictOf(policy, form.data.request.track, rawFacts(policy, form.data, facts))
    if (verdict.verdict === 'eligible' || (verdict.verdict === 'undetermined' && policy.procedure[wanted].value === 'notIneligible'))
      return []
    return verdict.criteria
      .filter(c => c.blocks && (c.truth !== undefined || policy.procedure[wanted].value === 'eligible'))
      .map(
        ({ clause = '3', fact, found, wants }): Measure => ({
          clause,
          holds: false,
          found: { [fact]: found },
          wants: asOf(policy, facts, fact, wants),
        }),
      )
  })

/** What is saved or handed in was made from the newest version, where it says from which: what another window or phone saved meanwhile is not written over. */
export const builtOnNewest = ruleOfInput(
  'builtOnNewest',
  ({ policy }, { dossier }: F & { readonly input: { readonly base?: number | undefined } }): Cited<number> => ({
    ...policy.procedure.windows.apply,
    value: dossier.version,
  }),
  (newest, { input: { base } }) => base === undefined || base === newest,
  ({ input }) => input.base,
)

/** Of what was on the screen of whoever decides nothing has changed since; the parts that have are named. */
export const unchangedSinceSeen: AnyRule = ruleOfInput(
  'unchangedSinceSeen',
  ({ policy }): Cited<number> => ({ ...policy.procedure.answerDays.vet, value: 0 }),
  (_none, { viewed }: F) => viewed === undefined || viewed.changed.length === 0,
  ({ viewed }) => ({ changed: viewed?.changed ?? [] }),
)

/** The party whose turn it was has let the answer day pass. */
export const overdue: AnyRule = rule(
  'overdue',
  ({ policy }, { dossier }: F): Cited<string | undefined> => ({ ...policy.procedure.answerDays.correct, value: dossier.due }),
  (due, { today }) => due !== undefined && due < today,
  ({ today }) => today,
)
