/** What every Word file of ours has: the typefaces that office PCs know, words set as data, the mark of a copy that may be edited, and the same bytes for the same facts. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  HeightRule,
  type IParagraphOptions,
  type ISectionOptions,
  Packer,
  Paragraph,
  RelativeHorizontalPosition,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { unzipSync, zipSync } from 'fflate'

/** Each page says it, and so do the file's properties: what somebody changed in it is no record. */
export const editableMark = '可编辑稿，以系统内版本为准'

export const twips = (mm: number): number => Math.round((mm / 25.4) * 1440)

/** By slot the names that Word and WPS have, the wanted one first; the others stand as its substitutes in the table of fonts. */
const families = {
  fangsong: ['仿宋_GB2312', '仿宋', 'FangSong'],
  hei: ['黑体', 'SimHei'],
  kai: ['楷体_GB2312', '楷体', 'KaiTi'],
  song: ['宋体', 'SimSun'],
  xiaobiaosong: ['方正小标宋简体', '方正小标宋_GBK', '宋体'],
  mongolian: ['Mongolian Baiti'],
} as const
export type Slot = keyof typeof families

export type Letters = {
  readonly slot: Slot
  /** In points. */
  readonly size: number
  readonly colour?: string
  /** In twentieths of a point between two characters. */
  readonly spacing?: number
  /** Width of the letters in per cent. */
  readonly scale?: number
}

/** Two code points are no characters of XML: they stand by their names, as whatever no typeface has stands in the PDF. */
const inXml = (words: string): string => words.replace(/[\ufffe\uffff]/g, c => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase()}`)

/** Words as runs of one face; a line feed begins a line. */
export const runs = (words: string, { slot, size, colour, spacing, scale }: Letters): readonly TextRun[] => {
  const [family] = families[slot]
  return inXml(words)
    .split('\n')
    .map(
      (line, i) =>
        new TextRun({
          text: line,
          size: size * 2,
          font: { ascii: family, hAnsi: family, eastAsia: family, cs: family, hint: 'eastAsia' },
          ...(i > 0 && { break: 1 }),
          ...(colour !== undefined && { color: colour }),
          ...(spacing !== undefined && { characterSpacing: spacing }),
          ...(scale !== undefined && { scale }),
        }),
    )
}

export const paragraph = (children: IParagraphOptions['children'], options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ widowControl: false, ...options, ...(children && { children }) })

const hair = { style: BorderStyle.SINGLE, size: 4, color: '000000' }

export type CellOptions = {
  readonly span?: number
  readonly rows?: number
  readonly shaded?: boolean
  readonly top?: boolean
  /** Its letters run downwards. */
  readonly upright?: boolean
}
export const cell = (children: readonly Paragraph[], { span, rows, shaded, top, upright }: CellOptions = {}): TableCell =>
  new TableCell({
    children,
    verticalAlign: top ? VerticalAlign.TOP : VerticalAlign.CENTER,
    ...(span !== undefined && { columnSpan: span }),
    ...(rows !== undefined && { rowSpan: rows }),
    ...(shaded && { shading: { fill: 'EEEEEE' } }),
    ...(upright && { textDirection: 'tbRl' }),
  })

export type RowOptions = { readonly head?: boolean; readonly splits?: boolean; readonly leastMm?: number }
export const row = (children: readonly TableCell[], { head, splits, leastMm }: RowOptions = {}): TableRow =>
  new TableRow({
    children,
    cantSplit: !splits,
    ...(head && { tableHeader: true }),
    ...(leastMm !== undefined && { height: { value: twips(leastMm), rule: HeightRule.ATLEAST } }),
  })

/** Columns without a width share what the others leave of the line. */
export const widthsOf = (columns: readonly (number | undefined)[], lineMm: number): readonly number[] => {
  const left = lineMm - columns.reduce<number>((sum, mm) => sum + (mm ?? 0), 0)
  const sharing = columns.filter(mm => mm === undefined).length
  return columns.map(mm => mm ?? left / sharing)
}

/** `padMm` stands above and below the words of each cell. */
export const table = (widthsMm: readonly number[], rows: readonly TableRow[], padMm: number): Table =>
  new Table({
    rows,
    columnWidths: widthsMm.map(twips),
    width: { size: twips(widthsMm.reduce((sum, mm) => sum + mm, 0)), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { marginUnitType: WidthType.DXA, top: twips(padMm), bottom: twips(padMm), left: 60, right: 60 },
    borders: { top: hair, bottom: hair, left: hair, right: hair, insideHorizontal: hair, insideVertical: hair },
  })

/** Lines at the foot of the page on which they come, one rule above and below all of them and a thin one between, or none. */
export const footTable = (widthMm: number, lines: readonly Paragraph[], ruled: boolean): Table => {
  const bar = (size: number) => (ruled ? { style: BorderStyle.SINGLE, size, color: '000000' } : { style: BorderStyle.NONE })
  const none = { style: BorderStyle.NONE }
  return new Table({
    rows: lines.map(line => row([cell([line])])),
    columnWidths: [twips(widthMm)],
    width: { size: twips(widthMm), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { marginUnitType: WidthType.DXA, top: 0, bottom: 0, left: 280, right: 280 },
    borders: { top: bar(8), bottom: bar(8), insideHorizontal: bar(6), left: none, right: none, insideVertical: none },
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeHorizontalPosition: RelativeHorizontalPosition.CENTER,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
    },
  })
}

/** The last line of every page. It has no code that a machine reads: a scan of an edited copy is never taken for the version. */
export const markLine = (code: string, letters: Letters): Paragraph =>
  paragraph(runs(`${editableMark}　版本码 ${code}`, letters), {
    alignment: AlignmentType.CENTER,
    spacing: { line: 240, lineRule: 'exact', before: 0, after: 0 },
  })
export const footer = (...children: readonly Paragraph[]): Footer => new Footer({ children })

export type WordFile = {
  readonly title: string
  readonly author: string
  readonly code: string
  /** The moment that the file bears in each of its parts, whenever it is written. */
  readonly madeAt: string
  readonly children: readonly FileChild[]
  readonly section: Omit<ISectionOptions, 'children'>
}

const fontTable = (): string => {
  const fonts = Object.values(families).map(([name, ...others]) => {
    const substitute = others.length === 0 ? '' : `<w:altName w:val="${others.join(',')}"/>`
    return `<w:font w:name="${name}">${substitute}<w:charset w:val="86"/></w:font>`
  })
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`
}

const replaced = (text: string, what: RegExp, by: string): string => {
  if (!what.test(text)) throw new Error(`the Word file has no ${what.source}`)
  return text.replace(what, by)
}

/** Of each paragraph, as in the PDF: no sign hangs over the edge, no room stands between characters and figures, and its own pitch counts. */
const habits = ['overflowPunct', 'autoSpaceDE', 'autoSpaceDN', 'snapToGrid'].map(name => `<w:${name} w:val="0"/>`).join('')

/** What the library has no option for: the moment, margins that change sides, and what a typeface may be replaced by. */
const finishers: Readonly<Record<string, (xml: string, madeAt: string) => string>> = {
  'docProps/core.xml': (xml, madeAt) =>
    replaced(xml, /(<dcterms:(?:created|modified)[^>]*>)[^<]*/, `$1${madeAt}`).replace(/(<dcterms:modified[^>]*>)[^<]*/, `$1${madeAt}`),
  'word/settings.xml': xml => replaced(xml, /<w:displayBackgroundShape\/>/, '<w:displayBackgroundShape/><w:mirrorMargins/>'),
  'word/document.xml': xml => xml.replaceAll('<w:spacing w:after=', `${habits}<w:spacing w:after=`),
  'word/fontTable.xml': fontTable,
}

/** A ZIP knows no zone; its times are those of the programme's. */
const zoned = (madeAt: string): Date => {
  const shifted = new Date(Date.parse(madeAt) + 8 * 3_600_000)
  return new Date(
    shifted.getUTCFullYear(),
    shifted.getUTCMonth(),
    shifted.getUTCDate(),
    shifted.getUTCHours(),
    shifted.getUTCMinutes(),
    shifted.getUTCSeconds(),
  )
}

export const packed = async ({ title, author, code, madeAt, children, section }: WordFile): Promise<Uint8Array> => {
  const document = new Document({
    title: inXml(title),
    creator: inXml(author),
    lastModifiedBy: inXml(author),
    description: `${editableMark}。版本码 ${code}`,
    customProperties: [{ name: '版本', value: `${editableMark} ${code}` }],
    evenAndOddHeaderAndFooters: true,
    sections: [{ ...section, children }],
  })
  const parts = unzipSync(await Packer.toBuffer(document))
  const moment = new Date(madeAt).toISOString()
  const finished = Object.entries(parts).map(([name, bytes]) => {
    const finish = finishers[name]
    return [name, finish ? new TextEncoder().encode(finish(new TextDecoder().decode(bytes), moment)) : bytes] as const
  })
  return zipSync(Object.fromEntries(finished), { mtime: zoned(madeAt), level: 6 })
}
