/** The numbers that Word makes by itself: 一、（一）1. are in no paragraph's text, only in what a reader sees. */
import { hanOf } from '../../core/notice/index.ts'
import { type Attributes, type Parts, parsePart } from './docx-package.ts'

type Level = { readonly start: number; readonly format: string; readonly text: string }
type Levels = ReadonlyMap<number, Level>
export type NumberedBy = { readonly list?: string | undefined; readonly level?: number | undefined }

export type Numbering = {
  /** The abstract list of a list, whose counters it shares, and the levels that it overrides. */
  readonly lists: ReadonlyMap<string, { readonly abstract: string; readonly levels: Levels; readonly starts: ReadonlyMap<number, number> }>
  readonly styles: ReadonlyMap<string, NumberedBy & { readonly basedOn?: string | undefined }>
}

const circled = (n: number): string => (n >= 1 && n <= 20 ? String.fromCodePoint(0x245f + n) : String(n))
const letters = (n: number): string => String.fromCharCode(0x60 + (((n - 1) % 26) + 1))
const romans = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const
const roman = (n: number): string => {
  const next = romans.find(([value]) => value <= n)
  return next === undefined ? '' : next[1] + roman(n - next[0])
}

const formats: Readonly<Record<string, (n: number) => string>> = {
  chineseCounting: hanOf,
  chineseCountingThousand: hanOf,
  chineseLegalSimplified: hanOf,
  japaneseCounting: hanOf,
  taiwaneseCounting: hanOf,
  taiwaneseCountingThousand: hanOf,
  ideographDigital: hanOf,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalZero: n => String(n).padStart(2, '0'),
  lowerLetter: letters,
  upperLetter: n => letters(n).toUpperCase(),
  lowerRoman: roman,
  upperRoman: n => roman(n).toUpperCase(),
}
const written = (format: string, n: number): string => (formats[format] ?? String)(n)

/** Gathers lists and their levels from numbering.xml. */
const readLists = (parts: Parts) => {
  const abstracts = new Map<string, Map<number, Level>>()
  const lists = new Map<string, { abstract: string; levels: Map<number, Level>; starts: Map<number, number> }>()
  const at = { abstract: '', list: '', level: -1, start: 1, format: 'decimal', text: '' }
  const opens: Readonly<Record<string, (held: Attributes) => void>> = {
    abstractNum: held => {
      at.abstract = held.abstractNumId ?? ''
      at.list = ''
      abstracts.set(at.abstract, new Map())
    },
    num: held => {
      at.list = held.numId ?? ''
      lists.set(at.list, { abstract: '', levels: new Map(), starts: new Map() })
    },
    abstractNumId: held => {
      const list = lists.get(at.list)
      if (list !== undefined) list.abstract = held.val ?? ''
    },
    lvlOverride: held => {
      at.level = Number(held.ilvl)
    },
    startOverride: held => lists.get(at.list)?.starts.set(at.level, Number(held.val)),
    lvl: held => Object.assign(at, { level: Number(held.ilvl), start: 1, format: 'decimal', text: '' }),
    start: held => Object.assign(at, { start: Number(held.val) }),
    numFmt: held => Object.assign(at, { format: held.val ?? 'decimal' }),
    lvlText: held => Object.assign(at, { text: held.val ?? '' }),
  }
  const close = (name: string) => {
    const levels = at.list === '' ? abstracts.get(at.abstract) : lists.get(at.list)?.levels
    if (name === 'lvl') levels?.set(at.level, { start: at.start, format: at.format, text: at.text })
  }
  if (parts.has('word/numbering.xml')) parsePart(parts, 'word/numbering.xml', { open: (name, held) => opens[name]?.(held), close })
  return { abstracts, lists }
}

const readStyles = (parts: Parts): Numbering['styles'] => {
  const styles = new Map<string, { list?: string; level?: number; basedOn?: string }>()
  let style: { list?: string; level?: number; basedOn?: string } = {}
  const open = (name: string, held: Attributes) => {
    if (name === 'style') {
      style = {}
      styles.set(held.styleId ?? '', style)
    }
    if (name === 'basedOn' && held.val !== undefined) style.basedOn = held.val
    if (name === 'numId' && held.val !== undefined) style.list = held.val
    if (name === 'ilvl') style.level = Number(held.val)
  }
  if (parts.has('word/styles.xml')) parsePart(parts, 'word/styles.xml', { open, close: () => undefined })
  return styles
}

export const readNumbering = (parts: Parts): Numbering => {
  const { abstracts, lists } = readLists(parts)
  const whole = [...lists].map(([id, { abstract, levels, starts }]) => {
    return [id, { abstract, levels: new Map([...(abstracts.get(abstract) ?? []), ...levels]), starts }] as const
  })
  return { lists: new Map(whole), styles: readStyles(parts) }
}

/** What a paragraph is numbered by, through its styles; a chain that runs in a circle ends. */
const numberedBy = ({ styles }: Numbering, own: NumberedBy, style: string | undefined): NumberedBy => {
  let { list, level } = own
  let name = style
  for (let depth = 0; name !== undefined && depth < 10; depth += 1) {
    const next = styles.get(name)
    list ??= next?.list
    level ??= next?.level
    name = next?.basedOn
  }
  return { list, level: level ?? 0 }
}

/** Counts through a document: give it each paragraph in turn, and it says what Word writes before it. */
export const counter = (numbering: Numbering) => {
  const counts = new Map<string, Map<number, number>>()
  const begun = new Set<string>()
  return (own: NumberedBy, style: string | undefined): string => {
    const { list: id = '0', level = 0 } = numberedBy(numbering, own, style)
    const list = numbering.lists.get(id)
    const here = list?.levels.get(level)
    if (list === undefined || here === undefined || here.format === 'bullet' || here.format === 'none') return ''
    const count = counts.get(list.abstract) ?? new Map<number, number>()
    counts.set(list.abstract, count)
    const override = begun.has(`${id} ${level}`) ? undefined : list.starts.get(level)
    begun.add(`${id} ${level}`)
    count.set(level, override ?? (count.get(level) ?? here.start - 1) + 1)
    for (const deeper of [...count.keys()].filter(key => key > level)) count.delete(deeper)
    return here.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const shown = list.levels.get(at)
      return written(shown?.format ?? 'decimal', count.get(at) ?? shown?.start ?? 1)
    })
  }
}
