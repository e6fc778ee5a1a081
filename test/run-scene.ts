/** A round in memory in which four people are owed their allowance, and what a run over them goes through. */
import type { Actor } from '../core/facts.ts'
import { blank as blankPayee } from '../core/payee/dossier.ts'
import { blank as blankPayment } from '../core/payment/dossier.ts'
import { blank as blankRound } from '../core/round/dossier.ts'
import { runId } from '../core/run/dossier.ts'
import { digest, law, round } from './given.ts'
import { afterIn, causeOf, inputOf, laidIn, type Store, settleIn } from './run-lines.ts'
import { type Answer, world } from './world.ts'
import { cashier } from './year.ts'

export const on = '2023-10-20'
export const amounts = [480_001, 33_333, 720_000, 1]

/** Four people whose allowance is due, each with an account. */
export const scene = () => {
  const w = world(law)
  const store: Store = new Map()
  const dossiers = new Map<string, { readonly status: string }>()
  w.put('round', round, { ...blankRound, status: 'announced', law: digest('a') })
  for (const [i, amountFen] of amounts.entries()) {
    const whose = { round, track: 'inside', person: `p${i}`, host: 'imu' }
    const due = { training: `t${i}`, item: 'allowance', amountFen, payer: 'fund', payee: 'trainee', clause: '8.3' } as const
    w.put('payment', `t${i}.allowance`, { ...blankPayment, ...whose, ...due, status: 'payable' })
    w.give(`fen/owed/t${i}.allowance`, amountFen)
    const accounts = [{ n: 1, digest: digest('c'), from: '2023-01-01', by: 'x' }]
    w.put('payee', `t${i}`, { ...blankPayee, status: 'registered', kind: 'trainee', round, accounts })
  }
  /** What the lines are chosen from, as it stands. */
  const look = () => {
    dossiers.clear()
    for (const i of amounts.keys()) {
      dossiers.set(`payment/t${i}.allowance`, w.dossier('payment', `t${i}.allowance`))
      dossiers.set(`payee/t${i}`, w.dossier('payee', `t${i}`))
    }
    for (let n = 1; w.dossier('run', runId(round, n)).status !== 'none'; n += 1)
      dossiers.set(`run/${runId(round, n)}`, w.dossier('run', runId(round, n)))
    return dossiers
  }
  return { w, store, look }
}
export type Scene = ReturnType<typeof scene>

export const act = ({ w, store, look }: Scene, action: string, number: number, by: Actor, input: object = {}): Answer => {
  const id = runId(round, number)
  const lines = laidIn(look(), store, law, { id, action, input, today: on })
  const answer = w.perform({ subject: 'run', id, action, by, on, input, lines })
  if (answer.ok) afterIn(store, id, action, lines)
  return answer
}
export const settle = ({ w, store }: Scene, most?: number) =>
  settleIn(
    store,
    (run, kept, wants) =>
      w.perform({
        ...{ subject: 'payment', id: kept.line.payment, action: wants, by: cashier, on },
        ...{ input: inputOf(run, kept), cause: causeOf(wants) },
      }).ok,
    most,
  )
export const noKin = { noKin: true }
export const make = (s: Scene, number = 1, by = cashier) => act(s, 'make', number, by, { round, payee: 'trainee', ...noKin })
export const locked = () => {
  const s = scene()
  make(s)
  settle(s)
  act(s, 'lock', 1, cashier)
  return s
}
