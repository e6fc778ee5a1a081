/** Changing one's password; all other devices are signed out with it. */
import { App, Button, Form, Input } from 'antd'
import type { Answered } from '../../../core/question.ts'
import { useRefresh } from '../../queries.ts'
import { useTexts } from '../../texts.ts'
import { NewPasswordFields } from './NewPassword.tsx'
import { Problems } from './Problems.tsx'
import { useAccountWords, useStep } from './use-step.ts'

type Typed = { readonly now: string; readonly password: string }

function Change({ profile }: Pick<Answered<'myAccount'>, 'profile'>) {
  const { t } = useTexts()
  const words = useAccountWords().password
  const { message } = App.useApp()
  const [form] = Form.useForm<Typed>()
  const step = useStep()
  const refresh = useRefresh()
  const send = async ({ now, password }: Typed) => {
    if (!(await step.take('/api/account/password', { now, password }))) return
    form.resetFields()
    message.success(words.changed)
    await refresh()
  }
  return (
    <Form<Typed> form={form} layout="vertical" requiredMark={false} onFinish={send} style={{ maxWidth: 400 }}>
      <Problems of={step.problems} />
      <Form.Item name="now" label={words.now} rules={[{ required: true, message: t.act.required }]}>
        <Input.Password autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <NewPasswordFields profile={profile} />
      <Button type="primary" htmlType="submit" autoInsertSpace={false} loading={step.busy}>
        {words.change}
      </Button>
    </Form>
  )
}

export function PasswordBlock({ account }: { readonly account: Answered<'myAccount'> }) {
  const words = useAccountWords().password
  return (
    <section className="block">
      <header>
        <h2>{words.title}</h2>
      </header>
      <div className="in stack">{account.password ? <Change profile={account.profile} /> : <p className="quiet">{words.none}</p>}</div>
    </section>
  )
}
