// F28: texts that would be scripts of a page are letters on every kind of paper, and the PDF acts on nothing when it is opened.
import { expect, test } from 'vitest'
import { clearPdf } from '../server/intake/pdf.ts'
import { addresses, payloads } from '../test/attacks/payloads.ts'
import { sharedPress } from './pdf.ts'
import { flowOf } from './read-back.ts'
import { specimens } from './specimens.ts'

/** What no reader sees is dropped or refused at the door: it can't be read back. */
const visible = [...payloads, ...addresses].filter(words => !/[\p{C}\u2028\u2029]/u.test(words))

test.each(Object.entries(specimens))(
  'F28 scripts in disguise are printed letter by letter on the %s, which holds no script',
  async (kind, specimen) => {
    const fonts = await sharedPress().fonts()
    const shown = (words: string) => {
      const missing = new Set(fonts.findMissing(words))
      return [...words]
        .map(c => (missing.has(c) ? `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase()}` : c))
        .join('')
        .replace(/\s/gu, '')
    }
    const first = Object.keys(specimens).indexOf(kind) * 13
    const wordsAt = new Map(specimen.places.map((place, i) => [place, visible[(first + i) % visible.length] ?? '']))
    const pdf = await specimen.printWith(place => wordsAt.get(place))
    const text = flowOf(pdf)
    // A narrow place breaks its words between those of its neighbours; the hostile words of the other test are short enough for all.
    const whole = [...wordsAt.values()].filter(words => text.includes(shown(words)))
    expect(whole.length).toBeGreaterThan(wordsAt.size * 0.7)
    expect(() => clearPdf(Buffer.from(pdf))).not.toThrow()
  },
)
