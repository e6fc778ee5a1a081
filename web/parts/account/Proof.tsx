/** Asked where the server wants to know anew that it is them: above the page, which stays as it is, and what was asked for is then done. */
import { Link } from '@tanstack/react-router'
import { Button, Form, Input, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { whenProofIsWanted } from '../../client.ts'
import { signWithKey } from '../../passkey.ts'
import { useAsk } from '../../queries.ts'
import { useTexts } from '../../texts.ts'
import { administratorWords } from '../../words/administrators.ts'
import { CodeField } from './Enrol.tsx'
import { Problems } from './Problems.tsx'
import { type Step, useAccountWords, useStep } from './use-step.ts'

type Typed = { readonly password?: string; readonly code?: string }

function Fields({ proof, step }: { readonly proof: 'code' | 'passkey' | 'password' | 'demo'; readonly step: Step }) {
  const { t } = useTexts()
  const words = useAccountWords().proof
  return (
    <>
      {proof === 'code' && <CodeField label={words.code} />}
      {proof === 'password' && (
        <Form.Item name="password" label={words.password} rules={[{ required: true, message: t.act.required }]}>
          <Input.Password autoComplete="current-password" maxLength={128} />
        </Form.Item>
      )}
      {proof !== 'passkey' && (
        <Button type="primary" htmlType="submit" autoInsertSpace={false} loading={step.busy}>
          {proof === 'demo' ? words.demo : words.go}
        </Button>
      )}
    </>
  )
}

export function ProofForm({ onShown }: { readonly onShown: () => unknown }) {
  const words = useAccountWords().proof
  const { data } = useAsk('myAccount', {})
  const step = useStep()
  const send = async (typed: Typed) => {
    const given = data?.proof === 'demo' ? { demo: true } : typed
    if (await step.take('/api/proof', given)) onShown()
  }
  const byKeyWords = useAccountWords().passkey.prove
  const byKey = async () => {
    if (await step.run(() => signWithKey('/api/proof/passkey/begin', '/api/proof/passkey'))) onShown()
  }
  if (!data) return null
  if (data.proof === 'none') return <p>{words.none}</p>
  return (
    <Form<Typed> layout="vertical" requiredMark={false} onFinish={send}>
      <Problems of={step.problems} />
      <Fields proof={data.proof} step={step} />
      {data.passkeys.length > 0 && (
        <p style={{ marginTop: 12 }}>
          <Button autoInsertSpace={false} loading={step.busy} onClick={byKey}>
            {byKeyWords}
          </Button>
        </p>
      )}
    </Form>
  )
}

/** The way to a first passkey, which whoever holds the seat adds to their own account. */
function LacksKey({ onGo }: { readonly onGo: () => void }) {
  const words = administratorWords[useTexts().language]
  return (
    <>
      <p>{words.enrol}</p>
      <Link to="/app/account" onClick={onGo}>
        {words.toAccount}
      </Link>
    </>
  )
}

/** One dialog for however many requests wait for it. */
export function ProofDialog() {
  const words = useAccountWords().proof
  const [waiting, setWaiting] = useState<readonly ((shown: boolean) => void)[]>([])
  const [lacksKey, setLacksKey] = useState(false)
  useEffect(
    () =>
      whenProofIsWanted(lacks => {
        setLacksKey(lacks)
        return new Promise<boolean>(resolve => setWaiting(before => [...before, resolve]))
      }),
    [],
  )
  const end = (shown: boolean) => {
    for (const resolve of waiting) resolve(shown)
    setWaiting([])
  }
  const open = waiting.length > 0
  return (
    <Modal open={open} title={words.title} footer={null} zIndex={1200} onCancel={() => end(false)}>
      <div className="stack">
        {!lacksKey && <p>{words.note}</p>}
        {open && (lacksKey ? <LacksKey onGo={() => end(false)} /> : <ProofForm onShown={() => end(true)} />)}
      </div>
    </Modal>
  )
}
