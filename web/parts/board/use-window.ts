/** Which items of a long list are near the eye: only they are drawn, so that five hundred people and two hundred columns scroll like ten. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'

type Size = { readonly width: number; readonly height: number; readonly top: number }

/** `across` items lie beside each other in a line of `itemHeight`; some lines more are drawn above and below. */
export const useWindow = (count: number, itemHeight: number, itemWidth: number) => {
  const ref: RefObject<HTMLDivElement | null> = useRef(null)
  const [{ width, height, top }, setSize] = useState<Size>({ width: 0, height: 600, top: 0 })
  const read = useCallback(() => {
    const box = ref.current
    if (!box) return
    const next = { width: box.clientWidth, height: box.clientHeight, top: Math.floor(box.scrollTop / itemHeight) * itemHeight }
    setSize(was => (was.width === next.width && was.height === next.height && was.top === next.top ? was : next))
  }, [itemHeight])
  useEffect(() => {
    const box = ref.current
    if (!box) return undefined
    const observer = new ResizeObserver(read)
    observer.observe(box)
    box.addEventListener('scroll', read, { passive: true })
    return () => {
      observer.disconnect()
      box.removeEventListener('scroll', read)
    }
  }, [read])
  const across = itemWidth === 0 ? 1 : Math.max(1, Math.floor(width / itemWidth))
  const lines = Math.ceil(count / across)
  const first = Math.max(0, Math.floor(top / itemHeight) - 1)
  const last = Math.min(lines, first + Math.ceil(height / itemHeight) + 3)
  const show = (i: number) => {
    const [box, at] = [ref.current, Math.floor(i / across) * itemHeight]
    if (box && (at < box.scrollTop || at + itemHeight > box.scrollTop + box.clientHeight)) box.scrollTop = Math.max(0, at - itemHeight / 2)
  }
  return {
    ref,
    across,
    first: first * across,
    last: Math.min(count, last * across),
    above: first * itemHeight,
    whole: lines * itemHeight,
    show,
  }
}
