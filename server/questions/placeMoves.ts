/** The movements behind one figure of the places ledger: read back from the journal, so that each has who, when, why and its clause. */
import { placePool, placesFree, placesOffered, placesUsed } from '../../core/accounts.ts'
import { isSubjectName } from '../../core/facts.ts'
import { questions } from '../../core/question.ts'
import type { Figure } from '../../core/round/figures.ts'
import { answering, organisationsWith, sitsAt } from './asking.ts'
import { findRound } from './law.ts'

/** The accounts that a figure is counted in, and the acts that make it, where not every act does. */
const madeOf: Readonly<Record<Figure, { readonly in: readonly ('free' | 'used' | 'offered')[]; readonly by?: readonly string[] }>> = {
  issued: { in: ['free'], by: ['publish', 'takeEffect'] },
  moved: { in: ['free', 'offered'], by: ['movePlaces'] },
  returned: { in: ['free'], by: ['returnPlaces'] },
  expired: { in: ['free'], by: ['expirePlaces'] },
  free: { in: ['free'] },
  offered: { in: ['offered'] },
  used: { in: ['used'] },
  filled: { in: ['used'], by: ['admit'] },
}
const accountOf = { free: placesFree, used: placesUsed, offered: placesOffered }

type Read = {
  readonly entry: number
  readonly line: number
  readonly at: string
  readonly zh: string
  readonly en: string
  readonly debit: string
  readonly credit: string
  readonly amount: number
  readonly reason: string | null
  readonly clause: string
  readonly subject: string
  readonly id: string
  readonly action: string
}

const end = (side: 'debit' | 'credit') => `
  (select p.entry, p.line from posting p join journal j on j.seq = p.entry
    where p.${side} = any($1) and ($2::text[] is null or j.action = any($2)) and (p.entry, p.line) < ($3::bigint, $4::int)
    order by p.entry desc, p.line desc limit $5)`

/** What followed from an offer of places is told by the offer, which was an entry of the same transaction. */
const movesText = `
with moved as (${end('debit')} union ${end('credit')})
select p.entry, p.line, to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, coalesce(a.zh, j.actor) as zh, coalesce(a.en, j.actor) as en,
  p.debit, p.credit, p.amount, case when j.subject in ('round', 'move') then j.fact::jsonb ->> 'reason' end as reason, p.clause,
  case when m.id is null then j.subject else 'move' end as subject, coalesce(m.id, j.id) as id, coalesce(m.action, j.action) as action
from moved join posting p on p.entry = moved.entry and p.line = moved.line join journal j on j.seq = p.entry
left join account a on a.id = j.actor
left join lateral (select o.id, o.action from journal o where j.cause like 'move.%' and o.tx = j.tx and o.subject = 'move' limit 1) m on true
order by p.entry desc, p.line desc limit $5`

const placeIn = (after: string | undefined): readonly [number, number] | undefined => {
  const [entry, line] = (after ?? `${Number.MAX_SAFE_INTEGER}.0`).split('.').map(Number)
  return Number.isSafeInteger(entry) && Number.isSafeInteger(line) ? [entry ?? 0, line ?? 0] : undefined
}

export const placeMoves = answering(questions.placeMoves, async (asking, { round, track, holder, figure, after, limit }) => {
  const found = await findRound(asking.site.house, asking.query, round)
  const from = placeIn(after)
  if (!found || !from) return undefined
  const own = organisationsWith(asking, 'body')
  const all = sitsAt(asking, found.law, 'department', 'leader', 'auditor')
  if (!all && !own.includes(holder)) return undefined
  const { in: kinds, by } = madeOf[figure]
  const accounts = holder === 'pool' ? [placePool(round, track)] : kinds.map(kind => accountOf[kind](round, track, holder))
  const rows = await asking.query<Read>(movesText, [accounts, by ?? null, ...from, limit + 1])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.flatMap(({ entry: _, line: __, zh, en, subject, ...row }) =>
      isSubjectName(subject) ? [{ ...row, subject, by: { zh, en } }] : [],
    ),
    next: rows.length > limit && last ? `${last.entry}.${last.line}` : null,
  }
})
