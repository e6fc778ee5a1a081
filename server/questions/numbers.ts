/** The register of document numbers, as they were drawn: consecutive per code and year, each with its paper, void ones with their reason. */
import { numbersGiven } from '../../core/accounts.ts'
import { isSubjectName } from '../../core/facts.ts'
import { numbersIn, stands } from '../../core/number/bearer.ts'
import { blank, type Numbering, numberOfEntry } from '../../core/number/dossier.ts'
import { number } from '../../core/number/index.ts'
import { writtenNumber } from '../../core/number/register.ts'
import { questions } from '../../core/question.ts'
import type { Law } from '../../policy/shape.ts'
import { textIn } from '../reading.ts'
import { placeOf } from '../seal.ts'
import { type Asking, answering, sitsAt } from './asking.ts'
import { inputShapeOf } from './inputs.ts'
import { findRound } from './law.ts'

type Read = {
  readonly seq: number
  readonly subject: string
  readonly id: string
  readonly action: string
  readonly at: string
  readonly fact: string
  readonly zh: string
  readonly en: string
  readonly round: string
  readonly status: string
  readonly state: Readonly<Record<string, unknown>>
  readonly handled: Readonly<Record<string, unknown>> | null
}

/** The number's own dossier is the one that drew it, or the one that somebody opened to annul it. */
const text = `
select j.seq, j.subject, j.id, j.action, to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, j.fact,
  coalesce(a.zh, j.actor) as zh, coalesce(a.en, j.actor) as en, d.round, d.status, d.state, own.state || jsonb_build_object('status', own.status) as handled
from posting p join journal j on j.seq = p.entry join dossier d on d.subject = j.subject and d.id = j.id
left join account a on a.id = j.actor
left join dossier own on own.subject = 'number' and own.id = case when j.subject = 'number' then j.id else d.round || '.e' || j.seq end
where p.credit = $1 and p.entry < $2
  and ($3::bigint is null or p.entry = (select nth.entry from posting nth where nth.credit = $1 order by nth.entry offset greatest($3, 1) - 1 limit 1))
  and (not $4::boolean or own.status = 'annulled')
order by p.entry desc limit $5`

const yearsText = `
select split_part(name, '/', 3)::int as year, balance from counter where name like 'numbers/' || $1 || '/%' and balance > 0 order by 1 desc`

const annulledText = `
select count(*) as n from dossier where subject = 'number' and status = 'annulled'
  and state #>> '{number,code}' = $1 and (state #>> '{number,year}')::int = $2`

const wordsText = "select id, kind, n, sealed from record where subject = 'number' and id = any($1) order by n"

/** The sealed words of the numbers on a page, the newest of each kind. */
const wordsOf = async ({ query, site }: Asking, ids: readonly string[]): Promise<ReadonlyMap<string, unknown>> => {
  const rows = await query<{ id: string; kind: string; n: number; sealed: Buffer }>(wordsText, [ids])
  return new Map(rows.map(({ id, kind, n, sealed }) => [`${id}/${kind}`, site.house.seals.open(placeOf('number', id, kind, n), sealed)]))
}

const numberingOf = (row: Read) => (row.subject === 'number' ? row.id : numberOfEntry(row.round, row.seq))

const lineOf = (row: Read, words: ReadonlyMap<string, unknown>) => {
  const fact: unknown = JSON.parse(row.fact)
  const drawn = typeof fact === 'object' && fact !== null ? numbersIn(fact)[0] : undefined
  if (!drawn || !isSubjectName(row.subject)) return []
  const numbering = numberingOf(row)
  const { annulled }: Numbering = { ...blank, ...row.handled }
  const paper = words.get(`${numbering}/paper`)
  return [
    {
      number: writtenNumber(drawn),
      subject: row.subject,
      id: row.id,
      action: row.action,
      at: row.at,
      by: { zh: row.zh, en: row.en },
      title: textIn(paper, 'title') ?? null,
      addressee: textIn(paper, 'addressee') ?? null,
      annulled: annulled ? { ...annulled, explanation: textIn(words.get(`${numbering}/annulReason`), 'explanation') ?? null } : null,
      numbering,
      stands: row.subject !== 'number' && stands(row.subject, { ...row.state, status: row.status }, drawn),
    },
  ]
}

const offersOf = (asking: Asking, law: Law) =>
  sitsAt(asking, law, 'department', 'leader')
    ? Object.keys(number.actions).map(action => ({
        action,
        clause: law.policy.documents.numberCode.clause,
        refusals: [],
        input: inputShapeOf('number', action),
      }))
    : []

export const numbers = answering(questions.numbers, async (asking, { round, year: asked, number: one, only, after, limit }) => {
  const { query, site } = asking
  const found = await findRound(site.house, query, round)
  if (!found || !sitsAt(asking, found.law, 'department', 'leader', 'auditor')) return undefined
  const { law } = found
  const code = law.policy.documents.numberCode.value
  const years = await query<{ year: number; balance: number }>(yearsText, [code])
  const year = asked ?? years[0]?.year
  const offers = offersOf(asking, law)
  if (year === undefined) return { code, year: null, years: [], last: 0, annulled: 0, rows: [], next: null, offers }
  const before = after === undefined ? Number.MAX_SAFE_INTEGER : Number(after)
  if (!Number.isSafeInteger(before)) return undefined
  const [rows, [annulled]] = await Promise.all([
    query<Read>(text, [numbersGiven(code, year), before, one ?? null, only !== undefined, limit + 1]),
    query<{ n: number }>(annulledText, [code, year]),
  ])
  const shown = rows.slice(0, limit)
  const words = await wordsOf(asking, shown.map(numberingOf))
  return {
    code,
    year,
    years: years.map(known => known.year),
    last: years.find(known => known.year === year)?.balance ?? 0,
    annulled: annulled?.n ?? 0,
    rows: shown.flatMap(row => lineOf(row, words)),
    next: rows.length > limit ? String(shown.at(-1)?.seq ?? '') : null,
    offers,
  }
})
