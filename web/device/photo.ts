/** A photograph made ready on the phone: upright, readable, under 1 MB, and without what the camera wrote into it about place and time. */
import { type Corners, flattened, type Point } from './flatten.ts'

export type Ready =
  | { readonly kind: 'ready'; readonly blob: Blob; readonly name: string }
  | { readonly kind: 'refused'; readonly because: 'heic' | 'unreadable' | 'kind' | 'tooLarge' }

const mostPdfBytes = 10 * 1024 * 1024
const mostPhotoBytes = 1_000_000
/** The longer edge of an A4 page at about 200 dots an inch: small print stays readable. */
const longestEdge = 2_400
const mostTries = 12
const qualities = [0.86, 0.78, 0.7, 0.6]

const beginsWith = async (file: Blob, ...texts: readonly string[]): Promise<boolean> => {
  const head = new TextDecoder('latin1').decode(new Uint8Array(await file.slice(0, 16).arrayBuffer()))
  return texts.some(text => head.includes(text))
}

/** An img element turns the picture as its EXIF says, in every browser that we serve; what is drawn from it is upright. */
const decode = (file: Blob): Promise<HTMLImageElement | undefined> =>
  new Promise(resolve => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = () => resolve(undefined)
    image.src = URL.createObjectURL(file)
  })

const drawn = (source: HTMLImageElement | HTMLCanvasElement, width: number, height: number, quarters: number): HTMLCanvasElement => {
  const canvas = document.createElement('canvas')
  const isAcross = quarters % 2 === 1
  canvas.width = isAcross ? height : width
  canvas.height = isAcross ? width : height
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('this browser can draw nothing')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.imageSmoothingQuality = 'high'
  pen.translate(canvas.width / 2, canvas.height / 2)
  pen.rotate((quarters * Math.PI) / 2)
  pen.drawImage(source, -width / 2, -height / 2, width, height)
  return canvas
}

const encoded = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | undefined> =>
  new Promise(resolve => canvas.toBlob(blob => resolve(blob ?? undefined), 'image/jpeg', quality))

/** Gives up quality first and size after it, never below what is still readable text, and never makes it larger than it came. */
const squeezed = async (image: HTMLImageElement | HTMLCanvasElement, width: number, height: number, quarters: number) => {
  let scale = Math.min(1, longestEdge / Math.max(width, height))
  for (let tries = 0; tries < mostTries; tries += 1) {
    const canvas = drawn(image, Math.round(width * scale), Math.round(height * scale), quarters)
    for (const quality of qualities) {
      const blob = await encoded(canvas, quality)
      if (blob && blob.size < mostPhotoBytes) return blob
    }
    scale *= 0.85
  }
  return undefined
}

const asJpeg = (name: string) => `${name.replace(/\.[^.]*$/, '')}.jpg`

/** A PDF passes as it is. */
export const prepare = async (file: File): Promise<Ready> => {
  if (await beginsWith(file, '%PDF-'))
    return file.size > mostPdfBytes ? { kind: 'refused', because: 'tooLarge' } : { kind: 'ready', blob: file, name: file.name }
  const isHeic = await beginsWith(file, 'ftypheic', 'ftypheix', 'ftypmif1', 'ftypheif', 'ftyphevc')
  const isImage = isHeic || (await beginsWith(file, 'PNG', '\u00ff\u00d8\u00ff', 'WEBP', 'GIF8', 'BM'))
  if (!isImage) return { kind: 'refused', because: 'kind' }
  const image = await decode(file)
  if (!image) return { kind: 'refused', because: isHeic ? 'heic' : 'unreadable' }
  const blob = await squeezed(image, image.naturalWidth, image.naturalHeight, 0)
  URL.revokeObjectURL(image.src)
  return blob ? { kind: 'ready', blob, name: asJpeg(file.name) } : { kind: 'refused', because: 'unreadable' }
}

/** A quarter to the right, of what was made ready already. */
export const turned = async (blob: Blob): Promise<Blob> => {
  const image = await decode(blob)
  if (!image) return blob
  const turnedBlob = await squeezed(image, image.naturalWidth, image.naturalHeight, 1)
  URL.revokeObjectURL(image.src)
  return turnedBlob ?? blob
}

/** The page between four corners, each a share of width and height, as if from straight above. */
export const straightened = async (blob: Blob, shares: Corners): Promise<Blob> => {
  const image = await decode(blob)
  if (!image) return blob
  const canvas = drawn(image, image.naturalWidth, image.naturalHeight, 0)
  URL.revokeObjectURL(image.src)
  const [width, height] = [canvas.width, canvas.height]
  const source = canvas.getContext('2d')?.getImageData(0, 0, width, height)
  const inPixels = ({ x, y }: Point): Point => ({ x: x * width, y: y * height })
  if (!source) return blob
  const [a, b, c, d] = shares
  const page = flattened(source, [inPixels(a), inPixels(b), inPixels(c), inPixels(d)])
  canvas.width = page.width
  canvas.height = page.height
  const target = new ImageData(page.width, page.height)
  target.data.set(page.data)
  canvas.getContext('2d')?.putImageData(target, 0, 0)
  return (await squeezed(canvas, page.width, page.height, 0)) ?? blob
}
