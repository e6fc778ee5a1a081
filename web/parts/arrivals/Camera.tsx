/** The camera of a phone as a reader of codes; asked for only when somebody wants it. */
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { openReader } from '../../device/read-codes.ts'
import { useArrivalWords } from './use-ticking.ts'

const everyMs = 300

/** Opens the camera, and gives what it reads; a code that stays before it is given once. */
const watch = async (video: HTMLVideoElement, onRead: (text: string) => void, signal: AbortSignal): Promise<void> => {
  const read = await openReader()
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
    const text = (await read(video)) ?? ''
    if (text !== '' && text !== before) onRead(text)
    before = text
    await new Promise(resolve => setTimeout(resolve, everyMs))
  }
}

type ViewProps = { readonly hint: string; readonly onRead: (text: string) => void; readonly onFail: () => void }
function View({ hint, onRead, onFail }: ViewProps) {
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
      <p className="quiet small">{hint}</p>
      <video ref={video} className="camera" playsInline muted aria-label={words.cameraView} />
    </>
  )
}

/** `hint`: what to hold before it. */
export function Camera({ onRead, hint }: { readonly onRead: (text: string) => void; readonly hint?: string }) {
  const words = useArrivalWords()
  const [state, setState] = useState<'closed' | 'open' | 'refused'>('closed')
  if (!navigator.mediaDevices) return null
  return (
    <div className="tight">
      <div>
        <Button onClick={() => setState(state === 'open' ? 'closed' : 'open')}>{state === 'open' ? words.stop : words.camera}</Button>
      </div>
      {state === 'open' && <View hint={hint ?? words.cameraOn} onRead={onRead} onFail={() => setState('refused')} />}
      {state === 'refused' && (
        <p className="saying warn" role="alert">
          {words.cameraRefused}
        </p>
      )}
    </div>
  )
}
