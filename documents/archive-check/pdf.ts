/** What a PDF says of itself: the kind of PDF/A that it claims to be, and the files that are embedded in it. */

export type Paper = {
  /** 'PDF/A-3B'; undefined where it claims nothing. */
  readonly claims: string | undefined
  readonly embedded: ReadonlyMap<string, Uint8Array>
}

/** Rejects what is no PDF. */
export const readPaper = async (pdf: Uint8Array): Promise<Paper> => {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0, useSystemFonts: false, disableFontFace: true })
  try {
    const document = await task.promise
    const embedded = new Map<string, Uint8Array>()
    for (const [id, { filename }] of (await document.getAttachments()) ?? []) {
      embedded.set(filename, (await document.getAttachmentContent(id)) ?? new Uint8Array())
    }
    const { metadata } = await document.getMetadata()
    const [part, conformance] = [metadata?.get('pdfaid:part'), metadata?.get('pdfaid:conformance')]
    return { claims: part ? `PDF/A-${part}${conformance ?? ''}` : undefined, embedded }
  } finally {
    await task.destroy()
  }
}
