/** A keeper of accounts opens one, or enters an organisation; what seats they hold is given by somebody else. */
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useRefresh } from '../../queries.ts'
import { useTexts } from '../../texts.ts'
import { administratorWords } from '../../words/administrators.ts'
import { Problems } from '../account/Problems.tsx'
import { useStep } from '../account/use-step.ts'

type Line = { readonly name: string; readonly label: string; readonly extra?: string; readonly most?: number; readonly secret?: boolean }
type Typed = Readonly<Record<string, string>>

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTexts()
  return lines.map(({ name, label, extra, most = 60, secret }) => (
    <Form.Item key={name} name={name} label={label} extra={extra} rules={[{ required: true, message: t.act.required }]}>
      {secret ? <Input.Password autoComplete="new-password" maxLength={128} /> : <Input autoComplete="off" maxLength={most} />}
    </Form.Item>
  ))
}

/** Sends what was typed to one door and says what came of it. */
const useMaking = (path: string) => {
  const [form] = Form.useForm<Typed>()
  const [said, setSaid] = useState<string>()
  const step = useStep()
  const refresh = useRefresh()
  const send = async (given: unknown, saying: string) => {
    setSaid(undefined)
    if (!(await step.take(path, given))) return
    form.resetFields()
    setSaid(saying)
    await refresh()
  }
  return { form, send, said, busy: step.busy, problems: step.problems }
}

function NewAccount() {
  const words = administratorWords[useTexts().language]
  const { form, send, said, busy, problems } = useMaking('/api/accounts')
  const finish = ({ login = '', zh, en, password }: Typed) => send({ login, password, name: { zh, en } }, words.made(login))
  const lines: readonly Line[] = [
    { name: 'login', label: words.login, most: 64 },
    { name: 'zh', label: words.nameZh },
    { name: 'en', label: words.nameEn },
    { name: 'password', label: words.password, secret: true },
  ]
  return (
    <Form<Typed> form={form} layout="vertical" requiredMark={false} onFinish={finish} style={{ maxWidth: 480 }}>
      <Problems of={problems} />
      {said && <p role="status">{said}</p>}
      <Lines lines={lines} />
      <Button htmlType="submit" loading={busy}>
        {words.newAccount}
      </Button>
    </Form>
  )
}

const kinds = ['body', 'employer', 'host', 'department', 'ministry'] as const

function NewOrganisation() {
  const { t, language } = useTexts()
  const words = administratorWords[language]
  const { form, send, said, busy, problems } = useMaking('/api/organisations')
  const finish = ({ id, kind, zh = '', en }: Typed) => send({ id, kind, name: { zh, en } }, words.organisationMade(zh))
  return (
    <Form<Typed> form={form} layout="vertical" requiredMark={false} onFinish={finish} style={{ maxWidth: 480 }}>
      <Problems of={problems} />
      {said && <p role="status">{said}</p>}
      <Form.Item name="kind" label={words.kind} rules={[{ required: true, message: t.act.required }]}>
        <Select options={kinds.map(value => ({ value, label: words.kinds[value] }))} />
      </Form.Item>
      <Lines
        lines={[
          { name: 'id', label: words.id, extra: words.idNote, most: 64 },
          { name: 'zh', label: words.organisationZh },
          { name: 'en', label: words.organisationEn },
        ]}
      />
      <Button htmlType="submit" loading={busy}>
        {words.newOrganisation}
      </Button>
    </Form>
  )
}

export function NewAccounts() {
  const words = administratorWords[useTexts().language]
  return (
    <section className="block">
      <header>
        <h2>{words.accounts}</h2>
      </header>
      <div className="in stack">
        <p className="quiet small">{words.accountsNote}</p>
        <h3>{words.newAccount}</h3>
        <NewAccount />
        <h3>{words.newOrganisation}</h3>
        <NewOrganisation />
      </div>
    </section>
  )
}
