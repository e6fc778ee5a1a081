/** The one-time page of lost access; the token comes in the address after #, so that no server log has it. */
import { Button, Form } from 'antd'
import { useEffect, useState } from 'react'
import { step as lookAt } from '../account.ts'
import { NewPasswordFields } from '../parts/account/NewPassword.tsx'
import { Problems } from '../parts/account/Problems.tsx'
import { useAccountWords, useStep } from '../parts/account/use-step.ts'

type Found = { readonly password: boolean; readonly factors: boolean; readonly agreed: boolean }

const useFound = (token: string) => {
  const [found, setFound] = useState<Found | 'gone'>()
  useEffect(() => {
    lookAt('/api/recovery/look', { token }).then(came => {
      if (came.kind !== 'done') return setFound('gone')
      const { password, factors, agreed } = came.answer
      return setFound({ password: password === true, factors: factors === true, agreed: agreed === true })
    })
  }, [token])
  return found
}

function Use({ token, found, onDone }: { readonly token: string; readonly found: Found; readonly onDone: () => void }) {
  const words = useAccountWords().recovery
  const step = useStep()
  const send = async ({ password }: { password?: string }) => {
    if (await step.take('/api/recovery/use', { token, ...(found.password && { password }) })) onDone()
  }
  return (
    <Form<{ password?: string }> layout="vertical" requiredMark={false} onFinish={send} style={{ maxWidth: 400 }}>
      <Problems of={step.problems} />
      {found.factors && <p style={{ marginBottom: 16 }}>{words.factorsNote}</p>}
      {found.password && <NewPasswordFields />}
      <Button type="primary" htmlType="submit" autoInsertSpace={false} loading={step.busy}>
        {words.use}
      </Button>
    </Form>
  )
}

export function RecoverPage() {
  const words = useAccountWords().recovery
  const [token] = useState(() => window.location.hash.slice(1))
  const found = useFound(token)
  const [done, setDone] = useState(false)
  return (
    <main className="sheet stack">
      <h1>{words.page}</h1>
      {done && <p role="status">{words.done}</p>}
      {done && <a href="/app/sign-in">{words.signIn}</a>}
      {!done && found === 'gone' && <p>{words.gone}</p>}
      {!done && found && found !== 'gone' && !found.agreed && <p>{words.waiting}</p>}
      {!done && found && found !== 'gone' && found.agreed && <Use token={token} found={found} onDone={() => setDone(true)} />}
    </main>
  )
}
