/** A whole sheet judged: what each row becomes, what stands against it by which clause, and what was never a person. Pure. */
import type { Law, Text } from '../../policy/shape.ts'
import { withValue } from '../application/merge.ts'
import { type Verdict, verdictOf } from '../criteria/index.ts'
import { sayValue, sayWants } from '../criteria/words.ts'
import { educationCodes, highestEducation, parseCitizenNumber } from '../standards/index.ts'
import type { Grid, GridRow } from './grid.ts'
import type { Heads } from './heads.ts'
import { type Around, type Put, type ReadRow, readRow } from './row.ts'

type Keyed = { readonly [key: string]: unknown }
const keyed = (x: unknown): Keyed => (typeof x === 'object' && x !== null && !Array.isArray(x) ? { ...x } : {})

/** A form with what a row says put in its places. */
export const putInto = (form: unknown, puts: readonly Put[]): unknown =>
  puts.reduce<unknown>((held, { path, value }) => {
    // A first row of a list has to be there before its fields are.
    const [part, index] = path
    const rows = keyed(held)[String(part)]
    const ready = typeof index === 'number' && !Array.isArray(rows) ? { ...keyed(held), [String(part)]: [{}] } : held
    return withValue(ready, path, value)
  }, form)

/** What stands in the way, by its clause: 'fact' as the policy calls it, what was found and what is wanted. */
export type Block = {
  readonly clause: string
  readonly number: string
  readonly fact: Text
  readonly found: Text | undefined
  readonly wants: Text
}
export type JudgedRow = ReadRow & {
  readonly name: string
  readonly number: string
  readonly draft: unknown
  readonly verdict: Verdict['verdict'] | undefined
  readonly blocks: readonly Block[]
  /** `good` can be opened; `bad` goes back with its reasons; `asked` waits for answers. */
  readonly state: 'good' | 'bad' | 'asked'
  /** The row of the sheet that has the same number, where this is not the first. */
  readonly twin: number | undefined
}

/** So many years up to the policy's own day, as work that goes on: nothing that is kept, only what the sheet claims. */
const workOf = ({ policy }: Law, years: number | undefined): unknown => {
  if (years === undefined) return undefined
  const on = Object.values(policy.facts).flatMap(fact =>
    fact.type === 'integer' && fact.derived?.way === 'fullYears' ? [fact.derived.on.value] : [],
  )[0]
  if (on === undefined) return undefined
  const months = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1 - years * 12
  return [{ from: `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`, sameProfession: true }]
}

const factsOf = (law: Law, draft: unknown, years: number | undefined): Readonly<Record<string, unknown>> => {
  const [identity, title, employer] = [keyed(keyed(draft).identity), keyed(keyed(draft).title), keyed(keyed(draft).employer)]
  const parsed = parseCitizenNumber(String(identity.citizenNumber ?? ''))
  const rows: unknown = keyed(draft).education
  const codes = (Array.isArray(rows) ? rows : []).flatMap(row => educationCodes.find(code => code === keyed(row).education) ?? [])
  return {
    birthDate: parsed.ok ? parsed.birthDate : undefined,
    ethnicGroup: identity.ethnicGroup,
    education: highestEducation(codes),
    titleLevel: title.level,
    employerLevel: employer.level,
    work: workOf(law, years),
  }
}

const blocksOf = (law: Law, { criteria }: Verdict): readonly Block[] =>
  criteria
    .filter(({ blocks, truth }) => blocks && truth === false)
    .map(({ clause, number, fact, factLabel, label, found, wants }) => ({
      clause,
      number: number ?? clause,
      fact: factLabel,
      found: found === undefined ? undefined : sayValue(law.policy, fact, found),
      wants: label ?? sayWants(law.policy, fact, wants),
    }))

const judge = (row: ReadRow, around: Around): JudgedRow => {
  const { law } = around
  const draft = putInto({}, row.puts)
  const identity = keyed(keyed(draft).identity)
  const track = String(keyed(keyed(draft).request).track ?? '')
  const verdict = Object.hasOwn(law.policy.tracks, track) ? verdictOf(law.policy, track, factsOf(law, draft, row.years)) : undefined
  const blocks = verdict?.verdict === 'ineligible' ? blocksOf(law, verdict) : []
  const isBad = row.wrongs.length > 0 || verdict?.verdict === 'ineligible'
  return {
    ...row,
    name: String(identity.name ?? ''),
    number: String(identity.citizenNumber ?? ''),
    draft,
    verdict: verdict?.verdict,
    blocks,
    state: isBad ? 'bad' : row.asks.length > 0 ? 'asked' : 'good',
    twin: undefined,
  }
}

/** Lines below the people that are no people: totals, who filled it in, notes. They are told, not dropped. */
const isFoot = ({ cells }: GridRow) => {
  const filled = cells.filter(cell => cell !== undefined)
  const [first] = filled
  return (
    first !== undefined &&
    /^(合计|总计|小计|填报人|填表人|审核人|负责人|注|备注|说明|单位负责人|联系人|制表)([：:。\s（(]|$)/u.test(first.text.trim())
  )
}

export type Judged = {
  readonly rows: readonly JudgedRow[]
  /** Rows that were taken for a foot, and hidden ones and columns with something in them: said, so that nobody misses them. */
  readonly feet: readonly number[]
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly number[]
}

const sameNumber = (rows: readonly JudgedRow[]): readonly JudgedRow[] => {
  const seen = new Map<string, number>()
  return rows.map(row => {
    const twin = row.number === '' ? undefined : seen.get(row.number)
    if (row.number !== '' && twin === undefined) seen.set(row.number, row.n)
    return twin === undefined ? row : { ...row, twin, state: 'bad' as const }
  })
}

const holds = (row: GridRow, mapping: Around['mapping']) =>
  row.cells.some((cell, i) => cell !== undefined && mapping[i] !== undefined && mapping[i] !== 'rank')

export const judgeSheet = (grid: Grid, heads: Heads, around: Around): Judged => {
  const below = grid.rows.filter(({ n }) => n > heads.last)
  const people = below.filter(row => !isFoot(row) && holds(row, around.mapping))
  const rows = sameNumber(people.map(row => judge(readRow(row, around), around)))
  const read = new Set(people.map(({ n }) => n))
  return {
    rows,
    feet: below.flatMap(({ n }) => (read.has(n) ? [] : [n])),
    hiddenRows: grid.hiddenRows.filter(n => read.has(n)),
    hiddenColumns: grid.hiddenColumns.filter(column => people.some(({ cells }) => cells[column] !== undefined)),
  }
}
