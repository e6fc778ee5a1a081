/** What a person takes along of what is held of them, in words: chapters of names and values, for a paper and for a workbook. */
import { type Column, columnsOf, type Tongue } from '../core/application/columns.ts'
import { Form } from '../core/application/form.ts'
import { educationName } from '../core/standards/index.ts'
import { printArchiveSheet, printable } from '../documents/archive/sheet.ts'
import { type Cell, writeXlsx } from '../documents/xlsx.ts'
import type { Law } from '../policy/shape.ts'
import { formChoices } from '../words/form.ts'
import { copyWords as words } from '../words/my-data.ts'
import { zh } from '../words/zh.ts'
import type { Copy } from './my-data-door.ts'

type Pair = readonly [name: string, value: string]
type Chapter = { readonly title: string; readonly pairs: readonly Pair[] }

const named = (table: object, key: string, other = key): string => {
  const found: unknown = Reflect.get(table, key)
  return typeof found === 'string' ? found : other
}
const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = formChoices.zh
const values: Readonly<Record<string, string>> = zh.values
const tongue: Tongue = { pick: text => text.zh, word: (list, code) => choices[list]?.[code] ?? values[code] ?? code }
const subjectOf = (subject: string): object => Object(Reflect.get(zh.subjects, subject))
const subjectName = (subject: string) => named(subjectOf(subject), 'name', subject)
const statusName = (subject: string, status: string) => named(Object(Reflect.get(subjectOf(subject), 'statuses')), status)
/** ISO moments are told by the clock of the programme. */
const momentOf = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** What stands on the form beside the columns of a sheet. */
const beside = (form: Form): readonly Pair[] => {
  const { identity, education, history, achievements, results = [], reviews = [], request, proofs } = form
  const w = words.form
  return [
    [w.healthy, identity.healthy ? w.yes : w.no],
    [w.education, education.map(e => [educationName(e.education).zh, e.school, e.major, e.graduatedIn].join('，')).join('\n')],
    [w.history, history.map(({ from, to, where, as }) => `${from}—${to ?? w.now} ${where}，${as}`).join('\n')],
    [w.achievements, achievements],
    [w.results, results.map(({ kind, title, year }) => [choices.resultKind?.[kind] ?? kind, title, year].join('，')).join('\n')],
    [w.reviews, reviews.map(({ year, grade }) => `${year} ${choices.grade?.[grade] ?? grade}`).join('\n')],
    [w.goals, request.goals],
    [w.plan, request.plan ?? ''],
    [w.languages, request.languages ?? ''],
    [w.proofs, proofs.map(({ of, file }) => `${values[of] ?? of}：${file.name}`).join('\n')],
  ]
}

const nested = (value: unknown, name: string): readonly Pair[] => {
  if (value === null || value === undefined || value === '') return []
  if (Array.isArray(value)) return value.flatMap((one, i) => nested(one, value.length > 1 ? `${name} ${i + 1}` : name))
  if (typeof value !== 'object')
    return [[name, typeof value === 'boolean' ? words.form[value ? 'yes' : 'no'] : named(values, String(value))]]
  return Object.entries(value).flatMap(([key, inner]) => {
    const label = named(words.fields, key, named(zh.fields, key))
    return key === 'sha256' ? [] : nested(inner, name === '' ? label : `${name} · ${label}`)
  })
}

const cellIn = ({ read }: Column, form: Form) => String(read(form, tongue))

/** A draft that is not whole yet is told as it lies there. */
const contentOf = ({ subject, kind, content }: Copy['records'][number], law: Law | undefined): readonly Pair[] => {
  const form = subject === 'application' && kind === 'form' ? Form.safeParse(content) : undefined
  if (!form?.success || !law) return nested(content, '')
  return [...columnsOf(law).map((column): Pair => [column.heading.zh, cellIn(column, form.data)]), ...beside(form.data)]
}

/** Of the versions of a form the newest; all of them are in the copy for machines. */
const newestOf = (records: Copy['records']) =>
  records.filter(one => one.kind !== 'form' || !records.some(other => other.kind === 'form' && other.id === one.id && other.n > one.n))

const consentsIn = ({ consents }: Copy): readonly Pair[] =>
  consents.flatMap(({ round, notice, health }) =>
    (
      [
        [words.notice, notice],
        [words.health, health],
      ] as const
    ).flatMap(([name, one]): Pair[] =>
      one ? [[`${round} · ${name}`, words.agreed(one.version, one.on, one.withdrawnOn, one.digest?.slice(0, 16))]] : [],
    ),
  )

const heldIn = ({ held }: Copy): readonly Pair[] =>
  held.map(
    ({ about, count, basis, kept, years }): Pair => [
      words.count(about.zh, count),
      [basis, years === null ? kept.zh : words.years(years)].join('\n'),
    ],
  )

const dossiersIn = ({ dossiers }: Copy): readonly Pair[] =>
  dossiers.map(
    ({ subject, status, since, id }): Pair => [
      `${subjectName(subject)} ${id.slice(0, 8).toUpperCase()}`,
      `${statusName(subject, status)}（${momentOf(since)}）`,
    ],
  )

const looksIn = ({ looks }: Copy): readonly Pair[] =>
  looks.map(({ at, who, organisation, reason }): Pair => {
    const why = reason === null ? undefined : named(words.reasons, reason)
    return [momentOf(at), [who?.zh ?? words.unnamed, organisation?.zh, why].filter(Boolean).join('，')]
  })

const titleOf = ({ subject, id, kind }: Copy['records'][number]) =>
  `${subjectName(subject)} ${id.slice(0, 8).toUpperCase()} · ${named(words.kinds, kind)}`

/** The law of a round reads its forms in words. What says nothing has no chapter. */
export const chaptersOf = (copy: Copy, lawOf: (round: string | null) => Law | undefined): readonly Chapter[] => {
  const rounds = new Map(copy.dossiers.map(({ id, round }) => [id, round]))
  const contents = newestOf(copy.records).map(record => ({
    title: titleOf(record),
    pairs: contentOf(record, lawOf(rounds.get(record.id) ?? null)),
  }))
  const chapters: readonly Chapter[] = [
    { title: words.held, pairs: heldIn(copy) },
    { title: words.consents, pairs: consentsIn(copy) },
    { title: words.dossiers, pairs: dossiersIn(copy) },
    ...contents,
    { title: words.looks, pairs: looksIn(copy) },
  ]
  return chapters.flatMap(({ title, pairs }) => {
    const said = pairs.filter(([, value]) => value !== '')
    return said.length > 0 ? [{ title, pairs: said }] : []
  })
}

export const copyAsPdf = ({ madeAt, name }: Copy, chapters: readonly Chapter[]): Promise<Uint8Array> =>
  printArchiveSheet({
    madeAt,
    title: words.title,
    subtitle: `${printable(name)}　${momentOf(madeAt)}`,
    office: words.title,
    foot: words.foot,
    facts: [],
    tables: chapters.map(({ title, pairs }) => ({
      name: printable(title),
      heads: [words.item, words.content],
      widths: [1, 2.6],
      rows: pairs.map(([label, value]) => [printable(label), printable(value)]),
    })),
  })

/** What a cell of a spreadsheet holds at most; what is longer goes on in the next row. */
const longestCell = 32_000
const cut = (value: string): readonly string[] =>
  value.length <= longestCell ? [value] : [value.slice(0, longestCell), ...cut(value.slice(longestCell))]

export const copyAsXlsx = ({ madeAt }: Copy, chapters: readonly Chapter[]): Uint8Array => {
  const row = (...cells: readonly string[]): readonly Cell[] => cells.map(value => ({ value, style: 'text' }))
  const head = [words.part, words.item, words.content].map((value): Cell => ({ value, style: 'head' }))
  const lines = chapters.flatMap(({ title, pairs }) => pairs.flatMap(([label, value]) => cut(value).map(part => row(title, label, part))))
  return writeXlsx({
    name: words.title,
    widthsMm: [60, 50, 110],
    headRows: 1,
    rows: [head, ...lines],
    merges: [],
    checks: [],
    foot: [words.title, momentOf(madeAt)],
    fitRows: true,
  })
}
