/** The one door to Typst: data in as JSON, PDF/A out, in child processes with a time limit. */
import { fileURLToPath } from 'node:url'
import * as QRCode from 'qrcode'
import { z } from 'zod'
import { DocumentFailed } from './failure.ts'
import { FontSettings, type Fonts, openFonts } from './fonts.ts'
import { openPool } from './pool.ts'
import { canonical } from './text.ts'
import type { PrintJob } from './typst-worker.ts'

export const PressSettings = z.strictObject({
  fonts: FontSettings.default({}),
  processes: z.int().min(1).max(16).default(1),
  limitSeconds: z.number().positive().default(20),
  memoryMegabytes: z.int().positive().default(1024),
  jobsPerProcess: z.int().positive().default(500),
  /** Another folder of templates, for a year whose papers read differently. */
  templates: z.string().default(fileURLToPath(new URL('./templates', import.meta.url))),
})
export type PressSettings = z.input<typeof PressSettings>

export type Sheet = {
  /** A file of the templates folder, without `.typ`. */
  readonly template: string
  readonly data: Readonly<Record<string, unknown>>
  readonly files?: Readonly<Record<string, Uint8Array>>
  /** The file among them that is embedded in the PDF, JSON. */
  readonly embeds?: string
  /** ISO moment: it becomes the PDF's date, so that equal facts give equal bytes. */
  readonly madeAt: string
  /** What the QR of each page says. The template finds the codes in `codes`, in the order of the pages, and shows one with `page-qr`. */
  readonly codeOn?: (page: number, pages: number) => string
  /** Without tags for a table that also comes as a spreadsheet; true by default. */
  readonly tagged?: boolean
}

export type Press = {
  readonly print: (sheet: Sheet) => Promise<Uint8Array>
  readonly fonts: () => Promise<Fonts>
  readonly close: () => void
}

/** Nothing is started before the first document. Throws `DocumentFailed` by rejection. */
export const openPress = (given: PressSettings = {}): Press => {
  const settings = PressSettings.parse(given)
  const pool = openPool({
    worker: new URL('./typst-worker.ts', import.meta.url),
    size: settings.processes,
    limitSeconds: settings.limitSeconds,
    jobsPerChild: settings.jobsPerProcess,
    memoryMegabytes: settings.memoryMegabytes,
  })
  let opened: Promise<Fonts> | undefined
  const fonts = (): Promise<Fonts> => {
    opened ??= openFonts(settings.fonts)
    return opened
  }

  const set = async (sheet: Sheet): Promise<z.infer<typeof Printed>> => {
    const done = Printed.safeParse(await pool.run(jobOf(sheet, await fonts(), settings.templates)))
    if (!done.success) throw new DocumentFailed('crashed', 'the document process answered something else')
    return done.data
  }
  // How many pages there are is known only when they are set, and each code says it: a paper as long as the last of its kind is set once, another twice.
  const lengths = new Map<string, number>()
  const setWithCodes = async (sheet: Sheet, codeOn: NonNullable<Sheet['codeOn']>, pages: number): Promise<Uint8Array> => {
    const numbers = Array.from({ length: pages }, (_, i) => i + 1)
    const codes = await Promise.all(numbers.map(page => qrCode(codeOn(page, pages))))
    const done = await set({ ...sheet, data: { ...sheet.data, codes } })
    lengths.set(sheet.template, done.pages)
    return done.pages === pages ? done.pdf : setWithCodes(sheet, codeOn, done.pages)
  }
  const print = async (sheet: Sheet): Promise<Uint8Array> =>
    sheet.codeOn ? setWithCodes(sheet, sheet.codeOn, lengths.get(sheet.template) ?? 1) : (await set(sheet)).pdf
  return { print, fonts, close: pool.close }
}

const Printed = z.strictObject({ pdf: z.instanceof(Uint8Array), pages: z.int().positive() })

const jobOf = (sheet: Sheet, fonts: Fonts, templates: string): PrintJob => {
  const data = canonical(sheet.data)
  return {
    fontFolder: fonts.folder,
    templates,
    template: sheet.template,
    files: sheet.files ?? {},
    embeds: sheet.embeds,
    tagged: sheet.tagged ?? true,
    creationSeconds: Math.floor(Date.parse(sheet.madeAt) / 1000),
    inputs: {
      data,
      families: JSON.stringify(fonts.families),
      missing: JSON.stringify(fonts.findMissing(textsIn(sheet.data).join(''))),
    },
  }
}

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

/** A QR code as SVG without a quiet zone: the templates leave one. */
export const qrCode = (text: string): Promise<string> => QRCode.toString(text, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' })

/** The same code as a path of its dark squares, for a page that draws it. */
export const qrSquares = (text: string): { readonly squares: number; readonly path: string } => {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules
  const dark = [...data].flatMap((bit, at) => (bit ? [`M${at % size} ${Math.floor(at / size)}h1v1h-1z`] : []))
  return { squares: size, path: dark.join('') }
}

/** The same press, whose papers each have the record embedded that they were made from. */
export const embedding = (press: Press, record: Uint8Array): Press => ({
  ...press,
  print: sheet => press.print({ ...sheet, files: { ...sheet.files, 'record.json': record }, embeds: 'record.json' }),
})

let shared: Press | undefined

/** The press of this process. */
export const sharedPress = (): Press => {
  shared ??= openPress()
  return shared
}

/** From now on the press of this process is one with these settings. */
export const furnishPress = (given: PressSettings): Press => {
  shared?.close()
  shared = openPress(given)
  return shared
}
