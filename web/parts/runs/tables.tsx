/** Tables of runs: sums by what tells lines apart, and the lines themselves. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Answered } from '../../../core/question.ts'
import { yuanOf } from '../../format.ts'
import { type Saying, say } from '../../say.ts'
import { useRunWords } from '../../words/runs.ts'
import { Clause } from '../law.tsx'
import { Scroll } from '../Scroll.tsx'

type Preview = Answered<'runPreview'>

export function Sums({ name, groups }: { readonly name: string; readonly groups: Preview['byItem'] }) {
  const words = useRunWords()
  if (groups.length === 0) return null
  return (
    <Scroll label={name}>
      <table className="grid">
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <th scope="col" className="n">
              {words.count}
            </th>
            <th scope="col" className="n">
              {words.sum}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ of, name: { zh }, count, totalFen }) => (
            <tr key={of}>
              <td>{zh}</td>
              <td className="n">{count}</td>
              <td className="n">{yuanOf(totalFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

type Line = Omit<Preview['excluded'][number], 'why' | 'inRun'>

function Heads({ heads }: { readonly heads: readonly string[] }) {
  const words = useRunWords()
  const head = (name: string, className?: string) => (
    <th key={name} scope="col" className={className}>
      {name}
    </th>
  )
  return (
    <thead>
      <tr>
        {[words.name, words.holder, words.number, words.item].map(name => head(name))}
        {head(words.sum, 'n')}
        {heads.map(name => head(name))}
      </tr>
    </thead>
  )
}

type Told = { readonly line: Line; readonly cells: readonly ReactNode[]; readonly heads: readonly string[]; readonly saying: Saying }
function LineRow({ line, cells, heads, saying }: Told) {
  const { pick } = saying.texts
  return (
    <tr>
      <td>
        <Link to="/app/payee" search={{ id: line.payee }}>
          {line.name}
        </Link>
        {line.host && line.host.zh !== line.name && <div className="quiet small">{pick(line.host)}</div>}
      </td>
      <td style={{ minWidth: 96 }}>{line.holder}</td>
      <td>{line.account.slice(-8)}</td>
      <td style={{ minWidth: 112 }}>
        <Link to="/app/dossier/$subject/$id" params={{ subject: 'payment', id: line.payment }}>
          {say(line.item, saying)}
        </Link>{' '}
        <Clause id={line.clause} saying={saying} />
      </td>
      <td className="n">{yuanOf(line.amountFen)}</td>
      {cells.map((cell, i) => (
        <td key={heads[i]} style={{ minWidth: 72 }}>
          {cell}
        </td>
      ))}
    </tr>
  )
}

/** One kind of line for all tables; what only one of them says stands in its last columns. */
export function Lines<L extends Line>({
  label,
  lines,
  heads,
  more,
  saying,
}: {
  readonly label: string
  readonly lines: readonly L[]
  readonly heads: readonly string[]
  readonly more: (line: L) => readonly ReactNode[]
  readonly saying: Saying
}) {
  return (
    <Scroll label={label}>
      <table className="grid">
        <Heads heads={heads} />
        <tbody>
          {lines.map(line => (
            <LineRow key={line.payment} line={line} cells={more(line)} heads={heads} saying={saying} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
