/** The pictures that lie on the pages of a PDF, which is what a scanner makes. A page that was set and never scanned has none. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { scanLimits } from './limits.ts'
import type { Raw, RawKind } from './pixels.ts'

type Library = typeof import('pdfjs-dist/legacy/build/pdf.mjs')
type Document = Awaited<ReturnType<Library['getDocument']>['promise']>
type Page = Awaited<ReturnType<Document['getPage']>>

const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

const openDocument = (library: Library, file: Uint8Array): Promise<Document> =>
  library.getDocument({
    data: new Uint8Array(file),
    wasmUrl: `${join(folder, 'wasm')}/`,
    iccUrl: `${join(folder, 'iccs')}/`,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: scanLimits.pixels,
    verbosity: 0,
  }).promise

/** The library's numbers for what a pixel is made of. */
const kinds: Readonly<Record<number, RawKind>> = { 1: 'bits', 2: 'rgb', 3: 'rgba' }

const rawOf = (image: unknown): readonly Raw[] => {
  if (typeof image !== 'object' || image === null) return []
  const [data, width, height] = ['data', 'width', 'height'].map(key => Reflect.get(image, key))
  const kind = kinds[Number(Reflect.get(image, 'kind') ?? 1)]
  const isBytes = data instanceof Uint8Array || data instanceof Uint8ClampedArray
  return isBytes && kind && typeof width === 'number' && typeof height === 'number' ? [{ data, width, height, kind }] : []
}

/** Pictures that several pages share are held apart from those of one page. */
const fetched = (page: Page, name: string): Promise<unknown> =>
  new Promise(resolve => (name.startsWith('g_') ? page.commonObjs : page.objs).get(name, resolve))

/** A code is a few dozen squares wide; what is smaller than this is an ornament. */
const worthALook = ({ width, height }: Raw) => width >= 60 && height >= 60

const imagesOn = async (library: Library, page: Page): Promise<readonly Raw[]> => {
  const { fnArray, argsArray } = await page.getOperatorList()
  const { OPS } = library
  const painted: readonly number[] = [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject]
  const found: Raw[] = []
  for (const [i, operator] of fnArray.entries()) {
    if (!painted.includes(operator)) continue
    const [given]: readonly unknown[] = argsArray[i] ?? []
    const named = typeof given === 'string' ? given : Reflect.get(Object(given), 'data')
    const image = typeof named === 'string' ? await fetched(page, named) : given
    found.push(...rawOf(image))
  }
  page.cleanup()
  return found.filter(worthALook)
}

/** Page by page. Throws when the file is no PDF that can be read. */
export async function* imagesIn(file: Uint8Array): AsyncGenerator<readonly Raw[]> {
  const library: Library = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await openDocument(library, file)
  const pages = Math.min(document.numPages, scanLimits.pages)
  for (let number = 1; number <= pages; number += 1) yield await imagesOn(library, await document.getPage(number))
  await document.loadingTask.destroy()
}
