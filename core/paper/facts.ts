/** What a fact of a paper is: its name in the text, its kind of value, and an example as it is written. */
import { dayInWords, yuanInWords } from './say.ts'

type Named = { readonly zh: string; readonly example: string; readonly optional?: true }
type TextFact = Named & { readonly type: 'text' | 'day' }
type NumberFact = Named & { readonly type: 'count' | 'money' }
/** Several paragraphs: the fact stands alone on its line. */
type ManyFact = Named & { readonly type: 'paragraphs' }
export type Fact = TextFact | NumberFact | ManyFact

export const text = (zh: string, example: string) => ({ zh, type: 'text', example }) as const
/** An ISO day. */
export const day = (zh: string, example: string) => ({ zh, type: 'day', example }) as const
export const count = (zh: string, example: string) => ({ zh, type: 'count', example }) as const
/** Whole fen. */
export const money = (zh: string, example: string) => ({ zh, type: 'money', example }) as const
export const paragraphs = (zh: string, example: string) => ({ zh, type: 'paragraphs', example }) as const
export const maybe = <F extends Fact>(fact: F) => ({ ...fact, optional: true }) as const

export type FactTable = Readonly<Record<string, Fact>>
type ValueOf<F extends Fact> = F extends NumberFact ? number : F extends ManyFact ? readonly string[] : string
type Optional<T extends FactTable> = { [N in keyof T]: T[N] extends { readonly optional: true } ? N : never }[keyof T]
/** The values of a table of facts, each of its type; what is optional may be left out. */
export type ValuesOf<T extends FactTable> = { readonly [N in Exclude<keyof T, Optional<T>>]: ValueOf<T[N]> } & {
  readonly [N in Optional<T>]?: ValueOf<T[N]> | undefined
}
export type Value = string | number | readonly string[] | undefined

/** What a fact says, by its name in the text: more than one line only where it is several paragraphs. */
export type Said = ReadonlyMap<string, readonly string[]>

const linesOf = ({ type }: Fact, value: Value): readonly string[] => {
  if (value === undefined || value === '') return []
  if (type === 'paragraphs')
    return [value]
      .flat()
      .flatMap(v => String(v).split('\n'))
      .filter(line => line.trim() !== '')
  if (typeof value === 'number') return [type === 'money' ? yuanInWords(value) : String(value)]
  return [type === 'day' ? dayInWords(String(value)) : String(value).replace(/\s*\n\s*/g, ' ')]
}

/** Values as papers write them. A line feed inside a line of a paper is a space. Throws where a fact that is always there is not. */
export const saidOf = (table: FactTable, values: Readonly<Record<string, Value>>): Said =>
  new Map(
    Object.entries(table).flatMap(([name, fact]) => {
      const lines = linesOf(fact, values[name])
      if (lines.length === 0 && fact.optional !== true) throw new Error(`a paper has no ${name} (${fact.zh})`)
      return lines.length === 0 ? [] : [[fact.zh, lines] as const]
    }),
  )

export const examplesOf = (table: FactTable): Said => new Map(Object.values(table).map(({ zh, example }) => [zh, [example]]))
