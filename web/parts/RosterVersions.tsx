/** The frozen versions of a roster, and any two of them compared. */
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../core/question.ts'
import { momentOf } from '../format.ts'
import { useAsk } from '../queries.ts'
import { useTexts } from '../texts.ts'
import { rosterWords } from '../words/rosters.ts'
import { RosterDifference } from './RosterDifference.tsx'
import { Scroll } from './Scroll.tsx'
import { Known } from './Waiting.tsx'

type Version = Answered<'rosterVersions'>[number]
type Part = { readonly id: string; readonly versions: readonly Version[] }

function List({ id, versions }: Part) {
  const { language, pick } = useTexts()
  const words = rosterWords[language]
  return (
    <Scroll label={words.title}>
      <table className="grid">
        <thead>
          <tr>
            <th scope="col">{words.nth}</th>
            <th scope="col">{words.at}</th>
            <th scope="col">{words.by}</th>
            <th scope="col">{words.code}</th>
            <th scope="col" className="n">
              {words.lines}
            </th>
            <th scope="col">{words.print}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ version, at, by, code, lines }) => (
            <tr key={version}>
              <td>{words.version(version)}</td>
              <td>{momentOf(at)}</td>
              <td>{pick(by)}</td>
              <td className="mono">{code}</td>
              <td className="n">{lines}</td>
              <td>
                <a href={`/api/documents/nomination/${id}/rosterPdf?version=${version}`} target="_blank" rel="noreferrer">
                  {words.printOf(version)}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

type Pick = { readonly label: string; readonly value: number; readonly versions: readonly Version[]; readonly onPick: (n: number) => void }

function Chosen({ label, value, versions, onPick }: Pick) {
  const words = rosterWords[useTexts().language]
  const options = versions.map(({ version }) => ({ value: version, label: words.version(version) }))
  return <Select aria-label={label} value={value} options={options} onChange={onPick} style={{ minWidth: 120 }} />
}

/** Nothing personal is asked for before somebody wants to see it. */
function Compare({ id, versions }: Part) {
  const words = rosterWords[useTexts().language]
  const [to, setTo] = useState(versions[0]?.version ?? 0)
  const [from, setFrom] = useState(versions[1]?.version ?? 0)
  const [asked, setAsked] = useState(false)
  return (
    <div className="in stack">
      <div className="row">
        <Chosen label={words.older} value={from} versions={versions.filter(v => v.version < to)} onPick={setFrom} />
        <Chosen label={words.newer} value={to} versions={versions.filter(v => v.version > from)} onPick={setTo} />
        <Button onClick={() => setAsked(true)}>{words.compare}</Button>
      </div>
      <p className="quiet small">{words.logged}</p>
      {asked && <RosterDifference key={`${from} ${to}`} id={id} from={from} to={to} />}
    </div>
  )
}

export function RosterVersions({ id }: { readonly id: string }) {
  const words = rosterWords[useTexts().language]
  const asked = useAsk('rosterVersions', { id })
  return (
    <section className="block">
      <header>
        <h2>{words.title}</h2>
      </header>
      <Known asked={asked}>
        {versions => (
          <>
            {versions.length === 0 ? <p className="empty">{words.none}</p> : <List id={id} versions={versions} />}
            {versions.length > 1 && <Compare key={versions.length} id={id} versions={versions} />}
          </>
        )}
      </Known>
    </section>
  )
}
