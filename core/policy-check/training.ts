/** The training year against itself: names said once, stages that exist, cohorts and milestones in an order that can happen. */
import { type Finding, finder, type PolicyFolder, repeated } from './finding.ts'

type Coded = { readonly clause: string; readonly value: readonly { readonly code: string }[] }

/** Every list of things with a code, by its path. */
const listsOf = ({ law }: PolicyFolder): readonly (readonly [path: string, list: Coded | undefined])[] => {
  const { training: t, procedure } = law.policy
  return [
    ['procedure.declineReasons', procedure.declineReasons],
    ['procedure.reserved', procedure.reserved],
    ['training.cohorts', t.cohorts],
    ['training.modules', t.modules],
    ['training.milestones', t.milestones],
    ['training.leave.kinds', t.leave.kinds],
    ['training.discipline.grounds', t.discipline.grounds],
    ['training.discipline.consequences', t.discipline.consequences],
    ['training.undertakings', t.undertakings],
    ['training.obligation.pauses', t.obligation?.pauses],
    ['training.outputs', t.outputs],
    ['training.followUp', { clause: t.followUp.clause, value: t.followUp.value.asks }],
  ]
}

const codesTwice = (folder: PolicyFolder): readonly Finding[] =>
  listsOf(folder).flatMap(([path, list]) =>
    repeated((list?.value ?? []).map(one => one.code)).map(({ value, at }) =>
      finder(folder)('codeTwice', ['policy', ...path.split('.'), 'value', at], list?.clause, `${value} stands twice`),
    ),
  )

const checkStages = (folder: PolicyFolder): readonly Finding[] => {
  const { discipline, obligation } = folder.law.policy.training
  if (obligation) return []
  return discipline.grounds.value.flatMap(({ code, clause, stage }, i) =>
    stage === 'obligation'
      ? [
          finder(folder)(
            'needsObligation',
            ['policy', 'training', 'discipline', 'grounds', 'value', i, 'stage'],
            clause,
            `${code} is a breach of service, but no training.obligation says what is owed`,
          ),
        ]
      : [],
  )
}

const checkObligation = (folder: PolicyFolder): readonly Finding[] => {
  const { tracks, training } = folder.law.policy
  const months = training.obligation?.months
  if (!months || months.value.all !== undefined) return []
  return Object.keys(tracks)
    .filter(track => months.value[track] === undefined)
    .map(track =>
      finder(folder)(
        'trackWithoutValue',
        ['policy', 'training', 'obligation', 'months'],
        months.clause,
        `no months of service for track ${track}, nor for all`,
      ),
    )
}

/** Cohorts follow each other. */
const cohortsInOrder = (folder: PolicyFolder): readonly Finding[] => {
  const { cohorts } = folder.law.policy.training
  return (cohorts?.value ?? []).flatMap(({ code, enrolment: { from, to } }, i, all) => {
    const found = (message: string) =>
      finder(folder)('windowsOutOfOrder', ['policy', 'training', 'cohorts', 'value', i], cohorts?.clause, message)
    const before = all[i - 1]
    if (from > to) return [found(`${code} enrols until ${to}, before it begins on ${from}`)]
    if (!before || from > before.enrolment.to) return []
    return [found(`${code} begins on ${from}, before ${before.code} has enrolled on ${before.enrolment.to}`)]
  })
}

/** The enrolment of the round is that of its first cohort, and whoever may defer has a later one to go to. */
const checkCohorts = (folder: PolicyFolder): readonly Finding[] => {
  const { cohorts, deferral, enrolment } = folder.law.policy.training
  const found = finder(folder)
  const first = cohorts?.value[0]?.enrolment
  const apart = first && (first.from !== enrolment.value.from || first.to !== enrolment.value.to)
  const alone = deferral && (cohorts?.value.length ?? 0) < 2
  const days = first && `${first.from} to ${first.to}`
  return [
    ...cohortsInOrder(folder),
    ...(apart
      ? [
          found(
            'windowsOutOfOrder',
            ['policy', 'training', 'enrolment'],
            enrolment.clause,
            `the enrolment is that of the first cohort, ${days}`,
          ),
        ]
      : []),
    ...(alone
      ? [
          found(
            'needsCohorts',
            ['policy', 'training', 'deferral'],
            deferral.clause,
            'whoever defers needs a later cohort; training.cohorts has none',
          ),
        ]
      : []),
  ]
}

const checkMilestones = (folder: PolicyFolder): readonly Finding[] => {
  const { tracks, training } = folder.law.policy
  const longest = Math.max(...Object.values(tracks).map(t => t.durationMonths.value))
  const { milestones } = training
  return (milestones?.value ?? []).flatMap(({ code, afterMonths, untilMonths }, i) => {
    const found = (message: string) =>
      finder(folder)('outOfRange', ['policy', 'training', 'milestones', 'value', i], milestones?.clause, message)
    if (afterMonths > longest)
      return [found(`${code} can be declared after ${afterMonths} months, but no track takes longer than ${longest}`)]
    return untilMonths !== undefined && untilMonths <= afterMonths
      ? [found(`${code} ends at month ${untilMonths}, before it begins at ${afterMonths}`)]
      : []
  })
}

/** The hours that a certificate credits are those of the modules together. */
const checkHours = (folder: PolicyFolder): readonly Finding[] => {
  const { certificate, modules } = folder.law.policy.training
  const sum = modules?.value.reduce((total, m) => total + m.hours, 0)
  if (certificate.hours === undefined || sum === undefined || sum === certificate.hours.value) return []
  const message = `the certificate credits ${certificate.hours.value} hours, the modules sum to ${sum}`
  return [finder(folder)('outOfRange', ['policy', 'training', 'certificate', 'hours'], certificate.hours.clause, message)]
}

const checkPreferences = (folder: PolicyFolder): readonly Finding[] => {
  const { value, clause } = folder.law.policy.placement.preferences
  if (value.min <= value.max) return []
  return [
    finder(folder)('outOfRange', ['policy', 'placement', 'preferences'], clause, `at least ${value.min} wishes and at most ${value.max}`),
  ]
}

export const checkTraining = (folder: PolicyFolder): readonly Finding[] => [
  ...codesTwice(folder),
  ...checkStages(folder),
  ...checkObligation(folder),
  ...checkCohorts(folder),
  ...checkMilestones(folder),
  ...checkHours(folder),
  ...checkPreferences(folder),
]
