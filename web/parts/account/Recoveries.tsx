/** Lost access, for administrators: started by one, agreed to by another. */
import { Button, Checkbox, Form, Input, Modal, Typography } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import { useAsk, useRefresh, useSession } from '../../queries.ts'
import { useTexts } from '../../texts.ts'
import { PersonSelect } from '../office/PersonSelect.tsx'
import { Known } from '../Waiting.tsx'
import { Problems } from './Problems.tsx'
import { useAccountWords, useStep } from './use-step.ts'

type One = Answered<'recoveries'>[number]
type Typed = { readonly account: string; readonly what: readonly string[]; readonly reason: string }

function Fields({ me }: { readonly me: string }) {
  const { t } = useTexts()
  const words = useAccountWords().recovery
  const required = { required: true, message: t.act.required }
  // A group of boxes has no attribute that says 'required'.
  const chosen = {
    validator: (_: unknown, what: unknown) =>
      Array.isArray(what) && what.length > 0 ? Promise.resolve() : Promise.reject(new Error(t.act.choose)),
  }
  const kinds = [
    { value: 'password', label: words.forgot },
    { value: 'factors', label: words.lost },
  ]
  return (
    <>
      <Form.Item name="account" label={words.who} rules={[required]}>
        <PersonSelect but={me} />
      </Form.Item>
      <Form.Item name="what" label={words.what} rules={[chosen]}>
        <Checkbox.Group options={kinds} />
      </Form.Item>
      <Form.Item name="reason" label={words.reason} rules={[required, { min: 2, message: t.act.required }]}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  )
}

function StartForm({ onLink, me }: { readonly onLink: (link: string) => unknown; readonly me: string }) {
  const words = useAccountWords().recovery
  const [form] = Form.useForm<Typed>()
  const step = useStep()
  const send = async ({ account, what, reason }: Typed) => {
    const given = { account, reason, password: what.includes('password'), factors: what.includes('factors') }
    const answer = await step.take('/api/recovery/start', given)
    if (!answer) return
    form.resetFields()
    onLink(`${window.location.origin}/app/recover#${String(answer.token)}`)
  }
  return (
    <Form<Typed> form={form} layout="vertical" requiredMark={false} onFinish={send} style={{ maxWidth: 480 }}>
      <Problems of={step.problems} />
      <Fields me={me} />
      <Button type="primary" htmlType="submit" autoInsertSpace={false} loading={step.busy}>
        {words.start}
      </Button>
    </Form>
  )
}

function Deeds({ one, name }: { readonly one: One; readonly name: string }) {
  const words = useAccountWords().recovery
  const step = useStep()
  const refresh = useRefresh()
  const take = async (path: string) => {
    if (await step.take(path, { recovery: one.id })) await refresh()
  }
  const agree = () => take('/api/recovery/agree')
  return (
    <>
      <Problems of={step.problems} />
      <div className="row">
        {one.mayAgree && (
          <Button type="primary" autoInsertSpace={false} aria-label={words.agreeOf(name)} loading={step.busy} onClick={agree}>
            {words.agree}
          </Button>
        )}
        <Button autoInsertSpace={false} aria-label={words.stopOf(name)} loading={step.busy} onClick={() => take('/api/recovery/stop')}>
          {words.stop}
        </Button>
      </div>
    </>
  )
}

function Line({ one }: { readonly one: One }) {
  const { pick, language } = useTexts()
  const words = useAccountWords().recovery
  const name = pick(one.name)
  const until = new Date(one.expires).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'Asia/Shanghai' })
  const what = [...(one.password ? [words.forgot] : []), ...(one.factors ? [words.lost] : [])].join('、')
  return (
    <li className="tight">
      <div className="first">
        <b>{name}</b>
        <span className="quiet small">{one.login}</span>
        <span className="tag">{what}</span>
      </div>
      <p>{one.reason}</p>
      <p className="quiet small">
        {words.startedBy(pick(one.startedBy), until)} · {one.agreedBy ? words.agreed(pick(one.agreedBy)) : words.waits}
      </p>
      <Deeds one={one} name={name} />
    </li>
  )
}

function Start({ me, onClose }: { readonly me: string; readonly onClose: () => unknown }) {
  const words = useAccountWords().recovery
  const [link, setLink] = useState<string>()
  return (
    <Modal open title={words.start} footer={null} onCancel={() => onClose()}>
      {link === undefined ? (
        <StartForm me={me} onLink={setLink} />
      ) : (
        <div className="stack">
          <p role="status">{words.link}</p>
          <Typography.Text copyable code style={{ overflowWrap: 'anywhere' }}>
            {link}
          </Typography.Text>
        </div>
      )}
    </Modal>
  )
}

function Rows({ rows }: { readonly rows: readonly One[] }) {
  const words = useAccountWords().recovery
  if (rows.length === 0) return <p className="quiet">{words.none}</p>
  return (
    <ul className="cards">
      {rows.map(one => (
        <Line key={one.id} one={one} />
      ))}
    </ul>
  )
}

/** `starts`: whether the asker may begin one, and not only agree. */
export function Recoveries({ starts }: { readonly starts: boolean }) {
  const words = useAccountWords().recovery
  const { data: session } = useSession()
  const asked = useAsk('recoveries', {})
  const refresh = useRefresh()
  const [starting, setStarting] = useState(false)
  const close = () => {
    setStarting(false)
    return refresh()
  }
  return (
    <section className="block">
      <header>
        <h2>{words.title}</h2>
      </header>
      <div className="in stack">
        <p className="quiet small">{words.about}</p>
        <Known asked={asked}>{rows => <Rows rows={rows} />}</Known>
        {starts && (
          <div>
            <Button autoInsertSpace={false} onClick={() => setStarting(true)}>
              {words.start}
            </Button>
          </div>
        )}
      </div>
      {starting && <Start me={session?.account?.id ?? ''} onClose={close} />}
    </section>
  )
}
