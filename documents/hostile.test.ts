// Words made to do harm stand on every kind of paper as they are, or are refused with their place; and a document that eats up the machine is ended.
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { figure } from '../test/faults/figures.ts'
import { openPress, sharedPress } from './pdf.ts'
import { noWayOut } from './pool.ts'
import { flowOf, textOf } from './read-back.ts'
import { hostileWords, madeAt, refusedWords, typstWords } from './samples.ts'
import { specimens } from './specimens.ts'

const folder = mkdtempSync(join(tmpdir(), 'templates-'))
afterAll(() => rmSync(folder, { recursive: true }))

const kinds = Object.entries(specimens)

/** How words stand on paper: a character that no typeface has by its number, and no white space, which lines break at. */
const asShown = async () => {
  const fonts = await sharedPress().fonts()
  return (words: string): string => {
    const missing = new Set(fonts.findMissing(words))
    const code = (c: string) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase()}`
    return [...words]
      .map(c => (missing.has(c) ? code(c) : c))
      .join('')
      .replace(/\s/gu, '')
  }
}

describe('F19 words of Typst', () => {
  test('are many', () => expect(new Set(typstWords).size).toBeGreaterThanOrEqual(70))

  /** Each word at some place, and again at another. */
  const spread = (places: readonly string[]) =>
    [0, 5].flatMap(shift =>
      Array.from(
        { length: Math.ceil(typstWords.length / places.length) },
        (_, nth) => new Map(places.map((place, i) => [place, typstWords[(nth * places.length + i + shift) % typstWords.length] ?? ''])),
      ),
    )

  // That each place prints what it is given is shown below; here each word is tried on each paper, in two of its places.
  test.each(kinds)('are words on the %s', async (name, { places, printWith }) => {
    const shown = await asShown()
    const found = new Set<string>()
    for (const wordsAt of spread(places)) {
      const text = textOf(await printWith(place => wordsAt.get(place))).join('')
      for (const words of wordsAt.values()) if (text.includes(shown(words))) found.add(words)
      expect(text).not.toMatch(/root:.*:0:0/)
    }
    const wrong = typstWords.filter(words => !found.has(words))
    const what = `words of Typst that were not printed as they are on the ${name}`
    figure({ id: 'F19', what, seed: 'none', n: typstWords.length, wrong: wrong.length })
    expect(wrong).toEqual([])
  })

  test('sabotage: a template that takes words for its own language is found by them', async () => {
    const inner = mkdtempSync(join(folder, 'eval-'))
    const around = '#set text(font: json(bytes(sys.inputs.families)).song, fallback: false)\n'
    writeFileSync(join(inner, 'takes.typ'), `${around}#eval(json(bytes(sys.inputs.data)).words, mode: "markup")`)
    const press = openPress({ templates: inner })
    const text = flowOf(await press.print({ template: 'takes', data: { words: '#hide[x]#(40+2)' }, madeAt }))
    press.close()
    expect(text).not.toContain('#hide[x]')
    expect(text).toContain('42')
  })

  test('would do nothing, were they ever a template: no file of the machine is read, and no package is fetched', async () => {
    const around = '#set text(font: json(bytes(sys.inputs.families)).song, fallback: false)\n'
    writeFileSync(join(folder, 'secret.txt'), 'the secret beside the templates')
    const inner = mkdtempSync(join(folder, 'inner-'))
    const press = openPress({ templates: inner, limitSeconds: 30 })
    for (const [i, reads] of [
      '#read("/etc/passwd")',
      '#read("../secret.txt")',
      '#read("/../secret.txt")',
      '#import "@preview/cetz:0.3.0"',
    ].entries()) {
      writeFileSync(join(inner, `reads-${i}.typ`), around + reads)
      await expect(press.print({ template: `reads-${i}`, data: {}, madeAt }), reads).rejects.toMatchObject({ kind: 'template' })
    }
    press.close()
  })

  test('a package is asked for at the proxy of the worker, and so at nobody', async () => {
    const heard: string[] = []
    const proxy = createServer(socket => socket.on('error', () => {}).once('data', asked => heard.push(String(asked)) && socket.destroy()))
    await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
    const address = proxy.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const compile = `const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler')
      NodeCompiler.create({ workspace: '/' }).compile({ mainFileContent: '#import "@preview/cetz:0.3.0"' })`
    const env = Object.fromEntries(Object.keys(noWayOut).map(name => [name, `http://127.0.0.1:${port}`]))
    const child = spawn(process.execPath, ['-e', compile], { env, stdio: 'ignore' })
    await new Promise(resolve => child.once('exit', resolve))
    proxy.close()
    expect(heard.join('')).toContain('CONNECT packages.typst.org:443')
    expect(new Set(Object.values(noWayOut))).toEqual(new Set(['http://127.0.0.1:9']))
  })

  test('no template reads, runs or fetches anything but the facts that it is given', () => {
    const templates = new URL('./templates/', import.meta.url)
    const calls = readdirSync(templates).flatMap(name => {
      const text = readFileSync(new URL(name, templates), 'utf8')
      return [...text.matchAll(/\b(?:eval|read|plugin|csv|toml|xml|cbor|yaml|json)\(.{0,40}|@(?:preview|local)/g)].map(
        ([call]) => `${name} ${call}`,
      )
    })
    expect(calls.filter(call => !/^common\.typ json\(bytes\(sys\.inputs\.(?:data|families|missing)\)/.test(call))).toEqual([])
  })
})

describe('4.1 hostile words', () => {
  test.each(kinds)('are printed letter by letter on the %s, in each place that takes words', async (_, { places, printWith }) => {
    const shown = await asShown()
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
