// What keeps a payment out of a run, each taken away once: with it the payment waits, without it the payment leaves with the others.
import { expect, test } from 'vitest'
import { findRate } from '../../core/payment/rates.ts'
import { type Candidate, choose, type Exclusion, standsInTheWay, whyNot } from '../../core/run/choose.ts'
import { law } from '../given.ts'

const rateFen = findRate(law, 'tuition', 'inside')?.value ?? 0
const fine: Candidate = {
  ...{
    payment: 't1.tuition',
    kind: 'host',
    payee: 'r.imu',
    name: '内蒙古大学',
    person: 'p1',
    host: 'imu',
    item: 'tuition',
    track: 'inside',
  },
  ...{ clause: '8.2', amountFen: rateFen, account: { n: 1, digest: 'd', holder: '内蒙古大学' }, agreement: true, invoice: true },
  ...{
    cases: undefined,
    toSetOff: false,
    agreedFen: rateFen,
    aside: false,
    leftOut: false,
    inRun: undefined,
    bounced: false,
    paidOn: undefined,
  },
}
const wrong: Readonly<Record<Exclusion, Partial<Candidate>>> = {
  inOtherRun: { inRun: 'r.run.1' },
  noAccount: { account: undefined },
  nameDiffers: { account: { n: 1, digest: 'd', holder: '示例公司' } },
  noAgreement: { agreement: false },
  noInvoice: { invoice: false },
  rateDiffers: { agreedFen: rateFen - 1 },
  caseOpen: { cases: 'open' },
  appealOpen: { cases: 'appealed' },
  toSetOff: { toSetOff: true },
  makerStandsAside: { aside: true },
  leftOut: { leftOut: true },
}

/** What leaves, where one of the exclusions sees nothing. */
const leavesWithout = (name: string, candidates: readonly Candidate[]) => {
  const check: unknown = Reflect.get(standsInTheWay, name)
  Reflect.set(standsInTheWay, name, () => false)
  try {
    return choose(law, candidates).lines.map(({ payment }) => payment)
  } finally {
    Reflect.set(standsInTheWay, name, check)
  }
}

test.each(Object.entries(wrong))('8.2 without %s the list pays what has to wait', (name, part) => {
  const candidates = [
    { ...fine, ...part },
    { ...fine, payment: 't2.tuition' },
  ]
  const { lines, excluded } = choose(law, candidates)
  expect([lines.map(({ payment }) => payment), excluded.map(({ why }) => why)]).toEqual([['t2.tuition'], [[name]]])
  // A payment without an account has nowhere to go, whatever anybody says.
  expect(leavesWithout(name, candidates)).toEqual(name === 'noAccount' ? ['t2.tuition'] : ['t1.tuition', 't2.tuition'])
  expect(whyNot(law, fine)).toEqual([])
})

test('6.6 money that only goes back to the host that it came from waits for no invoice', () => {
  expect(whyNot(law, { ...fine, item: 'overpaid', agreedFen: undefined, invoice: false })).toEqual([])
})
