// The guards of money that comes back: each is taken away once, and what it protects is lost.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canonical } from '../../core/canonical.ts'
import { subjects } from '../../core/catalogue.ts'
import { blank, type Payment } from '../../core/payment/dossier.ts'
import { accruedOn } from '../../core/payment/interest.ts'
import type { Law } from '../../policy/shape.ts'
import { clock, department, digest, law, leader } from '../given.ts'
import { freshHouse, type TestHouse } from '../house.ts'
import type { Answer, World } from '../world.ts'
import { accountant, appealed, cashier, deputy, onPayment, sanctioned } from '../year.ts'
import { isAllThatStands, isRefusedTo, withoutRule } from './checks.ts'

const it = 'clawback1'
const wish = { amountFen: 500_000, reason: '示例', evidence: [digest('9')], noTie: true }
const line = { amountFen: 500_000, reference: 'r', on: '2023-01-05' }
const asked = (): World => {
  const w = sanctioned()
  onPayment(w, it, 'askWaiver', cashier, '2023-01-05', wish)
  return w
}
const seat = { role: 'leader' as const, organisation: 'department' }
const give = (w: World, by = leader, noTie = true) => onPayment(w, it, 'waive', by, '2023-01-06', { noTie })

const { waiver: _none, ...discipline } = law.policy.training.discipline
const withoutWaiver: Law = { ...law, policy: { ...law.policy, training: { ...law.policy.training, discipline } } }

const tied = (w: World, action: string, by: typeof cashier, input: object) =>
  w.perform({ subject: 'payment', id: `a1.${it}`, action, by, on: '2023-01-06', input, aside: ['a1'] })

type Guard = readonly [says: string, verb: string, rule: string, told: () => World, attempt: (w: World) => Answer]
const guards: readonly Guard[] = [
  ['6.6 without waivedByAnother one person waives alone', 'waive', 'waivedByAnother', asked, w => give(w, { ...cashier, seats: [seat] })],
  [
    '6.6 without openerIsAnother whoever opened the case gives the money up',
    'waive',
    'openerIsAnother',
    asked,
    w => give(w, { ...department, seats: [seat] }),
  ],
  [
    '6.6 without nobodyStandsAside whoever said to be kin asks for it all the same',
    'askWaiver',
    'nobodyStandsAside',
    sanctioned,
    w => tied(w, 'askWaiver', cashier, wish),
  ],
  [
    '6.6 without nobodyStandsAside a leader gives up what their kin owe',
    'waive',
    'nobodyStandsAside',
    asked,
    w => tied(w, 'waive', deputy, { noTie: true }),
  ],
  ['6.6 without hasNoTie a debt of kin is given up', 'waive', 'hasNoTie', asked, w => give(w, deputy, false)],
  [
    '6.6 without waiverIsAsked nobody has said why',
    'refuseWaiver',
    'waiverIsAsked',
    sanctioned,
    w => onPayment(w, it, 'refuseWaiver', leader, '2023-01-06', { reason: '示例' }),
  ],
  [
    '6.6 without noWaiverIsAsked one wish hides another',
    'askWaiver',
    'noWaiverIsAsked',
    asked,
    w => onPayment(w, it, 'askWaiver', accountant, '2023-01-05', wish),
  ],
  [
    '6.6 without waiverIsForeseen money is given up that no policy lets go',
    'askWaiver',
    'waiverIsForeseen',
    () => sanctioned(withoutWaiver),
    w => onPayment(w, it, 'askWaiver', cashier, '2023-01-05', wish),
  ],
  [
    '6.6 without notReceivedBefore one line of the bank counts twice',
    'receive',
    'notReceivedBefore',
    () => {
      const w = sanctioned()
      onPayment(w, it, 'receive', cashier, '2023-01-05', line)
      return w
    },
    w => onPayment(w, it, 'receive', cashier, '2023-01-05', line),
  ],
  [
    '6.6 without isDueSoon the person is told every day',
    'forewarn',
    'isDueSoon',
    sanctioned,
    w => onPayment(w, it, 'forewarn', clock, '2022-12-21'),
  ],
]
test.each(guards)('%s', (_says, verb, rule, told, attempt) => {
  const given = () => {
    const w = told()
    return () => attempt(w)
  }
  expect(isAllThatStands('payment', verb, rule, given)).toEqual([true, true])
})

test('6.6 without stillOpen what came in meanwhile is given up once more, and only the ledger holds', () => {
  const w = asked()
  onPayment(w, it, 'receive', cashier, '2023-01-06', { ...line, amountFen: 1_600_000 - 1, on: '2023-01-06' })
  expect(give(w)).toMatchObject({ ok: false, refusals: [{ rule: 'stillOpen' }] })
  expect(() => withoutRule('payment', 'waive', 'stillOpen', () => give(w))).toThrow()
})

test('6.6 a demand that rests is received on only because the verb says so, and reminded of by none', () => {
  const frozen = (verb: string) => Reflect.get(Reflect.get(subjects.payment.actions, verb), 'from').includes('suspended')
  expect(['receive', 'remind', 'forewarn', 'spread', 'waive', 'askWaiver'].filter(frozen)).toEqual(['receive'])
  expect(appealed().dossier('payment', `a1.${it}`).status).toBe('suspended')
})

test('6.6 without its rest interest would run on through an appeal', () => {
  const interest = { perDayMillionths: 500, from: 'due' as const, restsDuringAppeal: true }
  const demand: Payment = {
    ...blank,
    status: 'suspended',
    amountFen: 1_000_000,
    terms: { payWithinDays: 30, interest },
    interest: { from: '2023-01-01', chargedFen: 0 },
  }
  expect(accruedOn(demand, '2023-01-11')).toBe(0)
  expect(accruedOn({ ...demand, status: 'demanded' }, '2023-01-11')).toBe(5_000)
  expect(accruedOn({ ...demand, terms: { payWithinDays: 30, interest: { ...interest, restsDuringAppeal: false } } }, '2023-01-11')).toBe(
    5_000,
  )
})

let house: TestHouse
beforeAll(async () => {
  house = await freshHouse(2)
})
afterAll(() => house.close())

const stateWith = (more: object) => canonical({ ...blank, status: 'demanded', amountFen: 1000, ...more })
const insert = (more: object) =>
  `insert into dossier (subject, id, status, since, n, hash, state) values ('payment', 'x.clawback1', 'demanded', now(), 1, '', '${stateWith(more)}')`
const without = 'alter table dossier drop constraint never_more_back_than_asked'
const tooMuch: readonly (readonly [string, object])[] = [
  [
    'came in',
    {
      received: [
        { amountFen: 600, reference: 'a', on: '2023-01-01' },
        { amountFen: 401, reference: 'b', on: '2023-01-02' },
      ],
    },
  ],
  ['was given up', { waived: [{ amountFen: 1001, on: '2023-01-01', n: 2 }] }],
  [
    'came in and was given up',
    { received: [{ amountFen: 600, reference: 'a', on: '2023-01-01' }], waived: [{ amountFen: 401, on: '2023-01-01', n: 2 }] },
  ],
]

test.each(tooMuch)('6.6 the database refuses a demand on which more %s than was asked, whatever the code says', async (_what, more) => {
  expect(await isRefusedTo(house.url, 'app', insert(more))).toBe(true)
  expect(await isRefusedTo(house.url, 'owner', insert(more))).toBe(true)
  expect(await isRefusedTo(house.url, 'owner', without, insert(more))).toBe(false)
})

test('6.6 the database lets in what was asked, with the interest that was charged on it', async () => {
  const received = [{ amountFen: 1010, reference: 'a', on: '2023-01-01' }]
  expect(await isRefusedTo(house.url, 'app', insert({ received }))).toBe(true)
  expect(await isRefusedTo(house.url, 'app', insert({ received, interest: { from: '2023-01-01', chargedFen: 10 } }))).toBe(false)
})

test('6.6 what is owed, received and given up are accounts that the database never lets below zero', async () => {
  for (const account of ['fen/owed/x', 'fen/paid/x', 'fen/waived/x', 'fen/kept/x', 'fen/spent/x.tuition']) {
    const below = `insert into counter (name, balance) values ('${account}', -1)`
    expect(await isRefusedTo(house.url, 'app', below)).toBe(true)
    expect(await isRefusedTo(house.url, 'owner', 'alter table counter drop constraint counter_balance_check', below)).toBe(false)
  }
})
