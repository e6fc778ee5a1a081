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

/** What stands at the foot of each page, and comes between two halves of a cell. */
const foot = /(申报编号|第\d+版|草稿，未定稿)[^第]*(第\d+版)?版本码.*$|—\d+—/

/** All of its words without the foot of each page. */
export const flowOf = (pdf: Uint8Array): string =>
  textOf(pdf)
    .map(page => page.replace(foot, ''))
    .join('')

export type Line = {
  readonly page: number
  readonly leftMm: number
  readonly topMm: number
  readonly rightMm: number
  readonly bottomMm: number
  readonly text: string
}

const toMm = (points: string): number => (Number(points) * 25.4) / 72

/** Word by word, as poppler parts them. */
export const wordsOf = (pdf: Uint8Array): readonly Line[] => {
  let page = 0
  return withFile(pdf, path => run('pdftotext', ['-bbox', path, '-']))
    .split('\n')
    .flatMap(row => {
      if (row.includes('<page ')) page += 1
      const [, left = '', top = '', right = '', bottom = '', text = ''] =
        /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)<\/word>/.exec(row) ?? []
      return left === '' ? [] : [{ page, leftMm: toMm(left), topMm: toMm(top), rightMm: toMm(right), bottomMm: toMm(bottom), text }]
    })
}

/** Words that stand on one height, from left to right, as one line. */
export const linesOf = (pdf: Uint8Array): readonly Line[] => {
  const lines = new Map<string, Line>()
  for (const word of wordsOf(pdf)) {
    const key = `${word.page} ${((word.topMm * 72) / 25.4).toFixed(0)}`
    const before = lines.get(key)
    lines.set(key, before === undefined ? word : { ...before, rightMm: word.rightMm, text: before.text + word.text })
  }
  return Array.from(lines.values())
}

/** A straight line: where its middle lies, from where to where it goes, and how thick it is. */
export type Rule = { readonly atMm: number; readonly fromMm: number; readonly toMm: number; readonly thickMm: number }

/** The straight lines of a page that run one way: upright ones, or level ones. */
export const rulesOf = (pdf: Uint8Array, page: number, way: 'upright' | 'level'): readonly Rule[] => {
  const place = ['-svg', '-origpagesizes', '-f', String(page), '-l', String(page)]
  const drawn = withFile(pdf, path => run('pdftocairo', [...place, path, '-']))
  const number = '(-?[\\d.]+(?:e-?\\d+)?)'
  const stroke = new RegExp(
    `stroke-width:${number};[^>]* d="M ${number} ${number} L ${number} ${number} " transform="matrix\\(([^)]*)\\)"`,
    'g',
  )
  return [...drawn.matchAll(stroke)].flatMap(([, thick, x1, y1, x2, y2, matrix = '']) => {
    const [a = 1, , , d = 1, dx = 0, dy = 0] = matrix.split(',').map(Number)
    const [from, to] = [
      { x: Number(x1) * a + dx, y: Number(y1) * d + dy },
      { x: Number(x2) * a + dx, y: Number(y2) * d + dy },
    ]
    const [along, across] = way === 'upright' ? (['y', 'x'] as const) : (['x', 'y'] as const)
    if (Math.abs(from[across] - to[across]) > 0.1) return []
    const [first = 0, last = 0] = [from[along], to[along]].sort((one, other) => one - other)
    return [{ atMm: toMm(String(from[across])), fromMm: toMm(String(first)), toMm: toMm(String(last)), thickMm: toMm(String(thick)) }]
  })
}

/** Words that stand across a line of a table: what does not fit into its cell. A hair's breadth is none. */
export const overflowsIn = (pdf: Uint8Array): readonly string[] => {
  const words = wordsOf(pdf)
  const hair = 0.2
  return Array.from({ length: Math.max(...words.map(({ page }) => page)) }, (_, i) => i + 1).flatMap(page => {
    const [upright, level] = [rulesOf(pdf, page, 'upright'), rulesOf(pdf, page, 'level')]
    const crosses = ({ leftMm, topMm, rightMm, bottomMm }: Line) => {
      // The box of a word is as high as its typeface, which is more than its ink.
      const middle = (topMm + bottomMm) / 2
      const beside = (rule: Rule) => rule.fromMm < middle && middle < rule.toMm && leftMm + hair < rule.atMm && rule.atMm < rightMm - hair
      const through = (rule: Rule) => rule.fromMm < rightMm && leftMm < rule.toMm && Math.abs(rule.atMm - middle) < (bottomMm - topMm) / 4
      return upright.some(beside) || level.some(through)
    }
    return words.filter(word => word.page === page && crosses(word)).map(({ text }) => `${page}: ${text}`)
  })
}

export type Ink = { readonly topMm: number; readonly bottomMm: number; readonly leftMm: number; readonly rightMm: number }

/** Bands of ink of one colour on a page, from the top: rows that touch, with their extent. Measured at ten dots to the millimetre; `within` looks at a part of it. */
export const inkOf = (pdf: Uint8Array, page: number, colour: 'red' | 'black', within: Partial<Ink> = {}): readonly Ink[] => {
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
  const { leftMm: from = 0, rightMm: to = Number(width) / 10, topMm: above = 0 } = within
  const bands: Ink[] = []
  for (let y = Math.round(above * 10); y < Number(height); y += 1) {
    const row = start + y * Number(width) * 3
    const across = Array.from({ length: Number(width) }, (_, x) => x >= from * 10 && x <= to * 10 && inked(row + x * 3))
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
