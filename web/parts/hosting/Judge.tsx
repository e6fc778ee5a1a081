/** The department's word on what a host has handed in: accept it as it was read, or send parts of it back with a reason. */
import { Button, Checkbox, Form, Input } from 'antd'
import { useState } from 'react'
import { parts } from '../../../core/hosting/statement.ts'
import type { Answered } from '../../../core/question.ts'
import type { Saying } from '../../say.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { FormFoot } from '../FormFoot.tsx'
import { useActing, useHostingWords } from './use-hosting.ts'

type Props = { readonly hosting: Answered<'hosting'>; readonly saying: Saying; readonly onDone: (said: string) => void }

type Returning = { readonly parts: readonly string[]; readonly reason: string }
type SendBackProps = Pick<Props, 'saying'> & {
  readonly busy: boolean
  readonly onFinish: (typed: Returning) => void
  readonly onCancel: () => void
}
function SendBack({ busy, saying, onFinish, onCancel }: SendBackProps) {
  const words = useHostingWords()
  return (
    <Form layout="vertical" requiredMark={false} onFinish={onFinish}>
      <Form.Item name="parts" label={words.parts} rules={[{ required: true, message: words.required }]}>
        <Checkbox.Group options={parts.map(value => ({ value, label: saying.texts.value(value) }))} />
      </Form.Item>
      <Form.Item name="reason" label={words.reason} rules={[{ required: true, min: 2, whitespace: true, message: words.required }]}>
        <Input.TextArea rows={3} maxLength={400} showCount />
      </Form.Item>
      <FormFoot busy={busy} danger send={words.confirmSendBack} cancel={words.cancel} onCancel={onCancel} />
    </Form>
  )
}

export function Judge({ hosting, saying, onDone }: Props) {
  const words = useHostingWords()
  const [open, setOpen] = useState(false)
  const { go, busy, outcome } = useActing('hosting')
  const { id, version } = hosting
  const accept = async () => {
    if ((await go(id, 'accept', { version })).kind === 'done') onDone(words.accepted)
  }
  const sendBack = async (typed: Returning) => {
    if ((await go(id, 'sendBack', { version, ...typed })).kind === 'done') onDone(words.sentBack)
  }
  return (
    <section className="block noprint">
      <header>
        <h2>{words.awaitingJudge(version)}</h2>
      </header>
      <div className="in stack">
        {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="hosting" />}
        {!open && (
          <div className="row">
            <Button type="primary" autoInsertSpace={false} loading={busy} onClick={accept}>
              {words.accept}
            </Button>
            <Button onClick={() => setOpen(true)}>{words.sendBack}</Button>
          </div>
        )}
        {open && <SendBack busy={busy} saying={saying} onFinish={sendBack} onCancel={() => setOpen(false)} />}
      </div>
    </section>
  )
}
