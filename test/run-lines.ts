/** The lines of runs without a database: what the server's table holds, in a map, by the same choice, digest and judgement of answers. */
import { hash } from 'node:crypto'
import type { Facts } from '../core/facts.ts'
import { accountOn, blank as blankPayee, type Payee } from '../core/payee/dossier.ts'
import { blank as blankPayment, type Payment } from '../core/payment/dossier.ts'
import { signedLine } from '../core/run/canonical.ts'
import { type Candidate, choose, type Line, sumOf } from '../core/run/choose.ts'
import { blank as blankRun, type Choice, type Lines, lineId, type Run } from '../core/run/dossier.ts'
import { judgeRows } from '../core/run/result.ts'
import { rowsIn } from '../core/run/rows.ts'
import type { Law } from '../policy/shape.ts'
import { readFormats } from '../server/runs/formats.ts'

export type Want = 'hold' | 'free' | 'remit' | 'reject' | 'reverse'
export type Kept = { readonly line: Line; state: string; wants: Want | undefined; reference: string | null; on: string; reason: string }
export type Store = Map<string, Kept[]>
type Dossiers = ReadonlyMap<string, { readonly status: string }>

const formats = readFormats()
const format = formats.get('csv')
const living = (kept: Kept) => kept.state === 'chosen' || kept.state === 'held'

/** Everything of the round that is due to one kind of payee, by their names as their accounts have them. */
export const candidatesIn = (dossiers: Dossiers, store: Store, choice: Choice, round: string, today: string): readonly Candidate[] =>
  [...dossiers].flatMap(([key, found]): readonly Candidate[] => {
    if (!key.startsWith('payment/') || !['payable', 'held'].includes(found.status)) return []
    const payment: Payment = { ...blankPayment, ...found, status: found.status === 'held' ? 'held' : 'payable' }
    const { payee: kind, payer, item = '', track = '', host = '', training = '', clause = '', amountFen, person, bounces } = payment
    if (payer !== 'fund' || kind !== choice.payee || payment.round !== round) return []
    if (item !== (choice.item ?? item) || track !== (choice.track ?? track) || host !== (choice.host ?? host)) return []
    const id = key.slice('payment/'.length)
    const payee = kind === 'host' ? `${round}.${host}` : training
    const its: Payee = { ...blankPayee, ...dossiers.get(`payee/${payee}`), status: 'registered' }
    const account = accountOn(its, today)
    const inRun = [...store].find(([, lines]) => lines.some(one => one.line.payment === id && living(one)))?.[0]
    return [
      {
        ...{ payment: id, kind: choice.payee, payee, name: 'Same', person, host, item, track, clause, amountFen, inRun },
        account: account && { n: account.n, digest: account.digest, holder: 'Same' },
        ...{ agreement: its.agreement !== undefined, invoice: its.invoices.some(i => i.payments.includes(id)) },
        ...{ agreedFen: its.rates?.find(rate => rate.item === item && rate.track === track)?.rateFen, aside: false, leftOut: false },
        ...{ cases: undefined, toSetOff: false, bounced: bounces.length > 0, paidOn: undefined },
      },
    ]
  })

export const heldIn = (store: Store, run: string): NonNullable<Lines['held']> => {
  const all = store.get(run) ?? []
  const held = all.filter(({ state }) => ['held', 'paid', 'rejected', 'returned'].includes(state))
  const digest = hash('sha256', held.map(({ line }) => signedLine(line)).join(''), 'hex')
  return { ...sumOf(held.map(({ line }) => line)), digest, waiting: all.filter(({ wants }) => wants !== undefined).length }
}

const resultOf = (store: Store, id: string, run: Run, content: string, today: string): Lines['result'] => {
  if (!format) throw new Error('the general form is gone')
  const text = Buffer.from(content, 'base64').toString('utf8')
  const parsed = rowsIn(format, text)
  const all = store.get(id) ?? []
  const standing = all.map(({ line: { n, amountFen }, state, wants, reference }) => {
    const own = { n, amountFen, state, busy: wants !== undefined, reference, spent: true }
    return [lineId(run.number, n), own] as const
  })
  const judged = judgeRows(format, parsed.kind === 'rows' ? parsed.rows : [], new Map(standing), today)
  const answers = judged.flatMap(one => (one.kind === 'new' ? [one.answer] : []))
  const of = (outcome: string) => sumOf(answers.filter(answer => answer.outcome === outcome))
  const open = all.filter(({ state, wants }) => state === 'held' && wants === undefined).length - of('paid').count - of('rejected').count
  const wrong = judged.flatMap(one => (one.kind === 'wrong' ? [{ row: one.row, why: one.why }] : []))
  const again = judged.filter(({ kind }) => kind === 'known').length
  const sums = { paid: of('paid'), rejected: of('rejected'), returned: of('returned') }
  return { sha256: hash('sha256', text, 'hex'), ...sums, wrong, open, again, answers }
}

type Ask = { readonly id: string; readonly action: string; readonly input: unknown; readonly today: string }
const said = (input: unknown, key: string): unknown => (typeof input === 'object' && input !== null ? Reflect.get(input, key) : undefined)

/** What the server would lay before an action on a run. */
export const laidIn = (dossiers: Dossiers, store: Store, law: Law, { id, action, input, today }: Ask): Facts<object>['lines'] => {
  const run: Run = { ...blankRun, ...dossiers.get(`run/${id}`), status: 'none' }
  if (action === 'make') {
    const round = String(said(input, 'round'))
    const payee = said(input, 'payee') === 'host' ? 'host' : 'trainee'
    const narrowed = Object.fromEntries(
      ['item', 'track', 'host'].flatMap(key => (typeof said(input, key) === 'string' ? [[key, said(input, key)]] : [])),
    )
    const next = [...dossiers].filter(([key]) => key.startsWith(`run/${round}.`)).length + 1
    return { next, chosen: choose(law, candidatesIn(dossiers, store, { payee, ...narrowed }, round, today)).lines, paysActor: false }
  }
  const held = heldIn(store, id)
  if (action === 'send') {
    const sha256 = hash('sha256', held.digest, 'hex')
    return { held, file: { name: `${id}.csv`, format: String(said(input, 'format')), sha256, content: '' } }
  }
  if (action === 'readResult') return { result: resultOf(store, id, run, String(said(input, 'content')), today) }
  return { held, moved: [], paysActor: false }
}

/** What is found around a payee: their training, and what a host is owed without an invoice. */
export const payingIn = (dossiers: Dossiers, id: string): Facts<object>['paying'] => {
  const training = dossiers.get(`training/${id}`)
  const its: Payee = { ...blankPayee, ...dossiers.get(`payee/${id}`), status: 'registered' }
  const owed = [...dossiers].flatMap(([key, found]) => {
    const { payee, payer, host, round, amountFen }: Payment = { ...blankPayment, ...found, status: 'payable' }
    const name = key.slice('payment/'.length)
    const covered = its.invoices.some(({ payments }) => payments.includes(name))
    const isOwed = key.startsWith('payment/') && ['payable', 'held'].includes(found.status) && payee === 'host' && payer === 'fund'
    return isOwed && `${round}.${host}` === id && !covered ? [{ id: name, amountFen }] : []
  })
  return { owed, ...(training && { training: { ...training } }) }
}

/** What the server writes of the lines once the action stands. */
export const afterIn = (store: Store, id: string, action: string, lines: Facts<object>['lines']): void => {
  if (action === 'make')
    store.set(
      id,
      (lines?.chosen ?? []).map(line => ({ line, state: 'chosen', wants: 'hold', reference: null, on: '', reason: '' })),
    )
  const all = store.get(id) ?? []
  if (action === 'abandon')
    for (const one of all.filter(living)) {
      one.wants = one.state === 'held' ? 'free' : undefined
      if (one.state === 'chosen') one.state = 'freed'
    }
  for (const { n, outcome, reference, on, reason } of action === 'readResult' ? (lines?.result?.answers ?? []) : []) {
    const one = all.find(({ line }) => line.n === n)
    if (!one) throw new Error(`${id} has no line ${n}`)
    Object.assign(one, { wants: outcome === 'paid' ? 'remit' : outcome === 'rejected' ? 'reject' : 'reverse', on, reason })
    if (outcome === 'paid') one.reference = reference
  }
}

export const causeOf = (wants: Want) => ({
  subject: 'run',
  action: wants === 'hold' ? 'make' : wants === 'free' ? 'abandon' : 'readResult',
})
const after: Readonly<Record<Want, string>> = { hold: 'held', free: 'freed', remit: 'paid', reject: 'rejected', reverse: 'returned' }

export const inputOf = (run: string, { line, wants, reference, on, reason }: Kept): unknown => {
  if (wants === 'hold') return { run, line: line.n, account: { payee: line.payee, n: line.account.n, digest: line.account.digest } }
  if (wants === 'free') return {}
  return wants === 'remit' ? { reference, on } : { reason, on }
}

/** Does what lines want, as the server's worker would; what is refused drops out. `most` lines at a time. Returns how many it did. */
export const settleIn = (
  store: Store,
  perform: (run: string, kept: Kept, wants: Want) => boolean,
  most = Number.MAX_SAFE_INTEGER,
): number => {
  const waiting = [...store].flatMap(([run, all]) => all.filter(({ wants }) => wants !== undefined).map(kept => ({ run, kept })))
  for (const { run, kept } of waiting.slice(0, most)) {
    const { wants } = kept
    if (!wants) continue
    const done = perform(run, kept, wants)
    kept.state = done ? after[wants] : wants === 'hold' ? 'dropped' : kept.state
    kept.wants = undefined
  }
  return Math.min(most, waiting.length)
}
