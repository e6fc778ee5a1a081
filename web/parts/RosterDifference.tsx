/** Two frozen versions of a roster side by side: only the lines that differ, each with its place in both. */
import { Button } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../core/question.ts'
import { useAsk } from '../queries.ts'
import { useTexts } from '../texts.ts'
import { rosterWords } from '../words/rosters.ts'
import { Scroll } from './Scroll.tsx'
import { Known } from './Waiting.tsx'

type Line = Answered<'rosterDifference'>['lines'][number]
type Versions = { readonly id: string; readonly from: number; readonly to: number }

const step = 50

function Row({ line }: { readonly line: Line }) {
  const words = rosterWords[useTexts().language]
  const { name, employer, from, to, moved, cells } = line
  return (
    <tr>
      <td>
        {name}
        <div className="quiet small">{employer}</div>
      </td>
      <td className="n">{from ?? '—'}</td>
      <td className="n">{to ?? '—'}</td>
      <td>
        {from === null && <span className="tag">{words.joined}</span>}
        {to === null && <span className="tag">{words.left}</span>}
        {moved && <span className="tag">{words.moved}</span>}
        {cells.map(({ head, was, is }) => (
          <div key={head}>{words.cell(head, was, is)}</div>
        ))}
      </td>
    </tr>
  )
}

function Lines({ lines, from, to }: Versions & { readonly lines: readonly Line[] }) {
  const words = rosterWords[useTexts().language]
  const [shown, setShown] = useState(step)
  if (lines.length === 0) return <p className="empty">{words.same}</p>
  return (
    <div className="stack">
      <Scroll label={words.what}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{words.who}</th>
              <th scope="col" className="n">
                {words.version(from)}
              </th>
              <th scope="col" className="n">
                {words.version(to)}
              </th>
              <th scope="col">{words.what}</th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, shown).map(line => (
              <Row key={line.application} line={line} />
            ))}
          </tbody>
        </table>
      </Scroll>
      {lines.length > shown && <Button onClick={() => setShown(shown + step)}>{words.more(Math.min(step, lines.length - shown))}</Button>}
    </div>
  )
}

export function RosterDifference({ id, from, to }: Versions) {
  const asked = useAsk('rosterDifference', { id, from, to })
  return <Known asked={asked}>{({ lines }) => <Lines lines={lines} id={id} from={from} to={to} />}</Known>
}
