/** The acts of a training that stand, with its payments and papers, as the undoing of one of them needs them. */
import type { Facts } from '../core/facts.ts'
import { numberOfEntry } from '../core/number/dossier.ts'
import { DocumentNumber, writtenNumber } from '../core/number/register.ts'
import type { Obligation } from '../core/obligation/dossier.ts'
import { blank as blankPayment, type Payment } from '../core/payment/dossier.ts'
import { retrace } from '../core/retrace.ts'
import type { Linked, Traced } from '../core/training/undo/traced.ts'
import { entryOf, type JournalRow } from './audit.ts'
import type { Query } from './database.ts'

const entriesText = `
select seq, subject, id, n, action, actor, role, acting_for, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  edition, fact, kept, seen, due, prev, hash, null as head
from journal where subject = 'training' and id = $1 order by n`

/** Of one person in one round; a training's payments and papers bear its name, or its name and a part behind a dot. */
const linkedText = `
select d.subject, d.id, d.state, (select j.seq from journal j where j.subject = d.subject and j.id = d.id and j.action = 'issue') as issued
from dossier d where d.person = $1 and d.subject in ('payment', 'certificate', 'obligation') and (d.id = $2 or d.id like $3)
order by d.id`

type Row = { readonly subject: string; readonly id: string; readonly state: object; readonly issued: number | null }

const paymentOf = ({ id, state }: Row): Linked => {
  const { status, amountFen, item, payer, payee, host }: Payment = { ...blankPayment, ...state }
  return { id, status, amountFen, item, payer, payee, host }
}

const certificateIn = (rows: readonly Row[], round: string): Traced['certificate'] =>
  rows
    .filter(row => row.subject === 'certificate')
    .flatMap(({ id, state, issued }) => {
      const status = String(Reflect.get(state, 'status'))
      const number = DocumentNumber.safeParse(Reflect.get(state, 'number')).data
      const numbered = number && issued !== null && { number: writtenNumber(number), numbering: numberOfEntry(round, issued) }
      return status === 'ready' || status === 'issued' ? [{ id, status, ...numbered }] : []
    })
    .at(0)

const obligationIn = (rows: readonly Row[]): Traced['obligation'] =>
  rows
    .filter(row => row.subject === 'obligation')
    .map(({ state }): Pick<Obligation, 'owedMonths'> & { readonly status: string } => ({
      status: String(Reflect.get(state, 'status')),
      owedMonths: Number(Reflect.get(state, 'owedMonths')),
    }))
    .at(0)

const likeOf = (id: string) => `${id.replace(/[\\%_]/g, '\\$&')}.%`

export const findTraced = async (query: Query, { id, dossier }: Pick<Facts<object>, 'id' | 'dossier'>): Promise<Traced> => {
  const [entries, rows] = await Promise.all([
    query<JournalRow>(entriesText, [id]),
    query<Row>(linkedText, [dossier.person ?? '', id, likeOf(id)]),
  ])
  return {
    acts: retrace(entries.map(entryOf)),
    payments: rows.filter(row => row.subject === 'payment').map(paymentOf),
    certificate: certificateIn(rows, dossier.round ?? ''),
    obligation: obligationIn(rows),
  }
}
