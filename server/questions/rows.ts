/** The rows that lists are made of: one select, the filters of one asker, and pages by key. */
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type RawBuilder, type Sql, sql } from 'kysely'
import { isSubjectName } from '../../core/facts.ts'
import type { Row } from '../../core/question.ts'
import type { Query } from '../database.ts'
import type { House } from '../house.ts'
import { type Asking, hasSeat, organisationsWith } from './asking.ts'

// Kysely composes and numbers the parameters; the statements run on our own prepared connections.
const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

export type Part = RawBuilder<unknown>
export const part: Sql = sql

/** Runs a composed statement. */
export const run = async <R extends Record<string, unknown>>(query: Query, statement: Part): Promise<readonly R[]> => {
  const { sql: text, parameters } = statement.compile(compiler)
  return query<R>(text, parameters)
}

export const allOf = (parts: readonly Part[]): Part => (parts.length === 0 ? part`true` : part.join([...parts], part` and `))
export const anyOf = (parts: readonly Part[]): Part => (parts.length === 0 ? part`false` : part`(${part.join([...parts], part` or `)})`)

/** The columns of a row and the names beside them; `d` is the dossier. */
export const rowColumns = part`d.subject, d.id, d.status, d.round, d.track, d.body, d.waits_for,
  to_char(d.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as since, d.due,
  coalesce(p.name, case d.subject when 'round' then d.id when 'edition' then concat_ws(' ', d.state #>> '{folder,policy,programme,name,zh}', d.state ->> 'edition')
    when 'move' then concat((select g.zh from organisation g where g.id = d.giver), ' → ', b.zh)
    when 'circular' then to_char(d.since at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') when 'objection' then (select against.name from person against where against.id = d.state #>> '{against,person}')
    when 'hosting' then h.zh when 'review' then (select about.name from person about where about.id = d.state #>> '{about,person}') else b.zh end, d.id) as title,
  b.zh as body_zh, b.en as body_en, e.zh as employer_zh, e.en as employer_en, h.zh as host_zh, h.en as host_en`
export const rowJoins = part`left join person p on p.id = d.person
  left join organisation b on b.id = d.body
  left join organisation e on e.id = d.employer
  left join organisation h on h.id = d.host`

export type RowRead = {
  readonly subject: string
  readonly id: string
  readonly status: string
  readonly round: string | null
  readonly track: string | null
  readonly body: string | null
  readonly waits_for: string | null
  readonly since: string
  readonly due: string | null
  readonly title: string
  readonly body_zh: string | null
  readonly body_en: string | null
  readonly employer_zh: string | null
  readonly employer_en: string | null
  readonly host_zh: string | null
  readonly host_en: string | null
}

export const nameOr = (zh: string | null, en: string | null) => (zh === null || en === null ? null : { zh, en })

export const rowOf = (r: RowRead): Row => {
  if (!isSubjectName(r.subject)) throw new Error(`the dossier ${r.id} is of the unknown subject ${r.subject}`)
  return {
    subject: r.subject,
    id: r.id,
    title: r.title,
    status: r.status,
    round: r.round,
    track: r.track,
    body: r.body,
    bodyName: nameOr(r.body_zh, r.body_en),
    employerName: nameOr(r.employer_zh, r.employer_en),
    hostName: nameOr(r.host_zh, r.host_en),
    waitsFor: r.waits_for,
    since: r.since,
    due: r.due,
  }
}

/** Tracks whose people another authority than the department places: all that the ministry sees. */
export const ministryTracks = (house: House): readonly string[] => [
  ...new Set(
    house.laws
      .all()
      .flatMap(({ law }) => Object.entries(law.policy.tracks).flatMap(([id, track]) => (track.placedBy.value === 'ministry' ? [id] : []))),
  ),
]

/**
 * The dossiers that the asker stands in a relation to, written so that an index serves it; row-level security says the same again. Undefined when
 * they see all of a round.
 */
export const relationOf = (asking: Asking): Part | undefined => {
  if (hasSeat(asking, 'department', 'leader', 'finance', 'auditor')) return undefined
  const parts = (['employer', 'body', 'host'] as const).flatMap(role => {
    const organisations = organisationsWith(asking, role)
    return organisations.length === 0 ? [] : [part`d.${part.ref(role)} = any(${organisations})`]
  })
  const person = asking.session?.account.person
  if (person) parts.push(part`d.person = ${person}`)
  if (hasSeat(asking, 'ministry')) parts.push(part`d.track = any(${ministryTracks(asking.site.house)})`)
  return anyOf(parts)
}

/** Inquiries are between a person and the department: finance and audit see whole rounds, and none of these but their own. */
export const withoutInquiries = (asking: Asking): readonly Part[] =>
  hasSeat(asking, 'department', 'leader')
    ? []
    : [part`(d.subject <> 'inquiry' or d.person is not distinct from ${asking.session?.account.person ?? null}::text)`]

/** The moves of places that the asker's bodies have offered: what they see beside that, and an index serves by itself. */
export const givenBy = (asking: Asking): Part => part`d.giver = any(${organisationsWith(asking, 'body')})`

/** Where a page ends: the sort key and the id of its last row, opaque to the asker. */
export const cursorOf = (key: string, id: string) => Buffer.from(JSON.stringify([key, id])).toString('base64url')
export const findCursor = (text: string | undefined): { readonly key: string; readonly id: string } | undefined => {
  if (text === undefined) return undefined
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    const [key, id]: readonly unknown[] = Array.isArray(read) ? read : []
    return typeof key === 'string' && typeof id === 'string' ? { key, id } : undefined
  } catch {
    return undefined
  }
}
