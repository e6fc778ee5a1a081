/** What LibreOffice makes of our files: of a workbook the cells of its sheet that hold something, each with its note and its fill; of a Word file its pages. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { columnName } from '../core/twin/grid.ts'

export type OfficeCell = { readonly at: string; readonly text: string; readonly note: string; readonly fill: string }

const program = process.env.LIBREOFFICE ?? '/usr/bin/soffice'
/** A bare machine has none; what is in the file is then read from its parts alone. */
export const hasOffice = existsSync(program)
/** Its part for texts is a package of its own. */
export const hasWriter = hasOffice && existsSync(join(dirname(realpathSync(program)), 'libswlo.so'))

const converted = (workbook: Uint8Array, to: 'fods' | 'xlsx' | 'pdf'): Buffer => {
  const folder = mkdtempSync(join(tmpdir(), 'office-'))
  try {
    const path = join(folder, 'book.xlsx')
    writeFileSync(path, workbook)
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    execFileSync(program, [profile, '--headless', '--convert-to', to, '--outdir', join(folder, 'out'), path], { stdio: 'ignore' })
    return readFileSync(join(folder, 'out', `book.${to}`))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Opened and saved again as a workbook, as a clerk does. */
export const savedInOffice = (workbook: Uint8Array): Uint8Array => converted(workbook, 'xlsx')
/** As it comes out of the printer. */
export const printedInOffice = (workbook: Uint8Array): Uint8Array => converted(workbook, 'pdf')
/** Word files as LibreOffice prints them, all in one run. */
export const printedByOffice = (files: Readonly<Record<string, Uint8Array>>): ReadonlyMap<string, Uint8Array> => {
  const folder = mkdtempSync(join(tmpdir(), 'office-'))
  try {
    const names = Object.keys(files)
    for (const name of names) writeFileSync(join(folder, `${name}.docx`), files[name] ?? '')
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    const paths = names.map(name => join(folder, `${name}.docx`))
    execFileSync(program, [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...paths], { stdio: 'ignore' })
    return new Map(names.map(name => [name, readFileSync(join(folder, `${name}.pdf`))]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export type Counted = { readonly computed: number; readonly numbers: number; readonly texts: number }

/** How many cells LibreOffice computes when it opens a workbook or a CSV, how many it takes for numbers, days or truths, and how many for text. */
export const cellsInOffice = (name: string, file: Uint8Array): Counted => {
  const folder = mkdtempSync(join(tmpdir(), 'office-'))
  try {
    writeFileSync(join(folder, name), file)
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    // Commas, double quotes, UTF-8, and whatever looks like a number or a day is taken for one.
    const reading = name.endsWith('.csv') ? ['--infilter=CSV:44,34,76,1,,0,false,true'] : []
    const asked = [profile, '--headless', ...reading, '--convert-to', 'fods', '--outdir', join(folder, 'out'), join(folder, name)]
    execFileSync(program, asked, { stdio: 'ignore' })
    const book = readFileSync(join(folder, 'out', name.replace(/\.\w+$/, '.fods')), 'utf8')
    const count = (what: RegExp) => [...book.matchAll(what)].length
    return {
      computed: count(/ table:formula=/g),
      numbers: count(/<table:table-cell[^>]* office:value-type="(?!string)/g),
      texts: count(/<table:table-cell[^>]* office:value-type="string"/g),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const plain = (xml: string): string =>
  xml
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
const paragraphs = (xml: string): string =>
  [...xml.matchAll(/<text:p[^>]*>(.*?)<\/text:p>/gs)].map(([, words = '']) => plain(words)).join('\n')
const named = (tag: string, name: string): string | undefined => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1]

const fillsOf = (book: string): ReadonlyMap<string, string> =>
  new Map(
    [...book.matchAll(/<style:style style:name="(ce\d+)".*?<\/style:style>/gs)].map(([whole, name = '']) => [
      name,
      /fo:background-color="(#[0-9a-f]{6})"/.exec(whole)?.[1] ?? '',
    ]),
  )

/** A column bears the style of those of its cells that bear none. */
const columnStyles = (table: string): readonly string[] =>
  [...table.matchAll(/<table:table-column[^>]*>/g)].flatMap(([tag]) =>
    Array.from(
      { length: Math.min(200, Number(named(tag, 'table:number-columns-repeated') ?? 1)) },
      () => named(tag, 'table:default-cell-style-name') ?? '',
    ),
  )

export const inOffice = (workbook: Uint8Array): readonly OfficeCell[] => {
  const book = converted(workbook, 'fods').toString('utf8')
  const [fills, columns] = [fillsOf(book), columnStyles(book)]
  return [...book.matchAll(/<table:table-row[^>]*>(.*?)<\/table:table-row>/gs)].flatMap(([, row = ''], r) => {
    let column = 0
    return [...row.matchAll(/<table:(?:covered-)?table-cell([^>]*?)(?:\/>|>(.*?)<\/table:(?:covered-)?table-cell>)/gs)].flatMap(
      ([, tag = '', inner = '']) => {
        const at = column
        column += Number(named(tag, 'table:number-columns-repeated') ?? 1)
        const [annotation = ''] = /<office:annotation.*?<\/office:annotation>/s.exec(inner) ?? []
        const text = paragraphs(inner.replace(annotation, ''))
        if (text === '' && annotation === '') return []
        const fill = fills.get(named(tag, 'table:style-name') ?? columns[at] ?? '') ?? ''
        return [{ at: `${columnName(at)}${r + 1}`, text, note: paragraphs(annotation), fill }]
      },
    )
  })
}
