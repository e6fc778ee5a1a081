/** Pages of a PDF drawn on a canvas, in the browser; the library is loaded with the first PDF. */
type Library = typeof import('pdfjs-dist/legacy/build/pdf.mjs')
export type Paper = Awaited<ReturnType<Library['getDocument']>['promise']>

const load = async (): Promise<Library> => {
  const library: Library = await import('pdfjs-dist/legacy/build/pdf.mjs')
  library.GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/legacy/build/pdf.worker.min.mjs', import.meta.url).href
  return library
}

/** Opens a PDF; throws when it is none, damaged or locked. */
export const openPaper = async (bytes: ArrayBuffer): Promise<Paper> => {
  const { getDocument } = await load()
  return getDocument({ data: new Uint8Array(bytes), enableXfa: false, verbosity: 0 }).promise
}

/** Draws a page so wide, in the dots of the screen. */
export const drawPage = async (paper: Paper, number: number, canvas: HTMLCanvasElement, width: number): Promise<void> => {
  const page = await paper.getPage(number)
  const { width: own } = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: (width * window.devicePixelRatio) / own })
  canvas.width = Math.round(viewport.width)
  canvas.height = Math.round(viewport.height)
  await page.render({ canvas, viewport }).promise
  page.cleanup()
}
