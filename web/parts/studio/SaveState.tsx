/** Whether what was typed is stored; where somebody else wrote meanwhile, both values, and whose to take. */
import { Button } from 'antd'
import { findAt } from '../../../core/edition/change.ts'
import { useEditing, useStudioWords } from './context.ts'
import { valueInWords, wayTo } from './names.ts'
import type { EditionHeld } from './use-edition.ts'

function Conflict({ held }: { held: EditionHeld }) {
  const words = useStudioWords()
  const { language } = useEditing()
  const edits = held.wanted.flatMap(w => w.edits)
  return (
    <section className="saying warn tight" role="alert">
      <p>{words.conflict}</p>
      <ul className="tight">
        {edits.map((edit, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: edits are in the order of their typing
          <li key={i}>
            <b>{wayTo(held.stored, edit.path, language)}</b> · {words.conflictMine}：{valueInWords(edit.after, language)} ·{' '}
            {words.conflictTheirs}：{valueInWords(findAt(held.stored, edit.path), language)}
          </li>
        ))}
      </ul>
      <div className="row">
        <Button type="primary" onClick={held.useMine}>
          {words.useMine}
        </Button>
        <Button onClick={held.dropMine}>{words.dropMine}</Button>
      </div>
    </section>
  )
}

export function SaveState({ held }: { held: EditionHeld }) {
  const words = useStudioWords()
  if (held.saving === 'conflict') return <Conflict held={held} />
  if (held.saving === 'failed')
    return (
      <p className="saying bad" role="status">
        {words.notSaved(held.wanted.length)}
      </p>
    )
  return (
    <span className="quiet small" role="status">
      {held.saving === 'saved' ? words.saved : words.saving}
    </span>
  )
}
