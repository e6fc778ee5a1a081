/** The frozen versions of a roster, and what differs between two of them, for those who may read its sheet. */
import { differ, type LineDifference, type VersionLine } from '../../core/nomination/versions.ts'
import { shortCode } from '../../core/paper-code.ts'
import { questions } from '../../core/question.ts'
import { type Column, cellOf, columnsWith } from '../../documents/roster-facts.ts'
import { mayReadRoster } from '../papers.ts'
import { type Frozen, findFrozen } from '../roster-sheet.ts'
import { type Asking, answering } from './asking.ts'
import { findLook } from './look.ts'

type Freezing = {
  readonly version: number
  readonly at: string
  readonly actor: string
  readonly zh: string | null
  readonly en: string | null
  readonly hash: string
  readonly lines: number
}
const freezingsText = `
select (f.fact ->> 'version')::int as version, f.fact ->> 'hash' as hash, json_array_length(f.fact -> 'lines') as lines,
  to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, j.actor, a.zh, a.en
from journal j cross join lateral (select j.fact::json as fact) f left join account a on a.id = j.actor
where j.subject = 'nomination' and j.id = $1 and j.action = 'finalise' order by j.n desc`

const findReadable = async (asking: Asking, id: string) => {
  const look = await findLook(asking, 'nomination', id)
  return look && mayReadRoster(asking, look) ? look : undefined
}

export const rosterVersions = answering(questions.rosterVersions, async (asking, { id }) => {
  if (!(await findReadable(asking, id))) return undefined
  const freezings = await asking.query<Freezing>(freezingsText, [id])
  return freezings.map(({ version, at, actor, zh, en, hash, lines }) => ({
    version,
    at,
    by: { zh: zh ?? actor, en: en ?? actor },
    code: hash === '' ? '' : shortCode(hash),
    lines,
  }))
})

const addedMark = '+'
/** A column that the policy adds goes by its head, since it may stand in another place a version later; it may be called like one of annex 3. */
const named = ({ key, head }: Column) => (typeof key === 'number' ? addedMark + head : key)
const headOf = (column: string) =>
  column.startsWith(addedMark) ? column.slice(addedMark.length) : (columnsWith().find(({ key }) => key === column)?.head ?? column)

/** The rank is a line's place, which is compared by itself. */
const linesOf = ({ facts, shows }: Frozen): readonly VersionLine[] => {
  const columns = columnsWith(facts.added).filter(({ key }) => key !== 'rank')
  return facts.rows.flatMap((row, i) => {
    const application = shows[i]?.application
    const cells = Object.fromEntries(columns.map(column => [named(column), cellOf(row, column.key)]))
    return application === undefined ? [] : [{ application, cells }]
  })
}

const told = ([older, newer]: readonly [Frozen, Frozen], { application, from, to, moved, cells }: LineDifference) => {
  const row = newer.facts.rows[(to ?? 0) - 1] ?? older.facts.rows[(from ?? 0) - 1]
  const stayed = from !== undefined && to !== undefined
  return {
    application,
    name: row?.name ?? '',
    employer: row?.employer ?? '',
    from: from ?? null,
    to: to ?? null,
    moved,
    cells: stayed ? cells.map(({ column, was, is }) => ({ head: headOf(column), was: was ?? '', is: is ?? '' })) : [],
  }
}

export const rosterDifference = answering(questions.rosterDifference, async (asking, { id, from, to }) => {
  if (!asking.session || !(await findReadable(asking, id))) return undefined
  const { house } = asking.site
  const older = await findFrozen(asking.query, house, id, from)
  const newer = await findFrozen(asking.query, house, id, to)
  if (!older || !newer) return undefined
  await asking.query('insert into access_log (account, asked, subject, id) values ($1, $2, $3, $4)', [
    asking.session.account.id,
    'rosterDifference',
    'nomination',
    id,
  ])
  return { lines: differ(linesOf(older), linesOf(newer)).map(line => told([older, newer], line)) }
})
