/** A refused act with other words: the form of the catalogue, filled with what was said the first time. */
import type { Queued } from '../../device/acts.ts'
import type { Sender } from '../../device/kept-acts.ts'
import { fieldsOf } from '../../json.ts'
import { useAsk, useSession } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import type { ActsWords } from '../../words/acts.ts'
import { ActionForm } from '../act/ActionForm.tsx'
import { Known } from '../Waiting.tsx'

type Props = {
  readonly act: Queued
  readonly saying: Saying
  readonly sender: Sender
  readonly words: ActsWords
  readonly onCancel: () => void
}

export function CorrectAct({ act, saying, sender, words, onCancel }: Props) {
  const { subject, id, action, input, key } = act
  const asked = useAsk('dossier', { subject, id })
  const today = useSession().data?.today ?? ''
  return (
    <Known asked={asked}>
      {({ offers, state }) => {
        const offer = offers.find(one => one.action === action)
        const { law } = saying
        if (!offer || offer.refusals.length > 0 || !law) return <p className="saying warn">{words.notOffered}</p>
        return (
          <ActionForm
            context={{ subject, action, state, law, texts: saying.texts }}
            id={id}
            offer={offer}
            today={today}
            saying={saying}
            given={fieldsOf(input)}
            onInput={typed => sender.change(key, typed)}
            onDone={onCancel}
            onCancel={onCancel}
          />
        )
      }}
    </Known>
  )
}
