// Fifty at once at one demand: repayments, waivers, an appeal with its answer, sums set off and a second demand on the same money. What came back is never less than nothing nor more than was paid.
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { fenOwed, fenPaid, fenWaived } from '../../core/accounts.ts'
import { getSubject } from '../../core/catalogue.ts'
import type { Actor, SubjectName } from '../../core/facts.ts'
import type { Payment } from '../../core/payment/dossier.ts'
import { spentOn } from '../../core/payment/dossier.ts'
import type { Law } from '../../policy/shape.ts'
import { digestOf } from '../../server/laws.ts'
import type { Answer } from '../../server/perform.ts'
import { withClient } from '../../server/postgres/check.ts'
import { department, directedLaw, id, leftAndHeard, must, trainee } from '../directed.ts'
import { figure, seedOf } from '../faults/figures.ts'
import { digest, leader } from '../given.ts'
import { freshHouse, type TestHouse } from '../house.ts'
import { accountant, cashier, deputy } from '../year.ts'

const { discipline } = directedLaw.policy.training
const waiver = { value: { askedBy: ['finance' as const], decidedBy: ['leader' as const] }, clause: '7.3' }
const law: Law = {
  ...directedLaw,
  policy: { ...directedLaw.policy, training: { ...directedLaw.policy.training, discipline: { ...discipline, waiver } } },
}
const round = 'directed-training-2021'
const day = '2025-05-20'
const rounds = Number(process.env.TEPEI_RACES ?? 6)
const seed = Number(seedOf('FAULT_SEED'))

const told = leftAndHeard(law)
const serving = told.dossier('obligation', id)
must(told, 'discipline', 'sanction', leader, '2025-04-10', { reason: '示例' }, `${id}.service1`)

/** Whole numbers below a limit, the same ones from the same seed. */
const drawn = (seed: number) => {
  const last = { is: seed }
  return (below: number): number => {
    last.is = (Math.imul(last.is, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((last.is / 2 ** 32) * below)
  }
}

let house: TestHouse
beforeAll(async () => {
  house = await freshHouse(20, [law])
  await house.settle(department, leader, deputy, accountant, cashier, trainee)
  await house.act(leader, 'round', round, 'publish', { law: digestOf(law), edition: law.policy.edition })
  house.turnTo(day)
})
afterAll(() => house.close())

const put = (subject: SubjectName, its: string, state: Readonly<Record<string, unknown>> & { readonly status: string }) =>
  withClient(house.url, client =>
    client.query(
      `insert into dossier (subject, id, round, track, person, employer, body, host, status, waits_for, since, n, hash, state)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'finance', now(), 0, '', $10)`,
      [subject, its, round, state.track, state.person, state.employer, state.body, state.host, state.status, JSON.stringify(state)],
    ),
  )
const give = (account: string, balance: number) =>
  withClient(house.url, client => client.query('insert into counter (name, balance) values ($1, $2)', [account, balance]))

const asked = 900_000
const spentBefore = 400_000
const setOffFen = 50_000
const setOffs = 6

/** One training with its demand of 6,000 yuan and 3,000 of penalty, a second case that was heard, and sums that are owed to the same person. */
const putTraining = async (its: string) => {
  const training = { training: its }
  const demand = told.dossier('payment', `${id}.serviceClawback1`)
  const theCase = told.dossier('discipline', `${id}.service1`)
  await put('payment', `${its}.serviceClawback1`, { ...demand, ...training })
  await put('discipline', `${its}.service1`, { ...theCase, ...training })
  const second = { ...theCase, ...training, nth: 2, status: 'heard', sanction: undefined, decidedBy: undefined }
  await put('discipline', `${its}.service2`, second)
  await put('obligation', its, { ...serving, ...training })
  const { round: _, training: __, working: ___, ...rest } = demand
  const sum = { ...getSubject('payment').blank, ...rest, ...training, item: 'fee', payer: 'fund', payee: 'trainee', terms: undefined }
  for (let n = 0; n < setOffs; n += 1) {
    await put('payment', `${its}.fee.${n}`, { ...sum, status: 'payable', amountFen: setOffFen, against: `${its}.serviceClawback1`, round })
    await give(fenOwed(`${its}.fee.${n}`), setOffFen)
  }
  await give(fenOwed(`${its}.serviceClawback1`), asked)
  await give(spentOn(its, 'fee'), spentBefore)
}

const balances = (its: string) =>
  withClient(house.url, async client => {
    const { rows } = await client.query<{ name: string; balance: string }>('select name, balance from counter where name like $1', [
      `fen/%/${its}.%`,
    ])
    const known = new Map(rows.map(row => [row.name, Number(row.balance)]))
    return (account: string) => known.get(account) ?? 0
  })
const stateOf = (its: string) =>
  withClient(
    house.url,
    async client =>
      (await client.query<{ state: Payment }>("select state from dossier where subject = 'payment' and id = $1", [its])).rows[0]?.state,
  )

const summed = (amounts: readonly { readonly amountFen: number }[] = []) => amounts.reduce((sum, { amountFen }) => sum + amountFen, 0)

type Racer = () => Promise<Answer>
/** Fifty, in an order that is drawn. */
const racers = (its: string, pick: (below: number) => number): readonly Racer[] => {
  const money =
    (by: Actor, action: string, input: object = {}, of = 'serviceClawback1'): Racer =>
    () =>
      house.act(by, 'payment', `${its}.${of}`, action, input)
  const judge =
    (by: Actor, action: string, input: object, nth = 1): Racer =>
    () =>
      house.act(by, 'discipline', `${its}.service${nth}`, action, input)
  const wish = () => ({ amountFen: 1 + pick(200_000), reason: '示例', evidence: [digest('9')], noTie: true })
  const waived = (): Racer => async () => {
    await money(cashier, 'askWaiver', wish())()
    return money(deputy, 'waive', { noTie: true })()
  }
  const all: readonly Racer[] = [
    ...Array.from({ length: 26 }, (_, n) => money(cashier, 'receive', { amountFen: 1 + pick(150_000), reference: `r-${n}`, on: day })),
    ...Array.from({ length: 8 }, waived),
    ...Array.from({ length: setOffs }, (_, n) => money(accountant, 'setOff', {}, `fee.${n}`)),
    ...Array.from({ length: 3 }, () => judge(trainee, 'appeal', { statement: '示例' })),
    ...Array.from({ length: 2 }, () => judge(deputy, 'uphold', { reason: '示例' })),
    ...Array.from({ length: 2 }, () => judge(deputy, 'correct', { reason: '示例' })),
    ...Array.from({ length: 3 }, () => judge(leader, 'sanction', { reason: '示例' }, 2)),
  ]
  return all
    .map(racer => ({ racer, at: pick(1_000_000) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ racer }) => racer)
}

/** How many rounds were right, told when the test ends, however it ends. */
const countRight = () => {
  let right = 0
  const what = 'rounds of fifty at one demand after which a sum was wrong'
  onTestFinished(() => figure({ id: 'F23', what, seed: String(seed), n: rounds, wrong: right === rounds ? 0 : 1 }))
  return {
    add: () => {
      right += 1
    },
  }
}

test('F23 6.6 whoever is first of fifty at one demand, what came back and was given up is never more than was asked, nor is more asked than was paid', async () => {
  const pick = drawn(seed)
  const right = countRight()
  for (let i = 0; i < rounds; i += 1) {
    const its = `x${i}`
    await putTraining(its)
    const race = racers(its, pick)
    expect(race.length).toBe(50)
    const answers = await Promise.all(race.map(run => run()))
    expect(answers.filter(a => a.kind !== 'done' && a.kind !== 'refused')).toEqual([])
    const [balance, demand, second] = [
      await balances(its),
      await stateOf(`${its}.serviceClawback1`),
      await stateOf(`${its}.serviceClawback2`),
    ]
    if (!demand) throw new Error('the demand is gone')
    const [owed, paid, waived] = [fenOwed, fenPaid, fenWaived].map(of => balance(of(`${its}.serviceClawback1`)))
    // The dossier and the ledger say the same.
    expect([paid, waived]).toEqual([summed(demand.received), summed(demand.waived)])
    expect((paid ?? 0) + (waived ?? 0) + (owed ?? 0)).toBe(demand.status === 'cancelled' ? (paid ?? 0) + (waived ?? 0) : asked)
    expect((paid ?? 0) + (waived ?? 0)).toBeLessThanOrEqual(asked)
    // All that was ever paid on the item is still spent, or asked back by a demand that stands.
    const setOff =
      setOffFen *
      (await Promise.all(Array.from({ length: setOffs }, (_, n) => stateOf(`${its}.fee.${n}`)))).filter(s => s?.status === 'paid').length
    const lines = (of: Payment | undefined) =>
      of && of.status !== 'cancelled' && of.working?.way === 'byShare' ? summed(of.working.lines) : 0
    expect(balance(spentOn(its, 'fee')) + lines(demand) + lines(second)).toBe(spentBefore + 600_000 + setOff)
    // A correction gives back what had come in, and not a fen more.
    expect(balance(fenOwed(`${its}.serviceGiveBack1`))).toBe(demand.status === 'cancelled' ? paid : 0)
    right.add()
  }
}, 3_600_000)
