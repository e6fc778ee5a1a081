/** One demand: how its sum comes about from what was really paid, what came in and was given up, and what is open until when. */
import { fenSpentOn } from '../../core/accounts.ts'
import { addFen } from '../../core/money.ts'
import { blank, type Payment } from '../../core/payment/dossier.ts'
import { nextDay, nextPart, openParts, receivedOn } from '../../core/payment/instalments.ts'
import { accruedOn } from '../../core/payment/interest.ts'
import { questions } from '../../core/question.ts'
import { textIn } from '../reading.ts'
import { placeOf } from '../seal.ts'
import { findRecord } from '../store.ts'
import { type Asking, answering, noteLook, sitsAt } from './asking.ts'
import { findLook, type Look } from './look.ts'

const demandedText = `
select seq, to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as on from journal
where subject = 'payment' and id = $1 and action = 'demand' order by n limit 1`

/** What moved an account of money spent before an entry: paid on it, and taken back. */
const spentText = `
select j.id as payment, to_char(j.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as on, t.clause, d.state #>> '{bank,reference}' as reference,
  case when t.credit = $1 then t.amount else -t.amount end as fen
from posting t join journal j on j.seq = t.entry left join dossier d on d.subject = 'payment' and d.id = j.id
where (t.credit = $1 or t.debit = $1) and j.seq < $2 order by j.seq, t.line limit 500`

type Moved = {
  readonly payment: string
  readonly on: string
  readonly clause: string
  readonly reference: string | null
  readonly fen: number
}

const linesOf = async ({ query }: Asking, { training = '', working }: Payment, seq: number) => {
  if (working?.way !== 'byShare') return []
  const moved = await Promise.all(working.lines.map(({ item }) => query<Moved>(spentText, [fenSpentOn(`${training}.${item}`), seq])))
  return working.lines.map((line, i) => ({ ...line, transfers: (moved[i] ?? []).map(t => ({ ...t, fen: Number(t.fen) })) }))
}

const nameText = 'select zh, en from account where id = $1'

const wishOf = async (asking: Asking, id: string, { waiverAsked }: Payment) => {
  const { query, site } = asking
  if (!waiverAsked) return null
  await noteLook(asking, 'demandFile', 'payment', id)
  const [[name], record] = await Promise.all([
    query<{ zh: string; en: string }>(nameText, [waiverAsked.by]),
    findRecord(query, 'payment', id, 'waiver'),
  ])
  const reason = record && textIn(site.house.seals.open(placeOf('payment', id, 'waiver', record.n), record.sealed), 'reason')
  const { amountFen, on, by, evidence } = waiverAsked
  return { amountFen, on, by: name ?? { zh: by, en: by }, reason: reason ?? '', evidence: [...evidence] }
}

const openOn = (state: Payment, today: string) => {
  const [charged, accrued] = [state.interest?.chargedFen ?? 0, state.status === 'demanded' ? accruedOn(state, today) : 0]
  const waivedFen = addFen(...(state.waived ?? []).map(w => w.amountFen))
  const receivedFen = receivedOn(state)
  const over = state.status === 'cancelled' || state.status === 'repaid'
  const leftFen = over ? 0 : Math.max(0, state.amountFen + charged + accrued - receivedFen - waivedFen)
  return { receivedFen, waivedFen, interestFen: charged + accrued, leftFen }
}

const nextOf = (state: Payment, leftFen: number) => {
  const [part, on] = [nextPart(state), nextDay(state)]
  return state.status !== 'demanded' || leftFen === 0 || on === undefined ? null : { on, amountFen: part?.leftFen ?? leftFen }
}

const maySee = (asking: Asking, { law, state }: Look): boolean =>
  sitsAt(asking, law, 'department', 'leader', 'finance', 'auditor') ||
  (state.payer === 'person' && state.person !== undefined && asking.session?.account.person === state.person) ||
  (state.payer === 'host' && asking.session?.seats.some(s => s.role === 'host' && s.organisation === state.host) === true)

export const demandFile = answering(questions.demandFile, async (asking, { id }) => {
  const look = await findLook(asking, 'payment', id)
  if (!look || !maySee(asking, look)) return undefined
  const [[demanded], [row]] = await Promise.all([
    asking.query<{ seq: number; on: string }>(demandedText, [id]),
    asking.query<{ state: Payment }>("select state from dossier where subject = 'payment' and id = $1", [id]),
  ])
  if (!demanded || !row) return undefined
  const state = { ...blank, ...row.state }
  const sums = openOn(state, asking.today)
  const rests = state.status === 'suspended'
  return {
    ...sums,
    ...{ on: demanded.on, clause: state.clause ?? '', payBy: rests ? null : (state.payBy ?? null), amountFen: state.amountFen },
    perDayMillionths: state.terms?.interest?.perDayMillionths ?? null,
    lines: await linesOf(asking, state, demanded.seq),
    penalty: (state.working?.way === 'byShare' && state.working.penalty) || null,
    parts: openParts(state).map(part => ({ ...part, late: !rests && part.leftFen > 0 && part.on < asking.today })),
    receipts: state.received.map(({ n, evidence, overFen = 0, ...receipt }) => ({
      ...{ ...receipt, overFen, n: n ?? null },
      evidence: [...(evidence ?? [])],
    })),
    waived: (state.waived ?? []).map(({ on, amountFen }) => ({ on, amountFen })),
    waiverAsked: sitsAt(asking, look.law, 'department', 'leader', 'finance', 'auditor') ? await wishOf(asking, id, state) : null,
    reminded: state.reminded ? { times: state.reminded.times, on: state.reminded.on } : null,
    next: nextOf(state, sums.leftFen),
  }
})
