/** An administrator invites somebody to link who they are at a platform to their account. */
import { Button, Form, Typography } from 'antd'
import { useState } from 'react'
import { useAsk, useSession } from '../../queries.ts'
import { useTexts } from '../../texts.ts'
import { PersonSelect } from '../office/PersonSelect.tsx'
import { Problems } from './Problems.tsx'
import { useAccountWords, useStep } from './use-step.ts'

function Made({ link }: { readonly link: string }) {
  const words = useAccountWords().platform
  return (
    <>
      <p role="status">{words.link}</p>
      <Typography.Text copyable code style={{ overflowWrap: 'anywhere' }}>
        {link}
      </Typography.Text>
    </>
  )
}

export function InviteIdentity() {
  const { t } = useTexts()
  const words = useAccountWords().platform
  const { data: session } = useSession()
  const { data } = useAsk('platforms', {})
  const [link, setLink] = useState<string>()
  const step = useStep()
  if (!data || data.length === 0) return null
  const send = async ({ account }: { account: string }) => {
    setLink(undefined)
    const answer = await step.take('/api/identities/invite', { account })
    if (answer) setLink(`${window.location.origin}/app/identity#${String(answer.token)}`)
  }
  return (
    <section className="block">
      <header>
        <h2>{words.invite}</h2>
      </header>
      <div className="in stack">
        <p className="quiet small">{words.inviteNote}</p>
        <Problems of={step.problems} />
        <Form<{ account: string }> layout="vertical" requiredMark={false} onFinish={send} style={{ maxWidth: 480 }}>
          <Form.Item name="account" label={words.who} rules={[{ required: true, message: t.act.required }]}>
            <PersonSelect but={session?.account?.id ?? ''} />
          </Form.Item>
          <Button htmlType="submit" autoInsertSpace={false} loading={step.busy}>
            {words.send}
          </Button>
        </Form>
        {link !== undefined && <Made link={link} />}
      </div>
    </section>
  )
}
