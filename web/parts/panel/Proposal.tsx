/** How the files of a track that no panel has yet would be shared out among the experts; the department sends them out. */
import { Button, Checkbox, Pagination } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import { useAsk } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { Known } from '../Waiting.tsx'
import { Each } from './Each.tsx'
import { useEach } from './use-each.ts'
import { usePanelWords } from './words.ts'

type Proposed = Answered<'proposedPanels'>
type File = Proposed['files'][number]
type Part = { readonly round: string; readonly track: string; readonly saying: Saying }
const pageSize = 25

function Loads({ experts }: { experts: Proposed['experts'] }) {
  const words = usePanelWords()
  return (
    <details>
      <summary>{words.loads}</summary>
      <ul className="tight">
        {experts.map(({ account, name, worksAt, load, gets }) => (
          <li key={account}>
            {name} <span className="quiet small">{worksAt.join('、')}</span> · {words.load(load, gets)}
          </li>
        ))}
      </ul>
    </details>
  )
}

type LineProps = { readonly file: File; readonly saying: Saying; readonly chosen: boolean; readonly onChoose: (on: boolean) => void }
function Line({ file, saying, chosen, onChoose }: LineProps) {
  const words = usePanelWords()
  const { t, value } = saying.texts
  const { title, experts, lacks, barred } = file
  return (
    <li>
      <div className="first">
        <Checkbox
          aria-label={t.placing.select(title)}
          disabled={lacks > 0}
          checked={chosen}
          onChange={event => onChoose(event.target.checked)}
        >
          {title}
        </Checkbox>
        {lacks > 0 && <span className="tag bad">{words.lacks(lacks)}</span>}
      </div>
      <div>{experts.map(({ name }) => name).join('、')}</div>
      {barred.length > 0 && (
        <div className="quiet small">
          {barred.map(({ name, grounds }) => words.barred(name, grounds.map(ground => value(ground)).join('、'))).join('；')}
        </div>
      )}
    </li>
  )
}

/** Files that lack an expert come first: they are what the department has to do something about. */
const inOrder = (files: readonly File[]) => files.toSorted((a, b) => b.lacks - a.lacks)

type Choosing = { readonly off: readonly string[]; readonly onOff: (off: readonly string[]) => void }

/** One page of the files, each to be ticked. */
function Lines({ files, saying, off, onOff }: Choosing & { readonly files: readonly File[]; readonly saying: Saying }) {
  const [page, setPage] = useState(1)
  return (
    <>
      <ul className="cards">
        {inOrder(files)
          .slice((page - 1) * pageSize, page * pageSize)
          .map(file => (
            <Line
              key={file.id}
              file={file}
              saying={saying}
              chosen={file.lacks === 0 && !off.includes(file.id)}
              onChoose={on => onOff(on ? off.filter(id => id !== file.id) : [...off, file.id])}
            />
          ))}
      </ul>
      {files.length > pageSize && (
        <div className="in">
          <Pagination size="small" current={page} pageSize={pageSize} total={files.length} showSizeChanger={false} onChange={setPage} />
        </div>
      )}
    </>
  )
}

function Files({ proposed, round, saying }: Omit<Part, 'track'> & { readonly proposed: Proposed }) {
  const words = usePanelWords()
  const [off, setOff] = useState<readonly string[]>([])
  const each = useEach('convene')
  const possible = proposed.files.filter(({ lacks }) => lacks === 0)
  const chosen = possible.filter(({ id }) => !off.includes(id))
  const inputOf = ({ experts }: File) => ({ round, experts: experts.map(({ account }) => account) })
  const send = () => each.start(chosen.map(file => ({ id: file.id, title: file.title, input: inputOf(file) })))
  return (
    <>
      <div className="in stack">
        <p className="quiet small">{words.proposalNote}</p>
        <Loads experts={proposed.experts} />
        <Each each={each} saying={saying} />
        {proposed.experts.length === 0 && <p className="saying warn">{words.noExperts}</p>}
        <div className="row">
          <Checkbox
            checked={possible.length > 0 && chosen.length === possible.length}
            disabled={possible.length === 0}
            onChange={event => setOff(event.target.checked ? [] : possible.map(({ id }) => id))}
          >
            {saying.texts.t.placing.selectAll}
          </Checkbox>
          <Button type="primary" disabled={chosen.length === 0} loading={each.progress !== undefined} onClick={send}>
            {words.sent(chosen.length)}
          </Button>
        </div>
      </div>
      <Lines files={proposed.files} saying={saying} off={off} onOff={setOff} />
    </>
  )
}

export function Proposal({ round, track, saying }: Part) {
  const words = usePanelWords()
  const asked = useAsk('proposedPanels', { round, track })
  return (
    <section className="block" aria-label={words.proposal}>
      <header>
        <h2>{words.proposal}</h2>
      </header>
      <Known asked={asked}>
        {proposed =>
          proposed.files.length === 0 ? (
            <p className="empty">{words.allSent}</p>
          ) : (
            <Files proposed={proposed} round={round} saying={saying} />
          )
        }
      </Known>
    </section>
  )
}
