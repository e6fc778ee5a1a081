/** The files that an expert was asked to score: those that wait first. */
import { Link } from '@tanstack/react-router'
import type { Answered } from '../../../core/question.ts'
import { useAsk } from '../../queries.ts'
import { useTexts } from '../../texts.ts'
import { Known } from '../Waiting.tsx'
import { usePanelWords } from './words.ts'

type File = Answered<'myFiles'>[number]
const tagOf = { waiting: 'tag mine', scored: 'tag good', closed: 'tag', left: 'tag' } as const

function Line({ file, today }: { file: File; today: string }) {
  const words = usePanelWords()
  const { pick } = useTexts()
  const open = file.state === 'waiting' || file.state === 'scored'
  const late = file.state === 'waiting' && file.due !== null && file.due < today
  return (
    <li>
      <div className="first">
        {open ? (
          <Link to="/app/scoring/$id" params={{ id: file.id }} aria-label={words.open(file.title)}>
            {file.title}
          </Link>
        ) : (
          <b>{file.title}</b>
        )}
        <span className={tagOf[file.state]}>{words.states[file.state]}</span>
      </div>
      <div className="quiet">
        {file.employer && pick(file.employer)}
        {file.state === 'waiting' && file.due !== null && <span className={late ? 'late' : undefined}> · {words.due(file.due)}</span>}
      </div>
    </li>
  )
}

export function MyFiles({ today }: { today: string }) {
  const words = usePanelWords()
  const asked = useAsk('myFiles', {})
  return (
    <Known asked={asked}>
      {files => (
        <section className="block" aria-label={words.mine}>
          <header>
            <h2>{words.mine}</h2>
            <span className="quiet" role="status">
              {words.left(files.filter(({ state }) => state === 'waiting').length)}
            </span>
          </header>
          {files.length === 0 && <p className="empty">{words.none}</p>}
          <ul className="cards">
            {files.map(file => (
              <Line key={file.id} file={file} today={today} />
            ))}
          </ul>
        </section>
      )}
    </Known>
  )
}
