/** What a clerk's sheet is compared with: the files that their own organisation fills in, by a number's index and by version. */
import type { OnBehalf } from '../../core/application/helping.ts'
import type { House } from '../house.ts'
import type { Asking } from '../questions/asking.ts'
import { placeOf } from '../seal.ts'

/** The id that a file for this number has in this organisation's hands: the same for every clerk and every sheet, and nobody reads the number out of it. */
const idOf = ({ seals }: House, round: string, { role, organisation }: OnBehalf, number: string) =>
  `h-${seals.mark(['sheet', round, role, organisation, number].join('|')).toString('hex').slice(0, 40)}`

export type Held = { readonly id: string; readonly status: string; readonly version: number }
/** `id`: under which it is opened; `held`: where the organisation has it in hand already. */
export type Place = { readonly id: string; readonly held: Held | undefined }

const ended = ['withdrawn', 'declined', 'lapsed']

/** Two ways to meet a file: the id that a sheet gave it, and the number in a form that somebody typed. Rows of one's own reach only. */
const heldText = `
select d.id, d.status, (d.state ->> 'version')::int as version, encode(p.citizen_index, 'hex') as number
from dossier d join person p on p.id = d.person
where d.subject = 'application' and d.round = $1 and d.state #>> '{helper,role}' = $2 and d.state #>> '{helper,organisation}' = $3
  and ((d.body = $3 and $2 = 'body') or (d.employer = $3 and $2 = 'employer'))
  and (p.citizen_index = any($4::bytea[]) or split_part(d.id, '.', 1) = any($5))`
type Row = Held & { readonly number: string | null }

/** For each number in its order: the file that is in hand, or the id for a new one. What ended makes room for another. */
export const placesFor = async (asking: Asking, round: string, helper: OnBehalf, numbers: readonly string[]): Promise<readonly Place[]> => {
  const { house } = asking.site
  const wanted = numbers.map(number => ({ index: house.seals.index(number), id: idOf(house, round, helper, number) }))
  const values = [round, helper.role, helper.organisation, wanted.map(({ index }) => index), wanted.map(({ id }) => id)]
  const rows = await asking.query<Row>(heldText, values)
  const byNumber = Map.groupBy(rows, ({ number }) => number ?? '')
  const byId = Map.groupBy(rows, ({ id }) => id.split('.')[0] ?? '')
  return wanted.map(({ index, id }) => {
    const same = byNumber.get(index.toString('hex')) ?? []
    const opened = byId.get(id) ?? []
    const held = same.find(({ status }) => !ended.includes(status))
    return {
      id: opened.length === 0 ? id : `${id}.${opened.length + 1}`,
      held: held && { id: held.id, status: held.status, version: held.version },
    }
  })
}

const employersText = `select id, zh from organisation where kind = 'employer' and zh = any($1)`
/** Codes of employers by their full names; a name that two bear is nobody's. */
export const employersNamed = async (asking: Asking, names: readonly string[]): Promise<Readonly<Record<string, string>>> => {
  const rows = await asking.query<{ id: string; zh: string }>(employersText, [names])
  const byName = Map.groupBy(rows, ({ zh }) => zh)
  return Object.fromEntries([...byName].flatMap(([name, [only, another]]) => (only && !another ? [[name, only.id]] : [])))
}

const headsText = 'select head, field from sheet_head where organisation = $1 and head = any($2)'
export const rememberedHeads = async (asking: Asking, organisation: string, heads: readonly string[]) => {
  const rows = await asking.query<{ head: string; field: string }>(headsText, [organisation, heads])
  return Object.fromEntries(rows.map(({ head, field }) => [head, field]))
}

const rememberText = `insert into sheet_head (organisation, head, field) select $1, * from unnest($2::text[], $3::text[])
on conflict (organisation, head) do update set field = excluded.field, at = now()`
export const rememberHeads = async (asking: Asking, organisation: string, heads: Readonly<Record<string, string>>): Promise<void> => {
  await asking.query(rememberText, [organisation, Object.keys(heads), Object.values(heads)])
}

export type Opened = { readonly id: string; readonly version: number; readonly form: unknown }
type Sealed = { readonly id: string; readonly n: number; readonly version: number; readonly sealed: Buffer }

/** The forms that the organisation can still write in; each version's record is found by counting the entries that made one. */
const formsText = `
with mine as (
  select d.id, (d.state ->> 'version')::int as newest from dossier d
  where d.subject = 'application' and d.round = $1 and d.status in ('draft', 'returned')
    and d.state #>> '{helper,role}' = $2 and d.state #>> '{helper,organisation}' = $3
    and ((d.body = $3 and $2 = 'body') or (d.employer = $3 and $2 = 'employer'))
    and ($4::text[] is null or d.id = any($4))
  order by d.id limit $5
), numbered as (
  select j.id, j.n, row_number() over (partition by j.id order by j.n)::int as version
  from journal j join mine on mine.id = j.id
  where j.subject = 'application' and j.action in ('start', 'startFor', 'save', 'signOnPaper')
)
select r.id, r.n, v.version, r.sealed from numbered v join mine m on m.id = v.id
join record r on r.subject = 'application' and r.id = v.id and r.n = v.n and r.kind = 'form'
left join unnest($4::text[], $6::int[]) as a(id, version) on a.id = v.id
where v.version = m.newest or v.version = a.version order by r.id, r.n`

const logText = `insert into access_log (account, asked, subject, id) select $1, 'sheet', 'application', unnest($2::text[])`

/** `asked`: by id the version that went out; without it all that are in hand. Each look is written down. */
export const openForms = async (
  asking: Asking,
  round: string,
  { role, organisation }: OnBehalf,
  asked: ReadonlyMap<string, number> | undefined,
  most: number,
): Promise<readonly Opened[]> => {
  const { house } = asking.site
  const [ids, versions] = asked ? [[...asked.keys()], [...asked.values()]] : [null, null]
  const rows = await asking.query<Sealed>(formsText, [round, role, organisation, ids, most, versions])
  const opened = [...new Set(rows.map(({ id }) => id))]
  if (opened.length > 0) await asking.query(logText, [asking.session?.account.id ?? '', opened])
  return rows.map(({ id, n, version, sealed }) => ({ id, version, form: house.seals.open(placeOf('application', id, 'form', n), sealed) }))
}
