/** The months of one training in plain lines, and a host's calendar. Kinds of leave are opened for the trainee and the host alone, and each look is logged. */
import type { z } from 'zod'
import { questions } from '../../core/question.ts'
import { blank, type Training } from '../../core/training/dossier.ts'
import { isBeyond, missedWithoutCause } from '../../core/training/leave/absences.ts'
import type { Leave } from '../../core/training/leave/away.ts'
import { askedBefore, findKind, kindOf } from '../../core/training/leave/leaves.ts'
import { type AwayLine, monthLines } from '../../core/training/leave/month-lines.ts'
import type { Law } from '../../policy/shape.ts'
import { placeOf } from '../seal.ts'
import { findRecord } from '../store.ts'
import { type Asking, answering, organisationsWith } from './asking.ts'
import { findLook, type Look } from './look.ts'

type Answer = z.input<typeof questions.months.answer>
type Kinds = (leave: Pick<Leave, 'nth' | 'from'>) => Answer['pending'][number]['kind']

const noKinds: Kinds = () => null

/** The kinds of the leaves of one training, from the sealed record of the last request. */
export const kindsIn = async ({ query, site }: Pick<Asking, 'query' | 'site'>, law: Law, id: string): Promise<Kinds> => {
  const record = await findRecord(query, 'training', id, 'leave')
  if (!record) return noKinds
  const begun = askedBefore(site.house.seals.open(placeOf('training', id, 'leave', record.n), record.sealed))
  return leave => findKind(law, kindOf(begun, leave) ?? '')?.name ?? null
}

/** The trainee, and the host that grants: what is written of somebody's health is nobody else's. */
const mayKnowKinds = (asking: Asking, { state }: Look): boolean =>
  (state.person !== undefined && asking.session?.account.person === state.person) ||
  organisationsWith(asking, 'host').some(host => host === state.host)

export const shownAway = (line: AwayLine, kinds: Kinds) => ({
  ...line,
  kind: line.what === 'leave' ? kinds({ nth: line.nth ?? undefined, from: line.from }) : null,
})

export const shownPending = (leavesAsked: readonly Leave[], kinds: Kinds): Answer['pending'] =>
  leavesAsked.map(l => ({
    ...{ nth: l.nth ?? null, from: l.from, to: l.to, half: l.half ?? null },
    ...{ kind: kinds(l), who: l.grantedBy ?? 'host', answerBy: l.answerBy ?? null },
  }))

const paymentsText = `
select d.id, d.status, (d.state ->> 'amountFen')::bigint as fen from dossier d
where d.subject = 'payment' and d.person = $1 and d.state ->> 'training' = $2 limit 500`

const logText = "insert into access_log (account, asked, subject, id) values ($1, 'months', 'training', $2)"

type Paid = { readonly status: string; readonly amountFen: number }

const paymentsOf = async ({ query }: Asking, { id, state }: Look): Promise<ReadonlyMap<string, Paid>> => {
  const rows = await query<{ id: string; status: string; fen: number }>(paymentsText, [state.person ?? '', id])
  return new Map(rows.map(({ id: payment, status, fen }) => [payment.slice(id.length + 1), { status, amountFen: Number(fen) }]))
}

const missedIn = (law: Law, training: Training): Answer['missed'] => {
  const { absence } = law.policy.training.leave
  const limit = absence && {
    ...{ consecutiveDays: absence.value.consecutiveDays, totalDays: absence.value.totalDays },
    clause: absence.clause,
  }
  return { ...missedWithoutCause(law, training), beyond: isBeyond(law, training), limit: limit ?? null }
}

export const trainingIn = (state: object): Training => ({ ...blank, ...state })

export const months = answering(questions.months, async (asking, { id }) => {
  const look = await findLook(asking, 'training', id)
  if (!look) return undefined
  const { law } = look
  const training = trainingIn(look.state)
  const opens = mayKnowKinds(asking, look)
  const kinds = opens ? await kindsIn(asking, law, id) : noKinds
  if (opens) await asking.query(logText, [asking.session?.account.id, id])
  const paid = await paymentsOf(asking, look)
  const items = monthLines(law, training, asking.today).map(({ item, monthly, months: lines }) => ({
    ...{ item, monthly, name: law.policy.money.items[item ?? '']?.name ?? null },
    whole: (!monthly && paid.get(item ?? '')) || null,
    months: lines.map(line => ({
      ...line,
      away: line.away.map(one => shownAway(one, kinds)),
      payment: (monthly && paid.get(`${item}.m${line.nth}`)) || null,
    })),
  }))
  const { studyStart = null, studyEnd = null, leavesAsked } = training
  const differences = (training.differences ?? []).map(({ on, item, kind, wasFen, nowFen, payment }) => ({
    ...{ on, kind, wasFen, nowFen, payment, name: law.policy.money.items[item]?.name ?? { zh: item, en: item } },
    status: paid.get(payment.slice(id.length + 1))?.status ?? null,
  }))
  return { studyStart, studyEnd, items, differences, pending: shownPending(leavesAsked, kinds), missed: missedIn(law, training) }
})
