/** Room for a signature at the end of a PDF: the bytes before it stay as they are, so that the hash of the unsigned paper can still be checked. */
import { DocumentFailed } from '../failure.ts'
import { dictionaryOf, firstPageOf, type Objects, readObjects } from './objects.ts'

export type Reason = {
  /** Who signs, and why, as a reader's signature panel says it. */
  readonly name: string
  readonly reason: string
  /** ISO moment. */
  readonly at: string
}

/** What a detached signature with its certificate takes, doubled in hexadecimal; one with a long chain of certificates would need more. */
const roomBytes = 12_000
/** Wide enough for the length of any paper. */
const blankNumber = '**********'

const words = (text: string): string => `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`
const moment = (at: string): string => `(D:${new Date(at).toISOString().replace(/[-:T]|\..*/g, '')}Z)`

const withEntry = (dictionary: string, entry: string): string => dictionary.replace(/>>$/, () => `${entry}>>`)

const pageWith = (page: string, widget: number): string => {
  if (/\/Annots \d+ 0 R/.test(page)) throw new DocumentFailed('signature', "the paper can't be signed: its page keeps its notes elsewhere")
  return /\/Annots\s*\[/.test(page)
    ? page.replace(/\/Annots\s*\[/, start => `${start}${widget} 0 R `)
    : withEntry(page, `/Annots[${widget} 0 R]`)
}

type Added = readonly (readonly [object: number, body: string])[]

const addedTo = (objects: Objects, { name, reason, at }: Reason): Added => {
  const { size: signature, root } = objects
  const widget = signature + 1
  const catalogue = dictionaryOf(objects, root)
  if (catalogue.includes('/AcroForm')) throw new DocumentFailed('signature', 'the paper is signed already')
  const page = firstPageOf(objects)
  const range = `/ByteRange[0 ${blankNumber} ${blankNumber} ${blankNumber}]`
  const who = `/Name${words(name)}/Reason${words(reason)}/M${moment(at)}`
  const room = `/Contents<${'0'.repeat(roomBytes * 2)}>`
  const changed: Added = [
    [root, withEntry(catalogue, `/AcroForm<</SigFlags 3/Fields[${widget} 0 R]>>`)],
    [page, pageWith(dictionaryOf(objects, page), widget)],
    [signature, `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached${range}${room}${who}>>`],
    [widget, `<</Type/Annot/Subtype/Widget/FT/Sig/Rect[0 0 0 0]/F 132/T(Signature1)/V ${signature} 0 R/P ${page} 0 R>>`],
  ]
  return [...changed].sort(([one], [other]) => one - other)
}

/** One subsection for each object: longer than need be by some bytes, and plain. */
const tableOf = (startsAt: ReadonlyMap<number, number>): string =>
  `xref\n${Array.from(startsAt, ([object, at]) => `${object} 1\n${String(at).padStart(10, '0')} 00000 n \n`).join('')}`

/** The PDF with an empty signature after it. */
export const withRoom = (pdf: Uint8Array, reason: Reason): Buffer => {
  const objects = readObjects(pdf)
  const startsAt = new Map<number, number>()
  let tail = pdf.at(-1) === 10 ? '' : '\n'
  for (const [object, body] of addedTo(objects, reason)) {
    startsAt.set(object, pdf.length + tail.length)
    tail += `${object} 0 obj\n${body}\nendobj\n`
  }
  const tableAt = pdf.length + tail.length
  const { size, root, info, id, tableAt: before } = objects
  const trailer = `trailer\n<</Size ${size + 2}/Root ${root} 0 R${info}${id}/Prev ${before}>>\nstartxref\n${tableAt}\n%%EOF\n`
  return Buffer.concat([pdf, Buffer.from(`${tail}${tableOf(startsAt)}${trailer}`, 'latin1')])
}

/** Fills the room: what `seal` makes of all bytes but the room itself. */
export const filled = (roomy: Buffer, seal: (signed: Buffer) => Buffer): Buffer => {
  const rangeAt = roomy.lastIndexOf('/ByteRange[')
  const from = roomy.indexOf('/Contents<', rangeAt) + '/Contents'.length
  const to = roomy.indexOf('>', from) + 1
  const numbers = [from, to, roomy.length - to].map(n => String(n).padEnd(blankNumber.length))
  roomy.write(`/ByteRange[0 ${numbers.join(' ')}]`, rangeAt, 'latin1')
  const made = seal(Buffer.concat([roomy.subarray(0, from), roomy.subarray(to)])).toString('hex')
  if (made.length > to - from - 2) throw new DocumentFailed('signature', 'the signature is longer than the room for it')
  roomy.write(made, from + 1, 'latin1')
  return roomy
}
