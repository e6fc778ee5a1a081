/** Names of files that any computer takes: what Windows refuses is left out, and no two are alike. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unwelcome = /[<>:"/\\|?*\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i
/** Characters; 255 bytes hold 80 of three bytes each, with an end. */
const longest = 76

/** `parts` joined by a hyphen, such as a number and a name; never empty. */
export const fileName = (parts: readonly string[], extension: string): string => {
  const plain = parts.map(part => part.normalize('NFC').replace(unwelcome, '').replace(/\s+/gu, ' ').trim()).filter(part => part !== '')
  const cut = [...plain.join('-')]
    .slice(0, longest)
    .join('')
    .replace(/[. ]+$/u, '')
  const name = cut === '' || reserved.test(cut) ? `_${cut}` : cut
  return `${name}.${extension}`
}

/** The same names in the same order; one that was there before, in whatever case, gets a number. */
export const toldApart = (names: readonly string[]): readonly string[] => {
  const taken = new Set<string>()
  return names.map(name => {
    const dot = name.lastIndexOf('.')
    const numbered = (n: number) => (n === 1 ? name : `${name.slice(0, dot)} (${n})${name.slice(dot)}`)
    const isFree = (candidate: string) => !taken.has(candidate.toLowerCase())
    let n = 1
    while (!isFree(numbered(n))) n += 1
    taken.add(numbered(n).toLowerCase())
    return numbered(n)
  })
}
