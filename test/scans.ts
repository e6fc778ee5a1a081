/** Scans for the tests: a printed PDF put through Debian's poppler as a scanner would see it, and PDFs that hold nothing but pictures. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'

/** One picture for each page. */
const pictured = (pdf: Uint8Array, ...how: readonly string[]): readonly Buffer[] => {
  const folder = mkdtempSync(join(tmpdir(), 'scan-'))
  try {
    writeFileSync(join(folder, 'in.pdf'), pdf)
    execFileSync('pdftoppm', [...how, join(folder, 'in.pdf'), join(folder, 'page')])
    const pages = readdirSync(folder).filter(name => name.startsWith('page'))
    return pages.sort().map(name => readFileSync(join(folder, name)))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const scanned = (pdf: Uint8Array, dpi = 150) => pictured(pdf, '-r', String(dpi), '-jpeg')

type Picture = { readonly width: number; readonly height: number; readonly rest: string; readonly data: Uint8Array }

const joined = (pictures: readonly Picture[]): Buffer => {
  const parts: Buffer[] = []
  const offsets: number[] = []
  const length = () => parts.reduce((sum, part) => sum + part.length, 0)
  const add = (body: string | Uint8Array) => parts.push(Buffer.from(typeof body === 'string' ? Buffer.from(body, 'latin1') : body))
  const object = (head: string, data?: Uint8Array) => {
    offsets.push(length())
    add(`${offsets.length} 0 obj\n${head}\n`)
    if (data) {
      add('stream\n')
      add(data)
      add('\nendstream\n')
    }
    add('endobj\n')
  }
  add('%PDF-1.4\n')
  object('<< /Type /Catalog /Pages 2 0 R >>')
  object(`<< /Type /Pages /Count ${pictures.length} /Kids [${pictures.map((_, i) => `${3 + i * 3} 0 R`).join(' ')}] >>`)
  for (const [i, { width, height, rest, data }] of pictures.entries()) {
    const drawn = Buffer.from('q 842 0 0 595 0 0 cm /Im Do Q')
    object(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] /Contents ${4 + i * 3} 0 R /Resources << /XObject << /Im ${5 + i * 3} 0 R >> >> >>`,
    )
    object(`<< /Length ${drawn.length} >>`, drawn)
    object(`<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${rest} /Length ${data.length} >>`, data)
  }
  const start = length()
  const table = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  add(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${table}`)
  add(`trailer << /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`)
  return Buffer.concat(parts)
}

/** Width and height stand in a JPEG's frame header. */
const sizeOf = (jpeg: Buffer) => {
  for (let at = 2; at < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const marker = jpeg[at + 1] ?? 0
    if (marker >= 0xc0 && marker <= 0xc3) return { height: jpeg.readUInt16BE(at + 5), width: jpeg.readUInt16BE(at + 7) }
  }
  throw new Error('no frame header')
}

const colours = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode'
/** As an office scanner makes it: each page one JPEG. */
export const scannedPdf = (jpegs: readonly Buffer[]): Buffer => joined(jpegs.map(data => ({ ...sizeOf(data), rest: colours, data })))

const bits = '/ColorSpace /DeviceGray /BitsPerComponent 1 /Decode [1 0] /Filter /FlateDecode'
/** As a copier makes it: black and white, one bit a dot. */
export const copiedPdf = (pdf: Uint8Array, dpi = 200): Buffer =>
  joined(
    pictured(pdf, '-r', String(dpi), '-mono').map(pbm => {
      const [head = '', width = '', height = ''] = /^P4\s+(\d+)\s+(\d+)\s/.exec(pbm.subarray(0, 40).toString('latin1')) ?? []
      return { width: Number(width), height: Number(height), rest: bits, data: deflateSync(pbm.subarray(head.length)) }
    }),
  )
