// How places and shares are counted, each group by itself: tracks and bodies, one account for all tracks, and places that are set aside.
import { describe, expect, test } from 'vitest'
import type { Law, Share } from '../../policy/shape.ts'
import { hohhot, law, round } from '../../test/given.ts'
import { scholars } from '../../test/scholars.ts'
import { ofAll, ofKind, placePool, placesFree, seatsFree } from '../accounts.ts'
import { givenOn, issue } from './places.ts'
import { capsOn, kindsOf, minimaOn, orNoShare, sharesAsTheyStand, sharesCounted } from './shares.ts'

const label = { zh: '份额', en: 'Share' }
const league = { fact: 'employerLevel', atMost: 'league', clause: '1.1' } as const
const cap = (code: string, within: Share['within']): Share => ({ code, label, of: league, within, clause: '1.2', atMostPercent: 50 })
const floor = (code: string, within: Share['within']): Share => ({ code, label, of: league, within, clause: '1.2', atLeastPercent: 50 })
const withProcedure = (more: Partial<Law['policy']['procedure']>): Law => ({
  ...law,
  policy: { ...law.policy, procedure: { ...law.policy.procedure, ...more } },
})
const baotou = '150200'
const seats = [
  { round, track: 'inside', body: hohhot },
  { round, track: 'outside', body: hohhot },
  { round, track: 'inside', body: baotou },
]
const none = { moves: [] }

describe('1.2 a share is counted in its group and in no other', () => {
  const shared = withProcedure({
    shares: [cap('ofTrack', 'track'), cap('ofBoth', 'bodyAndTrack'), cap('ofBody', 'body'), floor('ofRound', 'round')],
  })
  const groups = (moves: Parameters<typeof sharesAsTheyStand>[0]['round']['moves'], of = shared) =>
    sharesAsTheyStand({ law: of, round: { moves }, balance: () => 0 }, seats).map(s => [s.share, s.group, s.places])

  test('1.2 a body once however many tracks it has, a track once however many bodies', () => {
    expect(groups([])).toEqual([
      ['ofBoth', `inside.${hohhot}`, 3],
      ['ofBoth', `outside.${hohhot}`, 3],
      ['ofBoth', `inside.${baotou}`, 3],
      ['ofBody', hohhot, 6],
      ['ofBody', baotou, 6],
      ['ofTrack', 'inside', 40],
      ['ofTrack', 'outside', 40],
      ['ofRound', 'round', 0],
    ])
    expect(sharesCounted(shared, seats)).toHaveLength(16)
  })

  test('1.2 a place that was moved counts where it came to, on its own track', () => {
    const moved = { track: 'inside', from: baotou, to: hohhot, count: 2, reason: '示例', on: '2022-03-20' }
    const counted = new Map(groups([moved]).map(([share, group, places]) => [`${share} ${group}`, places]))
    expect(counted.get(`ofBoth inside.${hohhot}`)).toBe(5)
    expect(counted.get(`ofBoth outside.${hohhot}`)).toBe(3)
    expect(counted.get(`ofBoth inside.${baotou}`)).toBe(1)
    expect(counted.get(`ofBody ${hohhot}`)).toBe(8)
    expect(counted.get(`ofBody ${baotou}`)).toBe(4)
    expect(counted.get('ofTrack inside')).toBe(40)
  })

  test('1.2 at the bound it holds, and one beyond it does not', () => {
    const [seat] = seats
    if (!seat) throw new Error('no seat')
    const everybody = [`inside.${hohhot}`, hohhot, 'inside', 'round'].flatMap(group =>
      (shared.policy.procedure.shares ?? []).map(share => ofAll(round, share.code, group)),
    )
    const stands = (kind: number, all: number) =>
      sharesAsTheyStand({ law: shared, round: none, balance: account => (everybody.includes(account) ? all : kind) }, [seat])
    const of = (found: ReturnType<typeof stands>, share: string) => found.find(s => s.share === share)
    expect(of(stands(1, 3), 'ofBoth')).toMatchObject({ wants: 1, holds: true })
    expect(of(stands(2, 3), 'ofBoth')).toMatchObject({ wants: 1, holds: false })
    expect(of(stands(1, 3), 'ofRound')).toMatchObject({ places: 3, wants: 2, holds: false })
    expect(of(stands(2, 3), 'ofRound')).toMatchObject({ wants: 2, holds: true })
  })

  test('1.2 who is of the kind, who is not, and of whom it is not known', () => {
    const both = withProcedure({ shares: [cap('atMost', 'body'), floor('atLeast', 'body')] })
    expect(kindsOf(both, { employerLevel: 'league' })).toEqual(['atMost', 'atLeast'])
    expect(kindsOf(both, { employerLevel: 'region' })).toEqual([])
    expect(kindsOf(both, {})).toEqual(['atMost'])
    expect(kindsOf(law, { employerLevel: 'league' })).toEqual([])
  })

  test('1.2 a cap measures only who is of its kind, a minimum only itself', () => {
    const both = withProcedure({ shares: [cap('atMost', 'body'), floor('atLeast', 'body')] })
    const [seat] = seats
    if (!seat) throw new Error('no seat')
    const balance = (account: string) => (account === ofKind(round, 'atMost', hohhot) ? 3 : 0)
    const caps = (kinds: readonly string[]) => capsOn({ law: both, round: none, balance }, 'nominated', seat, kinds)
    expect(caps([])).toEqual([])
    expect(caps(['atLeast'])).toEqual([])
    expect(caps(['atMost', 'atLeast'])).toMatchObject([{ holds: false, wants: 3, found: { share: 'atMost', taken: 3, places: 6 } }])
    expect(minimaOn(both, 'nominated', [seat], balance)).toMatchObject([{ holds: true, found: { share: 'atLeast' } }])
    expect(orNoShare(both, caps(['atMost']))).toEqual(caps(['atMost']))
    expect(orNoShare(both, [])).toEqual([{ clause: both.policy.procedure.quotaBy.clause, holds: true, found: 0, wants: 0 }])
  })
})

describe('1.2 where places lie at the start', () => {
  const held = { code: 'kept', name: label, track: 'outside', count: 2, for: league }
  const reserving = withProcedure({ reserved: { clause: '1.1', value: [held] } })

  test('1.2 what is given away is what bodies have and what is set aside, on its own track', () => {
    expect([givenOn(law, 'inside'), givenOn(reserving, 'inside')]).toEqual([40, 40])
    expect(givenOn(reserving, 'outside') - givenOn(law, 'outside')).toBe(2)
    expect(givenOn(scholars, 'all')).toBe(8)
  })

  test('1.2 a place is set aside on its own track, under the clause that sets it aside', () => {
    const given = issue(reserving, round).filter(t =>
      [placesFree(round, 'inside', 'kept'), placesFree(round, 'outside', 'kept')].includes(t.credit),
    )
    expect(given).toMatchObject([
      { debit: placePool(round, 'outside'), credit: placesFree(round, 'outside', 'kept'), amount: 2, clause: '1.1' },
    ])
  })

  test('1.1 a host with one track of ours is filled by us, and nothing is ever issued as none', () => {
    const mixed = {
      ...law,
      hosts: { ...law.hosts, hosts: law.hosts.hosts.map(h => (h.id === 'imu' ? { ...h, tracks: ['inside', 'outside'] } : h)) },
    }
    expect(issue(mixed, round).map(t => t.credit)).toContain(seatsFree(round, 'imu', 'imu-180'))
    const bare = { ...law, places: { ...law.places, bodies: law.places.bodies.map(b => (b.body === hohhot ? { ...b, places: {} } : b)) } }
    expect(issue(bare, round).filter(t => t.amount <= 0)).toEqual([])
    expect(issue(bare, round).map(t => t.credit)).not.toContain(placesFree(round, 'inside', hohhot))
  })
})
