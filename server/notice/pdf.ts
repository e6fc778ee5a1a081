/** The words of a PDF that has a text layer. Runs in a process of its own: a hostile file costs that, not the server. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NoticeUnreadable, noticeLimits } from './failure.ts'
import { type Page, paragraphsOf, type Run } from './pdf-lines.ts'

type Library = typeof import('pdfjs-dist/legacy/build/pdf.mjs')
type Document = Awaited<ReturnType<Library['getDocument']>['promise']>

const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '')

/** Old Chinese PDFs name their letters by tables (GBK-EUC, UniGB) that lie beside the library. */
const openDocument = async (library: Library, file: Uint8Array): Promise<Document> => {
  try {
    return await library.getDocument({
      data: new Uint8Array(file),
      cMapUrl: `${join(folder, 'cmaps')}/`,
      cMapPacked: true,
      standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
      disableFontFace: true,
      useSystemFonts: false,
      verbosity: 0,
    }).promise
  } catch (error) {
    throw new NoticeUnreadable(nameOf(error) === 'PasswordException' ? 'encrypted' : 'damaged')
  }
}

const runOf = (item: object): readonly Run[] => {
  const [text, transform, width] = [Reflect.get(item, 'str'), Reflect.get(item, 'transform'), Reflect.get(item, 'width')]
  if (typeof text !== 'string' || !Array.isArray(transform)) return []
  const [a, b, , , x, y] = transform.map(Number)
  return [{ text, x: x ?? 0, y: y ?? 0, width: Number(width), size: Math.max(1, Math.hypot(a ?? 0, b ?? 0)) }]
}

const pageOf = async (document: Document, number: number): Promise<Page> => {
  const page = await document.getPage(number)
  const [left, bottom, right, top] = page.view
  const { items } = await page.getTextContent()
  page.cleanup()
  const [x0, y0] = [left ?? 0, bottom ?? 0]
  const runs = items.flatMap(runOf).map(run => ({ ...run, x: run.x - x0, y: run.y - y0 }))
  return { width: (right ?? 0) - x0, height: (top ?? 0) - y0, runs }
}

/** Letters without a meaning: control codes, private ones, and the sign that stands for what could not be read. */
const meaningless = /\p{Co}|\ufffd|[^\P{Cc}\s]/gu

const judged = (text: string): string => {
  const letters = text.replace(/\s/g, '')
  if (letters.length === 0) throw new NoticeUnreadable('scanned')
  if ((letters.match(meaningless)?.length ?? 0) * 4 > letters.length) throw new NoticeUnreadable('unreadableText')
  return text.replace(meaningless, '')
}

/** The text of a PDF, its paragraphs whole. Throws NoticeUnreadable. */
export const readPdf = async (file: Uint8Array): Promise<string> => {
  const library: Library = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await openDocument(library, file)
  if (document.numPages > noticeLimits.pages) throw new NoticeUnreadable('tooLong')
  const pages: Page[] = []
  try {
    for (let number = 1; number <= document.numPages; number += 1) pages.push(await pageOf(document, number))
  } catch {
    throw new NoticeUnreadable('damaged')
  }
  await document.loadingTask.destroy()
  return judged(paragraphsOf(pages))
}
