/** A photograph written anew from its pixels: what else lay in the file, before, behind or between them, is not there any more. */
import sharp, { type Sharp } from 'sharp'
import { intakeLimits, Refused } from './limits.ts'

sharp.cache(false)
sharp.concurrency(1)

/** Written anew a photograph does not weigh more than it did, as long as it still reads well. */
const qualities = [88, 80, 72] as const

const asJpeg = async (picture: Sharp, most: number): Promise<Buffer> => {
  let drawn = Buffer.alloc(0)
  for (const quality of qualities) {
    drawn = await picture.clone().jpeg({ quality }).toBuffer()
    if (drawn.length <= most) return drawn
  }
  return drawn
}

/** Throws `Refused`. The picture stands as its camera meant it, in the colours of a screen. */
export const redraw = async (bytes: Buffer, format: 'png' | 'jpeg'): Promise<Buffer> => {
  try {
    const picture = sharp(bytes, { limitInputPixels: intakeLimits.pixels, failOn: 'truncated', sequentialRead: true }).autoOrient()
    const { format: found, isPalette } = await picture.metadata()
    if (found !== format) throw new Refused('damaged')
    const drawn =
      format === 'png'
        ? await picture.png({ compressionLevel: 6, palette: isPalette === true }).toBuffer()
        : await asJpeg(picture, bytes.length)
    if (drawn.length > intakeLimits.bytes) throw new Refused('tooMuch')
    return drawn
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused(error instanceof Error && /pixel limit/i.test(error.message) ? 'manyPixels' : 'damaged')
  }
}
