/** How far an act on several reviews is, and whom it was refused for. */
import type { Saying } from '../../say.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import type { useEach } from './use-each.ts'
import { usePanelWords } from './words.ts'

export function Each({ each: { progress, failures, done }, saying }: { each: ReturnType<typeof useEach>; saying: Saying }) {
  const words = usePanelWords()
  return (
    <>
      {progress && <p role="status">{words.sending(progress.done, progress.all)}</p>}
      {done !== undefined && done > 0 && !progress && (
        <p className="saying good" role="status">
          {words.doneCount(done)}
        </p>
      )}
      {failures.map(({ title, outcome }) => (
        <div key={title}>
          <b>{title}</b>
          <OutcomeNote outcome={outcome} saying={saying} subject="review" />
        </div>
      ))}
    </>
  )
}
