/** What may be done with the edition as a whole, each with its confirmation, or why not. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { isRecord } from '../../../core/edition/change.ts'
import type { Outcome } from '../../client.ts'
import { useTexts } from '../../texts.ts'
import { useStudioWords } from './context.ts'
import type { Answer, EditionHeld } from './use-edition.ts'

type Verb = 'propose' | 'approve' | 'sendBack' | 'publish' | 'abandon'
const verbs: readonly Verb[] = ['propose', 'approve', 'publish', 'sendBack', 'abandon']
const wantsReason = (verb: Verb) => verb === 'sendBack' || verb === 'abandon'

/** An outcome other than done, in a sentence. */
export function Refused({ outcome }: { outcome: Outcome | undefined }) {
  const { rule, t } = useTexts()
  const words = useStudioWords()
  if (!outcome || outcome.kind === 'done') return null
  const reasons =
    outcome.kind === 'refused'
      ? [...new Set(outcome.refusals.map(r => rule(r.rule)))]
      : outcome.kind === 'malformed'
        ? outcome.issues.map(i => `${i.path}: ${i.message}`)
        : [t.common.problem]
  return (
    <p className="saying bad" role="alert">
      {words.whyNot}
      {reasons.join('；')}
    </p>
  )
}

const inputFor = (verb: Verb, answer: Answer, version: number, reason: string): Readonly<Record<string, unknown>> => {
  if (wantsReason(verb)) return { reason }
  return verb === 'publish' ? { digest: answer.digest ?? '' } : { version }
}

/** Before anything was tried: what stands in the way of a verb. */
const whyNot = (answer: Answer, verb: Verb): readonly string[] => [
  ...new Set(answer.offers.find(o => o.action === verb)?.refusals.map(r => r.rule) ?? []),
]

type Props = { readonly answer: Answer; readonly held: EditionHeld; readonly clean: boolean }

/** Asks once more, and for the reason where one is owed. */
function Confirm({ verb, answer, held, onDone }: Omit<Props, 'clean'> & { verb: Verb; onDone: (outcome?: Outcome) => void }) {
  const words = useStudioWords()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const go = async () => {
    setBusy(true)
    onDone(await held.perform(verb, inputFor(verb, answer, held.version, reason)))
  }
  return (
    <Modal
      open
      title={words.act[verb]}
      okText={words.confirm}
      cancelText={words.cancel}
      confirmLoading={busy}
      okButtonProps={{ disabled: wantsReason(verb) && reason.trim() === '' }}
      onOk={go}
      onCancel={() => onDone()}
    >
      {wantsReason(verb) && (
        <label>
          {words.reason}
          <textarea className="native" rows={3} value={reason} onChange={e => setReason(e.target.value)} />
        </label>
      )}
      {verb === 'publish' && <p className="mono">{answer.digest}</p>}
    </Modal>
  )
}

export function Actions({ answer, held, clean }: Props) {
  const words = useStudioWords()
  const { rule } = useTexts()
  const [verb, setVerb] = useState<Verb>()
  const [outcome, setOutcome] = useState<Outcome>()
  const offered = verbs.filter(v => answer.offers.some(o => o.action === v && !o.refusals.some(r => r.rule === 'from')))
  const blocked = offered.filter(v => whyNot(answer, v).length > 0 || (v === 'propose' && !clean))
  const reasons = [...new Set(offered.flatMap(v => whyNot(answer, v)))]
  const done = (came?: Outcome) => {
    setVerb(undefined)
    setOutcome(came)
  }
  const digest = isRecord(answer.state) && typeof answer.state.digest === 'string' ? answer.state.digest : undefined
  return (
    <div className="tight">
      {digest !== undefined && <p className="saying good">{words.published(digest.slice(0, 16))}</p>}
      <div className="row">
        {offered.map(v => (
          <Button
            key={v}
            type={wantsReason(v) ? 'default' : 'primary'}
            disabled={blocked.includes(v) || held.saving !== 'saved'}
            onClick={() => setVerb(v)}
          >
            {words.act[v]}
          </Button>
        ))}
        {reasons.map(name => (
          <span key={name} className="quiet small">
            {name === 'editionByAnother' ? words.byAnother : rule(name)}
          </span>
        ))}
      </div>
      <Refused outcome={outcome} />
      {verb && <Confirm verb={verb} answer={answer} held={held} onDone={done} />}
    </div>
  )
}
