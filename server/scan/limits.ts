/** How much of a stranger's picture is looked at, and for how long. */
export const scanLimits = {
  pages: 60,
  /** A sheet of A4 at 600 dots per inch has 35 million. */
  pixels: 50_000_000,
  /** Larger pictures are looked at in half the size: a code that fills a corner of a page is read no better in all its dots. */
  side: 4_000,
  seconds: 20,
  heapMegabytes: 512,
} as const
