// The child process that looks for codes in a stranger's picture: what breaks it costs only itself.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import { imagesIn } from './pdf-images.ts'
import { pixelsOf } from './pixels.ts'

const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })

const options: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  maxNumberOfSymbols: 40,
}

type Read = { readonly codes: readonly string[]; readonly pages: number; readonly pictures: number }

const textsIn = async (picture: Uint8Array | ReturnType<typeof pixelsOf>): Promise<readonly string[]> => {
  const found = await readBarcodes(picture instanceof Uint8Array ? picture : { ...picture, colorSpace: 'srgb' }, options)
  return found.flatMap(({ isValid, text }) => (isValid ? [text] : []))
}

const readPdf = async (file: Uint8Array): Promise<Read> => {
  const codes: string[] = []
  let [pages, pictures] = [0, 0]
  for await (const { images, isScan } of imagesIn(file)) {
    pages += 1
    pictures += isScan ? images.length : 0
    for (const image of images) codes.push(...(await textsIn(pixelsOf(image))))
  }
  return { codes, pages, pictures }
}

const read = async (file: Uint8Array): Promise<Read | { readonly unreadable: true }> => {
  try {
    if (Buffer.from(file.subarray(0, 5)).toString('latin1') === '%PDF-') return await readPdf(file)
    return { codes: await textsIn(file), pages: 1, pictures: 1 }
  } catch {
    return { unreadable: true }
  }
}

process.on('message', (job: { readonly file: Uint8Array }) => void read(new Uint8Array(job.file)).then(done => process.send?.({ done })))
process.on('disconnect', () => process.exit(0))
