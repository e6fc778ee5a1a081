/** For the tests: reads a PDF back with Debian's poppler, as words with places and as ink on the page. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const withFile = <T>(pdf: Uint8Array, use: (path: string, folder: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'document-'))
  try {
    const path = join(folder, 'document.pdf')
    writeFileSync(path, pdf)
    return use(path, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
const run = (tool: string, args: readonly string[]): string =>
  execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] })

/** The text page by page, without any white space: what stands there, however its lines are broken. */
export const textOf = (pdf: Uint8Array): readonly string[] =>
  withFile(pdf, path => run('pdftotext', ['-raw', path, '-']))
    .split('\f')
    .slice(0, -1)
    .map(page => page.replace(/\s/g, ''))

export type Line = {
  readonly page: number
  readonly leftMm: number
  readonly topMm: number
  readonly rightMm: number
  readonly text: string
}

const toMm = (points: string): number => (Number(points) * 25.4) / 72

/** Words that stand on one height, from left to right, as one line. */
export const linesOf = (pdf: Uint8Array): readonly Line[] => {
  const found = withFile(pdf, path => run('pdftotext', ['-bbox', path, '-']))
  const lines = new Map<string, Line>()
  let page = 0
  for (const row of found.split('\n')) {
    if (row.includes('<page ')) page += 1
    const [, left = '', top = '', right = '', text = ''] =
      /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" .*>(.*)<\/word>/.exec(row) ?? []
    if (left === '') continue
    const key = `${page} ${Number(top).toFixed(0)}`
    const before = lines.get(key)
    const place = { page, leftMm: toMm(left), topMm: toMm(top), rightMm: toMm(right), text }
    lines.set(key, before === undefined ? place : { ...before, rightMm: place.rightMm, text: before.text + text })
  }
  return Array.from(lines.values())
}

export type Ink = { readonly topMm: number; readonly bottomMm: number; readonly leftMm: number; readonly rightMm: number }

/** Bands of ink of one colour on a page, from the top: rows that touch, with their extent. Measured at ten dots to the millimetre. */
export const inkOf = (pdf: Uint8Array, page: number, colour: 'red' | 'black'): readonly Ink[] => {
  const picture = withFile(pdf, (path, folder) => {
    const place = ['-f', String(page), '-l', String(page)]
    run('pdftoppm', ['-r', '254', ...place, '-singlefile', path, join(folder, 'page')])
    return readFileSync(join(folder, 'page.ppm'))
  })
  const [, width = '', height = ''] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.toString('latin1', 0, 40)) ?? []
  const start = picture.length - Number(width) * Number(height) * 3
  const inked = (at: number): boolean => {
    const [red, green, blue] = [picture[at] ?? 0, picture[at + 1] ?? 0, picture[at + 2] ?? 0]
    return colour === 'red' ? red > 150 && green < 110 && blue < 110 : red < 120 && green < 120 && blue < 120
  }
  const bands: Ink[] = []
  for (let y = 0; y < Number(height); y += 1) {
    const row = start + y * Number(width) * 3
    const across = Array.from({ length: Number(width) }, (_, x) => inked(row + x * 3))
    const [leftMm, rightMm, topMm] = [across.indexOf(true) / 10, across.lastIndexOf(true) / 10, y / 10]
    const last = bands.at(-1)
    if (leftMm < 0) continue
    if (last === undefined || topMm - last.bottomMm > 0.15) bands.push({ topMm, bottomMm: topMm, leftMm, rightMm })
    else
      bands[bands.length - 1] = {
        ...last,
        bottomMm: topMm,
        leftMm: Math.min(last.leftMm, leftMm),
        rightMm: Math.max(last.rightMm, rightMm),
      }
  }
  return bands
}
