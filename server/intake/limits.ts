/** How much of a stranger's file is looked at, and for how long; and every reason for which one is not taken. */
export const intakeLimits = {
  /** A sheet of A4 at 600 dots per inch has 35 million. */
  pixels: 50_000_000,
  seconds: 15,
  memoryMegabytes: 900,
  /** What the objects of a PDF that lie packed in streams may come to. */
  objectBytes: 32 * 1024 * 1024,
  /** What may become of a picture when it is written anew. */
  bytes: 20 * 1024 * 1024,
} as const

export const refusals = [
  'empty',
  'kind',
  'office',
  'damaged',
  'manyPixels',
  'encrypted',
  'acts',
  'embedded',
  'twoInOne',
  'virus',
  'tooMuch',
] as const
export type Refusal = (typeof refusals)[number]
export const isRefusal = (code: unknown): code is Refusal => refusals.some(one => one === code)

/** Thrown for what is in a file, never for what is wrong here. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly why: Refusal
  constructor(why: Refusal) {
    super(why)
    this.why = why
  }
}
