/** The passkeys of one's account, and coming in by one. */
import { App, Button, Form, Input } from 'antd'
import type { Answered } from '../../../core/question.ts'
import { type Next, nextIn } from '../../account.ts'
import { addKey, hasPasskeys, signWithKey } from '../../passkey.ts'
import { useRefresh } from '../../queries.ts'
import { useTexts } from '../../texts.ts'
import { Problems } from './Problems.tsx'
import { type Step, useAccountWords, useStep } from './use-step.ts'

type Key = Answered<'myAccount'>['passkeys'][number]

function Line({ one, step }: { readonly one: Key; readonly step: Step }) {
  const { language } = useTexts()
  const words = useAccountWords().passkey
  const refresh = useRefresh()
  const dayOf = (iso: string) => new Date(iso).toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'Asia/Shanghai' })
  const end = async () => {
    if (await step.take('/api/account/passkeys/end', { id: one.id })) await refresh()
  }
  return (
    <li className="tight">
      <b>{one.name}</b>
      <span className="quiet small">
        {words.at(dayOf(one.at))} · {one.usedAt === null ? words.unused : words.used(dayOf(one.usedAt))}
      </span>
      <div>
        <Button size="small" danger autoInsertSpace={false} aria-label={words.endOf(one.name)} loading={step.busy} onClick={end}>
          {words.end}
        </Button>
      </div>
    </li>
  )
}

function Add({ step }: { readonly step: Step }) {
  const { t } = useTexts()
  const words = useAccountWords().passkey
  const { message } = App.useApp()
  const [form] = Form.useForm<{ name: string }>()
  const refresh = useRefresh()
  const send = async ({ name }: { name: string }) => {
    if (!(await step.run(() => addKey(name)))) return
    form.resetFields()
    message.success(words.added)
    await refresh()
  }
  return (
    <Form<{ name: string }> form={form} layout="vertical" requiredMark={false} onFinish={send} style={{ maxWidth: 400 }}>
      <Form.Item name="name" label={words.name} rules={[{ required: true, message: t.act.required }]}>
        <Input maxLength={40} placeholder={words.nameHint} />
      </Form.Item>
      <Button type="primary" htmlType="submit" autoInsertSpace={false} loading={step.busy}>
        {words.add}
      </Button>
    </Form>
  )
}

export function PasskeyBlock({ account }: { readonly account: Answered<'myAccount'> }) {
  const words = useAccountWords().passkey
  const step = useStep()
  return (
    <section className="block">
      <header>
        <h2>{words.title}</h2>
      </header>
      <div className="in stack">
        <p className="quiet small">{words.about}</p>
        <Problems of={step.problems} />
        {account.passkeys.length > 0 && (
          <ul className="cards">
            {account.passkeys.map(one => (
              <Line key={one.id} one={one} step={step} />
            ))}
          </ul>
        )}
        {hasPasskeys() ? <Add step={step} /> : <p className="quiet">{words.notHere}</p>}
      </div>
    </section>
  )
}

/** Nothing to type: whose key it is says who comes. */
export function PasskeyIn({ onIn, onNext }: { readonly onIn: () => unknown; readonly onNext: (next: Next) => unknown }) {
  const words = useAccountWords().passkey
  const step = useStep()
  if (!hasPasskeys()) return null
  const go = async () => {
    const answer = await step.run(() => signWithKey('/api/sign-in/passkey/begin', '/api/sign-in/passkey'))
    if (!answer) return
    const next = nextIn(answer)
    if (next) onNext(next)
    else onIn()
  }
  return (
    <div className="stack">
      <Problems of={step.problems} />
      <div>
        <Button autoInsertSpace={false} loading={step.busy} onClick={go}>
          {words.signIn}
        </Button>
      </div>
    </div>
  )
}
