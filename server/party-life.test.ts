/** Party life: who is a member is read by the host and the department, and no question tells anybody else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type QuestionName, questions } from '../core/question.ts'
import { type Desk, openDesk } from '../test/desk.ts'
import { bodyOf, department, employer, employerOf, formOf, hohhot, hostOf, leader, personOf, round } from '../test/given.ts'
import { inputs } from '../test/scale/asked.ts'
import { putNotified } from '../test/training-house.ts'

let desk: Desk
const imu = hostOf('imu')
const unit = employerOf(employer)
const get = (url: string, headers: Record<string, string>) => desk.app.inject({ url, headers })

beforeAll(async () => {
  desk = await openDesk()
  await desk.settle(imu, unit, department, leader, bodyOf(hohhot), hostOf('imau'))
  for (const [id, politicalStatus] of [
    ['a1', '01'],
    ['a2', '13'],
  ] as const) {
    await desk.settle(personOf(id))
    const whole = formOf(id)
    const form = { ...whole, identity: { ...whole.identity, politicalStatus } }
    await desk.done(desk.house.act(personOf(id), 'application', id, 'start', { round, form }))
    await putNotified(desk, id)
  }
  desk.house.turnTo('2022-09-01')
  for (const id of ['a1', 'a2']) await desk.done(desk.house.act(imu, 'training', id, 'enrol', { on: '2022-09-01' }))
})
afterAll(() => desk.close())

describe('6.3 Party life', () => {
  test('the host writes down transfers and confirms the year on any file; it and the department read who, and nobody else does', async () => {
    desk.house.turnTo('2022-12-20')
    await desk.done(desk.house.act(imu, 'training', 'a2', 'noteTransfers', { transferred: ['a1'] }))
    await desk.done(desk.house.act(imu, 'training', 'a2', 'confirmPartyLife', { year: 2022, tookPart: ['a1'], absent: [] }))
    for (const who of [imu, department]) {
      const { members, hosts } = await desk.ask(who, 'partyMembers')
      expect(members).toMatchObject([{ training: 'a1', politicalStatus: '01', transferred: true, tookPart: true }])
      expect(hosts).toMatchObject([{ host: 'imu', years: [2022] }])
    }
    expect((await desk.ask(hostOf('imau'), 'partyMembers')).members).toEqual([])
    for (const who of [unit, bodyOf(hohhot), leader, personOf('a2')])
      expect([who.id, (await get(`/api/partyMembers?round=${round}`, desk.headersOf(who))).statusCode]).toEqual([who.id, 404])
  })

  /** Whoever judges forms reads the whole form by their duty; every other question is silent. */
  const formsThemselves = ['form', 'formerForm', 'desk', 'receipts', 'law', 'verdict', 'source', 'edition', 'rehearsalLaw', 'rehearsal']
  const isName = (name: string): name is QuestionName => name in questions
  const asked = Object.keys(questions)
    .filter(isName)
    .filter(name => !formsThemselves.includes(name))
  const about: readonly Readonly<Record<string, string>>[] = [
    { round, subject: 'training' },
    { subject: 'training', id: 'a1' },
    { subject: 'training', id: 'a2' },
    { id: 'a1' },
  ]

  test.each([unit, bodyOf(hohhot), leader, hostOf('imau'), personOf('a2')])(
    'no question tells $id who is a member, whatever is asked',
    async who => {
      const answers = await Promise.all(
        asked.flatMap(question =>
          [...(inputs[question] ?? [{ round }]), ...about].map(async input => {
            const answer = await get(`/api/${question}?${new URLSearchParams({ ...input })}`, desk.headersOf(who))
            return answer.statusCode === 200 && /tookPart|transferred"|politicalStatus|组织关系/.test(answer.body) ? [question] : []
          }),
        ),
      )
      expect(answers.flat()).toEqual([])
      expect(answers.length).toBeGreaterThan(100)
    },
  )
})
