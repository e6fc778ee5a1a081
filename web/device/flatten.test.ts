/** A page photographed at a slant comes out straight: its corners are where the person set them, and straight lines stay straight. */
import { expect, test } from 'vitest'
import { type Corners, flattened, isPage, seenIn, sizeOf } from './flatten.ts'

const slanted: Corners = [
  { x: 20, y: 10 },
  { x: 90, y: 20 },
  { x: 80, y: 95 },
  { x: 10, y: 80 },
]

test('the corners of the page are the corners that were set, and its diagonals meet where those of the photograph do', () => {
  const at = seenIn(slanted)
  expect(at(0, 0)).toEqual(slanted[0])
  for (const [i, [u, v]] of [[0, 0] as const, [1, 0] as const, [1, 1] as const, [0, 1] as const].entries()) {
    expect(at(u, v).x).toBeCloseTo(slanted[i]?.x ?? 0)
    expect(at(u, v).y).toBeCloseTo(slanted[i]?.y ?? 0)
  }
  const middle = at(0.5, 0.5)
  const off = (a: { x: number; y: number }, b: { x: number; y: number }) => (b.x - a.x) * (middle.y - a.y) - (b.y - a.y) * (middle.x - a.x)
  expect(off(slanted[0], slanted[2])).toBeCloseTo(0)
  expect(off(slanted[1], slanted[3])).toBeCloseTo(0)
})

test('corners that cross or lie on one line are no page', () => {
  const [a, b, c, d] = slanted
  expect(isPage(slanted)).toBe(true)
  expect(isPage([b, a, c, d])).toBe(false)
  expect(isPage([a, a, c, d])).toBe(false)
})

test('what is seen at a slant comes out as it is, and no larger than it was', () => {
  const [width, height] = [100, 100]
  const at = seenIn(slanted)
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  // A dark left half of the page, painted in perspective.
  for (let u = 0; u < 0.5; u += 0.002)
    for (let v = 0; v < 1; v += 0.002) {
      const { x, y } = at(u, v)
      data.fill(0, (Math.floor(y) * width + Math.floor(x)) * 4, (Math.floor(y) * width + Math.floor(x)) * 4 + 3)
    }
  const page = flattened({ width, height, data }, slanted)
  expect([page.width, page.height]).toEqual(sizeOf(slanted))
  const shade = (u: number, v: number) => page.data[(Math.floor(v * page.height) * page.width + Math.floor(u * page.width)) * 4] ?? -1
  for (const v of [0.1, 0.5, 0.9]) {
    expect(shade(0.25, v)).toBeLessThan(60)
    expect(shade(0.75, v)).toBeGreaterThan(200)
  }
})
