/** The movements of money that a statement of a year is made of: each transfer that settled a payment, or undid that, by the day on which the money moved. */
import type { statementMoves } from '../../core/voucher/questions.ts'

export type StatementMove = (typeof statementMoves)[number]
export type Movement = {
  readonly entry: number
  readonly n: number
  readonly payment: string
  readonly person: string
  readonly name: string
  readonly on: string
  readonly action: string
  readonly out: boolean
  readonly item: string
  readonly payer: string
  readonly payee: string
  readonly zh: string | null
  readonly en: string | null
  readonly fen: number
  readonly reference: string | null
  readonly clause: string
  readonly law: string
}

const dayText = "coalesce(j.fact::jsonb ->> 'on', to_char(j.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'))"

/** What is asked is put in as conditions on `d`, the payment; the year is $2. */
export const movementsText = (whose: string, order: string) => `
select j.seq as entry, t.line as n, j.id as payment, d.person, coalesce(p.name, d.person, '') as name, ${dayText} as on, j.action, t.credit in ('fen/paid/' || j.id, 'fen/kept/' || j.id) as out,
  d.state ->> 'item' as item, d.state ->> 'payer' as payer, d.state ->> 'payee' as payee, h.zh, h.en, t.amount as fen,
  j.fact::jsonb ->> 'reference' as reference, t.clause, r.state ->> 'law' as law
from dossier d join journal j on j.subject = d.subject and j.id = d.id
join posting t on t.entry = j.seq and ('fen/paid/' || j.id in (t.debit, t.credit) or t.credit = 'fen/kept/' || j.id)
left join person p on p.id = d.person left join organisation h on h.id = d.host left join dossier r on r.subject = 'round' and r.id = d.round
where d.subject = 'payment' and ${whose} and left(${dayText}, 4) = $2 ${order}`

export const yearsText = `
select distinct left(${dayText}, 4)::int as year
from dossier d join journal j on j.subject = d.subject and j.id = d.id
join posting t on t.entry = j.seq and 'fen/paid/' || j.id in (t.debit, t.credit)
where d.subject = 'payment' and d.person = $1 order by 1 desc`

const offsets = ['setOff', 'countAgainst']

/** What a movement is to whom it concerns. */
export const moveOf = ({ action, payer, out }: Pick<Movement, 'action' | 'payer' | 'out'>): StatementMove => {
  if (!out) return 'bounced'
  if (offsets.includes(action)) return 'offset'
  if (payer === 'fund') return 'paid'
  return payer === 'employer' ? 'settled' : 'back'
}

/** What the fund has paid for somebody, and what came back of it; what employers bear is neither. */
export const signedFen = (
  movement: Pick<Movement, 'action' | 'payer' | 'out' | 'fen'>,
): { readonly paid: number; readonly back: number } => {
  const { payer, fen } = movement
  const move = moveOf(movement)
  if (payer === 'employer') return { paid: 0, back: 0 }
  if (payer === 'fund') return move === 'bounced' ? { paid: -fen, back: 0 } : { paid: fen, back: 0 }
  return move === 'bounced' ? { paid: 0, back: -fen } : { paid: 0, back: fen }
}
