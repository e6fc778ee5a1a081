/** Coming in by phone: the number, the code, and where a form waits to be claimed or much time has passed, the identity number. */
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { Next } from '../../account.ts'
import { keepPhone } from '../../device/answers.ts'
import { enter } from '../../enter.ts'
import { useTexts } from '../../texts.ts'
import { enterWords } from '../../words/enter.ts'
import { CodeFields } from './CodeFields.tsx'
import { useCode } from './use-code.ts'

type Typed = { readonly phone: string; readonly code?: string; readonly number?: string }
type Why = 'claim' | 'longAgo'

type Props = { readonly onIn: () => unknown; readonly onNext: (next: Next) => unknown }

const useEnter = ({ onIn, onNext }: Props) => {
  const { t, language } = useTexts()
  const words = enterWords[language]
  const asked = useCode('/api/phone/code')
  const [why, setWhy] = useState<Why>()
  const [busy, setBusy] = useState(false)
  const go = async ({ phone, code = '', number }: Typed, fresh = false) => {
    if (asked.id === undefined) return asked.send({ phone })
    setBusy(true)
    asked.setProblem(undefined)
    const more = fresh ? { fresh: true } : number === undefined ? {} : { number }
    const came = await enter('/api/phone/enter', { id: asked.id, phone, code: code.trim(), ...more })
    setBusy(false)
    if (came.kind === 'in') keepPhone(phone)
    if (came.kind === 'in') return onIn()
    if (came.kind === 'next') return onNext(came.next)
    if (came.kind === 'prove') return setWhy(came.why)
    const wrong = why === undefined ? words.wrong : words.wrongNumber
    return asked.setProblem(came.status === 0 ? t.act.offline : came.status === 429 ? t.signIn.tooMany : wrong)
  }
  return { asked, why, busy, go }
}

function Prove({ why, onNotMine }: { readonly why: Why; readonly onNotMine: () => unknown }) {
  const { language } = useTexts()
  const words = enterWords[language]
  return (
    <>
      <p className="saying">{words[why]}</p>
      <Form.Item name="number" label={words.number} rules={[{ required: true, message: words.number }]}>
        <Input autoComplete="off" maxLength={24} />
      </Form.Item>
      {why === 'claim' && (
        <p>
          <Button size="small" onClick={onNotMine}>
            {words.notMine}
          </Button>
        </p>
      )}
    </>
  )
}

export function PhoneForm(props: Props) {
  const { language } = useTexts()
  const words = enterWords[language]
  const [form] = Form.useForm<Typed>()
  const { asked, why, busy, go } = useEnter(props)
  const phone = Form.useWatch('phone', form) ?? ''
  const isSent = asked.id !== undefined
  return (
    <Form<Typed> form={form} layout="vertical" requiredMark={false} onFinish={typed => go(typed)} className="comein">
      {asked.problem && (
        <p className="saying bad" role="alert">
          {asked.problem}
        </p>
      )}
      <Form.Item name="phone" label={words.phone} rules={[{ required: true, message: words.phoneWrong }]}>
        <Input inputMode="tel" autoComplete="tel" maxLength={20} disabled={isSent} />
      </Form.Item>
      {!isSent && <p className="quiet small">{words.phoneNote}</p>}
      {isSent && <CodeFields asked={asked} to={phone} onAgain={() => asked.send({ phone })} />}
      {isSent && why && <Prove why={why} onNotMine={() => go(form.getFieldsValue(), true)} />}
      <Button type="primary" htmlType="submit" autoInsertSpace={false} loading={busy || asked.busy} disabled={!isSent && asked.left > 0}>
        {isSent ? words.enter : asked.left > 0 ? words.againIn(asked.left) : words.send}
      </Button>
    </Form>
  )
}
