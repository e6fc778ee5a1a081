/** The typefaces of the documents by slot: lawful ones from npm, or the office's own licensed files; and what they can't show. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { decompress } from 'wawoff2'
import { z } from 'zod'
import { DocumentFailed } from './failure.ts'
import { type Coverage, covers, readCoverage } from './font-coverage.ts'

/** A face: its files (regular, then bold where there is one) and the family name that stands in them. */
const Face = z.strictObject({ family: z.string().min(1), files: z.array(z.string().min(1)).min(1) })
export type Face = z.infer<typeof Face>

/** What an office may set: its own FangSong_GB2312 or 方正小标宋 instead of ours, and further fonts for rare characters. */
export const FontSettings = z.strictObject({
  song: Face.optional(),
  hei: Face.optional(),
  kai: Face.optional(),
  fangsong: Face.optional(),
  xiaobiaosong: Face.optional(),
  mongolian: Face.optional(),
  rare: z.array(Face).optional(),
  cacheFolder: z.string().optional(),
})
export type FontSettings = z.infer<typeof FontSettings>

/** The settings of a file: `{ "fangsong": { "family": "FangSong_GB2312", "files": ["simfang.ttf"] } }`, the files beside it. Throws in one line. */
export const readFontSettings = (path: string): FontSettings => {
  const refuse = (why: string): never => {
    throw new DocumentFailed('font', `${path}: ${why}`)
  }
  const text = existsSync(path) ? readFileSync(path, 'utf8') : refuse('does not exist')
  const read = FontSettings.omit({ cacheFolder: true }).safeParse(jsonIn(text) ?? refuse('is no JSON'))
  const issue = read.error?.issues[0]
  if (!read.success) return refuse(`${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim())
  const beside = (face: Face): Face => ({ ...face, files: face.files.map(file => resolve(dirname(path), file)) })
  const { rare, ...bySlot } = read.data
  const given = Object.entries(bySlot).map(([slot, face]) => [slot, beside(face)] as const)
  return { ...Object.fromEntries(given), ...(rare && { rare: rare.map(beside) }) }
}

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const slots = ['song', 'hei', 'kai', 'fangsong', 'xiaobiaosong', 'mongolian'] as const
export type Slot = (typeof slots)[number]

export type Fonts = {
  readonly folder: string
  /** The families to try for a slot, in order, up to the rare-character fonts. */
  readonly families: Readonly<Record<Slot, readonly string[]>>
  /** The files behind the slots, for whoever asks what is in use. */
  readonly faces: Readonly<Record<Slot, Face>>
  /** The characters of the text that no font has: they are printed as a framed code point. */
  readonly findMissing: (text: string) => readonly string[]
  /** The characters of the text that Song lacks and another font lends, with that font's family. */
  readonly findLent: (text: string) => readonly { readonly character: string; readonly family: string }[]
}

const installed = createRequire(import.meta.url)
const noto = (kind: 'Serif' | 'Sans'): Face => ({
  family: `Noto ${kind} SC`,
  files: ['400Regular', '700Bold'].map(weight =>
    installed.resolve(`@expo-google-fonts/noto-${kind.toLowerCase()}-sc/${weight}/Noto${kind}SC_${weight}.ttf`),
  ),
})
const wenkai = (): Face => ({
  family: 'LXGW WenKai',
  files: [installed.resolve('@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff2')],
})

/** Traditional Mongolian. Where its package is not installed, its letters are shown by their code points. */
const mongolian: Face = {
  family: 'Noto Sans Mongolian',
  files: [
    fileURLToPath(
      new URL(`../node_modules/@expo-google-fonts/noto-sans-mongolian/400Regular/NotoSansMongolian_400Regular.ttf`, import.meta.url),
    ),
  ],
}

/** Debian's fonts-hanazono, where somebody installed it: every ideograph of GB 18030-2022, level 3. */
const hanazono: readonly Face[] = [
  { family: 'HanaMinA', files: ['/usr/share/fonts/truetype/hanazono/HanaMinA.ttf'] },
  { family: 'HanaMinB', files: ['/usr/share/fonts/truetype/hanazono/HanaMinB.ttf'] },
]

const defaultCache = fileURLToPath(new URL('../node_modules/.cache/document-fonts', import.meta.url))

/** Gathers the fonts in one folder (links, and one unpacked copy) and reads what they can show. About a second the first time. */
export const openFonts = async (settings: FontSettings = {}): Promise<Fonts> => {
  const bySlot = facesOf(settings)
  const { song, kai, hei } = bySlot
  const spare = [bySlot.mongolian, ...hanazono].filter(face => face === settings.mongolian || face.files.every(existsSync))
  const ordered = [song, kai, hei, ...(settings.rare ?? []), ...spare]
  const faces = [bySlot.fangsong, bySlot.xiaobiaosong, ...ordered]
  const missingFile = faces.flatMap(({ files }) => files).find(file => !existsSync(file))
  if (missingFile !== undefined) throw new DocumentFailed('font', `the font file ${missingFile} does not exist`)
  const folder = await gather(settings.cacheFolder ?? defaultCache, faces)
  const known = new Set(faces)
  const chain = (slot: Slot): readonly string[] =>
    Array.from(new Set([bySlot[slot], ...ordered].filter(face => known.has(face)).map(({ family }) => family)))
  return {
    folder,
    faces: bySlot,
    families: {
      song: chain('song'),
      hei: chain('hei'),
      kai: chain('kai'),
      fangsong: chain('fangsong'),
      xiaobiaosong: chain('xiaobiaosong'),
      mongolian: chain('mongolian'),
    },
    ...coverageOf(folder, ordered),
  }
}

const facesOf = (settings: FontSettings): Readonly<Record<Slot, Face>> => {
  const song = settings.song ?? noto('Serif')
  const kai = settings.kai ?? wenkai()
  return {
    song,
    hei: settings.hei ?? noto('Sans'),
    kai,
    fangsong: settings.fangsong ?? kai,
    xiaobiaosong: settings.xiaobiaosong ?? song,
    mongolian: settings.mongolian ?? mongolian,
  }
}

/** Two files of one name in two places are two files. */
const inFolder = (folder: string, file: string): string =>
  join(folder, `${createHash('sha256').update(dirname(file)).digest('hex').slice(0, 6)}-${basename(file).replace(/\.woff2$/, '.ttf')}`)

const gather = async (cache: string, faces: readonly Face[]): Promise<string> => {
  const files = Array.from(new Set(faces.flatMap(face => face.files)))
  const known = files.map(file => `${file} ${statSync(file).size} ${statSync(file).mtimeMs}`)
  const folder = join(cache, createHash('sha256').update(known.join('\n')).digest('hex').slice(0, 16))
  if (existsSync(folder)) return folder
  const making = `${folder}.${process.pid}.${process.hrtime.bigint()}`
  mkdirSync(making, { recursive: true })
  for (const file of files) {
    if (file.endsWith('.woff2')) writeFileSync(inFolder(making, file), await decompress(readFileSync(file)))
    else symlinkSync(file, inFolder(making, file))
  }
  try {
    renameSync(making, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error // another process was faster; its folder is as good
  }
  return folder
}

/** Spaces and line feeds need no glyph. Every other invisible character is shown by its code point: nothing hides in a paper. */
const needsNoGlyph = /[\n\u0020\u00a0\u3000]/
/** Between Mongolian letters these choose the shape of their neighbours, and have none themselves. */
const shaping = /(?<=[\u1820-\u18aa])(?:[\u180b-\u180f]|\u200d|\u202f)+/gu

const coverageOf = (folder: string, ordered: readonly Face[]): Pick<Fonts, 'findMissing' | 'findLent'> => {
  const known: readonly { readonly family: string; readonly coverage: Coverage }[] = ordered.map(({ family, files }) => ({
    family,
    coverage: readCoverage(inFolder(folder, files[0] ?? '')),
  }))
  const lender = (character: string): string | undefined => {
    if (/\p{C}/u.test(character)) return undefined
    return known.find(({ coverage }) => covers(coverage, character.codePointAt(0) ?? 0))?.family
  }
  const distinct = (text: string): readonly string[] =>
    Array.from(new Set(text.replace(shaping, ''))).filter(character => !needsNoGlyph.test(character))
  return {
    findMissing: text => distinct(text).filter(character => lender(character) === undefined),
    findLent: text =>
      distinct(text).flatMap(character => {
        const family = lender(character)
        return family === undefined || family === known[0]?.family ? [] : [{ character, family }]
      }),
  }
}

/** A character that a paper sets in another typeface than its neighbours, or, where `family` is null, as its code point. */
export type RareCharacter = { readonly character: string; readonly code: string; readonly family: string | null }

export const rareIn = (fonts: Fonts, words: string): readonly RareCharacter[] => {
  const code = (character: string) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  return [...fonts.findLent(words), ...fonts.findMissing(words).map(character => ({ character, family: null }))].map(
    ({ character, family }) => ({ character, code: code(character), family }),
  )
}
