/** What may be chosen where the input is a bare code: reasons, leaves, undertakings, bodies, hosts … as the policy has them. Pure. */
import type { SubjectName } from '../../../core/facts.ts'
import { feesOf } from '../../../core/payment/rates.ts'
import { countedTracks, isOpenTo, setAsideIn } from '../../../core/round/places.ts'
import type { Law, Text } from '../../../policy/shape.ts'
import { fieldsOf, listIn, numberIn, textIn } from '../../json.ts'
import type { Texts } from '../../texts.ts'
import { partName, returnableParts } from '../form/part-name.ts'

export type Option = { readonly value: string; readonly label: string }
export type Context = {
  readonly subject: SubjectName
  readonly action: string
  readonly state: unknown
  readonly law: Law
  readonly texts: Texts
}

type Coded = { readonly code: string; readonly name: Text }

const coded = (list: readonly Coded[], { pick }: Texts): readonly Option[] =>
  list.map(({ code, name }) => ({ value: code, label: pick(name) }))
const bodies = ({ law, texts }: Context): readonly Option[] =>
  law.places.bodies.map(({ body, name }) => ({ value: body, label: texts.pick(name) }))
/** Whoever may take what a body offers: another that the track is open to. */
const takers = ({ law, state, texts }: Context): readonly Option[] => {
  const track = law.policy.tracks[textIn(state, 'countedTrack') ?? '']
  return law.places.bodies
    .filter(body => body.body !== textIn(state, 'from') && (!track || isOpenTo(track, body)))
    .map(({ body, name }) => ({ value: body, label: texts.pick(name) }))
}
const withPool = (context: Context) => {
  const { law, texts } = context
  return [{ value: 'pool', label: texts.value('pool') }, ...coded(setAsideIn(law), texts), ...bodies(context)]
}
/** What places are counted under: the tracks, or one name for all of them. */
const countedBy = ({ law, texts }: Context): readonly Option[] =>
  countedTracks(law).map(value => ({
    value,
    label: law.policy.tracks[value] ? texts.pick(law.policy.tracks[value].name) : texts.t.places.allTracks,
  }))
const undertakings = ({ law, texts }: Context) => coded(law.policy.training.undertakings.value, texts)

const cases = ({ state }: Context): readonly Option[] =>
  listIn(state, 'cases').flatMap(one => {
    const id = textIn(one, 'id')
    return id === undefined || fieldsOf(one).closed === true ? [] : [{ value: id, label: id.split('.').at(-1) ?? id }]
  })

const standing = (state: unknown): readonly string[] =>
  listIn(state, 'declarations').flatMap(d => (textIn(d, 'state') === 'declared' ? [textIn(d, 'milestone') ?? ''] : []))
const milestones = ({ policy }: Law) => policy.training.milestones?.value ?? []
/** The next milestone comes first; those that stand declared can't be declared again, and only the last of them can be voided. */
const undeclared = (law: Law, state: unknown) => milestones(law).filter(({ code }) => !standing(state).includes(code))
const lastDeclared = (law: Law, state: unknown) => milestones(law).filter(({ code }) => code === standing(state).at(-1))
const cohortsAfter = ({ policy }: Law, own: string | undefined) => {
  const cohorts = policy.training.cohorts?.value ?? []
  return cohorts.slice(cohorts.findIndex(({ code }) => code === own) + 1)
}

const leaveKinds = ({ law, texts }: Context) => coded(law.policy.training.leave.kinds.value, texts)
/** Leaves, absences and days made up are named by their number; people choose them by their days. */
const numbered =
  (list: string) =>
  ({ state, texts }: Context): readonly Option[] =>
    listIn(state, list).flatMap(one => {
      const nth = numberIn(one, 'nth')
      const half = textIn(one, 'half')
      const label = `${textIn(one, 'from')} — ${textIn(one, 'to')}${half === undefined ? '' : ` ${texts.value(half)}`}`
      return nth === undefined ? [] : [{ value: String(nth), label }]
    })

/** What a page has laid beside the state: a code and its name. */
const choiceOf = (one: unknown, texts: Texts): Option => {
  const { name } = fieldsOf(one)
  return { value: textIn(one, 'code') ?? '', label: texts.pick({ zh: textIn(name, 'zh') ?? '', en: textIn(name, 'en') ?? '' }) }
}

/** By 'subject.action.field', or by 'field' where it means the same everywhere. */
const sources: Readonly<Record<string, (context: Context) => readonly Option[]>> = {
  'application.decline.reason': ({ law, texts }) => coded(law.policy.procedure.declineReasons.value, texts),
  'application.sendBack.field': ({ texts, law }) =>
    returnableParts(law).map(part => ({ value: part, label: partName(part, { texts, law }) })),
  'application.consent.undertakings': undertakings,
  'training.correctLeave.kind': leaveKinds,
  'training.excuseAbsence.kind': leaveKinds,
  'training.correctLeave.leave': numbered('leaves'),
  'training.takeLeaveBack.leave': numbered('leavesAsked'),
  'training.grantLeave.leave': numbered('leavesAsked'),
  'training.refuseLeave.leave': numbered('leavesAsked'),
  'training.excuseAbsence.absence': numbered('absences'),
  'training.correctAbsence.absence': numbered('absences'),
  'training.undoMakeUp.madeUp': numbered('madeUp'),
  'training.askTermination.ground': ({ law, texts }) =>
    (law.policy.training.terminationGrounds?.value ?? []).map(({ code, why, name }) => ({
      value: code,
      label: `${texts.value(why)}：${texts.pick(name)}`,
    })),
  'training.openCase.ground': ({ law, texts }) => coded(law.policy.training.discipline.grounds.value, texts),
  'inquiry.report.undertaking': undertakings,
  'training.confirmUndertakings.kept': undertakings,
  'training.confirmUndertakings.broken': undertakings,
  'training.noteSilence.reason': ({ law, texts }) => coded(law.policy.training.followUp.value.silence?.reasons ?? [], texts),
  'training.declare.milestone': ({ law, state, texts }) => coded(undeclared(law, state), texts),
  'training.voidDeclaration.milestone': ({ law, state, texts }) => coded(lastDeclared(law, state), texts),
  'training.notify.cohort': ({ law, texts }) =>
    coded(
      (law.policy.training.cohorts?.value ?? []).filter(c => !c.onlyAfterDeferral),
      texts,
    ),
  'training.rejoin.cohort': ({ law, state, texts }) => coded(cohortsAfter(law, textIn(state, 'cohort')), texts),
  'training.closeCase.case': cases,
  'training.restore.case': cases,
  'run.send.format': ({ state, texts }) => listIn(state, 'formats').map(one => choiceOf(one, texts)),
  'payee.readmit.aside': ({ state, texts }) => listIn(state, 'aside').map(one => choiceOf(one, texts)),
  'payee.agreeRate.item': ({ law, texts }) => feesOf(law).map(({ code, name }) => ({ value: code, label: texts.pick(name) })),
  'round.extendFor.bodies': bodies,
  'move.offer.taker': takers,
  'round.movePlaces.track': countedBy,
  'round.movePlaces.from': withPool,
  'round.movePlaces.to': withPool,
  track: ({ law, texts }) => Object.entries(law.policy.tracks).map(([value, { name }]) => ({ value, label: texts.pick(name) })),
}

export const optionsFor = (context: Context, field: string): readonly Option[] | undefined =>
  (sources[`${context.subject}.${context.action}.${field}`] ?? sources[field])?.(context)

/** The programmes that hosts of a track offer; the value holds both ids. */
export const programmesOf = (law: Law, track: string | undefined, { pick }: Texts) =>
  law.hosts.hosts
    .filter(({ tracks }) => track === undefined || tracks.includes(track))
    .map(({ id, name, programmes }) => ({
      label: pick(name),
      options: programmes.map(programme => ({ value: `${id}|${programme.id}`, label: `${pick(name)} · ${pick(programme.name)}` })),
    }))
