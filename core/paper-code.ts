/** The code that ties a printed page to what was printed: whole in the QR of each page, short beside it for whoever types. It holds no personal data. */

export const codedPapers = ['roster', 'form'] as const
export type CodedPaper = (typeof codedPapers)[number]

/** `id` is the dossier, `version` counts its prints of different content, `hash` is the first 16 hexadecimal digits of the content's hash. */
export type PaperCode = {
  readonly kind: CodedPaper
  readonly id: string
  readonly version: number
  readonly hash: string
  readonly page: number
  readonly pages: number
}

/** 'tepei:roster:nmg-tepei-2022.inside.150100:2:0123456789abcdef:1/3'. */
export const paperCode = ({ kind, id, version, hash, page, pages }: PaperCode): string =>
  `tepei:${kind}:${id}:${version}:${hash.slice(0, 16)}:${page}/${pages}`

const shape = /^tepei:(roster|form):([A-Za-z0-9][A-Za-z0-9._-]{0,119}):([1-9]\d{0,5}):([0-9a-f]{16}):([1-9]\d{0,3})\/([1-9]\d{0,3})$/

const turned = (letter: string) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase())

/** What a hand-held reader has typed, as it was meant: Chinese input makes signs wide, and a caps lock turns every letter round. */
export const asRead = (typed: string): string => {
  const text = typed.normalize('NFKC').trim()
  return text.startsWith('TEPEI:') ? [...text].map(turned).join('') : text
}

/** What a scanned code says; undefined for the code of anything else. */
export const findPaperCode = (text: string): PaperCode | undefined => {
  const [, named, id, version, hash, page, pages] = shape.exec(text.trim()) ?? []
  const kind = codedPapers.find(known => known === named)
  if (kind === undefined || id === undefined || hash === undefined || Number(page) > Number(pages)) return undefined
  return { kind, id, version: Number(version), hash, page: Number(page), pages: Number(pages) }
}

/** Crockford's letters: none of them is taken for another. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The first forty bits of a content's hash, as they are printed for people: 'XK4M-9Q2T'. */
export const shortCode = (hash: string): string => {
  const bits = BigInt(`0x${hash.slice(0, 10)}`)
  const eight = Array.from({ length: 8 }, (_, place) => letters[Number((bits >> BigInt(35 - 5 * place)) & 31n)])
  return `${eight.slice(0, 4).join('')}-${eight.slice(4).join('')}`
}

/** A short code as somebody typed it, with the letters that are easily mistaken set right; undefined when it can't be one. */
export const findShortCode = (typed: string): string | undefined => {
  const plain = typed
    .toUpperCase()
    .replace(/[\s\-－—]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return plain.length === 8 && [...plain].every(letter => letters.includes(letter)) ? `${plain.slice(0, 4)}-${plain.slice(4)}` : undefined
}
