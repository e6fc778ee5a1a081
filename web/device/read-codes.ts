/** Reads QR codes from the picture of a camera, on the device: by the browser where it can, else by the library that reads scans on the server, which is fetched when a camera is first opened. */

/** What stands before the camera; undefined where no code is seen. */
export type CodeReader = (video: HTMLVideoElement) => Promise<string | undefined>

const ownReader = async (): Promise<CodeReader | undefined> => {
  const Detector = window.BarcodeDetector
  if (!Detector) return undefined
  const formats = await Detector.getSupportedFormats().catch((): readonly string[] => [])
  if (!formats.includes('qr_code')) return undefined
  const detector = new Detector({ formats: ['qr_code'] })
  return async video => (await detector.detect(video).catch(() => []))[0]?.rawValue
}

/** Larger pictures are read no better, and slower on an old phone. */
const mostSide = 800

const libraryReader = async (): Promise<CodeReader> => {
  const [{ prepareZXingModule, readBarcodes }, { default: address }] = await Promise.all([
    import('zxing-wasm/reader'),
    import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ])
  await prepareZXingModule({ overrides: { locateFile: () => address }, fireImmediately: true })
  const canvas = document.createElement('canvas')
  const surface = canvas.getContext('2d', { willReadFrequently: true })
  return async video => {
    const scale = Math.min(1, mostSide / Math.max(video.videoWidth, video.videoHeight, 1))
    canvas.width = Math.round(video.videoWidth * scale)
    canvas.height = Math.round(video.videoHeight * scale)
    if (!surface || canvas.width === 0) return undefined
    surface.drawImage(video, 0, 0, canvas.width, canvas.height)
    const picture = surface.getImageData(0, 0, canvas.width, canvas.height)
    const [found] = await readBarcodes(picture, { formats: ['QRCode'], maxNumberOfSymbols: 1 })
    return found?.isValid ? found.text : undefined
  }
}

export const openReader = async (): Promise<CodeReader> => (await ownReader()) ?? libraryReader()
