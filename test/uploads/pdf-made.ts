/** PDFs for tests, made object by object, so that each hides what it hides where a reader would find it. */
import { deflateSync } from 'node:zlib'

type Stream = { readonly head: string; readonly data: Buffer | string }
export type Piece = string | Stream

export type Made = {
  readonly catalog?: string
  readonly page?: string
  readonly more?: readonly Piece[]
  readonly trailer?: string
  readonly tail?: Buffer | string
}

const bytesOf = (data: Buffer | string) => (typeof data === 'string' ? Buffer.from(data, 'latin1') : data)

/** Objects 1 to 4 are the catalogue, the pages, the one page and what is on it; `more` begins with 5. */
export const pdfOf = ({ catalog = '', page = '', more = [], trailer = '', tail = '' }: Made = {}): Buffer => {
  const drawn = 'BT /F1 24 Tf 72 720 Td (proof) Tj ET'
  const pieces: readonly Piece[] = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R ${page} >>`,
    { head: '', data: drawn },
    ...more,
  ]
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const length = () => parts.reduce((sum, part) => sum + part.length, 0)
  const offsets = pieces.map((piece, i) => {
    const at = length()
    if (typeof piece === 'string') parts.push(Buffer.from(`${i + 1} 0 obj\n${piece}\nendobj\n`, 'latin1'))
    else {
      const data = bytesOf(piece.data)
      parts.push(
        Buffer.from(`${i + 1} 0 obj\n<< ${piece.head} /Length ${data.length} >>\nstream\n`, 'latin1'),
        data,
        Buffer.from('\nendstream\nendobj\n'),
      )
    }
    return at
  })
  const start = length()
  const table = offsets.map(at => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const end = `trailer\n<< /Size ${pieces.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  parts.push(Buffer.from(`xref\n0 ${pieces.length + 1}\n0000000000 65535 f \n${table}${end}`, 'latin1'), bytesOf(tail))
  return Buffer.concat(parts)
}

/** Objects packed in a stream, as PDF 1.5 and later do it. */
export const packed = (objects: readonly string[], from = 20): Piece => {
  const body = objects.join('\n')
  let at = 0
  const pairs = objects.map((object, i) => {
    const pair = `${from + i} ${at}`
    at += object.length + 1
    return pair
  })
  const head = `${pairs.join(' ')} `
  return {
    head: `/Type /ObjStm /N ${objects.length} /First ${head.length} /Filter /FlateDecode`,
    data: deflateSync(Buffer.from(head + body, 'latin1')),
  }
}

/** A plain one of about this many bytes, another for every text. */
export const paperOf = (text: string, bytes = 0): Buffer =>
  pdfOf({ more: [{ head: '', data: Buffer.concat([Buffer.from(`% ${text}\n`), Buffer.alloc(bytes, ' ')]) }] })
