/** One administrator names the three who come instead, of whom they may be one that changes things, and never the one who watches. */
import { Button, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { useSession } from '../../queries.ts'
import { useTexts } from '../../texts.ts'
import { administratorWords } from '../../words/administrators.ts'
import { FormEnd } from './FormEnd.tsx'
import { PersonSelect } from './PersonSelect.tsx'
import { useDeed } from './use-office.ts'

type Mine = 'neither' | 'system' | 'security'
type Typed = { readonly mine: Mine; readonly system?: string; readonly security?: string; readonly auditor: string }
const mines: readonly Mine[] = ['neither', 'system', 'security']

function Fields({ me }: { readonly me: string }) {
  const { t, language } = useTexts()
  const words = administratorWords[language]
  const mine = Form.useWatch<Mine | undefined>('mine')
  const rules = [{ required: true, message: t.act.required }]
  return (
    <>
      <Form.Item name="mine" label={words.mine} rules={rules}>
        <Select options={mines.map(value => ({ value, label: words[value] }))} />
      </Form.Item>
      {mine !== 'system' && (
        <Form.Item name="system" label={words.system} rules={rules}>
          <PersonSelect but={me} />
        </Form.Item>
      )}
      {mine !== 'security' && (
        <Form.Item name="security" label={words.security} rules={rules}>
          <PersonSelect but={me} />
        </Form.Item>
      )}
      <Form.Item name="auditor" label={words.auditor} extra={words.auditorNote} rules={rules}>
        <PersonSelect but={me} />
      </Form.Item>
    </>
  )
}

function Asking({ me, onClose }: { readonly me: string; readonly onClose: () => void }) {
  const { language } = useTexts()
  const words = administratorWords[language]
  const { problems, busy, send } = useDeed('divide', onClose)
  const finish = ({ mine, system, security, auditor }: Typed) =>
    send({ system: mine === 'system' ? me : system, security: mine === 'security' ? me : security, auditor })
  return (
    <Form<Typed> layout="vertical" requiredMark={false} noValidate initialValues={{ mine: 'neither' }} onFinish={finish}>
      <p>{words.divideNote}</p>
      <Fields me={me} />
      <FormEnd problems={problems} busy={busy} label={words.divide} onClose={onClose} />
    </Form>
  )
}

export function Divide() {
  const words = administratorWords[useTexts().language]
  const { data: session } = useSession()
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <section className="saying warn tight" aria-label={words.undivided}>
      <h2>{words.undivided}</h2>
      <p>{words.undividedNote}</p>
      <p>
        <Button onClick={() => setOpen(true)}>{words.divide}</Button>
      </p>
      <Modal open={open} title={words.divide} footer={null} destroyOnHidden onCancel={close}>
        <Asking me={session?.account?.id ?? ''} onClose={close} />
      </Modal>
    </section>
  )
}
