/** Whether a viewer can open a PDF at all: what nobody can look at is no evidence. */
type Library = typeof import('pdfjs-dist/legacy/build/pdf.mjs')

export const pagesOf = async (bytes: Buffer): Promise<number> => {
  const library: Library = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const opened = library.getDocument({ data: new Uint8Array(bytes), disableFontFace: true, useSystemFonts: false, verbosity: 0 })
  try {
    const document = await opened.promise
    await document.getPage(1)
    return document.numPages
  } catch {
    return 0
  } finally {
    await opened.destroy()
  }
}
