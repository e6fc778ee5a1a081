/** The authenticator app of one's account, and the codes on paper. */
import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import { codesIn, type Enrolment, enrolmentIn } from '../../account.ts'
import { useRefresh } from '../../queries.ts'
import { Enrol, PaperCodes } from './Enrol.tsx'
import { Problems } from './Problems.tsx'
import { type Step, useAccountWords, useStep } from './use-step.ts'

type Account = Answered<'myAccount'>
type Buttons = { readonly step: Step; readonly onCodes: (codes: readonly string[]) => void }

function InUse({ account, step, onCodes }: Buttons & { readonly account: Account }) {
  const words = useAccountWords().factor
  const { message } = App.useApp()
  const refresh = useRefresh()
  const draw = async () => {
    const answer = await step.take('/api/account/codes', {})
    if (answer) onCodes(codesIn(answer))
  }
  const end = async () => {
    if (!(await step.take('/api/account/totp/end', {}))) return
    message.success(words.ended)
    await refresh()
  }
  return (
    <>
      <p>{words.codesLeft(account.codesLeft)}</p>
      <div className="row">
        <Button autoInsertSpace={false} loading={step.busy} onClick={draw}>
          {words.newCodes}
        </Button>
        {!account.mustHaveFactor && (
          <Button danger autoInsertSpace={false} loading={step.busy} onClick={end}>
            {words.end}
          </Button>
        )}
      </div>
    </>
  )
}

function Begin({ step, onCodes }: Buttons) {
  const words = useAccountWords().factor
  const [enrolment, setEnrolment] = useState<Enrolment>()
  const begin = async () => {
    const answer = await step.take('/api/account/totp/begin', {})
    if (answer) setEnrolment(enrolmentIn(answer))
  }
  const confirm = async (code: string) => {
    const answer = await step.take('/api/account/totp/confirm', { code })
    if (!answer) return
    setEnrolment(undefined)
    onCodes(codesIn(answer))
  }
  return (
    <>
      <div>
        <Button type="primary" autoInsertSpace={false} loading={step.busy} onClick={begin}>
          {words.begin}
        </Button>
      </div>
      <Modal open={enrolment !== undefined} title={words.beginTitle} footer={null} onCancel={() => setEnrolment(undefined)}>
        {enrolment && <Enrol enrolment={enrolment} step={step} onCode={confirm} />}
      </Modal>
    </>
  )
}

export function FactorBlock({ account }: { readonly account: Account }) {
  const words = useAccountWords().factor
  const step = useStep()
  const refresh = useRefresh()
  const [codes, setCodes] = useState<readonly string[]>()
  const kept = () => {
    setCodes(undefined)
    return refresh()
  }
  return (
    <section className="block">
      <header>
        <h2>{words.title}</h2>
        <span className="tag">{account.totp ? words.on : words.off}</span>
      </header>
      <div className="in stack">
        <p className="quiet small">{words.about}</p>
        {account.mustHaveFactor && <p>{words.must}</p>}
        <Problems of={step.problems} />
        {account.totp ? <InUse account={account} step={step} onCodes={setCodes} /> : <Begin step={step} onCodes={setCodes} />}
      </div>
      <Modal open={codes !== undefined} footer={null} closable={false} mask={{ closable: false }} keyboard={false}>
        {codes && <PaperCodes codes={codes} onKept={kept} />}
      </Modal>
    </section>
  )
}
