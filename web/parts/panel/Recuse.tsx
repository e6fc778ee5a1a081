/** An expert stands aside from a file, with the ground. */
import { Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import { declaredGrounds } from '../../../core/review/conflicts.ts'
import type { Saying } from '../../say.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { useReviewAct } from './ScoreForm.tsx'
import { usePanelWords } from './words.ts'

type Props = {
  readonly file: Pick<Answered<'fileToScore'>, 'id' | 'title'>
  readonly saying: Saying
  readonly onDone: (said: string) => unknown
}
type Typed = { readonly ground: string; readonly explanation?: string }

export function Recuse({ file, saying, onDone }: Props) {
  const words = usePanelWords()
  const { t, value } = saying.texts
  const [open, setOpen] = useState(false)
  const { outcome, busy, send } = useReviewAct(file.id, () => {
    setOpen(false)
    return onDone(words.recused)
  })
  const finish = ({ ground, explanation }: Typed) =>
    send('recuse', { ground, ...(explanation?.trim() && { explanation: explanation.trim() }) })
  return (
    <>
      <Button danger autoInsertSpace={false} onClick={() => setOpen(true)}>
        {words.recuse}
      </Button>
      <Modal open={open} title={words.recuseTitle(file.title)} footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <Form<Typed> layout="vertical" requiredMark={false} onFinish={finish}>
          <p style={{ marginBottom: 16 }}>{words.recuseNote}</p>
          {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="review" />}
          <Form.Item name="ground" label={words.ground} rules={[{ required: true, message: t.act.choose }]}>
            <Select options={declaredGrounds.map(ground => ({ value: ground, label: value(ground) }))} />
          </Form.Item>
          <Form.Item name="explanation" label={words.explanation}>
            <Input.TextArea rows={2} maxLength={400} />
          </Form.Item>
          <div className="row">
            <Button type="primary" danger htmlType="submit" loading={busy}>
              {t.act.confirm}
            </Button>
            <Button autoInsertSpace={false} onClick={() => setOpen(false)}>
              {t.act.cancel}
            </Button>
          </div>
        </Form>
      </Modal>
    </>
  )
}
