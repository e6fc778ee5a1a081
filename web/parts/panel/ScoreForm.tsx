/** The scale beside the file: points, reasons, and that nothing binds the expert to the applicant. What is typed stays on this page until it is handed in. */
import { Button, Checkbox, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import { act, newId, type Outcome } from '../../client.ts'
import type { Saying } from '../../say.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { Recuse } from './Recuse.tsx'
import { usePanelWords } from './words.ts'

type File = Answered<'fileToScore'>
type Typed = { readonly score?: number | null; readonly reason?: string; readonly free?: boolean }

const keyOf = (id: string) => `tepei.score.${id}`
/** What this tab still holds of a file, after a reload or a session that ended. */
const recalled = (id: string): Typed | undefined => {
  try {
    const held: unknown = JSON.parse(sessionStorage.getItem(keyOf(id)) ?? 'null')
    return typeof held === 'object' && held !== null ? held : undefined
  } catch {
    return undefined
  }
}
const hold = (id: string, typed: Typed | undefined): void => {
  try {
    if (typed) sessionStorage.setItem(keyOf(id), JSON.stringify(typed))
    else sessionStorage.removeItem(keyOf(id))
  } catch {
    // The page itself still holds it.
  }
}

/** The same key while the answer is unknown, so that a second try can't do it twice. */
export const useReviewAct = (id: string, onDone: () => unknown) => {
  const [outcome, setOutcome] = useState<Outcome>()
  const [busy, setBusy] = useState(false)
  const [key, setKey] = useState(newId)
  const send = async (action: string, input: unknown) => {
    setBusy(true)
    const came = await act('review', id, action, input, key)
    setBusy(false)
    setOutcome(came)
    if (came.kind !== 'failed' || came.status !== 0) setKey(newId())
    if (came.kind === 'done') await onDone()
  }
  return { outcome, busy, send }
}

function Inputs({ file: { terms } }: { file: File }) {
  const words = usePanelWords()
  const { from, to } = terms.scale
  const scaled = { type: 'integer' as const, min: from, max: to, required: true, message: words.outOfScale(from, to) }
  const confirmed = (_rule: unknown, value: unknown) => (value === true ? Promise.resolve() : Promise.reject(new Error(words.mustBeFree)))
  return (
    <>
      <Form.Item name="score" label={words.score(from, to)} rules={[scaled]}>
        <InputNumber inputMode="numeric" style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name="reason" label={words.reason} rules={[{ required: true, whitespace: true, min: 2, message: words.tooShort }]}>
        <Input.TextArea rows={4} maxLength={1000} showCount />
      </Form.Item>
      <Form.Item name="free" valuePropName="checked" rules={[{ validator: confirmed }]} extra={words.freeFirst}>
        <Checkbox>{words.free}</Checkbox>
      </Form.Item>
    </>
  )
}

type Props = { readonly file: File; readonly saying: Saying; readonly onDone: (said: string) => unknown }

function Scale({ file, saying, onDone }: Props) {
  const words = usePanelWords()
  const [held] = useState(() => recalled(file.id))
  const [unsaved, setUnsaved] = useState(held !== undefined)
  const { outcome, busy, send } = useReviewAct(file.id, () => {
    hold(file.id, undefined)
    setUnsaved(false)
    return onDone(words.saved)
  })
  const keep = (_changed: Typed, typed: Typed) => {
    hold(file.id, typed)
    setUnsaved(true)
  }
  return (
    <Form<Typed>
      layout="vertical"
      requiredMark={false}
      initialValues={held ?? { ...file.mine }}
      onValuesChange={keep}
      onFinish={typed => send('score', typed)}
      scrollToFirstError
    >
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="review" />}
      <Inputs file={file} />
      {unsaved && <p className="quiet small">{words.unsaved}</p>}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={busy}>
          {file.mine ? words.change : words.submit}
        </Button>
        <Recuse file={file} saying={saying} onDone={onDone} />
      </div>
    </Form>
  )
}

export function ScoreForm(props: Props) {
  const words = usePanelWords()
  const { file } = props
  return (
    <section className="block" aria-label={words.scoring}>
      <header>
        <h2>{words.scoring}</h2>
      </header>
      <div className="in stack">
        {file.fixed ? <p className="saying">{words.fixed}</p> : file.mine && <p className="saying good">{words.kept}</p>}
        {file.fixed ? <Recuse {...props} /> : <Scale {...props} />}
        <p className="quiet small">{words.secret}</p>
      </div>
    </section>
  )
}
