/** Reading the few objects of a PDF that a signature is tied to. Only what our own press writes: one classic cross-reference table, no object streams. */
import { DocumentFailed } from '../failure.ts'

/** A PDF's text byte by byte, and where each numbered object begins. */
export type Objects = {
  readonly text: string
  readonly startsAt: ReadonlyMap<number, number>
  /** The entries of the trailer that the next trailer repeats. */
  readonly size: number
  readonly root: number
  readonly info: string
  readonly id: string
  readonly tableAt: number
}

const unlike = (what: string): DocumentFailed => new DocumentFailed('signature', `the paper can't be signed: ${what}`)

const found = (pattern: RegExp, text: string, what: string): string => {
  const value = pattern.exec(text)?.[1]
  if (value === undefined) throw unlike(`it has no ${what}`)
  return value
}

const subsection = /(\d+) \d+ *\r?\n((?:\d{10} \d{5} [nf][ \r\n]{1,2})+)/g
const line = /(\d{10}) \d{5} ([nf])/g

const startsIn = (table: string): ReadonlyMap<number, number> => {
  const starts = new Map<number, number>()
  for (const [, first, lines] of table.matchAll(subsection))
    Array.from((lines ?? '').matchAll(line)).forEach(([, at, kind], index) => {
      if (kind === 'n') starts.set(Number(first) + index, Number(at))
    })
  return starts
}

/** Throws `DocumentFailed` where the bytes are no PDF of the kind that our press writes. */
export const readObjects = (pdf: Uint8Array): Objects => {
  const text = Buffer.from(pdf).toString('latin1')
  const tableAt = Number(found(/startxref\s+(\d+)\s+%%EOF\s*$/, text, 'place of its table'))
  const trailer = text.slice(text.lastIndexOf('trailer'))
  if (!text.startsWith('xref', tableAt)) throw unlike('its table is compressed')
  return {
    text,
    startsAt: startsIn(text.slice(tableAt)),
    size: Number(found(/\/Size (\d+)/, trailer, 'size')),
    root: Number(found(/\/Root (\d+) 0 R/, trailer, 'root')),
    info: /\/Info \d+ 0 R/.exec(trailer)?.[0] ?? '',
    id: /\/ID\s*\[[^\]]*\]/s.exec(trailer)?.[0] ?? '',
    tableAt,
  }
}

/** The dictionary of an object as it stands, from << to >>. */
export const dictionaryOf = ({ text, startsAt }: Objects, object: number): string => {
  const at = startsAt.get(object)
  if (at === undefined) throw unlike(`object ${object} is missing`)
  return text.slice(text.indexOf('<<', at), text.indexOf('endobj', at)).trimEnd()
}

/** The first page: down the first of the kids. */
export const firstPageOf = (objects: Objects): number => {
  let page = Number(found(/\/Pages (\d+) 0 R/, dictionaryOf(objects, objects.root), 'pages'))
  for (;;) {
    const kid = /\/Kids \[\s*(\d+) 0 R/.exec(dictionaryOf(objects, page))?.[1]
    if (kid === undefined) return page
    page = Number(kid)
  }
}
