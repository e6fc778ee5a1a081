/** A page that was photographed at a slant, as if from straight above: the four corners that a person sets become those of a rectangle. Pure. */
export type Point = { readonly x: number; readonly y: number }
/** Top left, top right, bottom right, bottom left. */
export type Corners = readonly [Point, Point, Point, Point]
export type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }

/** Where a point of the unit square lies in the four corners, seen in perspective (Heckbert, Fundamentals of Texture Mapping, 1989, 2.2). */
export const seenIn = ([p0, p1, p2, p3]: Corners): ((u: number, v: number) => Point) => {
  const [dx1, dx2, dx3] = [p1.x - p2.x, p3.x - p2.x, p0.x - p1.x + p2.x - p3.x]
  const [dy1, dy2, dy3] = [p1.y - p2.y, p3.y - p2.y, p0.y - p1.y + p2.y - p3.y]
  const det = dx1 * dy2 - dx2 * dy1
  const g = (dx3 * dy2 - dx2 * dy3) / det
  const h = (dx1 * dy3 - dx3 * dy1) / det
  const [a, b] = [p1.x - p0.x + g * p1.x, p3.x - p0.x + h * p3.x]
  const [d, e] = [p1.y - p0.y + g * p1.y, p3.y - p0.y + h * p3.y]
  return (u, v) => {
    const w = g * u + h * v + 1
    return { x: (a * u + b * v + p0.x) / w, y: (d * u + e * v + p0.y) / w }
  }
}

const turnAt = (a: Point, b: Point, c: Point) => (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x)
/** Whether the corners are those of a page: in their order, none beyond the line of its neighbours, and not all on one line. */
export const isPage = ([a, b, c, d]: Corners): boolean =>
  [turnAt(a, b, c), turnAt(b, c, d), turnAt(c, d, a), turnAt(d, a, b)].every(turn => turn > 0.001)

const between = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)
/** How large the page comes out: as long as its longer edges are in the photograph, so nothing is enlarged. */
export const sizeOf = ([a, b, c, d]: Corners): readonly [number, number] => [
  Math.max(1, Math.round(Math.max(between(a, b), between(d, c)))),
  Math.max(1, Math.round(Math.max(between(a, d), between(b, c)))),
]

/** Each pixel of the page from the four around the place where it is seen. `corners` in pixels of the source. */
export const flattened = (source: Pixels, corners: Corners): Pixels => {
  const [width, height] = sizeOf(corners)
  const at = seenIn(corners)
  const data = new Uint8ClampedArray(width * height * 4)
  const sample = (x: number, y: number, channel: number) =>
    source.data[(Math.min(source.height - 1, Math.max(0, y)) * source.width + Math.min(source.width - 1, Math.max(0, x))) * 4 + channel] ??
    255
  for (let i = 0; i < width * height; i += 1) {
    const { x, y } = at(((i % width) + 0.5) / width, (Math.floor(i / width) + 0.5) / height)
    const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)]
    const [fx, fy] = [x - 0.5 - left, y - 0.5 - top]
    for (let channel = 0; channel < 3; channel += 1) {
      const above = sample(left, top, channel) * (1 - fx) + sample(left + 1, top, channel) * fx
      const below = sample(left, top + 1, channel) * (1 - fx) + sample(left + 1, top + 1, channel) * fx
      data[i * 4 + channel] = above * (1 - fy) + below * fy
    }
    data[i * 4 + 3] = 255
  }
  return { width, height, data }
}
