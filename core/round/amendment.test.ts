// An amendment in mid-year: it comes on its day, takes nothing away that is in use, and every decision names the edition that it was made under.
import { describe, expect, test } from 'vitest'
import type { Law } from '../../policy/shape.ts'
import {
  broken,
  clock,
  consented,
  department,
  digest,
  law,
  leader,
  on,
  onRound,
  openRound,
  personOf,
  recommended,
  refusals,
  round,
} from '../../test/given.ts'
import { isRefusedBy, withoutRule } from '../../test/sabotage/checks.ts'
import { placesFree, placesUsed } from '../accounts.ts'
import { getSubject } from '../catalogue.ts'

const hohhot = '150100'
const [track] = ['inside'] as const

type Wanted = { readonly places?: number; readonly from?: string; readonly edition?: string; readonly year?: number }

const { inside } = law.policy.tracks
if (!inside) throw new Error('no track inside')
const total = (more: number) => ({ ...inside, places: { ...inside.places, value: inside.places.value + more } })

/** The law of 2022 amended: another number of inside places for Hohhot, from 20 March on; the track has so many more or less. */
const amended = ({ places = 3, from = '2022-03-20', edition = '2022.2', year = 2022 }: Wanted = {}): Law => ({
  ...law,
  policy: { ...law.policy, year, edition, effectiveFrom: from, tracks: { ...law.policy.tracks, inside: total(places - 3) } },
  places: {
    ...law.places,
    bodies: law.places.bodies.map(b => (b.body === hohhot ? { ...b, places: { ...b.places, [track]: places } } : b)),
  },
})
const input = { law: digest('b'), reason: '按补充通知调整' }
const amendOn = (amendment: Law, day = '2022-03-10', prepare: (w: ReturnType<typeof openRound>) => void = () => {}) => {
  const w = openRound(law, amendment)
  prepare(w)
  return { w, answer: onRound(w, 'amend', leader, day, input) }
}

describe('an amendment is announced', () => {
  test('for a day that has not passed', () => {
    expect(amendOn(amended()).answer.ok).toBe(true)
    expect(broken(amendOn(amended(), '2022-03-21').answer)).toEqual(['notInThePast'])
  })

  test('by another edition of the same programme and year', () => {
    expect(broken(amendOn(amended({ edition: '2022.1' })).answer)).toEqual(['amendsThisYear'])
    expect(broken(amendOn(amended({ year: 2023 })).answer)).toEqual(['amendsThisYear'])
  })

  test('that keeps every track', () => {
    const { outside } = law.policy.tracks
    if (!outside) throw new Error('no track outside')
    const amendment = { ...amended(), policy: { ...amended().policy, tracks: { outside } } }
    expect(broken(amendOn(amendment).answer)).toContain('tracksStay')
  })

  test('that keeps what dossiers refer to by its code, and the shares that people are counted in', () => {
    const base = amended()
    const { money, procedure, training } = base.policy
    const { tuition: _, ...items } = money.items
    const { grounds } = training.discipline
    const discipline = { ...training.discipline, grounds: { ...grounds, value: grounds.value.slice(1) } }
    const label = { zh: '份额', en: 'Share' }
    const of = { fact: 'age', atMost: 40, clause: '1.2' } as const
    const shares: Law['policy']['procedure']['shares'] = [{ code: 'young', label, of, within: 'body', clause: '1.2', atMostPercent: 50 }]
    const tries: readonly (readonly [string, Law['policy']])[] = [
      ['money.items.tuition', { ...base.policy, money: { ...money, items } }],
      [`training.discipline.grounds.${grounds.value[0]?.code}`, { ...base.policy, training: { ...training, discipline } }],
      ['procedure.shares.young.body', { ...base.policy, procedure: { ...procedure, shares } }],
    ]
    for (const [found, policy] of tries) {
      const attempt = () => amendOn({ ...base, policy }).answer
      expect(refusals(attempt())).toMatchObject([{ rule: 'whatIsNamedStays', found }])
      expect(withoutRule('round', 'amend', 'whatIsNamedStays', () => attempt().ok)).toBe(true)
    }
  })

  test('1.2 and leaves every body at least the places that it has used', () => {
    const twoUsed = (w: ReturnType<typeof openRound>) => {
      for (const id of ['x', 'y']) recommended(w, id)
    }
    expect(amendOn(amended({ places: 2 }), '2022-03-16', twoUsed).answer.ok).toBe(true)
    const { answer } = amendOn(amended({ places: 1 }), '2022-03-16', twoUsed)
    expect(refusals(answer)).toMatchObject([{ rule: 'whatIsInUseStays', clause: law.places.clause, found: { free: 1 }, wants: 2 }])
    const attempt = () => isRefusedBy(() => amendOn(amended({ places: 1 }), '2022-03-16', twoUsed).answer, 'whatIsInUseStays')
    expect(attempt()).toBe(true)
    expect(withoutRule('round', 'amend', 'whatIsInUseStays', attempt)).toBe(false)
  })
})

describe('its day comes', () => {
  const waiting = (given: Wanted = {}) => amendOn(amended(given)).w
  const take = (w: ReturnType<typeof openRound>, day: string) => onRound(w, 'takeEffect', clock, day)

  test('and not before', () => {
    const w = waiting()
    expect(broken(take(w, '2022-03-19'))).toEqual(['amendmentDayHasCome'])
    expect(take(w, '2022-03-20').ok).toBe(true)
    expect(w.dossier('round', round)).toMatchObject({ law: digest('b'), edition: '2022.2' })
    expect(broken(take(w, '2022-03-21'))).toEqual(['amendmentDayHasCome'])
  })

  test('the round says which edition was in force before it, and since when', () => {
    const w = waiting()
    take(w, '2022-03-20')
    expect(w.dossier('round', round).amended).toEqual([
      { on: '2022-03-20', law: digest('b'), edition: '2022.2', before: { law: digest('a'), edition: '2022.1' } },
    ])
    expect(w.dossier('round', round).amendment).toBeUndefined()
  })

  test('1.2 the difference of the quota table moves through the ledger, and what is used stays', () => {
    const w = amendOn(amended({ places: 5 })).w
    recommended(w, 'x')
    expect([w.balance(placesFree(round, track, hohhot)), w.balance(placesUsed(round, track, hohhot))]).toEqual([2, 1])
    take(w, '2022-03-20')
    expect([w.balance(placesFree(round, track, hohhot)), w.balance(placesUsed(round, track, hohhot))]).toEqual([4, 1])
  })

  test('1.2 places that were used since the announcement hold it up, with the account that lacks them', () => {
    const w = amendOn(amended({ places: 1 })).w
    for (const id of ['x', 'y']) recommended(w, id)
    expect(refusals(take(w, '2022-03-20'))).toMatchObject([
      { rule: 'whatIsInUseStays', found: { account: placesFree(round, track, hohhot) } },
    ])
  })

  test('the clock tries it every day, and the answer day of the round stays what it was', () => {
    const w = openRound(law, amended())
    w.put('round', round, { ...w.dossier('round', round), due: '2022-04-20' })
    onRound(w, 'amend', leader, '2022-03-10', input)
    expect(w.dossier('round', round).due).toBe('2022-04-20')
    expect(getSubject('round').actions.takeEffect?.daily?.(law)).toBe(true)
    take(w, '2022-03-20')
    expect(w.dossier('round', round).due).toBe('2022-04-20')
  })

  test('one that is in force from the day of its announcement is taken up at once', () => {
    const { w } = amendOn(amended({ from: '2022-03-10' }))
    expect(w.journal.at(-1)).toMatchObject({ action: 'amend', due: '2022-03-09' })
    take(w, '2022-03-10')
    expect(w.dossier('round', round).due).toBeUndefined()
  })

  test('what was decided before it stands', () => {
    const w = waiting()
    consented(w, 'a')
    take(w, '2022-03-20')
    expect(w.dossier('application', 'a').status).toBe('consented')
    expect(broken(on(w, 'a', 'submit', personOf('a'), '2022-03-21'))).toEqual(['from'])
    expect(department.id).not.toBe(leader.id)
  })
})
