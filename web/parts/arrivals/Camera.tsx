/** The camera of a phone as a reader of codes, where the browser can read them; asked for only when somebody wants it. */
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useArrivalWords } from './use-ticking.ts'

const everyMs = 300

/** Opens the camera, and gives what it reads; a code that stays before it is given once. */
const watch = async (video: HTMLVideoElement, onRead: (text: string) => void, signal: AbortSignal): Promise<void> => {
  if (!window.BarcodeDetector) throw new Error('no detector')
  const detector = new window.BarcodeDetector({ formats: ['qr_code'] })
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  const close = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  signal.addEventListener('abort', close)
  if (signal.aborted) return close()
  video.srcObject = stream
  await video.play()
  let before = ''
  while (!signal.aborted) {
    const [found] = await detector.detect(video).catch(() => [])
    const text = found?.rawValue ?? ''
    if (text !== '' && text !== before) onRead(text)
    before = text
    await new Promise(resolve => setTimeout(resolve, everyMs))
  }
}

function View({ onRead, onFail }: { readonly onRead: (text: string) => void; readonly onFail: () => void }) {
  const words = useArrivalWords()
  const video = useRef<HTMLVideoElement>(null)
  const now = useRef({ onRead, onFail })
  now.current = { onRead, onFail }
  useEffect(() => {
    const stopping = new AbortController()
    const { current } = video
    if (current)
      watch(current, text => now.current.onRead(text), stopping.signal).catch(() => {
        if (!stopping.signal.aborted) now.current.onFail()
      })
    return () => stopping.abort()
  }, [])
  return (
    <>
      <p className="quiet small">{words.cameraOn}</p>
      <video ref={video} className="camera" playsInline muted aria-label={words.cameraView} />
    </>
  )
}

export function Camera({ onRead }: { readonly onRead: (text: string) => void }) {
  const words = useArrivalWords()
  const [state, setState] = useState<'closed' | 'open' | 'refused'>('closed')
  if (!window.BarcodeDetector || !navigator.mediaDevices) return null
  return (
    <div className="tight">
      <div>
        <Button onClick={() => setState(state === 'open' ? 'closed' : 'open')}>{state === 'open' ? words.stop : words.camera}</Button>
      </div>
      {state === 'open' && <View onRead={onRead} onFail={() => setState('refused')} />}
      {state === 'refused' && (
        <p className="saying warn" role="alert">
          {words.cameraRefused}
        </p>
      )}
    </div>
  )
}
