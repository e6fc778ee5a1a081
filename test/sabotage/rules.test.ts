// A guard that is taken away turns its check red: the kernel's, the rules', the bytes' and the seal's.
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { decideOn } from '../../core/action.ts'
import { canonical } from '../../core/canonical.ts'
import type { Actor } from '../../core/facts.ts'
import { labelOf, type Verb, verbs } from '../../core/outline.ts'
import { publish } from '../../demo/chapters/apply.ts'
import { selfOf } from '../../demo/teller.ts'
import { sealsOf } from '../../server/seal.ts'
import { actsForOthers, actsFromElsewhere, decidesOwnCase, leaksIn, takesUnknownFields } from '../conformance/checks.ts'
import { memory, tellerIn } from '../conformance/memory.ts'
import {
  admitted,
  bodyOf,
  consented,
  department,
  employer,
  employerOf,
  form,
  formOf,
  hohhot,
  law,
  leader,
  numberOf,
  on,
  onRound,
  openRound,
  personOf,
  recommended,
  rosterReceived,
  round,
} from '../given.ts'
import { openScholars, recommend as recommendScholar, waiting as scholarWaits } from '../scholars.ts'
import type { World } from '../world.ts'
import { accountant, cashier, enrolled, oneByOne, onPayment } from '../year.ts'
import { bindsToPlace, isRefusedBy, withoutRule, writesAllParts } from './checks.ts'

const getVerb = (label: string): Verb => {
  const verb = verbs.find(v => labelOf(v) === label)
  if (!verb) throw new Error(`no verb ${label}`)
  return verb
}

describe('the kernel', () => {
  const recommend = getVerb('application.recommend')

  test('without the check of one’s own case an officer decides on themself', () => {
    expect(verbs.flatMap(v => decidesOwnCase(v))).toEqual([])
    const careless: typeof decideOn = (action, law, facts) =>
      decideOn(action, law, { ...facts, actor: { ...facts.actor, person: undefined } })
    expect(decidesOwnCase(recommend, careless)).not.toEqual([])
  })

  test('without the check of the status anything follows anything', () => {
    expect(actsFromElsewhere(recommend)).toEqual([])
    const careless: typeof decideOn = (action, law, facts) =>
      decideOn(action, law, { ...facts, dossier: { ...facts.dossier, status: action.from[0] } })
    expect(actsFromElsewhere(recommend, careless)).not.toEqual([])
  })

  test('without the office in its role an officer decides in the programme of another', () => {
    const decline = getVerb('application.decline')
    expect(actsForOthers(decline)).toEqual([])
    const anywhere = { name: 'department', is: ({ actor }: { actor: Actor }) => actor.seats.some(seat => seat.role === 'department') }
    const by = decline.action.by.map(role => (role.name === 'department' ? anywhere : role))
    expect(actsForOthers({ ...decline, action: { ...decline.action, by } })).not.toEqual([])
  })

  test('with a role too many somebody may who should not', () => {
    expect(actsForOthers(recommend)).toEqual([])
    const wide = { ...recommend.action, by: [...recommend.action.by, { name: 'body', is: () => true }] }
    expect(actsForOthers({ ...recommend, action: wide })).not.toEqual([])
  })

  test('with a loose input an unknown field slips in', () => {
    expect(takesUnknownFields(recommend)).toEqual([])
    expect(takesUnknownFields({ ...recommend, action: { ...recommend.action, input: z.object({}) } })).not.toEqual([])
  })
})

describe('personal data', () => {
  test('without `decide` the form itself would be journalled', async () => {
    const m = memory()
    const teller = tellerIn(m)
    await publish(teller)
    const [someone] = teller.people
    if (!someone) throw new Error('nobody was invented')
    teller.clock.turnTo('2022-03-07')
    await teller.act(selfOf(someone), 'application', someone.id, 'start', { round: teller.round, form: someone.form })
    const told = m.told.at(-1)
    if (!told) throw new Error('nothing was told')
    const secrets = [someone.form.identity.name, someone.form.identity.citizenNumber]
    expect(leaksIn(told, secrets)).toEqual([])
    const bare = { ...told, outcome: { ...told.outcome, entry: { ...told.outcome.entry, fact: told.facts.input } } }
    expect(leaksIn(bare, secrets)).toHaveLength(2)
  })

  const seals = sealsOf(Buffer.alloc(32, 7))
  test('without the place in the seal a record could be moved to another person', () => {
    expect(bindsToPlace(seals)).toBe(true)
    expect(bindsToPlace({ seal: (_place, content) => seals.seal('', content), open: (_place, bytes) => seals.open('', bytes) })).toBe(false)
  })

  test('a canonical text that drops a field, or does not sort, is noticed', () => {
    expect(writesAllParts(canonical)).toBe(true)
    expect(writesAllParts(value => canonical({ ...Object(value), due: undefined }))).toBe(false)
    expect(writesAllParts(value => JSON.stringify(value))).toBe(false)
  })
})

const undertakings = law.policy.training.undertakings.value.map(u => u.code)
const recommendLate = (w: World, day: string) => () => on(w, 'a', 'recommend', bodyOf(hohhot), day)
const oneTooMany = (): World => {
  const w = openRound()
  for (const id of ['x', 'y', 'z']) recommended(w, id)
  consented(w, 'a')
  return w
}
const waiting = (given: Parameters<typeof consented>[2] = {}): World => {
  const w = openRound()
  consented(w, 'a', given)
  return w
}
const twice = (): World => {
  const w = openRound()
  w.must({ subject: 'application', id: 'a', action: 'start', by: personOf('a'), on: '2022-03-07', input: { round, form: form({}) } })
  return w
}
const noticed = (): World => {
  const w = openRound()
  recommended(w, 'a')
  rosterReceived(w)
  on(w, 'a', 'accept', department, '2022-05-05')
  onRound(w, 'close', department, '2022-05-06')
  onRound(w, 'publishNotice', department, '2022-05-09')
  return w
}
const prepared = (): World => {
  const w = enrolled({}, oneByOne)
  onPayment(w, 'tuition', 'prepare', cashier, '2022-09-20', { batch: 'b1' })
  return w
}

describe('the rules', () => {
  test('1.2 without withinPlaces a body recommends more than it has', () => {
    expect(isRefusedBy(recommendLate(oneTooMany(), '2022-03-15'), 'withinPlaces')).toBe(true)
    const w = oneTooMany()
    expect(withoutRule('application', 'recommend', 'withinPlaces', () => isRefusedBy(recommendLate(w, '2022-03-15'), 'withinPlaces'))).toBe(
      false,
    )
  })

  test('1.3 without withinPlaces a reserved place is given to two', () => {
    const taken = () => {
      const w = openScholars()
      for (const id of ['a', 'b', 'c', 'd']) scholarWaits(w, id)
      for (const id of ['a', 'b', 'c']) recommendScholar(w, id)
      return () => recommendScholar(w, 'd')
    }
    expect(isRefusedBy(taken(), 'withinPlaces')).toBe(true)
    const attempt = taken()
    expect(withoutRule('application', 'recommend', 'withinPlaces', () => isRefusedBy(attempt, 'withinPlaces'))).toBe(false)
  })

  test('5 without withinWindow a late file is taken', () => {
    expect(isRefusedBy(recommendLate(waiting(), '2022-04-20'), 'withinWindow')).toBe(true)
    const w = waiting()
    expect(withoutRule('application', 'recommend', 'withinWindow', () => isRefusedBy(recommendLate(w, '2022-04-20'), 'withinWindow'))).toBe(
      false,
    )
  })

  test('3.2.2 without criteriaHold somebody hands a form in who is not in good health', () => {
    const unwell = () => {
      const w = openRound()
      w.must({
        subject: 'application',
        id: 'a',
        action: 'start',
        by: personOf('a'),
        on: '2022-03-07',
        input: { round, form: { ...form({}), identity: { ...form({}).identity, healthy: false } } },
      })
      return w
    }
    const submit = (w: World) => () => on(w, 'a', 'submit', personOf('a'), '2022-03-07')
    expect(isRefusedBy(submit(unwell()), 'criteriaHold')).toBe(true)
    expect(withoutRule('application', 'submit', 'criteriaHold', () => isRefusedBy(submit(unwell()), 'criteriaHold'))).toBe(false)
  })

  test('4.1 without oneLivingApplication somebody applies twice', () => {
    const again = (w: World) => () =>
      w.perform({ subject: 'application', id: 'b', action: 'start', by: personOf('a'), on: '2022-03-08', input: { round, form: form({}) } })
    expect(isRefusedBy(again(twice()), 'oneLivingApplication')).toBe(true)
    expect(withoutRule('application', 'start', 'oneLivingApplication', () => isRefusedBy(again(twice()), 'oneLivingApplication'))).toBe(
      false,
    )
  })

  test('4.1 without oneCitizenOnce one citizen stands twice, from two accounts', () => {
    const sharing = () => {
      const w = openRound()
      recommended(w, 'x')
      const form = { ...formOf('a'), identity: { ...formOf('a').identity, citizenNumber: numberOf('x') } }
      on(w, 'a', 'start', personOf('a'), '2022-03-07', { round, form })
      on(w, 'a', 'submit', personOf('a'), '2022-03-07')
      on(w, 'a', 'consent', employerOf(employer), '2022-03-08', { conductConfirmed: true, undertakings })
      return w
    }
    expect(isRefusedBy(recommendLate(sharing(), '2022-03-15'), 'oneCitizenOnce')).toBe(true)
    expect(
      withoutRule('application', 'recommend', 'oneCitizenOnce', () =>
        isRefusedBy(recommendLate(sharing(), '2022-03-15'), 'oneCitizenOnce'),
      ),
    ).toBe(false)
  })

  test('4.1 without builtOnNewest a second window writes over what the first saved', () => {
    const opened = () => {
      const w = openRound()
      w.must({ subject: 'application', id: 'a', action: 'start', by: personOf('a'), on: '2022-03-07', input: { round, form: {} } })
      on(w, 'a', 'save', personOf('a'), '2022-03-07', { form: { achievements: '第一个窗口' }, base: 1 })
      return w
    }
    const second = (w: World) => () => on(w, 'a', 'save', personOf('a'), '2022-03-07', { form: { achievements: '第二个窗口' }, base: 1 })
    expect(isRefusedBy(second(opened()), 'builtOnNewest')).toBe(true)
    expect(withoutRule('application', 'save', 'builtOnNewest', () => isRefusedBy(second(opened()), 'builtOnNewest'))).toBe(false)
  })

  test('4.2 without noticeIsOver somebody is admitted while the public may still object', () => {
    const admit = (w: World) => () => on(w, 'a', 'admit', leader, '2022-05-10')
    expect(isRefusedBy(admit(noticed()), 'noticeIsOver')).toBe(true)
    expect(withoutRule('application', 'admit', 'noticeIsOver', () => isRefusedBy(admit(noticed()), 'noticeIsOver'))).toBe(false)
  })

  test('8.2 R11 without approvedByAnother one person pays out alone', () => {
    const approve = (w: World) => () => onPayment(w, 'tuition', 'approve', cashier, '2022-09-21')
    expect(isRefusedBy(approve(prepared()), 'approvedByAnother')).toBe(true)
    expect(withoutRule('payment', 'approve', 'approvedByAnother', () => isRefusedBy(approve(prepared()), 'approvedByAnother'))).toBe(false)
    expect(onPayment(prepared(), 'tuition', 'approve', accountant, '2022-09-21').ok).toBe(true)
  })

  test('the rules are back when the sabotage is over', () => {
    const w = openRound()
    recommended(w, 'a')
    rosterReceived(w)
    expect(() => admitted(w, ['a'])).not.toThrow()
  })
})
