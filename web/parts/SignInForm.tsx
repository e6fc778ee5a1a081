/** Login and password, and in the demo the list of accounts; used by the page and by the door that opens when a session ends. */
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../core/question.ts'
import { type Next, nextIn, step } from '../account.ts'
import type { Credentials } from '../client.ts'
import { useAsk, useSession } from '../queries.ts'
import { useTexts } from '../texts.ts'
import { enterWords } from '../words/enter.ts'
import { PasskeyIn } from './account/Passkeys.tsx'
import { Platforms } from './account/Platforms.tsx'
import { SignInSteps } from './account/SignInSteps.tsx'
import { useAccountWords } from './account/use-step.ts'
import { PhoneForm } from './enter/PhoneForm.tsx'

/** Whoever comes back from a platform and has something more to show comes with the ticket after #. */
const nextInAddress = (): Next | undefined => {
  const [next, ticket] = window.location.hash.slice(1).split('.')
  return nextIn({ next, ticket })
}

type Props = { readonly onIn: () => void; readonly demo: boolean }
type Typed = { readonly login: string; readonly password: string }

/** Tries to sign in; the words of the failure, if it fails, or what is still wanted. */
const useSignIn = (onIn: () => void, onNext: (next: Next) => void) => {
  const { t } = useTexts()
  const words = useAccountWords()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const enter = async (credentials: Credentials) => {
    setBusy(true)
    const came = await step('/api/sign-in', credentials)
    setBusy(false)
    if (came.kind === 'done') {
      const next = nextIn(came.answer)
      return next ? onNext(next) : onIn()
    }
    if (came.kind === 'wait') return setProblem(words.wait(came.seconds))
    const known: Readonly<Record<number, string>> = { 0: t.act.offline, 401: t.signIn.wrong, 404: t.signIn.wrong }
    return setProblem((came.kind === 'failed' ? known[came.status] : undefined) ?? t.act.failed)
  }
  return { enter, problem, busy }
}

function Accounts({ enter, busy }: { enter: (credentials: Credentials) => unknown; busy: boolean }) {
  const { t, pick, role } = useTexts()
  const { data } = useAsk('demoAccounts', {})
  if (!data) return null
  const roles = [...new Set(data.map(account => account.role))]
  const of = (name: string): Answered<'demoAccounts'> => data.filter(account => account.role === name)
  return (
    <section className="stack">
      <div>
        <h2>{t.signIn.demoTitle}</h2>
        <p className="quiet">{t.signIn.demoNote}</p>
      </div>
      {roles.map(name => (
        <div key={name} className="tight">
          <h3>{role(name)}</h3>
          <ul className="accounts">
            {of(name).map(account => (
              <li key={account.login}>
                <button type="button" disabled={busy} onClick={() => enter({ login: account.login, demo: true })}>
                  <b>{pick(account.name)}</b>
                  <br />
                  <span className="quiet small">{account.organisation ? pick(account.organisation) : account.login}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function PasswordForm({ enter, busy }: { enter: (credentials: Credentials) => unknown; busy: boolean }) {
  const { t } = useTexts()
  const required = [{ required: true, message: t.act.required }]
  return (
    <Form<Typed> layout="vertical" requiredMark={false} onFinish={enter} style={{ maxWidth: 400 }}>
      <Form.Item name="login" label={t.signIn.login} rules={required}>
        <Input autoComplete="username" />
      </Form.Item>
      <Form.Item name="password" label={t.signIn.password} rules={required}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" autoInsertSpace={false} loading={busy}>
        {t.signIn.submit}
      </Button>
    </Form>
  )
}

/** By phone for people of the programme, by login for officers; in the demonstration also as anybody. */
export function SignInForm({ onIn, demo }: Props) {
  const { language } = useTexts()
  const words = enterWords[language]
  const { data: session } = useSession()
  const [next, setNext] = useState<Next | undefined>(nextInAddress)
  const { enter, problem, busy } = useSignIn(onIn, setNext)
  if (next) return <SignInSteps first={next} onIn={onIn} />
  return (
    <div className="stack">
      <div className="ways">
        {session?.texts && (
          <section>
            <h2>{words.byPhone}</h2>
            <PhoneForm onIn={onIn} onNext={setNext} />
          </section>
        )}
        <section>
          {session?.texts && <h2>{words.byPassword}</h2>}
          {problem && (
            <p className="saying bad" role="alert">
              {problem}
            </p>
          )}
          <PasswordForm enter={enter} busy={busy} />
          <div className="stack" style={{ marginTop: 16 }}>
            <PasskeyIn onIn={onIn} onNext={setNext} />
            <Platforms />
          </div>
        </section>
      </div>
      {demo && <Accounts enter={enter} busy={busy} />}
    </div>
  )
}
