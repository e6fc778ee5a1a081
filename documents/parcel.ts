/** What goes to the ministry: one list as a workbook and as JSON, the hashes of both, and all three in a ZIP that is the same byte for byte each time. */
import { hash } from 'node:crypto'
import { zipSync } from 'fflate'
import { z } from 'zod'
import { canonical } from '../core/canonical.ts'
import { columnsBack, columnsOut, reasonWords, resultWords } from '../core/parcel/columns.ts'
import { HandOverColumn } from '../policy/procedure.ts'
import { Day, Text } from './text.ts'
import { type Cell, columnName, writeXlsx } from './xlsx.ts'

const Choice = z.strictObject({ host: Text, programme: Text, hostName: Text, programmeName: Text })

const Person = z.strictObject({
  code: z.string().describe('The code of the row. It ties the answer to the person; the name alone never does.'),
  values: z.partialRecord(HandOverColumn, Text).describe('What is told of the person, by the names of `columns`.'),
  wishes: z.array(Choice).describe('In the order of the wishes.'),
  willing: z.boolean().describe('Agrees to another host or programme than those wished.'),
  answer: z
    .strictObject({
      result: z.enum(['placed', 'returned']),
      host: Text.optional(),
      programme: Text.optional(),
      reason: z.enum(['noHost', 'incompleteFile', 'other']).optional(),
    })
    .optional()
    .describe(
      'Absent as it goes out. The ministry fills it in: host and programme by name or id, or the reason for sending the file back.',
    ),
})

export const ParcelContent = z.strictObject({
  format: z.literal('tepei-parcel-1'),
  parcel: z.string().describe('Round, track and number.'),
  number: z.int().positive(),
  programme: Text,
  year: z.int(),
  track: Text,
  madeOn: Day,
  columns: z.array(z.strictObject({ key: HandOverColumn, head: Text })),
  people: z.array(Person).max(1000),
  hosts: z
    .array(z.strictObject({ id: z.string(), name: Text, programmes: z.array(z.strictObject({ id: z.string(), name: Text })) }))
    .describe('The hosts and programmes of the track that are known; others may be named.'),
})
export type ParcelContent = z.infer<typeof ParcelContent>

const sheetName = '移交名单'
const headRows = 3
const widthOf: Readonly<Record<string, number>> = {
  code: 30,
  name: 20,
  sex: 10,
  school: 40,
  employer: 40,
  idNumber: 40,
  host: 44,
  programme: 36,
  direction: 36,
}

const textCell = (value: string): Cell => ({ value, style: 'text' })
const wishWords = ({ hostName, programmeName }: z.infer<typeof Choice>) => `${hostName} ${programmeName}`

function* rowsOf(content: ParcelContent, wishes: number): Generator<readonly Cell[]> {
  const { programme, year, track, number, people } = content
  const columns = [
    ...columnsOut(
      content.columns.map(({ key }) => key),
      wishes,
    ),
    ...columnsBack,
  ]
  yield [{ value: `${year}年度“${programme}”${track}人员移交名单（第${number}批，${people.length}人）`, style: 'title' }]
  yield [{ value: `请在最后四列填写后传回本表。“行码”和姓名请勿改动；单位、专业可从下拉框选，也可另填。`, style: 'label' }]
  yield columns.map(({ head }) => ({ value: head, style: 'head' }))
  for (const person of people) {
    const cells: Readonly<Record<string, string | undefined>> = {
      ...person.values,
      code: person.code,
      willing: person.willing ? '是' : '否',
      ...Object.fromEntries(person.wishes.map((wish, i) => [`wish${i + 1}`, wishWords(wish)])),
    }
    yield columns.map(({ key }) => textCell(cells[key] ?? ''))
  }
}

const distinct = (words: readonly string[]) => [...new Set(words)]

const writeList = (content: ParcelContent): Uint8Array => {
  const wishes = Math.max(1, ...content.people.map(person => person.wishes.length))
  const columns = [
    ...columnsOut(
      content.columns.map(({ key }) => key),
      wishes,
    ),
    ...columnsBack,
  ]
  const at = (key: string) => columns.findIndex(column => column.key === key)
  const last = columnName(columns.length - 1)
  return writeXlsx({
    name: sheetName,
    widthsMm: columns.map(({ key }) => widthOf[key] ?? 24),
    headRows,
    rows: rowsOf(content, wishes),
    merges: [`A1:${last}1`, `A2:${last}2`],
    choices: {
      name: '可选单位和专业',
      lists: {
        接收单位: content.hosts.map(({ name }) => name),
        接收专业: distinct(content.hosts.flatMap(({ programmes }) => programmes.map(({ name }) => name))),
      },
    },
    checks: [
      { column: at('result'), oneOf: Object.values(resultWords) },
      { column: at('host'), from: '接收单位' },
      { column: at('programme'), from: '接收专业' },
      { column: at('reason'), oneOf: Object.values(reasonWords) },
    ],
    foot: [`第${content.number}批`, `共${content.people.length}人`],
  })
}

/** The files as they are kept: what was sent is what is read back, whatever later programs would write. */
export const ParcelFiles = z.strictObject({ json: z.string(), xlsx: z.base64() })
export type ParcelFiles = z.infer<typeof ParcelFiles>

const names = { xlsx: 'list.xlsx', json: 'list.json', sums: 'SHA256SUMS' } as const
const sha256 = (bytes: Uint8Array | string) => hash('sha256', bytes, 'hex')

export const packParcel = (given: ParcelContent): ParcelFiles => {
  const content = ParcelContent.parse(given)
  return { json: `${canonical(content)}\n`, xlsx: Buffer.from(writeList(content)).toString('base64') }
}

/** As `sha256sum` writes and checks it. */
export const sumsOf = ({ json, xlsx }: ParcelFiles): string =>
  `${sha256(json)}  ${names.json}\n${sha256(Buffer.from(xlsx, 'base64'))}  ${names.xlsx}\n`

/** The parcel's own digest: of the list of hashes, and so of everything in it. */
export const parcelDigest = (files: ParcelFiles): string => sha256(sumsOf(files))

export const contentOf = ({ json }: ParcelFiles): ParcelContent => ParcelContent.parse(JSON.parse(json))

/** Nothing is packed tighter and no time is told, so that equal files make equal bytes. */
export const zipParcel = (files: ParcelFiles): Uint8Array => {
  const { json, xlsx } = files
  const options = { level: 0, mtime: new Date(2022, 0, 1) } as const
  return zipSync({
    [names.sums]: [Buffer.from(sumsOf(files)), options],
    [names.json]: [Buffer.from(json), options],
    [names.xlsx]: [Buffer.from(xlsx, 'base64'), options],
  })
}
