/** The night as a drawing: what came, what was acknowledged and turned away in each second, and whose processors worked. */
import type { Second } from './night-load.ts'

/** Cores that were at work in one second, by whose work it was. */
export type Cores = { readonly servers: number; readonly database: number; readonly people: number; readonly others: number }
export type Course = { readonly title: string; readonly seconds: readonly Second[]; readonly cores: readonly Cores[] }

const [width, height, left, gap] = [900, 150, 60, 46]
type Line = { readonly name: string; readonly colour: string; readonly values: readonly number[] }

const numbered = (value: number) => (value >= 10 ? String(Math.round(value)) : value.toFixed(1))

const panel = (top: number, title: string, lines: readonly Line[]): string => {
  const most = Math.max(1, ...lines.flatMap(({ values }) => values))
  const many = Math.max(2, ...lines.map(({ values }) => values.length))
  const x = (i: number) => left + (i * (width - left - 10)) / (many - 1)
  const y = (value: number) => top + height - (value / most) * height
  const drawn = lines.map(({ colour, values }) => {
    const points = values.map((value, i) => `${x(i).toFixed(1)},${y(value).toFixed(1)}`).join(' ')
    return `<polyline fill="none" stroke="${colour}" stroke-width="1.5" points="${points}"/>`
  })
  const names = lines.map(({ name, colour }, i) => `<text x="${left + 8 + i * 150}" y="${top + 14}" fill="${colour}">${name}</text>`)
  const axis = `<path d="M${left} ${top}V${top + height}H${width - 10}" fill="none" stroke="#888"/>`
  const scale = `<text x="${left - 6}" y="${top + 10}" text-anchor="end">${numbered(most)}</text><text x="${left - 6}" y="${top + height}" text-anchor="end">0</text>`
  const below = `<text x="${width - 10}" y="${top + height + 14}" text-anchor="end">${many} s</text>`
  return `<text x="${left}" y="${top - 6}" font-weight="bold">${title}</text>${axis}${scale}${below}${drawn.join('')}${names.join('')}`
}

/** One number a second, averaged over five, so that a course can be seen. */
const smooth = (values: readonly number[]): readonly number[] =>
  values.map((_, i) => {
    const near = values.slice(Math.max(0, i - 2), i + 3)
    return near.reduce((sum, value) => sum + value, 0) / near.length
  })

const panelsOf = ({ title, seconds, cores }: Course, top: number): string => {
  const people: readonly Line[] = [
    { name: 'came', colour: '#666', values: smooth(seconds.map(({ offered }) => offered)) },
    { name: 'handed in', colour: '#1677ff', values: smooth(seconds.map(({ acknowledged }) => acknowledged)) },
    { name: 'asked to come again', colour: '#d4380d', values: smooth(seconds.map(({ shed }) => shed)) },
  ]
  const work: readonly Line[] = [
    { name: 'servers', colour: '#1677ff', values: smooth(cores.map(({ servers }) => servers)) },
    { name: 'PostgreSQL', colour: '#389e0d', values: smooth(cores.map(({ database }) => database)) },
    { name: 'the people’s side', colour: '#666', values: smooth(cores.map(one => one.people)) },
    { name: 'other work', colour: '#d4b106', values: smooth(cores.map(({ others }) => others)) },
  ]
  return panel(top, `${title}: a second`, people) + panel(top + height + gap, `${title}: cores at work`, work)
}

export const draw = (courses: readonly Course[]): string => {
  const tall = 2 * (height + gap)
  const drawn = courses.map((course, i) => panelsOf(course, 30 + i * tall)).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${courses.length * tall + 20}" font-family="sans-serif" font-size="12" fill="#333"><title>The last hour before a deadline: applications a second, and cores at work</title>${drawn}</svg>\n`
}
