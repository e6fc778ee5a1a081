/** Whom a run pays that the one before of its kind did not, whom no more, and whom on another account or with another sum. */
import { questions } from '../../core/question.ts'
import { differences } from '../../core/run/choose.ts'
import { blank, type Run } from '../../core/run/dossier.ts'
import type { Query } from '../database.ts'
import { answering, sitsAt } from './asking.ts'
import { findLook } from './look.ts'

type Before = { readonly id: string; readonly number: number; readonly count: number; readonly totalFen: number }
const beforeText = `
select id, (state ->> 'number')::int as number, coalesce(state #>> '{locked,count}', state #>> '{chosen,count}')::int as count,
  coalesce(state #>> '{locked,totalFen}', state #>> '{chosen,totalFen}')::bigint as "totalFen"
from dossier where subject = 'run' and round = $1 and status <> 'abandoned' and state #>> '{choice,payee}' = $2
  and coalesce(state #>> '{choice,item}', '') = $3 and ($4::int is null or (state ->> 'number')::int < $4) order by number desc limit 1`

/** The last run of the same payees and item, before the one of this number if any. */
export const findBefore = async (query: Query, round: string, payee: string, item = '', number?: number): Promise<Before | null> => {
  const [found] = await query<Before>(beforeText, [round, payee, item, number ?? null])
  return found ?? null
}

const eachText = `select payee, sum(amount_fen)::bigint as fen, max(account) as account, max(person) as person, max(host) as host
  from run_line where run = $1 and state not in ('dropped', 'freed') group by payee`
const differenceText = `
with a as (${eachText}), b as (${eachText.replace('$1', '$2')}),
told as (
  select coalesce(a.payee, b.payee) as payee, coalesce(a.person, b.person) as person, coalesce(a.host, b.host) as host,
    coalesce(a.fen, 0) as fen, coalesce(b.fen, 0) as before,
    case when b.payee is null then 'joined' when a.payee is null then 'gone' when a.account <> b.account then 'otherAccount' when a.fen <> b.fen then 'otherSum' end as kind
  from a full join b on b.payee = a.payee),
ranked as (
  select t.*, count(*) over (partition by kind)::int as count, row_number() over (partition by kind order by payee) as nth from told t where kind is not null)
select r.kind, r.count, r.payee, coalesce(p.name, o.zh, '') as name, r.fen, r.before as "beforeFen"
from ranked r left join person p on p.id = r.person left join organisation o on r.person is null and o.id = r.host where r.nth <= 50 order by r.kind, r.nth`
type Told = {
  readonly kind: string
  readonly count: number
  readonly payee: string
  readonly name: string
  readonly fen: number
  readonly beforeFen: number
}

export const runDifference = answering(questions.runDifference, async (asking, { id }) => {
  const look = await findLook(asking, 'run', id)
  if (!look || !sitsAt(asking, look.law, 'department', 'leader', 'finance', 'auditor')) return undefined
  const { choice, number, round = '' }: Run = { ...blank, ...look.state, status: 'none' }
  const before = choice ? await findBefore(asking.query, round, choice.payee, choice.item, number) : null
  if (!before) return { before, kinds: [] }
  const rows = await asking.query<Told>(differenceText, [id, before.id])
  const kinds = differences.flatMap(kind => {
    const own = rows.filter(row => row.kind === kind)
    const [first] = own
    if (!first) return []
    return [{ kind, count: first.count, payees: own.map(({ payee, name, fen, beforeFen }) => ({ payee, name, fen, beforeFen })) }]
  })
  return { before, kinds }
})
