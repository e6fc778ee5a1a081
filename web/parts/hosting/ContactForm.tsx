/** Somebody else answers for the host: a name and a mobile number, and a link on its way. */
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { normalisePhone } from '../../../core/phone.ts'
import type { Saying } from '../../say.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { FormFoot } from '../FormFoot.tsx'
import { useActing, useHostingWords } from './use-hosting.ts'

type Props = { readonly id: string; readonly saying: Saying }

function Naming({ id, saying, onDone, onCancel }: Props & { readonly onDone: () => void; readonly onCancel: () => void }) {
  const words = useHostingWords()
  const { go, busy, outcome } = useActing('hosting')
  const finish = async (typed: { readonly name: string; readonly phone: string }) => {
    if ((await go(id, 'nameContact', typed)).kind === 'done') onDone()
  }
  const phoneIsRight = (_rule: unknown, typed: string | undefined) =>
    normalisePhone(typed ?? '') === undefined ? Promise.reject(new Error(words.phoneWrong)) : Promise.resolve()
  return (
    <Form layout="vertical" requiredMark={false} onFinish={finish} className="noprint">
      <p className="quiet">{words.contactNote}</p>
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="hosting" />}
      <div className="fields">
        <Form.Item name="name" label={words.contactName} rules={[{ required: true, whitespace: true, message: words.required }]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="phone" label={words.phone} rules={[{ validator: phoneIsRight }]}>
          <Input type="tel" maxLength={20} />
        </Form.Item>
      </div>
      <FormFoot busy={busy} send={words.changeContact} cancel={words.cancel} onCancel={onCancel} />
    </Form>
  )
}

export function ContactForm(props: Props) {
  const words = useHostingWords()
  const [stands, setStands] = useState<'closed' | 'open' | 'done'>('closed')
  if (stands === 'open') return <Naming {...props} onDone={() => setStands('done')} onCancel={() => setStands('closed')} />
  return (
    <div className="row noprint">
      <Button onClick={() => setStands('open')}>{words.changeContact}</Button>
      <span role="status" className="quiet">
        {stands === 'done' && words.contactChanged}
      </span>
    </div>
  )
}
