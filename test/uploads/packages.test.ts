/** F15: workbooks and Word files made to do harm, at the two doors that read such files. */
import { afterAll, expect, test } from 'vitest'
import { closeSheetReaders, readSheet } from '../../documents/xlsx-child.ts'
import { closeNoticeReaders, NoticeUnreadable, textOfNotice } from '../../server/notice-text.ts'
import { figure } from '../faults/figures.ts'
import { packages } from './packages.ts'

afterAll(() => {
  closeSheetReaders()
  closeNoticeReaders()
})

const codeOfSheet = async (bytes: Buffer) => {
  const came = await readSheet(new Uint8Array(bytes))
  return came.kind === 'read' ? 'read' : came.code
}
const codeOfNotice = (bytes: Buffer) =>
  textOfNotice(new Uint8Array(bytes), 'notice.docx').then(
    () => 'read',
    (error: unknown) => (error instanceof NoticeUnreadable ? error.code : String(error)),
  )

test('F15 R47 a workbook or a Word file that is made to do harm is refused by its code, and an honest one is read', async () => {
  const made = packages()
  const wrong: string[] = []
  for (const { name, bytes, xlsx, docx } of made) {
    const [found, right] = xlsx === '' ? [await codeOfNotice(bytes), docx] : [await codeOfSheet(bytes), xlsx]
    if (found !== right) wrong.push(`${name}: ${found}, not ${right}`)
  }
  figure({ id: 'F15', what: 'workbooks and Word files judged wrongly', seed: 'none', n: made.length, wrong: wrong.length })
  expect(wrong).toEqual([])
})
