/** The keywords of a PDF, in which a certificate bears what its QR says; empty where the file has none or is no PDF. */
export const keywordsOf = async (pdf: Uint8Array): Promise<string> => {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0, useSystemFonts: false, disableFontFace: true })
  try {
    const { info } = await (await task.promise).getMetadata()
    return String(Reflect.get(info, 'Keywords') ?? '')
  } catch {
    return ''
  } finally {
    await task.destroy()
  }
}
