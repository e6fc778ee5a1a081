/** The doors of the sheets: a file is read, its people are compared with what is in hand, and sheets go out. */
import { z } from 'zod'
import type { OnBehalf } from '../../../core/application/helping.ts'
import { type Grid, readDelimited } from '../../../core/twin/grid.ts'
import { NoAnswer, signedOutHere } from '../../client.ts'
import type { Language } from '../../settings.ts'

const Cell = z.object({
  text: z.string(),
  kind: z.enum(['text', 'number', 'other']),
  formula: z.boolean().optional(),
  date: z.boolean().optional(),
})
const Choice = z.object({ name: z.string(), rows: z.number(), first: z.array(z.string()) })
export type SheetChoice = z.infer<typeof Choice>
const Read = z.object({
  rows: z.array(z.object({ n: z.number(), cells: z.array(Cell.nullable()) })),
  merges: z.array(z.string()),
  hiddenRows: z.array(z.number()),
  hiddenColumns: z.array(z.number()),
  others: z.array(z.string()),
  choices: z.array(Choice),
  from1904: z.boolean(),
})
const Refused = z.object({ words: z.object({ zh: z.string(), en: z.string() }), detail: z.string().optional() })
const Held = z.object({ id: z.string(), status: z.string(), version: z.number() })
const Known = z.object({
  places: z.array(z.object({ id: z.string(), held: Held.optional() })),
  employers: z.record(z.string(), z.string()),
  heads: z.record(z.string(), z.string()),
})
const Versions = z.object({ forms: z.array(z.object({ id: z.string(), version: z.number(), form: z.unknown() })) })
export type Known = z.infer<typeof Known>
export type Versions = z.infer<typeof Versions>

const send = async (path: string, body: BodyInit, type = 'application/json'): Promise<Response> => {
  try {
    const response = await fetch(path, { method: 'POST', credentials: 'same-origin', headers: { 'content-type': type }, body })
    if (response.status === 401) signedOutHere()
    return response
  } catch {
    throw new NoAnswer(0)
  }
}
const ask = async <T extends z.ZodType>(path: string, input: unknown, shape: T): Promise<z.output<T>> => {
  const response = await send(path, JSON.stringify(input))
  if (!response.ok) throw new NoAnswer(response.status)
  return shape.parse(await response.json())
}

export type ReadFile =
  | { readonly kind: 'grid'; readonly grid: Grid }
  /** The workbook has several sheets that hold something: somebody has to say which is meant. */
  | { readonly kind: 'choose'; readonly choices: readonly SheetChoice[] }
  | { readonly kind: 'refused'; readonly because: string }

/** Files of comma-separated values come in UTF-8, or as Chinese Excel writes them. */
const textIn = (bytes: ArrayBuffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** `sheet` is the one that was chosen among several. */
export const readFile = async (file: File, language: Language, sheet?: string): Promise<ReadFile> => {
  if (/\.(csv|txt|tsv)$/i.test(file.name)) return { kind: 'grid', grid: readDelimited(textIn(await file.arrayBuffer())) }
  const response = await send(
    `/api/sheets/read${sheet === undefined ? '' : `?${new URLSearchParams({ sheet })}`}`,
    file,
    'application/octet-stream',
  )
  const answer: unknown = await response.json().catch(() => ({}))
  if (!response.ok) {
    const refused = Refused.safeParse(answer)
    if (!refused.success) throw new NoAnswer(response.status)
    const { words, detail = '' } = refused.data
    return { kind: 'refused', because: detail === '' ? words[language] : `${words[language]}（${detail}）` }
  }
  const { rows, choices, ...rest } = Read.parse(answer)
  if (choices.length > 0) return { kind: 'choose', choices }
  return { kind: 'grid', grid: { ...rest, rows: rows.map(({ n, cells }) => ({ n, cells: cells.map(cell => cell ?? undefined) })) } }
}

type Compared = {
  readonly round: string
  readonly helper: OnBehalf
  readonly numbers: readonly string[]
  readonly employers: readonly string[]
  readonly heads: readonly string[]
}
export const askKnown = (compared: Compared): Promise<Known> => ask('/api/sheets/known', compared, Known)
export const rememberHeads = (helper: OnBehalf, heads: Readonly<Record<string, string>>) =>
  ask('/api/sheets/heads', { helper, heads }, z.object({}))
export const askVersions = (
  round: string,
  helper: OnBehalf,
  rows: readonly { readonly id: string; readonly version: number }[],
): Promise<Versions> => ask('/api/sheets/versions', { round, helper, rows }, Versions)

export const inHandHref = (round: string, { role, organisation }: OnBehalf) =>
  `/api/sheets/in-hand?${new URLSearchParams({ round, role, organisation })}`

type BadRow = {
  readonly cells: readonly string[]
  readonly reason: string
  readonly notes: readonly { readonly column: number; readonly words: string }[]
}
export type BadSheet = {
  readonly title: string
  readonly reason: string
  readonly heads: readonly string[]
  readonly rows: readonly BadRow[]
}
/** The file comes back as a download of the browser's own. */
export const downloadBad = async (sheet: BadSheet, name: string): Promise<void> => {
  const response = await send('/api/sheets/bad', JSON.stringify(sheet))
  if (!response.ok) throw new NoAnswer(response.status)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
