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

type Matrix = readonly [number, number, number, number]
const plain: Matrix = [1, 0, 0, 1]
const isMatrix = (x: unknown): x is Matrix => Array.isArray(x) && x.length >= 4 && x.every(n => typeof n === 'number')
const times = ([a, b, c, d]: Matrix, [e, f, g, h]: Matrix): Matrix => [a * e + c * f, b * e + d * f, a * g + c * h, b * g + d * h]

/** How large a picture is drawn: the area of the unit square under all the transformations that stand around it. */
const drawing = (OPS: Library['OPS']) => {
  const stack: Matrix[] = []
  let now = plain
  const follow = (operator: number | undefined, args: readonly unknown[]) => {
    if (operator === OPS.save || operator === OPS.paintFormXObjectBegin) stack.push(now)
    if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) now = stack.pop() ?? plain
    const given = operator === OPS.transform ? args : operator === OPS.paintFormXObjectBegin ? args[0] : undefined
    if (isMatrix(given)) now = times(now, given)
  }
  return { follow, area: () => Math.abs(now[0] * now[3] - now[1] * now[2]) }
}

/** A scan fills its sheet, in one picture or in strips; a portrait on a form, or an emblem, does not. */
const leastOfSheet = 0.2

/** A code is a few dozen squares wide; what is smaller than this is an ornament. */
const worthALook = ({ width, height }: Raw) => width >= 60 && height >= 60

export type OnPage = { readonly images: readonly Raw[]; readonly isScan: boolean }

const imagesOn = async ({ OPS }: Library, page: Page): Promise<OnPage> => {
  const { fnArray, argsArray } = await page.getOperatorList()
  const painted: readonly number[] = [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject]
  const found: Raw[] = []
  const { follow, area } = drawing(OPS)
  let covered = 0
  for (const [i, operator] of fnArray.entries()) {
    const args: readonly unknown[] = argsArray[i] ?? []
    follow(operator, args)
    if (!painted.includes(operator)) continue
    covered += area()
    const [given] = args
    const named = typeof given === 'string' ? given : Reflect.get(Object(given), 'data')
    const image = typeof named === 'string' ? await fetched(page, named) : given
    found.push(...rawOf(image))
  }
  page.cleanup()
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view
  return { images: found.filter(worthALook), isScan: covered >= leastOfSheet * Math.abs((right - left) * (top - bottom)) }
}

/** Page by page. Throws when the file is no PDF that can be read. */
export async function* imagesIn(file: Uint8Array): AsyncGenerator<OnPage> {
  const library: Library = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await openDocument(library, file)
  const pages = Math.min(document.numPages, scanLimits.pages)
  for (let number = 1; number <= pages; number += 1) yield await imagesOn(library, await document.getPage(number))
  await document.loadingTask.destroy()
}
