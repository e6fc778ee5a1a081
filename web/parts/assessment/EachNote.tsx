/** How far one act on many has come, and for whom it was not done. */
import { Progress } from 'antd'
import type { Saying } from '../../say.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import type { Each } from './use-each.ts'
import { useAssessmentWords } from './words.ts'

export function EachNote({ each, said, saying }: { readonly each: Each; readonly said: (n: number) => string; readonly saying: Saying }) {
  const words = useAssessmentWords()
  const { going, done, failed } = each
  return (
    <div className="tight">
      <p role="status" className={done > 0 && !going ? 'saying good' : 'quiet'}>
        {going ? words.saving(going.done, going.of) : done > 0 ? said(done) : ''}
      </p>
      {going && <Progress percent={Math.round((going.done / going.of) * 100)} aria-label={words.saving(going.done, going.of)} />}
      {failed.map(({ id, name, outcome }) => (
        <div key={id}>
          <b>{words.notDone(name)}</b>
          <OutcomeNote outcome={outcome} saying={saying} subject="training" />
        </div>
      ))}
    </div>
  )
}
