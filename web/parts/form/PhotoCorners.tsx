/** The four corners of a photographed page, to be dragged or moved by keys; what lies between them comes out straight. */
import { Button, Modal } from 'antd'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { type Corners, isPage, type Point } from '../../device/flatten.ts'
import { straightened } from '../../device/photo.ts'
import { useTexts } from '../../texts.ts'
import { deviceWords } from '../../words/device.ts'

type Props = {
  readonly blob: Blob
  readonly source: string
  readonly onDone: (blob: Blob) => unknown
  readonly onCancel: () => void
}

const inset = 0.04
const starting: Corners = [
  { x: inset, y: inset },
  { x: 1 - inset, y: inset },
  { x: 1 - inset, y: 1 - inset },
  { x: inset, y: 1 - inset },
]
const within = (share: number) => Math.min(1, Math.max(0, share))
const withCorner = ([a, b, c, d]: Corners, i: number, to: Point): Corners => {
  const put = (k: number, old: Point) => (k === i ? { x: within(to.x), y: within(to.y) } : old)
  return [put(0, a), put(1, b), put(2, c), put(3, d)]
}
const step = 0.01
const steps: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -step, y: 0 },
  ArrowRight: { x: step, y: 0 },
  ArrowUp: { x: 0, y: -step },
  ArrowDown: { x: 0, y: step },
}

type HandleProps = { readonly at: Point; readonly label: string; readonly onMove: (to: Point) => void }
function Handle({ at, label, onMove }: HandleProps) {
  const drag = (event: PointerEvent<HTMLButtonElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const frame = event.currentTarget.parentElement?.getBoundingClientRect()
    if (frame) onMove({ x: (event.clientX - frame.left) / frame.width, y: (event.clientY - frame.top) / frame.height })
  }
  const press = (event: KeyboardEvent) => {
    const by = steps[event.key]
    if (!by) return
    event.preventDefault()
    onMove({ x: at.x + by.x, y: at.y + by.y })
  }
  return (
    <button
      type="button"
      className="corner"
      aria-label={label}
      style={{ left: `${at.x * 100}%`, top: `${at.y * 100}%` }}
      onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={press}
    />
  )
}

export function PhotoCorners({ blob, source, onDone, onCancel }: Props) {
  const { t, language } = useTexts()
  const words = deviceWords[language]
  const [corners, setCorners] = useState(starting)
  const [busy, setBusy] = useState(false)
  const latest = useRef(corners)
  latest.current = corners
  const finish = async () => {
    setBusy(true)
    onDone(await straightened(blob, corners))
  }
  const outline = corners.map(({ x, y }) => `${x * 100},${y * 100}`).join(' ')
  return (
    <Modal open title={words.straightenTitle} footer={null} onCancel={onCancel} width={640}>
      <div className="stack">
        <p className="quiet small">{words.straightenNote}</p>
        <div className="corners">
          <img src={source} alt="" draggable={false} />
          <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
            <polygon points={outline} />
          </svg>
          {corners.map((at, i) => (
            <Handle
              key={words.corner[i]}
              at={at}
              label={words.corner[i] ?? ''}
              onMove={to => setCorners(withCorner(latest.current, i, to))}
            />
          ))}
        </div>
        <div className="row">
          <Button type="primary" loading={busy} disabled={!isPage(corners)} onClick={finish}>
            {words.straightenDo}
          </Button>
          <Button onClick={onCancel}>{t.act.cancel}</Button>
        </div>
      </div>
    </Modal>
  )
}
