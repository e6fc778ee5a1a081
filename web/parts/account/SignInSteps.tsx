/** What is still wanted after a right password: the code of an app, an app to begin with, or a new password; one after another until somebody is in. */
import { Button, Form } from 'antd'
import { useEffect, useState } from 'react'
import { codesIn, type Enrolment, enrolmentIn, type Next, nextIn } from '../../account.ts'
import { CodeField, Enrol, PaperCodes } from './Enrol.tsx'
import { NewPasswordFields } from './NewPassword.tsx'
import { PasskeyIn } from './Passkeys.tsx'
import { Problems } from './Problems.tsx'
import { useAccountWords, useStep } from './use-step.ts'

type Props = { readonly ticket: string; readonly onNext: (next: Next | undefined) => unknown }

function TypeCode({ ticket, onNext }: Props) {
  const words = useAccountWords().factor
  const step = useStep()
  const send = async ({ code }: { code: string }) => {
    const answer = await step.take('/api/sign-in/code', { ticket, code })
    if (answer) onNext(nextIn(answer))
  }
  return (
    <section className="stack">
      <h2>{words.codeTitle}</h2>
      <p>{words.codeNote}</p>
      <Problems of={step.problems} />
      <Form<{ code: string }> layout="vertical" requiredMark={false} onFinish={send}>
        <CodeField label={words.codeOrPaper} />
        <Button type="primary" htmlType="submit" autoInsertSpace={false} loading={step.busy}>
          {words.go}
        </Button>
      </Form>
      <PasskeyIn onIn={() => onNext(undefined)} onNext={onNext} />
    </section>
  )
}

function BeginApp({ ticket, onNext }: Props) {
  const words = useAccountWords().factor
  const step = useStep()
  const [enrolment, setEnrolment] = useState<Enrolment>()
  const [done, setDone] = useState<{ readonly codes: readonly string[]; readonly next: Next | undefined }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once, when the step begins.
  useEffect(() => {
    step.take('/api/sign-in/enrol', { ticket }).then(answer => setEnrolment(answer && enrolmentIn(answer)))
  }, [ticket])
  const send = async (code: string) => {
    const answer = await step.take('/api/sign-in/enrolled', { ticket, code })
    if (answer) setDone({ codes: codesIn(answer), next: nextIn(answer) })
  }
  if (done) return <PaperCodes codes={done.codes} onKept={() => onNext(done.next)} />
  return (
    <section className="stack">
      <h2>{words.beginTitle}</h2>
      <p>{words.beginNote}</p>
      {enrolment ? <Enrol enrolment={enrolment} step={step} onCode={send} /> : <Problems of={step.problems} />}
    </section>
  )
}

function Renew({ ticket, onNext }: Props) {
  const words = useAccountWords().password
  const step = useStep()
  const send = async ({ password }: { password: string }) => {
    const answer = await step.take('/api/sign-in/password', { ticket, password })
    if (answer) onNext(nextIn(answer))
  }
  return (
    <section className="stack">
      <h2>{words.choose}</h2>
      <p>{words.chooseNote}</p>
      <Problems of={step.problems} />
      <Form<{ password: string }> layout="vertical" requiredMark={false} onFinish={send} style={{ maxWidth: 400 }}>
        <NewPasswordFields />
        <Button type="primary" htmlType="submit" autoInsertSpace={false} loading={step.busy}>
          {words.save}
        </Button>
      </Form>
    </section>
  )
}

const steps = { code: TypeCode, enrol: BeginApp, newPassword: Renew }

export function SignInSteps({ first, onIn }: { readonly first: Next; readonly onIn: () => unknown }) {
  const [{ next, ticket }, setNext] = useState(first)
  const Step = steps[next]
  return <Step key={ticket} ticket={ticket} onNext={later => (later ? setNext(later) : onIn())} />
}
