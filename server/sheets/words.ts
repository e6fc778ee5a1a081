/** Why a spreadsheet is not read, in the words of whoever sent it. */
import type { SheetFault } from '../../documents/xlsx-child.ts'
import { limits } from '../../documents/xlsx-package.ts'
import type { Text } from '../../policy/words.ts'

const t = (zh: string, en: string): Text => ({ zh, en })
const damaged = t('文件已损坏，或不是 .xlsx 表格。', 'The file is damaged, or is no .xlsx sheet.')

const words: Readonly<Record<SheetFault['code'], Text>> = {
  fileTooLarge: t(`文件超过 ${limits.fileBytes >> 20} MB。`, `The file is larger than ${limits.fileBytes >> 20} MB.`),
  oldOrEncrypted: t(
    '这是旧格式（.xls）或有密码的表格。请去掉密码，另存为 .xlsx 后再上传；也可以直接复制表格粘贴。',
    'This is a sheet of the old kind (.xls), or one with a password. Save it as .xlsx without one, or copy and paste its cells.',
  ),
  notXlsx: damaged,
  wordFile: t(
    '这是 Word 文件，系统不从 Word 文件读取数据。请上传 .xlsx 表格，或直接复制表格粘贴。',
    'This is a Word file, and nothing is read from one. Upload an .xlsx sheet, or copy and paste its cells.',
  ),
  brokenXml: damaged,
  sameEntryTwice: damaged,
  dtd: damaged,
  crashed: damaged,
  tooManyEntries: t('文件里的部件太多，不像一张名单。', 'The file has too many parts for a list.'),
  xmlTooLarge: t(
    '表格展开后太大。请把名单复制到一张新表里再上传。',
    'The sheet is too large once unpacked. Copy the list into a new sheet and upload that.',
  ),
  noSheet: t('没有看得见的工作表。', 'There is no visible sheet.'),
  tooManyRows: t(
    `第 ${limits.rows} 行以下还有内容，请分成几张表上传。`,
    `There is something below row ${limits.rows}; upload the list in parts.`,
  ),
  tooManyColumns: t(
    `超过 ${limits.columns} 列，请只保留名单的列。`,
    `There are more than ${limits.columns} columns; keep those of the list.`,
  ),
  cellTooLong: t('有一个单元格的文字太长。', 'One cell holds too much text.'),
  macros: t('表格带有宏，没有读取。请另存为不带宏的 .xlsx。', 'The sheet has macros and was not read. Save it as .xlsx without them.'),
  externalLinks: t(
    '表格连着别的文件或数据源，没有读取。请「数据」→「编辑链接」断开，或把内容粘贴为数值后再上传。',
    'The sheet is linked to other files or sources and was not read. Break the links, or paste its values into a new sheet.',
  ),
  embedded: t(
    '表格里嵌有别的文件或控件，没有读取。请删去后再上传。',
    'The sheet holds other files or controls and was not read. Take them out first.',
  ),
  tooSlow: t(
    '读取用时太长，已停止。请把名单复制到一张新表里再上传。',
    'Reading took too long and was stopped. Copy the list into a new sheet.',
  ),
}

export const wordsOf = (code: SheetFault['code']): Text => words[code]
