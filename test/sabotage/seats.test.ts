// A guard of seats that is taken away turns its check red: the span of a deputy, who has left, and the second pair of eyes.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decideOn } from '../../core/action.ts'
import { subjects } from '../../core/catalogue.ts'
import type { Actor } from '../../core/facts.ts'
import type { House } from '../../server/house.ts'
import { leave } from '../../server/office/deeds.ts'
import { doDeed } from '../../server/office/doors.ts'
import { perform } from '../../server/perform.ts'
import { findSession, startSession } from '../../server/session.ts'
import { administrator, clerk, colleague, type Office, openOffice } from '../clerks.ts'
import { hohhot, law } from '../given.ts'
import { isRefusedTo, withoutRule } from './checks.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

/** The house with one guard cut out of each of its statements. */
const without = (house: House, cut: (text: string) => string): House => ({
  ...house,
  database: {
    ...house.database,
    query: (text, values) => house.database.query(cut(text), values),
    transaction: (reach, work) => house.database.transaction(reach, query => work((text, values) => query(cut(text), values))),
  },
})

describe('the span of a deputy', () => {
  const shortened = "update seat set to_day = '2022-03-31' where account = 'clerk'"
  const outside = `insert into seat (account, role, organisation, from_day, to_day, acting_for)
    values ('newcomer', 'body', '${hohhot}', '2022-03-20', '2022-04-01', 'clerk')`
  test('without its trigger a deputy acts when the holder no longer may', async () => {
    const { url } = office.house
    expect(await isRefusedTo(url, 'app', shortened, outside)).toBe(true)
    expect(await isRefusedTo(url, 'owner', 'drop trigger seat_is_within on seat', shortened, outside)).toBe(false)
  })
})

describe('who has left', () => {
  const session = 'delete from session where account = $1'
  const lives = async (house: House, who: Actor, token: string, by: Actor) => {
    const giver = await findSession(office.house, await startSession(office.house, by.id))
    if (!giver) throw new Error(`${by.id} is not signed in`)
    await doDeed(house, giver, 'leave', { account: who.id }, leave)
    return (await findSession(house, token)) !== undefined
  }
  const comesBack = () => office.house.database.query('update account set disabled = false where id = $1', [colleague.id])
  const cutAll = (text: string) => (text === session ? 'select 1 where $1::text is null' : text.replace(' and not a.disabled', ''))
  const cutDeletion = (text: string) => (text === session ? 'select 1 where $1::text is null' : text)

  test('without both guards goes on in a session that was begun before', async () => {
    const { house } = office
    expect(await lives(house, colleague, await startSession(house, colleague.id), administrator)).toBe(false)
    await comesBack()
    expect(await lives(without(house, cutDeletion), colleague, await startSession(house, colleague.id), administrator)).toBe(false)
    await comesBack()
    expect(await lives(without(house, cutAll), colleague, await startSession(house, colleague.id), administrator)).toBe(true)
  })

  test('without the look at the account under the lock, a request on its way still acts', async () => {
    const request = { subject: 'application', id: 'one', action: 'recommend', input: {}, actor: colleague } as const
    const unlooked = (text: string) => text.replace('where id = $4 and disabled and', 'where id = $4 and false and')
    expect((await perform(office.house, request)).kind).toBe('left')
    expect((await perform(without(office.house, unlooked), request)).kind).toBe('done')
  })
})

describe('the second pair of eyes', () => {
  const seat = { role: 'finance', organisation: 'department', actingFor: { id: 'cashier' } } as const
  const deputy: Actor = { id: 'deputy', seats: [seat] }
  const dossier = { ...subjects.payment.blank, status: 'prepared', preparedBy: 'cashier' } as const
  const approved = (actor: Actor) => decideOn(subjects.payment.actions.approve, law, { actor, dossier, input: {} }).ok

  test('8.2 R11 without approvedByAnother a deputy approves what the holder prepared', () => {
    expect(approved(deputy)).toBe(false)
    expect(withoutRule('payment', 'approve', 'approvedByAnother', () => approved(deputy))).toBe(true)
  })
  test('8.2 without the name of whom they act for, a deputy is taken for somebody else', () => {
    expect(approved({ ...deputy, seats: [{ role: 'finance', organisation: 'department' }] })).toBe(true)
  })
  test('4.2 without the person behind the holder, a deputy would decide on the holder’s own case', () => {
    const { recommend } = subjects.application.actions
    const own = { ...subjects.application.blank, status: 'consented', body: hohhot, person: clerk.person } as const
    const refused = (person: string | undefined) => {
      const actor = { id: 'deputy', seats: [{ role: 'body', organisation: hohhot, actingFor: { id: 'clerk', person } }] } as const
      const decision = decideOn({ ...recommend, rules: [], decide: () => ({}) }, law, { actor, dossier: own, input: {} })
      return decision.ok ? [] : decision.refusals.map(({ rule }) => rule)
    }
    expect(refused(clerk.person)).toEqual(['notInCaseOfHolder'])
    expect(refused(undefined)).toEqual([])
  })
})
