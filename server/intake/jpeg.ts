/** The remarks in a JPEG: the camera, the place and the time stand in segments of their own before the picture. */

/** Blanks them where they stand. The frame's own (0), the colours' (2) and Adobe's (14) say how to draw the picture. */
export const blankJpeg = (bytes: Buffer): void => {
  if (bytes.readUInt16BE(0) !== 0xffd8) return
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xda || marker === 0xd9) return
    const length = bytes.readUInt16BE(at + 2)
    const isRemark = marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee)
    if (isRemark) bytes.fill(0, at + 4, Math.min(bytes.length, at + 2 + length))
    at += 2 + Math.max(2, length)
  }
}
