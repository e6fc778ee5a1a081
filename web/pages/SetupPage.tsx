/** The one-time page of the first administrator; the token comes in the address after #, so that no server log has it. */
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { setUp } from '../client.ts'
import { useAccountWords } from '../parts/account/use-step.ts'
import { useTexts } from '../texts.ts'

type Typed = { readonly login: string; readonly password: string; readonly zh: string; readonly en: string }

function SetupForm({ token }: { token: string }) {
  const { t } = useTexts()
  const words = useAccountWords()
  const [problem, setProblem] = useState<string>()
  const required = { required: true, message: t.act.required }
  const send = async ({ login, password, zh, en }: Typed) => {
    const status = await setUp({ token, login, password, name: { zh, en } })
    if (status === 200) return window.location.assign('/app')
    const known: Readonly<Record<number, string>> = { 0: t.act.offline, 404: t.setup.used, 409: words.rules.guessable }
    return setProblem(known[status] ?? t.act.failed)
  }
  return (
    <Form<Typed> layout="vertical" requiredMark={false} onFinish={send} style={{ maxWidth: 400 }}>
      {problem && (
        <p className="saying bad" role="alert">
          {problem}
        </p>
      )}
      <Form.Item name="login" label={t.signIn.login} rules={[required]}>
        <Input autoComplete="username" maxLength={64} />
      </Form.Item>
      <Form.Item name="zh" label={t.setup.nameZh} rules={[required]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="en" label={t.setup.nameEn} rules={[required]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="password" label={t.signIn.password} rules={[required, { min: 12, message: t.setup.short }]}>
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {t.setup.submit}
      </Button>
    </Form>
  )
}

export function SetupPage() {
  const { t } = useTexts()
  const token = window.location.hash.slice(1)
  return (
    <main className="sheet stack">
      <h1>{t.pages.setup}</h1>
      <p>{token === '' ? t.setup.noToken : t.setup.note}</p>
      {token !== '' && <SetupForm token={token} />}
    </main>
  )
}
