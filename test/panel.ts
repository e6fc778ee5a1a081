/** A panel for tests: a law that has one, its experts, and what a server would lay before its decisions. */
import type { About, Actor, PanelLaid } from '../core/facts.ts'
import type { Expert } from '../core/review/conflicts.ts'
import { blank, type Review, sitting } from '../core/review/dossier.ts'
import type { Law, Panel } from '../policy/shape.ts'
import { department, law, openRound, recommended, rosterReceived, round } from './given.ts'
import { type Answer, actor, type World } from './world.ts'

export const terms: Panel = { experts: 5, scale: { from: 0, to: 100 }, drops: 'highestAndLowest', passes: 60, marksSpread: 30 }
export const lawWith = (panel: Partial<Panel> = {}): Law => ({
  ...law,
  policy: { ...law.policy, procedure: { ...law.policy.procedure, panel: { value: { ...terms, ...panel }, clause: '4.2' } } },
})

export const expertActor = (id: string): Actor => actor(id, { role: 'expert', organisation: 'department' })
export const expertOf = (account: string, given: Partial<Expert> = {}): Expert => ({
  account,
  name: `专家${account}`,
  worksAt: ['示例大学'],
  seats: [{ role: 'expert', organisation: 'department' }],
  ...given,
})
export const five = ['e1', 'e2', 'e3', 'e4', 'e5'] as const
export const pool: readonly Expert[] = [...five, 'e6', 'e7'].map(id => expertOf(id))

const formIn = (form: unknown) => {
  const part = (holder: unknown, key: string): unknown =>
    typeof holder === 'object' && holder !== null ? Reflect.get(holder, key) : undefined
  const wishes = part(part(form, 'request'), 'preferences')
  const text = (value: unknown) => (typeof value === 'string' ? [value] : [])
  return {
    employerNames: text(part(part(form, 'employer'), 'name')),
    supervisors: Array.isArray(wishes) ? wishes.flatMap(wish => text(part(wish, 'supervisor'))) : [],
  }
}

type Asked = { readonly action: string; readonly input?: unknown; readonly by: Actor; readonly experts?: readonly Expert[] | undefined }

/** What the server lays before a decision of a panel: `record` opens a sealed record of the review by its entry. */
export const laidPanel = (
  { action, input, by, experts = pool }: Asked,
  about: About,
  form: unknown,
  dossier: object,
  record: (n: number) => unknown,
): PanelLaid => {
  const review: Review = { ...blank, ...dossier }
  const given = typeof input === 'object' && input !== null ? { ...input } : {}
  const named: unknown = action === 'convene' ? Reflect.get(given, 'experts') : action === 'ask' ? [Reflect.get(given, 'expert')] : [by.id]
  const scores = sitting(review).flatMap(({ expert, n }) => {
    const content = n === undefined ? undefined : record(n)
    const score: unknown = typeof content === 'object' && content !== null ? Reflect.get(content, 'score') : undefined
    return typeof score === 'number' ? [{ expert, score }] : []
  })
  return {
    named: (Array.isArray(named) ? named : []).map(account => ({
      account: String(account),
      expert: experts.find(e => e.account === account),
    })),
    file: { person: about.person, employer: about.employer, body: about.body, ...formIn(form) },
    scores,
  }
}

/** Files that stand before the department of a round whose law has a panel. */
export const nominated = (ids: readonly string[] = ['a1'], itsLaw = lawWith()): World => {
  const w = openRound(itsLaw)
  for (const id of ids) recommended(w, id)
  rosterReceived(w)
  return w
}

type Tried = { readonly by?: Actor; readonly on?: string; readonly experts?: readonly Expert[] }
export const onReview = (
  w: World,
  id: string,
  action: string,
  input: unknown = {},
  { by = department, on = '2022-04-11', experts }: Tried = {},
): Answer => w.perform({ subject: 'review', id, action, input, by, on, experts })
const insist = (answer: Answer): void => {
  if (!answer.ok) throw new Error(`the story stops: ${JSON.stringify(answer.refusals)}`)
}

export const convened = (w: World, id = 'a1', experts: readonly string[] = five): World => {
  insist(onReview(w, id, 'convene', { round, experts }))
  return w
}
export const scoring = (w: World, id: string, expert: string, score: number, on = '2022-04-12'): Answer =>
  onReview(w, id, 'score', { score, reason: '材料扎实，计划可行', free: true }, { by: expertActor(expert), on })
export const scored = (w: World, id: string, scores: readonly number[], experts: readonly string[] = five): World => {
  for (const [i, expert] of experts.entries()) insist(scoring(w, id, expert, scores[i] ?? 0))
  return w
}
/** Five scores, and the result worked out. */
export const closed = (w: World, id: string, scores: readonly number[]): World => {
  scored(convened(w, id), id, scores)
  insist(onReview(w, id, 'close', {}, { on: '2022-04-20' }))
  return w
}
