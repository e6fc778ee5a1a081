/** A house whose policy has a panel: files that stand nominated, the experts of its office, and questions asked as anybody. */
import { blank as blankApplication } from '../core/application/dossier.ts'
import type { Actor } from '../core/facts.ts'
import type { Answered, Asked, QuestionName } from '../core/question.ts'
import { askingOf } from '../server/answers.ts'
import { digestOf } from '../server/laws.ts'
import { mayAsk } from '../server/questions/asking.ts'
import { findQuestion } from '../server/questions/index.ts'
import { placeOf } from '../server/seal.ts'
import type { Session } from '../server/session.ts'
import { department, employer, formOf, hohhot, law, leader, round } from './given.ts'
import { freshHouse, law2022, type TestHouse } from './house.ts'
import { expertActor, lawWith } from './panel.ts'

export type FileGiven = { readonly id: string; readonly name?: string; readonly status?: string; readonly supervisor?: string }
export const panelLaw = lawWith()

const dossierText = `
insert into dossier (subject, id, round, track, person, employer, body, status, waits_for, since, n, hash, state)
values ('application', $1, $2, 'inside', $3, $4, $5, $6, 'department', now(), 2, 'begun', $7)`
const journalText = `
insert into journal (subject, id, n, action, actor, role, as_self, at, edition, fact, status, prev, hash)
values ('application', $1, $2, $3, $4, 'person', true, now(), '2022.1', '{}', 'submitted', '', 'h')`

/** A file as it stands once its body has nominated it, with the form as it was handed in. */
export const putNominated = async (
  house: TestHouse,
  { id, name = `示例${id}`, status = 'nominated', supervisor }: FileGiven,
): Promise<void> => {
  const person = `person ${id}`
  const attested = { conductConfirmed: true, employerConsents: true }
  const state = { ...blankApplication, round, track: 'inside', person, employer, body: hohhot, status, version: 1, attested }
  const form = formOf(id)
  const wishes = form.request.preferences.map(wish => ({ ...wish, ...(supervisor !== undefined && { supervisor }) }))
  const content = { ...form, identity: { ...form.identity, name }, request: { ...form.request, preferences: wishes } }
  const { bytes } = house.seals.seal(placeOf('application', id, 'form', 1), content)
  await house.database.query('insert into person (id, name) values ($1, $2)', [person, name])
  await house.database.transaction('everything', async query => {
    await query(dossierText, [id, round, person, employer, hohhot, status, JSON.stringify(state)])
    for (const [n, action] of ['start', 'submit'].entries()) await query(journalText, [id, n + 1, action, `account of ${id}`])
    await query("insert into record (subject, id, n, kind, sealed) values ('application', $1, 1, 'form', $2)", [id, bytes])
  })
}

export const settleExperts = async (house: TestHouse, ids: readonly string[], worksAt = '示例大学'): Promise<void> => {
  await house.settle(...ids.map(expertActor))
  await house.database.query("update seat set works_at = $2 where account = any($1) and role = 'expert'", [ids, worksAt])
}

/** The round of 2022 by a policy with a panel, seven experts, and these files nominated on 2022-04-11. */
export const openPanel = async (files: readonly FileGiven[], itsLaw = panelLaw): Promise<TestHouse> => {
  const house = await freshHouse(6, [law2022, itsLaw])
  await house.settle(department, leader)
  const published = await house.act(leader, 'round', round, 'publish', { law: digestOf(itsLaw), edition: law.policy.edition })
  if (published.kind !== 'done') throw new Error(JSON.stringify(published))
  await house.database.query(
    "insert into organisation (id, kind, zh, en) values ($1, 'employer', '示例单位', 'A unit'), ($2, 'body', '呼和浩特市', 'Hohhot')",
    [employer, hohhot],
  )
  for (const file of files) await putNominated(house, file)
  await settleExperts(house, ['e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7'])
  house.turnTo('2022-04-11')
  return house
}

const sessionOf = ({ id, person, seats }: Actor): Session => {
  const name = { zh: id, en: id }
  return {
    account: { id, name, person: person ?? null },
    seats: seats.map(seat => ({ ...seat, name })),
    actor: { id, seats, ...(person !== undefined && { person }) },
  }
}

/** A question as somebody asks it, with the rows that they reach; undefined where it is not theirs, or not there. */
export const askAs = async <Q extends QuestionName>(
  house: TestHouse,
  who: Actor,
  name: Q,
  input: Asked<Q>,
): Promise<Answered<Q> | undefined> => {
  const site = { house, demo: false, told: () => null, publicUrl: () => '', filesFolder: '/nonexistent' }
  const session = sessionOf(who)
  const asked = findQuestion(name)
  const parsed = asked?.parse(input)
  if (!asked || parsed?.kind !== 'parsed') throw new Error(`${name} can't be asked so`)
  if (!mayAsk(asked.question, session)) return undefined
  const given = await askingOf(site, session, asked.reach, parsed.give)
  return given.kind === 'answer' ? JSON.parse(JSON.stringify(given.answer)) : undefined
}
