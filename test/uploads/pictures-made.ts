/** Pictures for tests: some as cameras make them, some with more in them than a picture. */
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#4a7' }, limitInputPixels: false })
export const jpegOf = (width = 40, height = 30): Promise<Buffer> => plain(width, height).jpeg().toBuffer()
export const pngOf = (width = 40, height = 30): Promise<Buffer> => plain(width, height).png().toBuffer()
/** With the camera's remarks: maker, place and a comment. */
export const remarked = (format: 'jpeg' | 'png', words: string): Promise<Buffer> =>
  plain(40, 30)
    .withExif({ IFD0: { Make: words, Copyright: words, ImageDescription: words }, IFD3: { GPSLatitudeRef: 'N' } })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf>${words}</rdf></x:xmpmeta>`)
    [format]()
    .toBuffer()

export const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A head that claims a size, over rows that are all one colour: a few kilobytes that want gigabytes. */
export const hugePng = (width: number, height: number): Buffer => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(1_000_000))
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

/** A JPEG whose frame says another size than its picture has. */
export const resized = (jpeg: Buffer, width: number, height: number): Buffer => {
  const bytes = Buffer.from(jpeg)
  for (let at = 2; at + 9 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0
    if (marker !== 0xc0 && marker !== 0xc2) continue
    bytes.writeUInt16BE(height, at + 5)
    bytes.writeUInt16BE(width, at + 7)
    return bytes
  }
  throw new Error('no frame')
}

/** A segment more behind the first mark of a JPEG. */
export const withSegment = (jpeg: Buffer, marker: number, data: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)])
}
/** A chunk more before the picture of a PNG. */
export const withChunk = (png: Buffer, type: string, data: Buffer): Buffer =>
  Buffer.concat([png.subarray(0, 33), chunk(type, data), png.subarray(33)])
