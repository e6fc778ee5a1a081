/** From the letters of pages to paragraphs: lines by place, without page numbers and running heads, joined where only the page's edge broke them. */
import { startsAlone, withoutRadicals } from '../../core/notice/index.ts'

/** A run of letters as it stands on a page; `y` grows upwards. */
export type Run = { readonly text: string; readonly x: number; readonly y: number; readonly width: number; readonly size: number }
export type Page = { readonly width: number; readonly height: number; readonly runs: readonly Run[] }

type Line = { readonly text: string; readonly left: number; readonly right: number; readonly size: number; readonly edge: boolean }

/** The runs of one line from left to right; a gap wider than a letter is a space, one wider than three a column. */
const joinRuns = (runs: readonly Run[], page: Page): Line => {
  const ordered = runs.toSorted((a, b) => a.x - b.x)
  const [first] = ordered
  const size = Math.max(...ordered.map(run => run.size))
  let text = ''
  let right = first?.x ?? 0
  for (const run of ordered) {
    const gap = run.x - right
    text += text === '' ? '' : gap > 3 * size ? '\t' : gap > 0.9 * size ? ' ' : ''
    text += withoutRadicals(run.text)
    right = Math.max(right, run.x + run.width)
  }
  const y = first?.y ?? 0
  return { text: text.trim(), left: first?.x ?? 0, right, size, edge: y < page.height * 0.11 || y > page.height * 0.885 }
}

const middleOf = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) * share)] ?? 0

const pageNumber = /^(?:[-—–－·\s]*\d{1,3}[-—–－·\s]*|第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?|\d{1,3}\s*\/\s*\d{1,3})$/

/** A small number at the very edge, so near the last line that it would be read as a part of it. */
const isFolio = ({ text, y, size }: Run, { height, runs }: Page): boolean => {
  const atEdge = y < height * 0.06 || y > height * 0.94
  return (
    atEdge &&
    pageNumber.test(text.trim()) &&
    size <
      0.8 *
        middleOf(
          runs.map(r => r.size),
          0.5,
        )
  )
}

/** Runs whose feet stand within half a letter are one line, from the top down. */
const linesOf = (page: Page): readonly Line[] => {
  const groups: Run[][] = []
  for (const run of page.runs.filter(r => r.text.trim() !== '' && !isFolio(r, page)).toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const last = groups.at(-1)
    const first = last?.[0]
    if (last !== undefined && first !== undefined && Math.abs(first.y - run.y) < 0.5 * Math.max(first.size, run.size)) last.push(run)
    else groups.push([run])
  }
  return groups.map(group => joinRuns(group, page)).filter(line => line.text !== '')
}

/** At the edges of pages: their numbers, and what comes back on half of them with other numbers in it. */
const withoutFurniture = (pages: readonly (readonly Line[])[]): readonly (readonly Line[])[] => {
  const key = (line: Line) => line.text.replace(/\d+/g, '#').replace(/\s/g, '')
  const counts = new Map<string, number>()
  for (const page of pages) for (const one of new Set(page.filter(line => line.edge).map(key))) counts.set(one, (counts.get(one) ?? 0) + 1)
  const isRunning = (line: Line) => line.edge && pages.length >= 2 && (counts.get(key(line)) ?? 0) * 2 > pages.length
  return pages.map(page => page.filter(line => !(line.edge && pageNumber.test(line.text)) && !isRunning(line)))
}

type Body = { readonly left: number; readonly right: number }
/** Where full lines begin and end. */
const bodyOf = (lines: readonly Line[]): Body => ({
  left: middleOf(
    lines.map(line => Math.round(line.left)),
    0.15,
  ),
  right: middleOf(
    lines.map(line => line.right),
    0.85,
  ),
})

/** Whether a line goes on with the one above: that one is full, and this one is neither indented nor begins anything. */
const goesOn = (above: Line, line: Line, body: Body): boolean => {
  const isFull = above.right > body.right - 2.2 * above.size && above.left < body.left + 4 * above.size
  const isIndented = line.left > body.left + 1.2 * line.size
  return isFull && !isIndented && !startsAlone(line.text) && !above.text.includes('\t') && !line.text.includes('\t')
}

const isLatin = (letter: string | undefined): boolean => letter !== undefined && /[A-Za-z]/.test(letter)

/** The paragraphs of the pages, one to a line. */
export const paragraphsOf = (pages: readonly Page[]): string => {
  const lines = withoutFurniture(pages.map(linesOf)).flat()
  const body = bodyOf(lines)
  const paragraphs: string[] = []
  let above: Line | undefined
  for (const line of lines) {
    const last = paragraphs.at(-1)
    if (above !== undefined && last !== undefined && goesOn(above, line, body)) {
      paragraphs[paragraphs.length - 1] = `${last}${isLatin(last.at(-1)) && isLatin(line.text[0]) ? ' ' : ''}${line.text}`
    } else paragraphs.push(line.text)
    above = line
  }
  return paragraphs.join('\n')
}
