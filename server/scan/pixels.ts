/** Pictures as the reader of codes wants them: four bytes a pixel, and not larger than it needs. */
import { scanLimits } from './limits.ts'

/** As a PDF gives them: one bit, one, three or four bytes a pixel. */
export type Raw = { readonly data: Uint8Array | Uint8ClampedArray; readonly width: number; readonly height: number; readonly kind: RawKind }
export type RawKind = 'bits' | 'rgb' | 'rgba'

export type Pixels = { readonly data: Uint8ClampedArray<ArrayBuffer>; readonly width: number; readonly height: number }

/** How bright a pixel is, 0 to 255. A set bit is white. */
const brightnessIn = ({ data, width, kind }: Raw): ((x: number, y: number) => number) => {
  if (kind === 'bits') {
    const row = (width + 7) >> 3
    return (x, y) => (((data[y * row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) * 255
  }
  const step = kind === 'rgb' ? 3 : 4
  return (x, y) => {
    const at = (y * width + x) * step
    return ((data[at] ?? 0) * 3 + (data[at + 1] ?? 0) * 6 + (data[at + 2] ?? 0)) / 10
  }
}

/** Each pixel of the result is the mean of a square of the picture. */
export const pixelsOf = (raw: Raw): Pixels => {
  const square = Math.max(1, Math.ceil(Math.max(raw.width, raw.height) / scanLimits.side))
  const [width, height] = [Math.floor(raw.width / square), Math.floor(raw.height / square)]
  const data = new Uint8ClampedArray(width * height * 4)
  const brightness = brightnessIn(raw)
  const meanAt = (left: number, top: number): number => {
    let sum = 0
    for (let i = 0; i < square * square; i += 1) sum += brightness(left + (i % square), top + Math.floor(i / square))
    return sum / (square * square)
  }
  for (let i = 0; i < width * height; i += 1) {
    data.fill(meanAt((i % width) * square, Math.floor(i / width) * square), i * 4, i * 4 + 3)
    data[i * 4 + 3] = 255
  }
  return { data, width, height }
}
