/** Text as GB18030, which banks of China read; the platform reads it but writes only UTF-8. The table is turned round from what it reads. */
const decoder = new TextDecoder('gb18030', { fatal: true })

const findRead = (bytes: readonly number[]): string | undefined => {
  try {
    return decoder.decode(Uint8Array.from(bytes))
  } catch {
    return undefined
  }
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

const learnTwo = (table: Map<string, readonly number[]>) => {
  for (const lead of range(0x81, 0xfe))
    for (const trail of range(0x40, 0xfe)) {
      const read = trail === 0x7f ? undefined : findRead([lead, trail])
      if (read !== undefined && !table.has(read)) table.set(read, [lead, trail])
    }
}

/** Four bytes by their place in the standard's order. */
const fourAt = (place: number, first: number): readonly number[] => [
  first + Math.floor(place / 12_600),
  0x30 + (Math.floor(place / 1_260) % 10),
  0x81 + (Math.floor(place / 10) % 126),
  0x30 + (place % 10),
]

const learnFour = (table: Map<string, readonly number[]>) => {
  for (const place of range(0, 39_419)) {
    const bytes = fourAt(place, 0x81)
    const read = findRead(bytes)
    if (read !== undefined && !table.has(read)) table.set(read, bytes)
  }
}

const made: { table?: ReadonlyMap<string, readonly number[]> } = {}
const tableOf = (): ReadonlyMap<string, readonly number[]> => {
  if (made.table) return made.table
  const table = new Map<string, readonly number[]>()
  learnTwo(table)
  learnFour(table)
  made.table = table
  return table
}

/** Throws RangeError for half of a surrogate pair, which is no character, and for the few of private use whose places the edition of 2022 gave to others. */
export const gb18030 = (text: string): Buffer => {
  const table = tableOf()
  const bytes: number[] = []
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0
    const own = code < 0x80 ? [code] : code > 0xffff ? fourAt(code - 0x10000, 0x90) : table.get(sign)
    if (!own) throw new RangeError(`U+${code.toString(16)} can't be written`)
    bytes.push(...own)
  }
  return Buffer.from(bytes)
}
