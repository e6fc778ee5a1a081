/** Which characters a font file can show: its cmap table (formats 4 and 12), read without loading the outlines. */
import { closeSync, openSync, readSync } from 'node:fs'

/** Inclusive ranges of code points, ascending. */
export type Coverage = readonly (readonly [first: number, last: number])[]

export const covers = (coverage: Coverage, codePoint: number): boolean => {
  let low = 0
  let high = coverage.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = coverage[middle] ?? [0, -1]
    if (codePoint < first) high = middle - 1
    else if (codePoint > last) low = middle + 1
    else return true
  }
  return false
}

/** The coverage of a TTF or OTF file, or of the first face of a TTC. Throws when the file is no such font. */
export const readCoverage = (path: string): Coverage => {
  const file = openSync(path, 'r')
  try {
    const head = readBytes(file, 0, 16)
    const start = head.toString('latin1', 0, 4) === 'ttcf' ? head.readUInt32BE(12) : 0
    const tables = readBytes(file, start + 12, 16 * readBytes(file, start + 4, 2).readUInt16BE(0))
    for (let at = 0; at < tables.length; at += 16) {
      if (tables.toString('latin1', at, at + 4) !== 'cmap') continue
      return readCmap(readBytes(file, tables.readUInt32BE(at + 8), tables.readUInt32BE(at + 12)))
    }
    throw new Error(`${path} has no cmap table`)
  } finally {
    closeSync(file)
  }
}

const readBytes = (file: number, position: number, length: number): Buffer => {
  const bytes = Buffer.alloc(length)
  readSync(file, bytes, 0, length, position)
  return bytes
}

const readCmap = (cmap: Buffer): Coverage => {
  const tables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(8 + index * 8))
  const full = tables.find(at => cmap.readUInt16BE(at) === 12)
  if (full !== undefined) return readFormat12(cmap, full)
  const basic = tables.find(at => cmap.readUInt16BE(at) === 4)
  return basic === undefined ? [] : readFormat4(cmap, basic)
}

const readFormat12 = (cmap: Buffer, at: number): Coverage =>
  Array.from({ length: cmap.readUInt32BE(at + 12) }, (_, index) => {
    const group = at + 16 + index * 12
    return [cmap.readUInt32BE(group), cmap.readUInt32BE(group + 4)] as const
  })

/** Segments only: a hole inside a segment of format 4 is rare, and Typst would still name it when it exports PDF/A. */
const readFormat4 = (cmap: Buffer, at: number): Coverage => {
  const count = cmap.readUInt16BE(at + 6) / 2
  return Array.from({ length: count }, (_, index) => {
    const last = cmap.readUInt16BE(at + 14 + index * 2)
    return [cmap.readUInt16BE(at + 16 + count * 2 + index * 2), last] as const
  })
}
