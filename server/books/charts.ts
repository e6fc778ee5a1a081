/** Charts of accounts: the one that comes with the program, and the office's own from a folder. One that is wrong stops the start, with file and line. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import { Chart, type Fault, faultsOf } from '../../core/voucher/chart.ts'

const shipped = join(import.meta.dirname, '../../documents/charts')

export type Charts = ReadonlyMap<string, Chart>

type Path = readonly PropertyKey[]
const partsOf = (path: Path): readonly (string | number)[] => path.map(key => (typeof key === 'number' ? key : String(key)))

/** The line on which a place of the file begins; of what is not there, that of what it should stand in. */
const lineOf = (document: ReturnType<typeof parseDocument>, lines: LineCounter, path: Path): number => {
  for (let parts = partsOf(path); parts.length > 0; parts = parts.slice(0, -1)) {
    const node: unknown = document.getIn(parts, true)
    const range: unknown = typeof node === 'object' && node !== null ? Reflect.get(node, 'range') : undefined
    if (Array.isArray(range) && typeof range[0] === 'number') return lines.linePos(range[0]).line
  }
  return 1
}

/** Throws with the file, the line and what is wrong there. */
export const readChart = (file: string, text: string): Chart => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const refuse = (line: number, why: string) => new Error(`${file}:${line} is no chart of accounts: ${why}`)
  const [broken] = document.errors
  if (broken) throw refuse(broken.linePos?.[0].line ?? 1, broken.message.split('\n')[0] ?? '')
  const read = Chart.safeParse(document.toJS())
  if (!read.success) {
    const [first] = read.error.issues
    throw refuse(lineOf(document, lines, first?.path ?? []), `${first?.path.join('.')}: ${first?.message}`)
  }
  const [fault]: readonly (Fault | undefined)[] = faultsOf(read.data)
  if (fault) throw refuse(lineOf(document, lines, fault.path), fault.why)
  return read.data
}

const readFolder = (folder: string): readonly (readonly [string, Chart])[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => {
      const file = join(folder, name)
      return [name.slice(0, -'.yaml'.length), readChart(file, readFileSync(file, 'utf8'))]
    })

/** By the name of the file; one of the office's own takes the place of one that came. */
export const readCharts = (own?: string): Charts =>
  new Map([...readFolder(shipped), ...(own !== undefined && existsSync(own) ? readFolder(own) : [])])

const came: { charts?: Charts } = {}
/** The charts that a house knows. */
export const chartsOf = ({ charts }: { readonly charts?: Charts | undefined }): Charts => {
  came.charts ??= readCharts()
  return charts ?? came.charts
}
