/** A number that opens to the people behind it. */
import type { Opening } from '../../../core/rehearsal/index.ts'
import type { Telling } from './telling.ts'

/** What was asked to be opened, with its name and the rule that it hangs on. */
export type Asked = { readonly title: string; readonly opening: Opening; readonly rule?: readonly string[] }
export type Opener = (asked: Asked) => void

export function OpenNumber({ n, asked, onOpen, telling }: { n: number; asked: Asked; onOpen: Opener; telling: Telling }) {
  const text = n.toLocaleString('en')
  if (n === 0) return <span className="quiet">0</span>
  return (
    <button type="button" className="opens" aria-label={telling.p.openNumber(asked.title, text)} onClick={() => onOpen(asked)}>
      {text}
    </button>
  )
}
