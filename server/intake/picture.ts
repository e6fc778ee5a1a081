/** A photograph written anew from its pixels: what else lay in the file, before, behind or between them, is not there any more. */
import sharp from 'sharp'
import { intakeLimits, Refused } from './limits.ts'

sharp.cache(false)
sharp.concurrency(1)

const quality = 88

/** Throws `Refused`. The picture stands as its camera meant it, in the colours of a screen. */
export const redraw = async (bytes: Buffer, format: 'png' | 'jpeg'): Promise<Buffer> => {
  try {
    const picture = sharp(bytes, { limitInputPixels: intakeLimits.pixels, failOn: 'truncated', sequentialRead: true }).autoOrient()
    const { format: found, isPalette } = await picture.metadata()
    if (found !== format) throw new Refused('damaged')
    const drawn = await (format === 'png'
      ? picture.png({ compressionLevel: 6, palette: isPalette === true })
      : picture.jpeg({ quality })
    ).toBuffer()
    if (drawn.length > intakeLimits.bytes) throw new Refused('tooMuch')
    return drawn
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused(error instanceof Error && /pixel limit/i.test(error.message) ? 'manyPixels' : 'damaged')
  }
}
