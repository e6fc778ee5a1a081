/** Workbooks and Word files made to do harm, F15: at the doors that read them, each with the code that it is refused by. */
import { deflateRawSync } from 'node:zlib'
import { type Entry, zipOf } from './zip-made.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const sheet = `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row></sheetData></worksheet>`

export const workbookParts: readonly Entry[] = [
  { name: '[Content_Types].xml', data: '<Types/>' },
  {
    name: 'xl/workbook.xml',
    data: `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="名单" sheetId="1" r:id="r1"/></sheets></workbook>`,
  },
  { name: 'xl/_rels/workbook.xml.rels', data: '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>' },
  { name: 'xl/worksheets/sheet1.xml', data: sheet },
]
export const wordParts: readonly Entry[] = [
  { name: '[Content_Types].xml', data: '<Types/>' },
  { name: 'word/document.xml', data: '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>通知</w:t></w:r></w:p></w:body></w:document>' },
]

const entity = (root: string) => `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><${root}>&b;</${root}>`
const laughs = (root: string) =>
  `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "${'ha'.repeat(50)}"><!ENTITY c "${'&b;'.repeat(50)}">]><${root}>&c;</${root}>`

export type Package = { readonly name: string; readonly bytes: Buffer; readonly xlsx: string; readonly docx: string }

/** The parts of a kind with one of them otherwise, or with more of them. */
type Change = (parts: readonly Entry[], words: string) => readonly Entry[]
const instead =
  (data: (root: string) => string): Change =>
  (parts, words) =>
    parts.map(part => (part.name === words ? { ...part, data: data('root') } : part))
const more =
  (...entries: readonly Entry[]): Change =>
  parts => [...parts, ...entries]
const with1 =
  (change: (part: Entry) => Entry): Change =>
  (parts, words) =>
    parts.map(part => (part.name === words ? change(part) : part))

const bomb = deflateRawSync(Buffer.alloc(100_000_000, ' '))

const changes: readonly (readonly [string, Change, string, string])[] = [
  ['as it should be', parts => parts, 'read', 'read'],
  ['a macro', more({ name: 'xl/vbaProject.bin', data: 'x' }, { name: 'word/vbaProject.bin', data: 'x' }), 'macros', 'macros'],
  [
    'a macro under another name',
    parts =>
      parts.map(part =>
        part.name === '[Content_Types].xml' ? { ...part, data: '<Types a="application/vnd.ms-office.vbaProject"/>' } : part,
      ),
    'macros',
    'macros',
  ],
  ['an entity of a file', instead(entity), 'dtd', 'damaged'],
  ['entities that laugh', instead(laughs), 'dtd', 'damaged'],
  ['a bomb that says so', with1(part => ({ ...part, says: 100_000_000, packed: bomb })), 'xmlTooLarge', 'tooLarge'],
  ['a bomb that says it is small', with1(part => ({ ...part, packed: bomb })), 'xmlTooLarge', 'tooLarge'],
  ['a size that is too small', with1(part => ({ ...part, says: 10 })), 'notXlsx', 'damaged'],
  ['a size that is too large', with1(part => ({ ...part, says: 900_000 })), 'notXlsx', 'damaged'],
  ['four gigabytes in words', with1(part => ({ ...part, says: 0xfffffff0 })), 'xmlTooLarge', 'tooLarge'],
  ['a name that leaves the folder', more({ name: '../../etc/cron.d/evil', data: 'x' }), 'notXlsx', 'damaged'],
  ['a name within a name that leaves', more({ name: 'xl/../../evil', data: 'x' }), 'notXlsx', 'damaged'],
  ['a name from the root', more({ name: '/etc/passwd', data: 'x' }), 'notXlsx', 'damaged'],
  ['a name from a drive', more({ name: 'C:/evil.exe', data: 'x' }), 'notXlsx', 'damaged'],
  ['a name by backslashes', more({ name: '..\\..\\evil', data: 'x' }), 'notXlsx', 'damaged'],
  ['a name that ends in a NUL', more({ name: 'a.xml\0.exe', data: 'x' }), 'notXlsx', 'damaged'],
  ['a name that reads from right to left', more({ name: 'a\u202elmx.exe', data: 'x' }), 'notXlsx', 'damaged'],
  ['a name of three hundred letters', more({ name: 'a'.repeat(300), data: 'x' }), 'notXlsx', 'damaged'],
  ['a link', more({ name: 'link', data: '/etc/passwd', mode: 0o120777 }), 'notXlsx', 'damaged'],
  ['a part that comes twice', parts => [...parts, ...parts], 'sameEntryTwice', 'damaged'],
  ['a part with another name in the list', with1(part => ({ ...part, listed: 'other.xml' })), 'notXlsx', 'damaged'],
]

const count = 70_000
const nothing = deflateRawSync(Buffer.alloc(0))
const crowd = (parts: readonly Entry[]): Buffer =>
  zipOf([...parts, ...Array.from({ length: count }, (_, i) => ({ name: `e${i}`, data: '', packed: nothing }))])

export const packages = (): readonly Package[] => {
  const made = changes.flatMap(([name, change, xlsx, docx]): readonly Package[] => [
    { name: `xlsx: ${name}`, bytes: zipOf(change(workbookParts, 'xl/worksheets/sheet1.xml')), xlsx, docx: '' },
    { name: `docx: ${name}`, bytes: zipOf(change(wordParts, 'word/document.xml')), xlsx: '', docx },
  ])
  const [book, word] = [zipOf(workbookParts), zipOf(wordParts)]
  return [
    ...made,
    { name: 'xlsx: seventy thousand entries', bytes: crowd(workbookParts), xlsx: 'tooManyEntries', docx: '' },
    { name: 'docx: seventy thousand entries', bytes: crowd(wordParts), xlsx: '', docx: 'tooLarge' },
    { name: 'xlsx: fewer entries than it says', bytes: zipOf(workbookParts, 9), xlsx: 'tooManyEntries', docx: '' },
    { name: 'xlsx: more than eleven megabytes', bytes: Buffer.concat([book, Buffer.alloc(11_000_000)]), xlsx: 'fileTooLarge', docx: '' },
    { name: 'xlsx: half of it', bytes: book.subarray(0, book.length >> 1), xlsx: 'notXlsx', docx: '' },
    { name: 'docx: half of it', bytes: word.subarray(0, word.length >> 1), xlsx: '', docx: 'damaged' },
    { name: 'xlsx: nothing', bytes: Buffer.alloc(0), xlsx: 'notXlsx', docx: '' },
    { name: 'xlsx: the mark alone', bytes: book.subarray(0, 4), xlsx: 'notXlsx', docx: '' },
    { name: 'xlsx: locked', bytes: Buffer.from('d0cf11e0a1b11ae1', 'hex'), xlsx: 'oldOrEncrypted', docx: '' },
    {
      name: 'docx: locked',
      bytes: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      xlsx: '',
      docx: 'encrypted',
    },
  ]
}
