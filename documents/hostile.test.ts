// Words made to do harm stand on every kind of paper as they are, or are refused with their place; and a document that eats up the machine is ended.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openPress, sharedPress } from './pdf.ts'
import { flowOf, textOf } from './read-back.ts'
import { hostileWords, madeAt, refusedWords } from './samples.ts'
import { specimens } from './specimens.ts'

const folder = mkdtempSync(join(tmpdir(), 'templates-'))
afterAll(() => rmSync(folder, { recursive: true }))

const kinds = Object.entries(specimens)

describe('4.1 hostile words', () => {
  test.each(kinds)('are printed letter by letter on the %s, in each place that takes words', async (_, { places, printWith }) => {
    const fonts = await sharedPress().fonts()
    const shown = (words: string) => {
      const missing = new Set(fonts.findMissing(words))
      const code = (c: string) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase()}`
      return [...words]
        .map(c => (missing.has(c) ? code(c) : c))
        .join('')
        .replace(/\s/gu, '')
    }
    for (let turn = 0; turn < 3; turn += 1) {
      const wordsAt = new Map(places.map((place, i) => [place, hostileWords[(i + turn * 7) % hostileWords.length] ?? '']))
      const text = flowOf(await printWith(place => wordsAt.get(place)))
      for (const [place, words] of wordsAt) expect(text, `${place}: ${words}`).toContain(shown(words))
    }
  })

  test.each(kinds)('that no paper can hold are refused on the %s, with the place that holds them', async (_, { places, printWith }) => {
    const [place = ''] = places
    for (const words of refusedWords)
      await expect(printWith(at => (at === place ? words : undefined))).rejects.toMatchObject({
        issues: [{ path: place.split('.').map(step => (/^\d+$/.test(step) ? Number(step) : step)) }],
      })
  })
})

describe('a document that eats up the machine', () => {
  test('is ended at its limit of memory, as one is at its limit of time; the next is made, and nobody else notices', async () => {
    writeFileSync(join(folder, 'hog.typ'), '#let held = ()\n#for i in range(100000000) { held.push((i,) * 1000) }')
    writeFileSync(join(folder, 'endless.typ'), '#let i = 0\n#while i < 1 { let j = range(100000).sum() }')
    writeFileSync(join(folder, 'good.typ'), '#set text(font: json(bytes(sys.inputs.families)).song, fallback: false)\n好')
    const press = openPress({ templates: folder, memoryMegabytes: 400, limitSeconds: 60 })
    const made = await Promise.allSettled(['hog', 'good'].map(template => press.print({ template, data: {}, madeAt })))
    press.close()
    expect(made[0]).toMatchObject({ status: 'rejected', reason: { kind: 'memory limit', message: 'the document took more than 400 MB' } })
    expect(made[1]?.status).toBe('fulfilled')
    const hasty = openPress({ templates: folder, limitSeconds: 1 })
    await expect(hasty.print({ template: 'endless', data: {}, madeAt })).rejects.toMatchObject({ kind: 'time limit' })
    hasty.close()
  })

  test('for want of facts is not even begun: a place takes a dozen pages of words, and those are set at once', async () => {
    const { printWith } = specimens['application-form']
    const long = '草'.repeat(20_000)
    const pages = textOf(await printWith(place => (place === 'merits.0.1' ? long : undefined)))
    expect(pages.join('').split('草').length - 1).toBeGreaterThan(20_000)
  })
})
