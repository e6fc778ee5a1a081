/** The arrival code of one's own training: held up at the host's desk, read out, or printed. */
import './hostday.css'
import { Button } from 'antd'
import { NoAnswer } from '../../client.ts'
import { useAsk } from '../../queries.ts'
import { useTexts } from '../../texts.ts'
import { Trouble } from '../Waiting.tsx'
import { useHostDayWords } from './use-day.ts'

/** The quiet zone that a reader wants around the code, in squares. */
const edge = 4

export function ArrivalCode({ training }: { readonly training: string }) {
  const words = useHostDayWords()
  const { pick } = useTexts()
  const { data, error, refetch } = useAsk('arrivalCode', { training })
  // Whoever has enrolled, or has no notice yet, has no code.
  if (error instanceof NoAnswer && error.status === 404) return null
  if (error) return <Trouble error={error} again={refetch} />
  if (!data) return null
  const { code, squares, path, host, from, until } = data
  const side = squares + 2 * edge
  return (
    <section className="block arrivalcode" aria-label={words.ownCode}>
      <header>
        <h2>{words.ownCode}</h2>
      </header>
      <div className="in stack">
        <svg viewBox={`${-edge} ${-edge} ${side} ${side}`} role="img" aria-label={words.ownCodeAlt(code)} shapeRendering="crispEdges">
          <rect x={-edge} y={-edge} width={side} height={side} fill="#fff" />
          <path d={path} fill="#000" />
        </svg>
        <p className="mono short">{code}</p>
        {host && <p>{words.ownCodeAt(pick(host), from, until)}</p>}
        <p className="quiet small">{words.ownCodeNote}</p>
        <div className="noprint">
          <Button onClick={() => window.print()}>{words.printCode}</Button>
        </div>
      </div>
    </section>
  )
}
