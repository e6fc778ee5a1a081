/** Places that one body offers to another: set aside while they wait, moved by the last yes that is needed, and never lost by a no. */
import { describe, expect, test } from 'vitest'
import type { Law } from '../../policy/shape.ts'
import {
  bodyOf,
  broken,
  clock,
  consented,
  department,
  firstRefusal,
  hohhot,
  law,
  leader,
  on,
  onRound,
  openRound,
  refusals,
  round,
} from '../../test/given.ts'
import { colleges, imu, officer, openScholars, round2023, scholars } from '../../test/scholars.ts'
import { actor, type World } from '../../test/world.ts'
import { placesFree, placesOffered } from '../accounts.ts'
import { accountsOf } from '../round/places.ts'

const baotou = '150200'
const id = `${round}.inside.${hohhot}.m1`
const [giver, taker] = [bodyOf(hohhot), bodyOf(baotou)]
const wish = { taker: baotou, count: 1, reason: '生源不足，第二个名额没有合适人选' }

const act = (w: World, action: string, by = giver, day = '2022-03-28', input: unknown = {}, of = id) =>
  w.perform({ subject: 'move', id: of, action, by, on: day, input })
const offered = (itsLaw = law, input: unknown = wish): World => {
  const w = openRound(itsLaw)
  const answer = act(w, 'offer', giver, '2022-03-28', input)
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusals))
  return w
}
const agree = (w: World, by = taker, day = '2022-03-29') => act(w, 'agree', by, day, { reason: '有三名符合条件的候选人' })
const agreed = (itsLaw = law): World => {
  const w = offered(itsLaw)
  agree(w)
  return w
}
/** Of the giver free and set aside, and of the taker free. */
const standing = (w: World) => [
  w.balance(placesFree(round, 'inside', hohhot)),
  w.balance(placesOffered(round, 'inside', hohhot)),
  w.balance(placesFree(round, 'inside', baotou)),
]
const status = (w: World) => w.dossier('move', id).status

const withTerms = (moves: Law['policy']['procedure']['moves']): Law => {
  const { moves: _, ...procedure } = law.policy.procedure
  return { ...law, policy: { ...law.policy, procedure: moves ? { ...procedure, moves } : procedure } }
}
const free = withTerms({ value: { needApproval: false }, clause: '1.2' })

describe('1.2 an offer', () => {
  test('1.2 sets its places aside: the one that gives uses them no more, and no other gets them', () => {
    const w = offered(law, { ...wish, count: 3 })
    expect(standing(w)).toEqual([0, 3, 3])
    consented(w, 'a')
    expect(firstRefusal(on(w, 'a', 'recommend', giver, '2022-03-29'))).toBe('withinPlaces 1.2')
    expect(
      broken(onRound(w, 'movePlaces', department, '2022-03-29', { track: 'inside', from: hohhot, to: '150300', count: 1, reason: '示例' })),
    ).toEqual(['enoughAreFree'])
  })

  test('1.2 is of places that are free, to another body of the table, on a track that it may fill', () => {
    const w = openRound()
    const tried = (input: object, of = id) => broken(act(w, 'offer', giver, '2022-03-28', { ...wish, ...input }, of))
    expect(refusals(act(w, 'offer', giver, '2022-03-28', { ...wish, count: 4 }))).toEqual([
      { rule: 'enoughAreFree', clause: '1.2', found: { free: 3 }, wants: 4 },
    ])
    expect(tried({ taker: hohhot })).toEqual(['toAnother'])
    expect(tried({ taker: '999999' })).toEqual(['bodiesAreListed'])
    expect(tried({ taker: 'pool' })).toEqual(['bodiesAreListed'])
    expect(firstRefusal(act(w, 'offer', giver, '2022-03-28', { ...wish, taker: 'dept-health' }))).toBe('trackIsOpenToBody 1.1')
    expect(tried({}, `${round}.abroad.${hohhot}.m1`)).toContain('trackIsOpenToBody')
    expect(standing(w)).toEqual([3, 0, 3])
  })

  test('1.2 is made by the body that gives, and by nobody in its name', () => {
    expect(broken(act(openRound(), 'offer', taker, '2022-03-28', wish))).toEqual(['by'])
    expect(broken(act(openRound(), 'offer', department, '2022-03-28', wish))).toEqual(['by'])
    expect(broken(act(openRound(), 'offer', giver, '2022-03-28', wish, `${round}.inside`))).toEqual(['by'])
  })

  test('5 is answered while the other can still nominate, an extension of its window included', () => {
    const late = { ...wish, answerUntil: '2022-04-06' }
    expect(refusals(act(openRound(), 'offer', giver, '2022-03-28', late))).toMatchObject([
      { rule: 'answeredInTime', clause: '5', wants: '2022-04-01' },
    ])
    expect(broken(act(openRound(), 'offer', giver, '2022-04-02', wish))).toEqual(['answeredInTime'])
    expect(broken(act(openRound(), 'offer', giver, '2022-03-28', { ...wish, answerUntil: '2022-03-27' }))).toEqual(['answeredInTime'])
    const w = openRound()
    onRound(w, 'extendFor', department, '2022-03-20', { step: 'nominate', bodies: [baotou], until: '2022-04-06', reason: '延期' })
    expect(broken(act(w, 'offer', giver, '2022-04-02', late))).toEqual([])
    expect(w.dossier('move', id)).toMatchObject({ status: 'offered', from: hohhot, body: baotou, count: 1, due: '2022-04-06' })
  })

  test('5 stands as long as a body has to vet a file where no day is named, and no longer than the window', () => {
    expect(offered().dossier('move', id).answerUntil).toBe('2022-04-01')
  })
})

describe('1.2 the other body', () => {
  test('1.2 agrees, and the places wait for the department where the policy says so', () => {
    const w = agreed()
    expect([status(w), standing(w)]).toEqual(['agreed', [2, 1, 3]])
    expect(w.dossier('move', id)).toMatchObject({ awaits: true, reason: wish.reason, answer: '有三名符合条件的候选人' })
    expect(broken(act(w, 'approve', department, '2022-03-30'))).toEqual([])
    expect([status(w), standing(w)]).toEqual(['approved', [2, 0, 4]])
    expect(w.dossier('round', round).moves).toEqual([{ track: 'inside', from: hohhot, to: baotou, count: 1, reason: wish.reason }])
  })

  test('1.2 agrees, and the places move in the same moment where the policy asks for no approval', () => {
    const w = agreed(free)
    expect([status(w), standing(w)]).toEqual(['agreed', [2, 0, 4]])
    for (const [action, by] of [
      ['approve', department],
      ['refuse', leader],
      ['lapse', clock],
    ] as const)
      expect(broken(act(w, action, by, '2022-05-01', action === 'refuse' ? { reason: '示例' } : {})), action).toContain('stillWaits')
    expect(standing(w)).toEqual([2, 0, 4])
  })

  test('1.2 a policy that says nothing leaves the last word to the department', () => {
    expect(standing(agreed(withTerms(undefined)))).toEqual([2, 1, 3])
  })

  test('1.2 declines, or the offer is taken back before the answer, and the places are the giver’s again', () => {
    const declined = offered()
    expect(broken(act(declined, 'decline', taker, '2022-03-29', { reason: '已有足够名额' }))).toEqual([])
    expect([status(declined), standing(declined)]).toEqual(['declined', [3, 0, 3]])
    const back = offered()
    expect(broken(act(back, 'takeBack'))).toEqual([])
    expect([status(back), standing(back)]).toEqual(['takenBack', [3, 0, 3]])
    expect(broken(agree(back))).toEqual(['from'])
    expect(broken(act(agreed(), 'takeBack'))).toEqual(['from'])
  })

  test('1.2 neither side speaks for the other', () => {
    expect(broken(agree(offered(), giver))).toEqual(['by'])
    expect(broken(act(offered(), 'takeBack', taker))).toEqual(['by'])
    const both = { ...actor(giver.id), seats: [...giver.seats, ...taker.seats, ...department.seats] }
    expect(broken(agree(offered(), both))).toEqual(['agreedByAnother'])
    expect(broken(act(agreed(), 'approve', both, '2022-03-30'))).toEqual(['agreedByAnother'])
    const deputy = { id: 'deputy', seats: taker.seats.map(seat => ({ ...seat, actingFor: { id: giver.id } })) }
    expect(broken(agree(offered(), deputy))).toEqual(['agreedByAnother'])
  })

  test('5 agrees no later than the day of the offer', () => {
    const w = offered(law, { ...wish, answerUntil: '2022-03-29' })
    expect(refusals(agree(w, taker, '2022-03-30'))).toMatchObject([{ rule: 'offerStands', wants: '2022-03-29' }])
    expect(broken(agree(w, taker, '2022-03-29'))).toEqual([])
  })
})

describe('1.2 the department', () => {
  test('1.2 refuses with a reason, and the places are the giver’s again', () => {
    const w = agreed()
    expect(broken(act(w, 'refuse', department, '2022-03-30', { reason: '两地名额已经平衡' }))).toEqual([])
    expect([status(w), standing(w)]).toEqual(['refused', [3, 0, 3]])
  })

  test('5 approves while the places are of use, and not after', () => {
    expect(refusals(act(agreed(), 'approve', department, '2022-04-02'))).toMatchObject([{ rule: 'takerMayNominate', wants: '2022-04-01' }])
    const w = agreed()
    onRound(w, 'extendFor', department, '2022-03-30', { step: 'nominate', bodies: [baotou], until: '2022-04-06', reason: '延期' })
    expect(broken(act(w, 'approve', department, '2022-04-06'))).toEqual([])
  })
})

describe('5 nobody answers', () => {
  test('5 an offer lapses after its day and gives the places back, and not on it', () => {
    const w = offered(law, { ...wish, answerUntil: '2022-03-30' })
    expect(broken(act(w, 'lapse', clock, '2022-03-30'))).toEqual(['offerIsOver'])
    expect(broken(act(w, 'lapse', clock, '2022-03-31'))).toEqual([])
    expect([status(w), standing(w)]).toEqual(['lapsed', [3, 0, 3]])
  })

  test('5 what waits for the department lapses when the places are of no more use', () => {
    const w = agreed()
    expect(broken(act(w, 'lapse', clock, '2022-04-01'))).toEqual(['offerIsOver'])
    expect(broken(act(w, 'lapse', clock, '2022-04-02'))).toEqual([])
    expect(standing(w)).toEqual([3, 0, 3])
  })
})

test('1.2 a programme that counts over all tracks moves its places by agreement too, by its own terms', () => {
  const w = openScholars()
  const of = `${round2023}.all.${colleges}.m1`
  const at = (body: string) => w.balance(accountsOf(scholars, { round: round2023, track: 'scholar' }, body).free)
  const [before, after] = [at(colleges), at(imu)]
  expect(broken(act(w, 'offer', bodyOf(colleges), '2023-03-20', { ...wish, taker: imu }, of))).toEqual([])
  expect(broken(act(w, 'agree', bodyOf(imu), '2023-03-20', { reason: '示例' }, of))).toEqual([])
  expect([at(colleges), at(imu)]).toEqual([before - 1, after + 1])
  expect(broken(act(w, 'approve', officer, '2023-03-20', {}, of))).toEqual(['stillWaits'])
})
