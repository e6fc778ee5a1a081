/** Something is said on a sample: a finding, an answer, a conclusion; one dialog for all, with the fields that each wants. */
import { Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { findingKinds, outcomes } from '../../../core/sample/dossier.ts'
import { act, newId, type Outcome } from '../../client.ts'
import { useRefresh } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { useOversightWords } from '../../words/oversight.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'

export type Verb = 'raise' | 'answer' | 'insist' | 'settle'
export type About = { readonly item: string } | { readonly finding: number }
type Props = {
  readonly sample: string
  readonly verb: Verb
  readonly about: About
  readonly title: string
  readonly saying: Saying
  readonly onClose: () => void
}
type Typed = { readonly kind?: string; readonly outcome?: string; readonly answerBy?: string; readonly text: string }

function Fields({ verb }: Pick<Props, 'verb'>) {
  const words = useOversightWords()
  const needed = [{ required: true, message: words.text }]
  return (
    <>
      {verb === 'raise' && (
        <Form.Item name="kind" label={words.findingKind} rules={needed}>
          <Select options={findingKinds.map(value => ({ value, label: words.findingKinds[value] }))} />
        </Form.Item>
      )}
      {verb === 'settle' && (
        <Form.Item name="outcome" label={words.outcome} rules={needed}>
          <Select options={outcomes.map(value => ({ value, label: words.outcomes[value] }))} />
        </Form.Item>
      )}
      {(verb === 'raise' || verb === 'insist') && (
        <Form.Item name="answerBy" label={words.answerBy} rules={needed}>
          <Input type="date" />
        </Form.Item>
      )}
      <Form.Item name="text" label={words.text} rules={[{ required: true, min: 2, message: words.text }]}>
        <Input.TextArea rows={4} maxLength={4000} showCount />
      </Form.Item>
    </>
  )
}

export function Say({ sample, verb, about, title, saying, onClose }: Props) {
  const words = useOversightWords()
  const refresh = useRefresh()
  const [key] = useState(newId)
  const [outcome, setOutcome] = useState<Outcome>()
  const [busy, setBusy] = useState(false)
  const say = async (typed: Typed) => {
    setBusy(true)
    const came = await act('sample', sample, verb, { ...about, ...typed }, key)
    setBusy(false)
    setOutcome(came)
    if (came.kind !== 'done') return
    refresh()
    onClose()
  }
  return (
    <Modal open title={title} onCancel={onClose} footer={null} destroyOnHidden>
      <Form<Typed>
        name="say"
        layout="vertical"
        initialValues={verb === 'raise' ? { kind: findingKinds[0] } : { outcome: outcomes[0] }}
        onFinish={say}
      >
        <Fields verb={verb} />
        {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="sample" />}
        <div className="row">
          <Button type="primary" htmlType="submit" autoInsertSpace={false} loading={busy}>
            {words[verb]}
          </Button>
          <Button autoInsertSpace={false} onClick={onClose}>
            {words.back}
          </Button>
        </div>
      </Form>
    </Modal>
  )
}
