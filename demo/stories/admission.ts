/** From the first form to a confirmed host in a few strokes: how a small story brings its people to where it begins. */
import { codeOf, scanOf } from '../chapters/nominate.ts'
import type { Invented } from '../people.ts'
import { bodyOf, employerOf, hostOf, selfOf, type Teller } from '../teller.ts'

/** When each step is done. The days lie in the windows of the story's law. */
export type AdmissionDays = {
  readonly publish: string
  readonly apply: string
  readonly recommend: string
  readonly seal: string
  readonly receive: string
  readonly notice: string
  readonly admit: string
  readonly place: string
  readonly welcome: string
}

/** The people of one round; `round` is the story's own or another of the same law. */
export type Intake = { readonly round: string; readonly people: readonly Invented[] }

type Step = (t: Teller, intake: Intake) => Promise<void>

const publish: Step = async (t, { round }) => {
  await t.act(t.cast.leader, 'round', round, 'publish', { law: t.lawDigest, edition: t.law.policy.edition })
  await t.act(t.cast.department, 'round', round, 'open')
}

const apply: Step = async (t, { round, people }) => {
  const undertakings = t.law.policy.training.undertakings.value.map(u => u.code)
  for (const p of people) {
    await t.act(selfOf(p), 'application', p.id, 'start', { round, form: p.form })
    await t.act(selfOf(p), 'application', p.id, 'submit')
    await t.act(employerOf(p.employer.creditCode), 'application', p.id, 'consent', { conductConfirmed: true, undertakings })
  }
}

const recommend: Step = async (t, { people }) => {
  for (const p of people) await t.act(bodyOf(p.employer.body), 'application', p.id, 'recommend')
}

const rostersOf = ({ round, people }: Intake) =>
  [...new Set(people.map(p => `${p.track}.${p.employer.body}`))].map(key => ({ id: `${round}.${key}`, body: key.split('.')[1] ?? '' }))

const seal: Step = async (t, intake) => {
  for (const { id, body } of rostersOf(intake)) {
    await t.act(bodyOf(body), 'nomination', id, 'finalise')
    await t.act(bodyOf(body), 'nomination', id, 'seal', { scans: [scanOf(`${id} sealed`)], versionCode: await codeOf(t, id) })
  }
}

const receive: Step = async (t, intake) => {
  for (const { id } of rostersOf(intake)) await t.act(t.cast.department, 'nomination', id, 'receive')
  for (const p of intake.people) await t.act(t.cast.department, 'application', p.id, 'accept')
}

const notice: Step = async (t, { round }) => {
  await t.act(t.cast.department, 'round', round, 'close')
  await t.act(t.cast.department, 'round', round, 'publishNotice')
}

const admit: Step = async (t, { round, people }) => {
  for (const p of people) await t.act(t.cast.leader, 'application', p.id, 'admit')
  await t.act(t.cast.department, 'round', round, 'announce')
}

/** Everybody gets their first wish. */
const place: Step = async (t, { people }) => {
  for (const p of people) {
    await t.act(t.cast.department, 'placement', p.id, 'propose', p.form.request.preferences[0])
    await t.act(selfOf(p), 'placement', p.id, 'agree')
  }
}

const welcome: Step = async (t, { people }) => {
  for (const p of people) {
    await t.act(hostOf(p.form.request.preferences[0]?.host ?? ''), 'placement', p.id, 'welcome')
    await t.act(t.cast.department, 'placement', p.id, 'confirm')
  }
}

const steps = { publish, apply, recommend, seal, receive, notice, admit, place, welcome }

/** Intakes of one law side by side, step by step in the order of their days. */
export const admitAll = async (t: Teller, days: AdmissionDays, intakes: readonly Intake[]): Promise<void> => {
  for (const name of ['publish', 'apply', 'recommend', 'seal', 'receive', 'notice', 'admit', 'place', 'welcome'] as const) {
    t.clock.turnTo(days[name])
    for (const intake of intakes) await steps[name](t, intake)
  }
}
