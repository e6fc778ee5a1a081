/** What is being written, where it stands, and the ways on from it: to the other policies, and to a rehearsal of this one. */
import { Link } from '@tanstack/react-router'
import { isRecord } from '../../../core/edition/change.ts'
import type { Folder } from '../../../core/edition/folder.ts'
import { useTexts } from '../../texts.ts'
import { useStudioWords } from './context.ts'
import type { Answer } from './use-edition.ts'

export function Title({ answer, folder }: { answer: Answer; folder: Folder }) {
  const words = useStudioWords()
  const { language, status } = useTexts()
  const state = isRecord(answer.state) ? answer.state : {}
  const policy = isRecord(folder.policy) ? folder.policy : {}
  const name = isRecord(policy.programme) && isRecord(policy.programme.name) ? policy.programme.name[language] : ''
  return (
    <div className="head">
      <h1>
        {String(name)} {String(state.edition ?? '')}
      </h1>
      <span className="tag go">{status('edition', String(state.status))}</span>
      <Link to="/app/studio">{words.back}</Link>
      {state.status !== 'abandoned' && (
        <Link to="/app/rehearsal" search={{ after: answer.id }}>
          {words.rehearse}
        </Link>
      )}
    </div>
  )
}
