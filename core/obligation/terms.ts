/** What the policy says of the service owed. A policy without any is answered by its clause on what follows the return. */
import type { Law } from '../../policy/shape.ts'
import type { Cited } from '../../policy/words.ts'
import { addDays, fullMonthsBetween, mergeSpans, spanDays } from '../calendar.ts'
import { type Leave, uncounted } from '../training/leave/away.ts'

type Terms = NonNullable<Law['policy']['training']['obligation']>
type Value<Name extends keyof Terms> = NonNullable<Terms[Name]>['value']

/** One term with its clause; its value is undefined where the policy does not have it. */
export const term =
  <Name extends keyof Terms>(name: Name) =>
  ({ policy: { training } }: Law): Cited<Value<Name> | undefined> =>
    training.obligation?.[name] ?? { ...(training.obligation?.months ?? training.followUp), value: undefined }

type Trained = { readonly track: string; readonly studyStart: string; readonly studyEnd: string; readonly leaves: readonly Leave[] }

const monthsTrained = ({ studyStart, studyEnd, leaves }: Trained): number => {
  const away = mergeSpans(leaves.flatMap(uncounted)).reduce((sum, l) => sum + spanDays(l), 0)
  return fullMonthsBetween(studyStart, addDays(studyEnd, 1 - away))
}

/** The months of service that a finished training binds to: those of its track, or one for each whole month trained up to the limit. */
export const owedMonths = (law: Law, trained: Trained): number => {
  const most = term('monthForMonth')(law).value?.mostMonths
  if (most !== undefined) return Math.min(most, monthsTrained(trained))
  const byTrack = term('months')(law).value
  return byTrack?.[trained.track] ?? byTrack?.all ?? 0
}
