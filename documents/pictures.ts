/** For the tests and for whoever looks: pages of a PDF as grey pictures by poppler, and how far two pictures say the same. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'

export type Picture = { readonly width: number; readonly height: number; readonly grey: Uint8Array }

/** Each page as a PNG file, the first page first. */
export const pagesOf = (pdf: Uint8Array, dotsPerInch: number, most = 1000): readonly Buffer[] => {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'))
  try {
    writeFileSync(join(folder, 'document.pdf'), pdf)
    const options = ['-png', '-gray', '-r', String(dotsPerInch), '-l', String(most)]
    execFileSync('pdftocairo', [...options, join(folder, 'document.pdf'), join(folder, 'page')], { stdio: 'ignore' })
    const pages = readdirSync(folder).filter(name => name.endsWith('.png'))
    return pages.toSorted().map(name => readFileSync(join(folder, name)))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What PNG's five filters add to a byte: nothing, the left one, the upper one, their mean, or the nearest to left + upper − corner. */
const added = (filter: number, left: number, upper: number, corner: number): number => {
  if (filter === 3) return (left + upper) >> 1
  if (filter < 3) return filter === 0 ? 0 : filter === 1 ? left : upper
  const [byLeft, byUpper, byCorner] = [Math.abs(upper - corner), Math.abs(left - corner), Math.abs(left + upper - 2 * corner)]
  if (byLeft <= byUpper && byLeft <= byCorner) return left
  return byUpper <= byCorner ? upper : corner
}

/** A grey PNG of eight bits, as pdftocairo writes them. */
export const readPicture = (png: Buffer): Picture => {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  if (png[24] !== 8 || png[25] !== 0) throw new Error('no grey picture of eight bits')
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const packed = inflateSync(Buffer.concat(parts))
  const grey = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    const filter = packed[y * (width + 1)] ?? 0
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x
      const [left, upper] = [x > 0 ? (grey[at - 1] ?? 0) : 0, y > 0 ? (grey[at - width] ?? 0) : 0]
      const corner = x > 0 && y > 0 ? (grey[at - width - 1] ?? 0) : 0
      grey[at] = (packed[y * (width + 1) + 1 + x] ?? 0) + added(filter, left, upper, corner)
    }
  }
  return { width, height, grey }
}

/** A PGM, which is how poppler's other program writes grey. */
export const readPlainPicture = (pgm: Buffer): Picture => {
  const [head = '', width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1', 0, 60)) ?? []
  return { width: Number(width), height: Number(height), grey: pgm.subarray(head.length) }
}

/** Ink that is surely there, and the least that may answer to it: between them lies what smoothing does. */
const [surely, atLeast] = [70, 20]

/** Marks of one picture with no ink of the other within a dot of them. */
const alone = (one: Picture, other: Picture): readonly number[] => {
  const answered = (at: number): boolean => {
    for (let dy = -1; dy <= 1; dy += 1)
      for (let dx = -1; dx <= 1; dx += 1) if (255 - (other.grey[at + dy * one.width + dx] ?? 255) >= atLeast) return true
    return false
  }
  const marks: number[] = []
  for (let at = 0; at < one.grey.length; at += 1) if (255 - (one.grey[at] ?? 255) >= surely && !answered(at)) marks.push(at)
  return marks
}

/** Where two pictures differ by more than a dot, in millimetres from the upper left corner; nothing where they say the same. */
export const differences = (one: Picture, other: Picture, dotsPerInch: number): readonly string[] => {
  if (one.width !== other.width || one.height !== other.height)
    return [`${one.width} × ${one.height} against ${other.width} × ${other.height}`]
  const mm = (dots: number) => ((dots * 25.4) / dotsPerInch).toFixed(0)
  return [...alone(one, other), ...alone(other, one)].map(at => `${mm(at % one.width)}, ${mm(Math.floor(at / one.width))} mm`)
}
