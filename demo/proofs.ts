/** Generated pictures that stand for certificates: PNG files that say SPECIMEN, so that nobody can take them for real ones. */
import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'

/** A file as a person would bring it. */
export type Brought = { readonly sha256: string; readonly fileName: string; readonly bytes: Buffer }
export type Proof = Brought & { readonly of: 'identity' | 'education' | 'title' | 'work' | 'health' }

/** Five columns of seven bits for each letter that a specimen needs. */
const letters: Readonly<Record<string, readonly number[]>> = {
  A: [126, 9, 9, 9, 126],
  C: [62, 65, 65, 65, 34],
  D: [127, 65, 65, 65, 62],
  E: [127, 73, 73, 73, 65],
  H: [127, 8, 8, 8, 127],
  I: [0, 65, 127, 65, 0],
  K: [127, 8, 20, 34, 65],
  L: [127, 64, 64, 64, 64],
  M: [127, 2, 12, 2, 127],
  N: [127, 4, 8, 16, 127],
  O: [62, 65, 65, 65, 62],
  P: [127, 9, 9, 9, 6],
  R: [127, 9, 25, 41, 70],
  S: [38, 73, 73, 73, 50],
  T: [1, 1, 127, 1, 1],
  U: [63, 64, 64, 64, 63],
  W: [127, 32, 24, 32, 127],
  ' ': [0, 0, 0, 0, 0],
  Y: [7, 8, 112, 8, 7],
}

const chunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

type Picture = { readonly pixels: Uint8Array; readonly width: number; readonly height: number }

const png = ({ pixels, width, height }: Picture): Buffer => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const lines = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1) lines.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** One column of a letter, its seven bits from the top, each a square of dots. */
const writeColumn = ({ pixels, width }: Picture, bits: number, top: number, left: number, size: number) => {
  for (let dot = 0; dot < 7 * size * size; dot += 1) {
    const [row, dx, dy] = [Math.floor(dot / (size * size)), dot % size, Math.floor(dot / size) % size]
    if ((bits >> row) & 1) pixels[(top + row * size + dy) * width + left + dx] = 60
  }
}

const write = (picture: Picture, text: string, top: number, size: number) => {
  const left = Math.floor((picture.width - text.length * 6 * size) / 2)
  const columns = [...text].flatMap((letter, i) => (letters[letter] ?? []).map((bits, column) => ({ bits, at: i * 6 + column })))
  for (const { bits, at } of columns) writeColumn(picture, bits, top, left + at * size, size)
}

/** A picture with a frame, SPECIMEN and what it stands for; `variant` tints it, so that there are a few different files. */
const specimen = (of: Proof['of'], variant: number): Buffer => {
  const [width, height] = [480, 320]
  const pixels = new Uint8Array(width * height).fill(246 - variant * 3)
  const picture = { pixels, width, height }
  for (let x = 16; x < width - 16; x += 1) for (const y of [16, 19, height - 20, height - 17]) pixels[y * width + x] = 120
  for (let y = 16; y < height - 16; y += 1) for (const x of [16, 19, width - 20, width - 17]) pixels[y * width + x] = 120
  write(picture, 'SPECIMEN', 90, 8)
  write(picture, of.toUpperCase(), 190, 5)
  return png(picture)
}

/** A head and shoulders without a face, in the measure of a two-inch photograph. */
const portrait = (variant: number): Buffer => {
  const [width, height] = [252, 352]
  const pixels = new Uint8Array(width * height).fill(228 - variant * 8)
  const inside = (x: number, y: number, cx: number, cy: number, rx: number, ry: number) => ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1
  for (let at = 0; at < pixels.length; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)]
    if (inside(x, y, 126, 360, 106, 130)) pixels[at] = 120 + variant * 10
    if (inside(x, y, 126, 140, 58, 76)) pixels[at] = 176
    if (inside(x, y, 126, 96, 62, 46)) pixels[at] = 70
  }
  const picture = { pixels, width, height }
  write(picture, 'SPECIMEN', 320, 3)
  return png(picture)
}

const names = {
  identity: '身份证（样张）.png',
  education: '学历证书（样张）.png',
  title: '职称证书（样张）.png',
  work: '工作年限证明（样张）.png',
  health: '体检表（样张）.png',
} as const
const made = new Map<string, Proof>()

const proof = (of: Proof['of'], variant: number): Proof => {
  const key = `${of}${variant}`
  const known = made.get(key)
  if (known) return known
  const bytes = specimen(of, variant)
  const fresh = { of, bytes, sha256: createHash('sha256').update(bytes).digest('hex'), fileName: names[of] }
  made.set(key, fresh)
  return fresh
}

/** The proofs that person number `i` hands in: one of three variants each. */
export const proofsOf = (i: number): readonly Proof[] =>
  (['identity', 'education', 'title', 'work', 'health'] as const).map(of => proof(of, i % 3))

const broughtPortrait = (variant: number): Brought => {
  const bytes = portrait(variant)
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), fileName: '照片（样张）.png' }
}
const portraits = [0, 1, 2].map(broughtPortrait)

/** The photograph of person number `i`. */
export const portraitOf = (i: number): Brought => portraits[i % 3] ?? broughtPortrait(0)
