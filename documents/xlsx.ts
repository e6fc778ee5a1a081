/** A writer of XLSX workbooks of one sheet, and a second one of choices where cells have some; row by row into the ZIP: text stays text, and nothing a person typed becomes a formula. */
import { strToU8, Zip, ZipDeflate } from 'fflate'
import { type Note, noteMark, noteParts, noteTypes } from './xlsx-notes.ts'

/** A number is written as a number; every other cell is text, also when it looks like a number, a date or a formula. */
export type Cell = { readonly value: string | number; readonly style: keyof typeof styles } | undefined

export type SheetPlan = {
  readonly name: string
  /** In millimetres, one for each column. */
  readonly widthsMm: readonly number[]
  /** The first rows, which stay on screen and are repeated on each printed page. */
  readonly headRows: number
  readonly rows: Iterable<readonly Cell[]>
  /** 'A1:V1' and so on. */
  readonly merges: readonly string[]
  readonly checks: readonly Check[]
  /** What cells may be chosen from, each a column of the second sheet: a list in the cell itself ends after 255 letters. */
  readonly choices?: Choices | undefined
  /** Left and right part of the printed page's foot; the pages stand between them. */
  readonly foot: readonly [left: string, right: string]
  /** What is said at single cells. */
  readonly notes?: readonly Note[]
  /** Rows as high as their words need in the widths of the columns: not every program works it out when it opens a file. */
  readonly fitRows?: boolean
}

/** `from` names one of the choices; what is not among them is allowed once whoever types has said so. */
type Check = { readonly column: number; readonly oneOf?: readonly string[]; readonly length?: number; readonly from?: string }
type Choices = { readonly name: string; readonly lists: Readonly<Record<string, readonly string[]>> }

/** `money` is yuan with two decimals. */
const styles = { title: 1, head: 2, number: 3, text: 4, quoted: 5, label: 6, plain: 7, wrong: 8, wrongQuoted: 9, money: 10 } as const

/** What a person typed, where it looks like a formula. */
const quoted: Readonly<Partial<Record<keyof typeof styles, keyof typeof styles>>> = { text: 'quoted', wrong: 'wrongQuoted' }

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML text by ECMA-376's own escape for what XML can't hold, and for words that look like that escape. */
export const escapeXml = (words: string): string =>
  words
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML refuses
    .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, odd => `_x${odd.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"]/g, mark => entities[mark] ?? mark)

/** 0 → 'A', 26 → 'AA'. */
export const columnName = (index: number): string => {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

type Frame = Omit<SheetPlan, 'rows'>

/** A workbook that gives out what it has so far. The entries bear one fixed date, so that equal plans give equal bytes. */
const openBook = (plan: Frame) => {
  const chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  const open = (name: string, text: string): ZipDeflate => {
    const entry = new ZipDeflate(name, { level: 6 })
    entry.mtime = new Date(2022, 0, 1)
    zip.add(entry)
    entry.push(strToU8(declaration + text))
    return entry
  }
  const close = (entry: ZipDeflate) => entry.push(new Uint8Array(0), true)
  for (const [name, text] of Object.entries({ ...frame(plan), ...choiceParts(plan) })) close(open(name, text))
  const sheet = open('xl/worksheets/sheet1.xml', headXml(plan))
  return {
    push: (rows: string) => sheet.push(strToU8(rows)),
    take: () => chunks.splice(0),
    end: (rows: number) => {
      sheet.push(strToU8(tailXml(plan, rows)))
      close(sheet)
      zip.end()
      return chunks.splice(0)
    },
  }
}

/** The workbook piece by piece: no more than a page of rows is held at once. */
export async function* streamXlsx(plan: Frame, pages: AsyncIterable<Iterable<readonly Cell[]>>): AsyncGenerator<Uint8Array> {
  const book = openBook(plan)
  let rows = 0
  for await (const page of pages) {
    let text = ''
    for (const row of page) {
      rows += 1
      text += rowXml(row, rows, plan)
    }
    book.push(text)
    yield* book.take()
  }
  yield* book.end(rows)
}

export const writeXlsx = (plan: SheetPlan): Uint8Array => {
  const book = openBook(plan)
  let [rows, batch] = [0, '']
  for (const row of plan.rows) {
    rows += 1
    batch += rowXml(row, rows, plan)
    if (batch.length < 65_536) continue
    book.push(batch)
    batch = ''
  }
  book.push(batch)
  return Buffer.concat(book.end(rows))
}

const choiceSheet = 'xl/worksheets/sheet2.xml'
const choiceType = () => `<Override PartName="/${choiceSheet}" ContentType="${ofDocument}.worksheet+xml"/>`

/** The second sheet: a head and its values below, column by column. */
const choiceParts = ({ choices }: Frame): Readonly<Record<string, string>> => {
  if (!choices) return {}
  const lists = Object.entries(choices.lists)
  const longest = Math.max(0, ...lists.map(([, values]) => values.length))
  const rows = Array.from({ length: longest + 1 }, (_, i) =>
    lineXml(
      lists.map(([head, values]) => (i === 0 ? { value: head, style: 'head' } : { value: values[i - 1] ?? '', style: 'text' })),
      i + 1,
    ),
  )
  const widths = lists.map((_, at) => `<col min="${at + 1}" max="${at + 1}" width="40" customWidth="1"/>`).join('')
  return { [choiceSheet]: `<worksheet xmlns="${main}"><cols>${widths}</cols><sheetData>${rows.join('')}</sheetData></worksheet>` }
}

/** 'the second sheet'!$A$2:$A$40 */
const areaOf = ({ name, lists }: Choices, list: string): string => {
  const column = columnName(Object.keys(lists).indexOf(list))
  return `'${name}'!$${column}$2:$${column}$${Math.max(2, (lists[list] ?? []).length + 1)}`
}

const frame = (plan: Frame): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': contentTypes(`${(plan.notes ?? []).length > 0 ? noteTypes : ''}${plan.choices ? choiceType() : ''}`),
  '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${escapeXml(plan.name)}" sheetId="1" r:id="rId1"/>${plan.choices ? `<sheet name="${escapeXml(plan.choices.name)}" sheetId="2" r:id="rId3"/>` : ''}</sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">'${escapeXml(plan.name)}'!$A:$${columnName(plan.widthsMm.length - 1)}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">'${escapeXml(plan.name)}'!$1:$${plan.headRows}</definedName></definedNames></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/>${plan.choices ? `<Relationship Id="rId3" Type="${relations}/worksheet" Target="worksheets/sheet2.xml"/>` : ''}</Relationships>`,
  'xl/styles.xml': styleSheet,
  ...noteParts(plan.notes ?? [], { addressOf: ({ row, column }) => `${columnName(column)}${row}`, escape: escapeXml }),
})

const ofDocument = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const contentTypes = (more: string) =>
  `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${ofDocument}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${ofDocument}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${ofDocument}.styles+xml"/>${more}</Types>`

const centred = '<alignment horizontal="center" vertical="center" wrapText="1"/>'
const format = (font: number, number: number, border: number, more: string, alignment: string, fill = 0): string =>
  `<xf numFmtId="${number}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${more}>${alignment}</xf>`
const side = (name: string): string => `<${name} style="thin"><color auto="1"/></${name}>`
const styleSheet = [
  `<styleSheet xmlns="${main}">`,
  '<fonts count="4"><font><sz val="10"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="宋体"/></font><font><sz val="10"/><name val="黑体"/></font><font><sz val="9"/><name val="宋体"/></font></fonts>',
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFD9D9"/><bgColor indexed="64"/></patternFill></fill></fills>',
  `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>`,
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="11">',
  format(0, 0, 0, '', ''),
  format(1, 49, 0, '', centred),
  format(2, 49, 1, '', centred),
  format(0, 0, 1, '', centred),
  format(0, 49, 1, '', centred),
  format(0, 49, 1, ' quotePrefix="1"', centred),
  format(3, 49, 0, '', '<alignment horizontal="right" vertical="center"/>'),
  format(3, 49, 0, '', '<alignment horizontal="left" vertical="center"/>'),
  format(0, 49, 1, '', centred, 2),
  format(0, 49, 1, ' quotePrefix="1"', centred, 2),
  format(0, 4, 1, '', '<alignment horizontal="right" vertical="center"/>'),
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join('')

const headXml = (plan: Frame): string => {
  const view = `<sheetView workbookViewId="0"><pane ySplit="${plan.headRows}" topLeftCell="A${plan.headRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView>`
  const widths = plan.widthsMm.map((mm, at) => `<col min="${at + 1}" max="${at + 1}" width="${(mm / 1.85).toFixed(2)}" customWidth="1"/>`)
  return `<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>${view}</sheetViews><cols>${widths.join('')}</cols><sheetData>`
}

const pointsPerMm = 72 / 25.4
const typePoints = 10

/** How many lines the words take in a column: a Han character is as wide as the type is high, any other a little more than half of that. */
const linesOf = (value: string | number, widthMm: number): number => {
  const room = Math.max(typePoints, widthMm * pointsPerMm - 6)
  const widthOf = (line: string) => [...line].reduce((sum, c) => sum + (c > '\u2e7f' ? typePoints : typePoints * 0.58), 0)
  return String(value)
    .split('\n')
    .reduce((lines, line) => lines + Math.max(1, Math.ceil(widthOf(line) / room)), 0)
}

/** Excel's highest row is 409 points. */
const heightOf = (row: readonly Cell[], number: number, { fitRows, headRows, widthsMm }: Frame): number | undefined => {
  if (number === 1) return 30
  if (!fitRows || number < headRows) return undefined
  const lines = row.map((cell, at) => (cell === undefined ? 1 : linesOf(cell.value, widthsMm[at] ?? 10)))
  return Math.min(409, Math.max(1, ...lines) * 13 + 5)
}

const rowXml = (row: readonly Cell[], number: number, plan: Frame): string => {
  const points = heightOf(row, number, plan)
  const height = points === undefined ? '' : ` ht="${points}" customHeight="1"`
  return lineXml(row, number, height)
}

const lineXml = (row: readonly Cell[], number: number, height = ''): string =>
  `<row r="${number}"${height}>${row.map((cell, at) => cellXml(cell, `${columnName(at)}${number}`)).join('')}</row>`

const cellXml = (cell: Cell, address: string): string => {
  if (cell === undefined) return ''
  if (typeof cell.value === 'number') return `<c r="${address}" s="${styles[cell.style]}"><v>${cell.value}</v></c>`
  const style = styles[/^[=+\-@]/.test(cell.value) ? (quoted[cell.style] ?? cell.style) : cell.style]
  if (cell.value === '') return `<c r="${address}" s="${style}"/>`
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell.value)}</t></is></c>`
}

const tailXml = (plan: Frame, rows: number): string => {
  const merged = plan.merges.map(ref => `<mergeCell ref="${ref}"/>`).join('')
  const merges = merged === '' ? '' : `<mergeCells count="${plan.merges.length}">${merged}</mergeCells>`
  const last = Math.max(rows, plan.headRows + 1)
  const checks = plan.checks.map(({ column, oneOf, length, from }) => {
    const area = `sqref="${columnName(column)}${plan.headRows + 1}:${columnName(column)}${last}"`
    if (oneOf !== undefined)
      return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" ${area}><formula1>"${escapeXml(oneOf.join(','))}"</formula1></dataValidation>`
    if (from !== undefined && plan.choices)
      return `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" ${area}><formula1>${escapeXml(areaOf(plan.choices, from))}</formula1></dataValidation>`
    return `<dataValidation type="textLength" operator="equal" allowBlank="1" showErrorMessage="1" ${area}><formula1>${length}</formula1></dataValidation>`
  })
  const validations = checks.length === 0 ? '' : `<dataValidations count="${checks.length}">${checks.join('')}</dataValidations>`
  const [left, right] = plan.foot.map(words => escapeXml(words.replaceAll('&', '&&')))
  return `</sheetData>${merges}${validations}<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;L${left}&amp;C第 &amp;P 页，共 &amp;N 页&amp;R${right}</oddFooter></headerFooter>${(plan.notes ?? []).length > 0 ? noteMark : ''}</worksheet>`
}
